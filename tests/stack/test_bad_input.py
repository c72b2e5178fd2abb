"""Whatever goes wrong ends in a named state, with a sentence in two languages and a next step."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from makeafvdo.adapters.workflow import input_of_run
from makeafvdo.domain.videos.videos import Video
from tests.support.stack_harness import Bench

NOT_READ = [
    ("tiktok wall", "NEEDS_INPUT", "product_blocked"),
    ("lazada wall", "NEEDS_INPUT", "product_blocked"),
    ("lazada removed", "FAILED", "product_removed"),
]


@pytest.mark.parametrize(("what", "state", "code"), NOT_READ, ids=[case[2] for case in NOT_READ])
def test_what_cannot_be_read_says_why(bench: Bench, what: str, state: str, code: str) -> None:
    link = bench.link(what)

    video = bench.settled(bench.marketer.start(link, "inbox", connection_id=bench.connection_id)["video_id"])

    assert (video["state"], video["problem"]["code"]) == (state, code)
    assert all(video["problem"]["said"][part] for part in ("th", "en", "next_th", "next_en"))


@pytest.mark.parametrize(
    ("link", "code"), [("สวัสดีค่ะ", "not_a_link"), ("https://example.com/product/1", "unknown_shop")]
)
def test_what_is_no_product_link_says_why_and_is_no_video(bench: Bench, link: str, code: str) -> None:
    before = bench.video_ids()

    answer = bench.marketer.write("POST", "/api/videos", {"link": link, "until": "product"}, key=f"no-link-{code}")

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, code)
    assert all(answer.json()["error"][part] for part in ("th", "en", "next_th", "next_en"))
    assert bench.video_ids() == before


def test_a_product_without_a_photo_asks_for_one(bench: Bench) -> None:
    link = bench.link("lazada no-photo")

    video = bench.settled(bench.marketer.start(link, "inbox", connection_id=bench.connection_id)["video_id"])

    assert (video["state"], video["reason"], video["missing"]) == ("NEEDS_INPUT", "missing", ["photos"])


def test_a_corrupt_photo_is_left_out(bench: Bench) -> None:
    video_id = bench.marketer.start(bench.link("lazada corrupt-photo"), "product")["video_id"]

    video = bench.settled(video_id)

    product = bench.marketer.get(f"/api/videos/{video_id}/product")
    assert (video["state"], video["reason"]) == ("NEEDS_INPUT", "check_product")
    assert 0 < len(product["photos"]) < len(product["image_urls"])


def test_what_the_marketer_fills_in_lets_the_video_go_on(bench: Bench) -> None:
    link = bench.link("aliexpress no-price")
    video_id = bench.marketer.start(link, "product")["video_id"]
    assert bench.settled(video_id)["missing"] == ["price"]

    bench.marketer.write("PATCH", f"/api/videos/{video_id}/product", {"price": "1590"}).raise_for_status()
    bench.marketer.continue_video(video_id, "script")
    video = bench.settled(video_id)

    assert (video["state"], video["reason"]) == ("NEEDS_INPUT", "check_script")
    product = bench.marketer.get(f"/api/videos/{video_id}/product")
    assert (product["price"], product["sources"]["price"]) == ("1590", "marketer")


def test_a_tiktok_that_takes_no_more_now_has_the_video_wait(bench: Bench, made_video: dict[str, Any]) -> None:
    video_id = bench.another(made_video)
    order = {"fault": "throttled", "path": "/v2/post/publish/inbox/video/init/", "skip": 0, "times": 99}
    bench.tiktok("PUT", "faults", orders=[order])

    video = bench.send(video_id, made_video["mp4_sha256"])

    bench.tiktok("PUT", "faults", orders=[])
    assert (video["state"], video["problem"]["code"]) == ("WAITING_SLOT", "waiting_for_tiktok")
    assert video["send_at"]
    assert video["mp4_url"]


def test_a_sixth_draft_of_the_day_waits_for_a_slot(bench: Bench, made_video: dict[str, Any]) -> None:
    video_id = bench.another(made_video)
    sent = [video["state"] for video in sent_together(bench, made_video, [bench.another(made_video) for _ in range(5)])]

    video = bench.send(video_id, made_video["mp4_sha256"])
    seventh = bench.send(bench.another(made_video), made_video["mp4_sha256"])

    assert sent == ["IN_INBOX"] * 5
    assert (video["state"], video["problem"]["code"]) == ("WAITING_SLOT", "waiting_for_tiktok")
    assert (seventh["state"], seventh["send_at"] > video["send_at"]) == ("WAITING_SLOT", True)


def test_twelve_sends_of_one_account_wait_for_twelve_times_and_each_is_one_run(
    bench: Bench, made_video: dict[str, Any]
) -> None:
    video_ids = [bench.another(made_video) for _ in range(12)]
    order = {"fault": "throttled", "path": "/v2/post/publish/inbox/video/init/", "skip": 0, "times": 99}
    bench.tiktok("PUT", "faults", orders=[order])

    videos = sent_together(bench, made_video, video_ids)

    bench.tiktok("PUT", "faults", orders=[])
    assert [video["state"] for video in videos] == ["WAITING_SLOT"] * 12
    assert len({video["send_at"] for video in videos}) == 12
    assert {video_run(bench, video_id) for video_id in video_ids} == {int(bench.row(made_video["video_id"])["run"]) + 1}


def sent_together(bench: Bench, made_video: dict[str, Any], video_ids: list[str]) -> list[dict[str, Any]]:
    """As many at a time as one marketer may have at work."""
    with ThreadPoolExecutor(3) as pool:
        return list(pool.map(lambda video_id: bench.send(video_id, made_video["mp4_sha256"]), video_ids))


@pytest.mark.usefixtures("allows_preview_voice", "standing_consent")
def test_a_send_nobody_tapped_for_goes_nowhere_once_the_standing_consent_is_withdrawn(
    bench: Bench, made_video: dict[str, Any]
) -> None:
    """Its run is begun as the sweep begins one whose time has come."""
    due = {
        "state": "QUEUED",
        "in_run": True,
        "from_step": "send",
        "until": "inbox",
        "connection_id": bench.connection_id,
    }
    video_id = bench.another(made_video, **due)
    video = Video.model_validate(bench.row(video_id))
    order = {"fault": "throttled", "path": "/v2/post/publish/inbox/video/init/", "skip": 0, "times": 99}
    bench.tiktok("PUT", "faults", orders=[order])
    bench.steps.start_execution(
        stateMachineArn=bench.stack.outputs["VideoMachineArn"],
        name=video.execution_name,
        input=json.dumps(input_of_run(video)),
    )
    waiting = bench.settled(video_id)
    bench.tiktok("PUT", "faults", orders=[])
    drafts = bench.tiktok("GET", "drafts")

    withdrawal = {"connection_id": bench.connection_id}
    bench.marketer.write("POST", "/api/tiktok/standing-consent/withdraw", withdrawal).raise_for_status()

    ready = bench.settled(video_id)
    assert waiting["state"] == "WAITING_SLOT"
    assert (ready["state"], ready["problem"]["code"], ready["send_at"]) == ("READY", "standing_consent_missing", None)
    assert {(item["state"], item.get("due_at")) for item in bench.sends.scan()["Items"] if "state" in item} == {
        ("FAILED", None)
    }
    assert bench.tiktok("GET", "drafts") == drafts


def test_a_video_tiktok_refuses_says_tiktoks_reason(bench: Bench, made_video: dict[str, Any]) -> None:
    video_id = bench.another(made_video)
    bench.tiktok("PATCH", "switches", fail_reason="frame_rate_check_failed")

    video = bench.send(video_id, made_video["mp4_sha256"])

    assert (video["state"], video["problem"]["code"]) == ("FAILED", "tiktok_frame_rate_check_failed")


def test_a_tiktok_that_never_finishes_leaves_the_video_processing(bench: Bench, made_video: dict[str, Any]) -> None:
    video_id = bench.another(made_video)
    bench.tiktok("PATCH", "switches", stuck=True)

    video = bench.send(video_id, made_video["mp4_sha256"])
    tap = {"until": "inbox", "connection_id": bench.connection_id, "mp4_sha256": made_video["mp4_sha256"]}
    again = bench.marketer.write("POST", f"/api/videos/{video_id}/continue", tap)

    assert (video["state"], video["in_run"]) == ("PROCESSING", False)
    assert (again.status_code, again.json()["error"]["code"]) == (409, "video_is_sent")
    assert bench.states_entered(video_id, video_run(bench, video_id))[-2:] == ["HowFarIsTheSend", "Settle"]


def test_another_file_than_the_approved_one_is_not_sent(bench: Bench, made_video: dict[str, Any]) -> None:
    video_id = bench.another(made_video)
    tap = {"until": "inbox", "connection_id": bench.connection_id, "mp4_sha256": "0" * 64}

    answer = bench.marketer.write("POST", f"/api/videos/{video_id}/continue", tap)

    assert answer.status_code == 409
    assert answer.json()["error"]["code"] == "another_file_was_approved"


def test_a_second_tap_while_a_run_is_live_is_refused(bench: Bench) -> None:
    video_id = bench.marketer.start(bench.link("lazada slow"), "product")["video_id"]

    answer = bench.marketer.write("POST", f"/api/videos/{video_id}/continue", {"until": "ready"})

    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "video_is_busy")
    bench.marketer.write("POST", f"/api/videos/{video_id}/cancel", {}).raise_for_status()


STEPS = [("scrape", "product"), ("script", "script"), ("voice", "ready"), ("render", "ready"), ("send", "inbox")]


@pytest.mark.parametrize(("step", "until"), STEPS)
def test_a_run_killed_in_any_step_can_be_gone_on_with(
    bench: Bench, made_video: dict[str, Any], step: str, until: str
) -> None:
    video_id = bench.another(made_video, state="FAILED", from_step=step)
    tap = {"connection_id": bench.connection_id, "mp4_sha256": made_video["mp4_sha256"]} if until == "inbox" else {}

    bench.marketer.continue_video(video_id, until, **tap)
    bench.steps.stop_execution(executionArn=bench.execution(video_id, video_run(bench, video_id)))
    killed = bench.settled(video_id)
    bench.marketer.continue_video(video_id, until, **tap)
    video = bench.settled(video_id)

    assert (killed["state"], killed["problem"]["code"]) == ("FAILED", "run_was_cut_off")
    assert killed["mp4_url"], "what was made is kept"
    assert video["problem"] is None
    assert video["state"] == {"ready": "READY", "inbox": "IN_INBOX"}.get(until, "NEEDS_INPUT")


def video_run(bench: Bench, video_id: str) -> int:
    return int(bench.row(video_id)["run"])
