"""Progress and time left of a run, estimated from how long earlier runs took. Pure; time is an argument."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from statistics import median

from pydantic import BaseModel, ConfigDict

from makeafvdo.domain.videos.videos import (
    STATE_OF_STEP,
    STEPS_WITH_SCENES,
    Step,
    Until,
    Video,
    VideoState,
    steps_of_run,
)

_FIRST_GUESS = {Step.SCRAPE: 4.0, Step.SCRIPT: 1.5, Step.VOICE: 0.6, Step.RENDER: 1.5, Step.SEND: 25.0}
"""Seconds; voice and render: per second of video. Measured on 2 cores; a marketer's own runs replace it."""
_SAMPLES = 9
_MAX_SHARE = 0.97
"""Share shown at most while a run is under way: only the end of the run is 100 %."""


class RunTiming(BaseModel):
    """Seconds the marketer's latest runs took, by step; for voice and render, per second of video."""

    model_config = ConfigDict(frozen=True)

    seconds: dict[Step, tuple[float, ...]] = {}

    def of(self, step: Step) -> float:
        known = self.seconds.get(step)
        return median(known) if known else _FIRST_GUESS[step]

    def learned(self, latest: Mapping[Step, float]) -> "RunTiming":
        longer = {step: (*self.seconds.get(step, ()), round(s, 2))[-_SAMPLES:] for step, s in latest.items()}
        return RunTiming(seconds=self.seconds | longer)


class Progress(BaseModel):
    """`share` of the run done, 0 to 0.97; `seconds_left`, estimated."""

    model_config = ConfigDict(frozen=True)

    share: float
    seconds_left: int


def progress_of(video: Video, timing: RunTiming, now: datetime) -> Progress | None:
    """None where no run is under way."""
    if not video.in_run:
        return None
    steps = steps_of_run(video.from_step, video.until)
    takes = [timing.of(step) * _scale(step, video) for step in steps]
    at = steps.index(video.current_step) if video.current_step in steps else 0
    done = sum(takes[:at]) + takes[at] * _share_of_step(video, takes[at], now)
    left = sum(takes) - done
    return Progress(share=round(min(done / sum(takes), _MAX_SHARE), 3), seconds_left=max(round(left), 1))


def seconds_of_run(seconds_of_video: int, until: Until, timing: RunTiming) -> float:
    """How long the first run of a video of that length takes."""
    steps = steps_of_run(Step.SCRAPE, until)
    return sum(timing.of(step) * (seconds_of_video if step in STEPS_WITH_SCENES else 1) for step in steps)


def seconds_by_step(video: Video, ended_at: datetime) -> dict[Step, float]:
    """Seconds each step of a run took. Empty for an edited video: its steps may have found their work done."""
    began: Sequence[tuple[Step, datetime]] = [
        (step, video.began[state]) for step, state in STATE_OF_STEP.items() if state in video.began
    ]
    if video.edits or not began:
        return {}
    ends = [*(at for _, at in began[1:]), ended_at]
    return {
        step: (end - start).total_seconds() / _scale(step, video)
        for (step, start), end in zip(began, ends, strict=True)
    }


def _scale(step: Step, video: Video) -> int:
    return video.options.seconds if step in STEPS_WITH_SCENES else 1


def _share_of_step(video: Video, takes: float, now: datetime) -> float:
    """As the step reports it; else by elapsed time, which approaches 1 and never reaches it."""
    if video.state is VideoState.RENDERING and video.progress is not None:
        return video.progress
    began = video.began.get(STATE_OF_STEP[video.current_step])
    if began is None:
        return 0
    elapsed = max((now - began).total_seconds(), 0) / takes
    return elapsed * 0.8 if elapsed < 1 else 1 - 0.2 / elapsed
