"""Promise: faults are normal. A failing seed is in the test's name and replays."""

import pytest

from tests.unit.accounts.workbench import VIDEO, Workbench
from tests.unit.sends.drive import arrived, run_to_its_end

FAULTS = ["error_before", "error_after", "cut_before", "cut_after", "throttled", "bad_json", "token_dies"]


@pytest.mark.parametrize("seed", range(20))
def test_whatever_goes_wrong_one_video_arrives_or_the_marketer_is_told(bench: Workbench, seed: int) -> None:
    connection = bench.connect()
    bench.advance(25 * 3600)
    bench.tiktok_itself.command("PUT", "faults", seeded={"seed": seed, "rate": 0.4, "budget": 6, "faults": FAULTS})

    step = run_to_its_end(bench, connection, VIDEO)

    order = bench.order(connection)
    if step.outcome == "in_inbox":
        assert arrived(bench, order) == 1
    else:
        assert (step.outcome, step.send.reason) == ("refused", "tiktok_upload_not_opened")
        assert bench.videos_in_inbox() == 0
