"""One product link through the real state machine."""

import pytest

from tests.support.stack_harness import Bench


@pytest.mark.usefixtures("allows_preview_voice", "standing_consent")
def test_a_link_goes_straight_to_the_inbox(bench: Bench) -> None:
    started = bench.marketer.start(
        bench.link("tiktok"), "inbox", connection_id=bench.connection_id, options={"seconds": 15, "tone": "khrap"}
    )

    video = bench.settled(started["video_id"])

    assert video["state"] == "IN_INBOX", video
    entered = bench.states_entered(video["video_id"], 1)
    first_poll = entered.index("Poll")
    assert entered[: first_poll + 1] == [
        "Enter", "Scrape", "IsProductComplete", "Script", "IsScriptTheStop", "Voice", "OneVoice", "IsSpokenByOneVoice",
        "Render", "HowFarIsTheVideo", "RenderLanes", "JoinLanes", "HowFarIsTheVideo",
        "Recheck", "Upload", "HowFarIsTheSend", "WaitForTikTok", "Poll",
    ]  # fmt: skip
    assert entered[-3:] == ["Poll", "HowFarIsTheSend", "Settle"]
    assert bench.tasks_done_in("RenderLanes", video["video_id"], 1) == 2
    assert [draft["status"] for draft in bench.drafts(video["mp4_sha256"])] == ["SEND_TO_USER_INBOX"]


def test_what_only_the_preview_voice_has_spoken_waits_to_be_heard(bench: Bench) -> None:
    started = bench.marketer.start(
        bench.link("lazada ribbed"), "inbox", connection_id=bench.connection_id, options={"seconds": 15}
    )

    unheard = bench.settled(started["video_id"])
    sent = bench.send(started["video_id"], unheard["mp4_sha256"])

    assert (unheard["state"], unheard["problem"]["code"]) == ("READY", "preview_voice_not_sent")
    assert bench.states_entered(started["video_id"], 1)[-3:] == ["HowFarIsTheVideo", "PreviewVoice", "Settle"]
    assert sent["state"] == "IN_INBOX", sent


def test_the_marketer_taps_from_stop_to_stop(bench: Bench) -> None:
    video_id = bench.marketer.start(bench.link("lazada ribbed"), "product", options={"seconds": 15})["video_id"]

    at_product = bench.settled(video_id)
    bench.marketer.continue_video(video_id, "script")
    at_script = bench.settled(video_id)
    bench.marketer.continue_video(video_id, "ready")
    at_ready = bench.settled(video_id)
    sent = bench.send(video_id, at_ready["mp4_sha256"])

    assert (at_product["state"], at_product["reason"]) == ("NEEDS_INPUT", "check_product")
    assert (at_script["state"], at_script["reason"]) == ("NEEDS_INPUT", "check_script")
    assert at_ready["state"] == "READY"
    assert sent["state"] == "IN_INBOX", sent
    assert bench.states_entered(video_id, 1)[-3:] == ["IsProductComplete", "CheckProduct", "Settle"]
    assert bench.states_entered(video_id, 2)[:3] == ["Enter", "Script", "IsScriptTheStop"]
    assert bench.states_entered(video_id, 3)[:3] == ["Enter", "Voice", "OneVoice"]
    assert bench.states_entered(video_id, 4)[:3] == ["Enter", "Recheck", "Upload"]


def test_the_same_order_twice_is_one_video(bench: Bench) -> None:
    first = bench.marketer.start(bench.link("lazada wall"), "product", key="same-form-sent-twice")
    second = bench.marketer.start(bench.link("lazada wall"), "product", key="same-form-sent-twice")

    assert first["video_id"] == second["video_id"]
    bench.settled(first["video_id"])
