"""Promise: faults are normal. A failing seed is in the test's name and replays."""

from pathlib import Path

import pytest

from makeafvdo.adapters.tiktok.tiktok_http import Timeouts
from tests.support.tiktok_harness import VIDEO, TikTokHarness, tiktok_harness
from tests.unit.tiktok.sends.drive import arrived, run_to_its_end

FAULTS = ["error_before", "error_after", "cut_before", "cut_after", "throttled", "bad_json", "token_dies"]
SLOW_ONES = ["timeout_after", "slow_drip"]
HASTY = Timeouts(connect=1, read=0.5, total=0.5, upload=5, stored=0.5)


@pytest.mark.parametrize("seed", range(20))
def test_whatever_goes_wrong_one_video_arrives_or_the_marketer_is_told(bench: TikTokHarness, seed: int) -> None:
    assert_one_arrives_or_the_marketer_is_told(bench, seed, FAULTS)


@pytest.mark.parametrize("seed", range(20, 26))
def test_a_tiktok_too_slow_to_wait_for_is_a_fault_like_any_other(tmp_path: Path, seed: int) -> None:
    with tiktok_harness(tmp_path, HASTY) as bench:
        assert_one_arrives_or_the_marketer_is_told(bench, seed, FAULTS + SLOW_ONES * 2)


def assert_one_arrives_or_the_marketer_is_told(bench: TikTokHarness, seed: int, faults: list[str]) -> None:
    connection = bench.connect()
    bench.advance(25 * 3600)
    bench.tiktok_itself.command("PUT", "faults", seeded={"seed": seed, "rate": 0.4, "budget": 6, "faults": faults})

    step = run_to_its_end(bench, connection, VIDEO)

    order = bench.order(connection)
    if step.outcome == "in_inbox":
        assert arrived(bench, order) == 1
    else:
        assert (step.outcome, step.send.reason) == ("refused", "tiktok_upload_not_opened")
        assert bench.videos_in_inbox() == 0
