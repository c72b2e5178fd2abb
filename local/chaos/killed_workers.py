"""Lambdas killed in the steps before a send; each run must end READY, or FAILED in a way that one tap mends.

A killed Lambda takes its child processes with it, as a Lambda sandbox does.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import boto3
import psutil

from local.chaos.testbed import Testbed
from local.demo.marketer import Marketer, new_marketer
from local.shops.catalogue.catalogue import demo_links
from local.stack.processes import running_lambdas
from makeafvdo.domain.sha256 import sha256_hex
from makeafvdo.domain.videos.videos import Step, Video, VideoState

_STATE_OF = {
    Step.SCRAPE: VideoState.SCRAPING,
    Step.SCRIPT: VideoState.WRITING,
    Step.VOICE: VideoState.SPEAKING,
    Step.RENDER: VideoState.RENDERING,
}
_SETTLES_WITHIN_S = 240
_ALWAYS = -1


@dataclass
class WorkerVerdict:
    """`kills`: step → Lambdas killed in it. `found`: kind of failure → one line for each, as for a plan."""

    name: str
    kills: Counter[Step] = field(default_factory=Counter)
    unfired: list[str] = field(default_factory=list)
    found: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, why: str) -> None:
        self.found.setdefault(name, []).append(why)


def kill_workers(testbed: Testbed, log: Callable[[str], None]) -> list[WorkerVerdict]:
    """One video whose Lambda is killed once in each step, one whose lanes are killed while they render its pieces, and
    one for each step in which every Lambda is killed."""
    marketer = new_marketer(testbed.stack, "killed@makeafvdo.test")
    killer = _WorkerKiller(testbed, marketer)
    verdicts = []
    for plan in _plans():
        verdicts.append(killer.run(plan))
        log(f"{plan.name}: {sum(verdicts[-1].kills.values())} killed")
    return verdicts


class _Plan(NamedTuple):
    name: str
    kills: dict[Step, int]
    """How many in each step."""
    is_late: bool = False
    """Not before the step has made a part of its work."""


def _plans() -> Iterator[_Plan]:
    yield _Plan("killed once in each step", dict.fromkeys(_STATE_OF, 1))
    yield _Plan("killed while lanes render", {Step.RENDER: 1}, is_late=True)
    for step in _STATE_OF:
        yield _Plan(f"killed in every attempt of {step}", {step: _ALWAYS})


class _WorkerKiller:
    def __init__(self, testbed: Testbed, marketer: Marketer) -> None:
        self._testbed, self._marketer = testbed, marketer
        self._user_id = str(marketer.get("/api/me")["user_id"])
        self._functions = _functions_of_steps()
        self._link = next(link for _, link in demo_links())

    def run(self, plan: _Plan) -> WorkerVerdict:
        verdict, kills = WorkerVerdict(plan.name), plan.kills
        for step in kills:  # so that the kill meets a Lambda that works
            _kill_lambdas_of(self._functions[step])
        started = self._marketer.start(self._link, "ready", options={"seconds": 15})
        video = self._watch(started["video_id"], kills, verdict, is_late=plan.is_late)
        if video.state is VideoState.FAILED and _ALWAYS in kills.values():
            _judge_failure(video, kills, verdict)
            self._marketer.continue_video(video.video_id, "ready")
            video = self._watch(video.video_id, {}, verdict)
        self._judge_end(video, verdict)
        return verdict

    def _watch(self, video_id: str, kills: dict[Step, int], verdict: WorkerVerdict, *, is_late: bool = False) -> Video:
        """Until the run is settled; kills that many Lambdas in each of these steps meanwhile."""
        left, repeated = dict(kills), set()
        deadline = time.monotonic() + _SETTLES_WITHIN_S
        while (video := self._row(video_id)).in_run and time.monotonic() < deadline:
            if video.retry:
                repeated.add(video.retry.state)
            for step, more in left.items():
                is_begun = video.state is _STATE_OF[step] and (video.progress is not None or not is_late)
                is_its_turn = more == _ALWAYS or is_begun
                if more and is_its_turn and _kill_lambdas_of(self._functions[step]):
                    left[step] = more if more == _ALWAYS else more - 1
                    verdict.kills[step] += 1
            time.sleep(0.01)
        if video.in_run:
            verdict.add("hung", f"still {video.state} after {_SETTLES_WITHIN_S} s")
        failed_in = video.failure.step if video.failure else None
        verdict.unfired += [step for step in kills if _STATE_OF[step] not in repeated and step != failed_in]
        return video

    def _row(self, video_id: str) -> Video:
        return self._testbed.app.videos.get(self._user_id, video_id)

    def _judge_end(self, video: Video, verdict: WorkerVerdict) -> None:
        if video.state is not VideoState.READY or video.mp4_key is None:
            why = f" ({video.failure.error} in {video.failure.step})" if video.failure else ""
            verdict.add("lost", f"ended {video.state}{why}")
        elif sha256_hex(self._testbed.media.get_bytes(video.mp4_key)) != video.mp4_sha256:
            verdict.add("untruthful", "said READY of another file")


def _judge_failure(video: Video, kills: dict[Step, int], verdict: WorkerVerdict) -> None:
    if video.failure is None or video.problem is None:
        verdict.add("untruthful", "said FAILED, but not where or why")
    elif video.failure.step not in kills:
        verdict.add("untruthful", f"said it failed in {video.failure.step}, but {', '.join(kills)} was killed")


def _functions_of_steps() -> dict[Step, str]:
    pages = boto3.client("lambda").get_paginator("list_functions").paginate()
    names = [function["FunctionName"] for page in pages for function in page["Functions"]]
    return {step: next(name for name in names if f"{step.capitalize()}Function" in name) for step in _STATE_OF}


def _kill_lambdas_of(function_name: str) -> int:
    """Kill that function's Lambdas; how many there were."""
    lambdas = [process for function, process in running_lambdas() if function == function_name]
    for process in lambdas:
        for each in (process, *_children(process)):
            _kill(each)
    return len(lambdas)


def _children(process: psutil.Process) -> list[psutil.Process]:
    try:
        return process.children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def _kill(process: psutil.Process) -> None:
    try:
        process.kill()
    except psutil.NoSuchProcess:
        return
