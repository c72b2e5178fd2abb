"""The progress bar: grows with the work, never decreases, and does not stall near its end."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from makeafvdo.domain.videos.progress import RunTiming, progress_of, seconds_by_step
from makeafvdo.domain.videos.videos import STATE_OF_STEP, Step, Until, Video, VideoState, steps_of_run
from makeafvdo.services.videos.run_timing import learn_timing, timing_of
from tests.unit.videos.conftest import NOW, Desk, a_video


def in_run(state: VideoState, began: dict[VideoState, float], **changes: object) -> Video:
    """A run from the link to READY, in `state`; `began` in seconds since NOW."""
    times = {each: NOW + timedelta(seconds=seconds) for each, seconds in began.items()}
    fields = {"state": state, "in_run": True, "from_step": "scrape", "until": "ready", "began": times}
    return a_video(**(fields | changes))


@given(st.lists(st.floats(0.1, 200), min_size=4, max_size=4), st.floats(0, 1))
def test_the_bar_never_goes_back_and_never_says_done(seconds: list[float], rendered: float) -> None:
    shares, began, clock = [], {}, 0.0
    for step, takes in zip(steps_of_run(Step.SCRAPE, Until.READY), seconds, strict=True):
        began[STATE_OF_STEP[step]] = clock
        for part in (0, 0.3, 0.9):
            counted = rendered * part if step is Step.RENDER else None
            video = in_run(STATE_OF_STEP[step], dict(began), progress=counted)
            progress = progress_of(video, RunTiming(), NOW + timedelta(seconds=clock + takes * part))
            assert progress is not None
            shares.append(progress.share)
        clock += takes

    assert all(later >= earlier for earlier, later in pairwise(shares))
    assert shares[-1] < 0.98


def test_a_settled_video_has_no_bar() -> None:
    assert progress_of(a_video(), RunTiming(), NOW) is None


def test_what_is_left_is_told_by_the_marketers_own_runs() -> None:
    slow = RunTiming(seconds={Step.RENDER: (3.0, 4.0, 90.0)})
    video = in_run(VideoState.RENDERING, {VideoState.RENDERING: 0}, progress=0.5)

    progress = progress_of(video, slow, NOW)

    assert progress is not None
    assert progress.seconds_left == 4 * video.options.seconds * 0.5


def test_a_finished_run_teaches_the_next_one(desk: Desk) -> None:
    began = {VideoState.SPEAKING: NOW, VideoState.RENDERING: NOW + timedelta(seconds=15)}
    video = a_video(began=began, changed_at=NOW + timedelta(seconds=75))

    learn_timing(video, desk.cache)

    assert timing_of("mali", desk.cache).seconds == {Step.VOICE: (0.5,), Step.RENDER: (2.0,)}


def test_nothing_is_learned_from_a_run_that_found_its_work_done() -> None:
    assert seconds_by_step(a_video(edits=1, began={VideoState.SPEAKING: NOW}), NOW) == {}


def test_a_step_entered_twice_began_once(desk: Desk) -> None:
    video = desk.put(a_video(in_run=True))

    desk.videos.enter("mali", video.video_id, 3, VideoState.RENDERING)
    desk.now += timedelta(seconds=9)
    again = desk.videos.enter("mali", video.video_id, 3, VideoState.RENDERING)

    assert again.began == {VideoState.RENDERING: NOW}
