"""Promise: at most one video in the inbox, and in the end one, wherever the Lambda dies."""

import pytest

from tests.support.tiktok_harness import TikTokHarness
from tests.unit.tiktok.sends.drive import Fuse, run_to_its_end

A_DAY_AND_AN_HOUR = 25 * 3600


@pytest.fixture
def fuse(bench: TikTokHarness, monkeypatch: pytest.MonkeyPatch) -> Fuse:
    return Fuse(bench, monkeypatch)


def test_killed_before_and_after_every_call_one_video_arrives(bench: TikTokHarness, fuse: Fuse) -> None:
    """A day passes between the sends: each begins with a token that has run out, and slots are free again."""
    connection = bench.connect()
    bench.advance(A_DAY_AND_AN_HOUR)
    fuse.set(None, is_before=True)
    run_to_its_end(bench, connection, "video-unharmed")
    calls = list(fuse.made)
    assert {"tiktok.refresh", "tiktok.init_inbox_upload", "tiktok.put_video", "tiktok.fetch_status"} <= set(calls)
    stored = bench.videos_in_inbox()

    for is_before in (True, False):
        for at in range(1, len(calls) + 1):
            bench.advance(A_DAY_AND_AN_HOUR)
            fuse.set(at, is_before=is_before)
            step = run_to_its_end(bench, connection, f"video-{at:02}-{is_before}")
            stored += 1
            assert step.outcome == "in_inbox", (calls[at - 1], is_before)
            assert bench.videos_in_inbox() == stored, (calls[at - 1], is_before)
            assert len(step.send.inits) <= 2
