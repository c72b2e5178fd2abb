"""Faults are ours: what they do, and that each one that fires is counted."""

import pytest
import requests

from tests.support.tiktok_under_test import LocalTikTokUnderTest

INIT = "/v2/post/publish/inbox/video/init/"


def order(tiktok: LocalTikTokUnderTest, fault: str, path: str = "/", **more: object) -> None:
    tiktok.command("PUT", "faults", orders=[{"fault": fault, "path": path}], **more)


def drafts(tiktok: LocalTikTokUnderTest) -> list[dict[str, object]]:
    return list(tiktok.command("GET", "drafts"))


@pytest.mark.parametrize(("fault", "status"), [("error_before", 500), ("throttled", 429)])
def test_before_means_nothing_happened(tiktok: LocalTikTokUnderTest, fault: str, status: int) -> None:
    order(tiktok, fault)

    assert tiktok.init(tiktok.access_token).status_code == status
    assert drafts(tiktok) == []


@pytest.mark.parametrize(("fault", "status"), [("error_after", 500), ("bad_json", 200), ("slow_drip", 200)])
def test_after_means_it_happened(tiktok: LocalTikTokUnderTest, fault: str, status: int) -> None:
    order(tiktok, fault, drip_s=0.0)

    assert tiktok.init(tiktok.access_token).status_code == status
    assert len(drafts(tiktok)) == 1


def test_a_cut_before_leaves_nothing(tiktok: LocalTikTokUnderTest) -> None:
    _, url = tiktok.begin(tiktok.access_token)
    order(tiktok, "cut_before", path="/video/")

    with pytest.raises(requests.ConnectionError):
        tiktok.put(url, bytes(100), "bytes 0-99/100")

    assert drafts(tiktok)[0]["received_bytes"] == 0


def test_a_cut_after_leaves_the_bytes_stored(tiktok: LocalTikTokUnderTest) -> None:
    _, url = tiktok.begin(tiktok.access_token)
    order(tiktok, "cut_after", path="/video/")

    with pytest.raises(requests.ConnectionError):
        tiktok.put(url, bytes(100), "bytes 0-99/100")

    assert drafts(tiktok)[0]["received_bytes"] == 100


def test_a_timeout_after_is_silence(tiktok: LocalTikTokUnderTest) -> None:
    order(tiktok, "timeout_after")

    with pytest.raises(requests.ReadTimeout):
        tiktok.session.post(
            tiktok.open + INIT,
            json={"source_info": {"source": "FILE_UPLOAD", "video_size": 1, "chunk_size": 1, "total_chunk_count": 1}},
            headers={"Authorization": f"Bearer {tiktok.access_token}"},
            timeout=2,
        )

    assert len(drafts(tiktok)) == 1


def test_a_token_can_die_between_two_calls_and_be_refreshed(tiktok: LocalTikTokUnderTest) -> None:
    pair = tiktok.connect()
    order(tiktok, "token_dies", path="/v2/user/")

    assert tiktok.user_info(pair["access_token"]).json()["error"]["code"] == "access_token_invalid"

    fresh = tiktok.refresh(pair["refresh_token"])["access_token"]
    assert tiktok.user_info(fresh).json()["error"]["code"] == "ok"


def test_an_order_can_let_calls_pass_and_strike_several_times(tiktok: LocalTikTokUnderTest) -> None:
    tiktok.command("PUT", "faults", orders=[{"fault": "error_before", "skip": 1, "times": 2}])

    answers = [tiktok.user_info(tiktok.access_token).status_code for _ in range(4)]

    assert answers == [200, 500, 500, 200]


def test_a_seed_repeats_itself_and_keeps_its_budget(tiktok: LocalTikTokUnderTest) -> None:
    def run(seed: int) -> list[int]:
        plan = {"seed": seed, "rate": 0.5, "budget": 6, "faults": ["error_before", "throttled"]}
        tiktok.command("PUT", "faults", seeded=plan)
        return [tiktok.user_info(tiktok.access_token).status_code for _ in range(20)]

    first, again, other = run(7), run(7), run(8)

    assert first == again != other
    assert sum(status != 200 for status in first) == 6


def test_what_fired_is_counted_and_written_beside_its_call(tiktok: LocalTikTokUnderTest) -> None:
    order(tiktok, "error_before", path="/v2/user/")

    tiktok.user_info(tiktok.access_token)

    assert tiktok.command("GET", "faults")["fired"] == {"error_before": 1}
    call = tiktok.command("GET", "calls")[-1]
    assert (call["method"], call["path"], call["status"]) == ("GET", "/v2/user/info/", 500)
    assert call["fault"] == "error_before"


def test_records_hold_no_secrets(tiktok: LocalTikTokUnderTest) -> None:
    _, url = tiktok.begin(tiktok.access_token)
    tiktok.put(url, bytes(100), "bytes 0-99/100")

    records = tiktok.session.get(f"{tiktok.open}/_local/calls").text + str(drafts(tiktok))

    assert tiktok.access_token not in records
    assert url.split("upload_token=")[1] not in records
