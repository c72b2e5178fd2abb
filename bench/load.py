"""make load: what the local stack bears, on a stack of its own beside the one somebody may be working with.

Requests come by the clock, as visitors do: a late answer slows no other, and each is timed from when it was due. Then
many marketers order videos at once, each order tapped twice, of a product without a photo: such a video ends after its
page is read. Last the pages are asked quietly for some minutes, while the memory of the stack's processes is watched.
The last line is JSON.
"""

import argparse
import json
import sys
import time
import uuid
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from itertools import cycle, islice
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import boto3
import psutil
import requests

from local.demo.marketer import Marketer, new_marketer
from local.shops.catalogue.catalogue import demo_links
from local.stack import stack
from local.stack.processes import StackError, running_processes
from local.stack.stack import Stack

PAGES = ("/", "/login", "/privacy", "/status", "/videos", "/new", "/settings")
API = ("/api/me", "/api/videos", "/api/tiktok/accounts")
_A_SECOND, _SECONDS = 20, 60
_SOAK_A_SECOND, _SOAK_SECONDS = 2, 600
_MARKETERS, _VIDEOS = 50, 200
_RAMP = ((1, 20), (5, 10), (10, 10))
"""Requests a second, and for how long, until every function has been started often enough: not counted."""
_ORDERS_AT_ONCE = 4
_TAPS, _ORDERED_WITHIN_S = 2, 300
_GIVE_UP_S = 1800
_LOOK_EVERY_S = 1.0
_TIMEOUT_S = 60
_MOST_WAITING = 400

Request = Callable[[], int]
"""Makes a request and returns the status of its answer; 0: there was none."""


class Answer(NamedTuple):
    status: int
    took_ms: float
    """Since it was due."""


class Drained(NamedTuple):
    videos: int
    lost: int
    """Orders whose video is not there, or never came to rest."""
    doubled: int
    """Videos that nobody ordered, and runs beside the one of an order."""
    refused: int
    """Orders that found no Lambda free, and were made again."""
    seconds: float


def open_loop(requests_due: Sequence[Request], a_second: float) -> list[Answer]:
    """Each request at its time, whatever became of those before."""
    began = time.monotonic()
    with ThreadPoolExecutor(min(len(requests_due), _MOST_WAITING)) as pool:
        answers = []
        for nth, request in enumerate(requests_due):
            due = began + nth / a_second
            time.sleep(max(0.0, due - time.monotonic()))
            answers.append(pool.submit(_timed, request, due))
        return [answer.result() for answer in answers]


def _timed(request: Request, due: float) -> Answer:
    status = request()
    return Answer(status, (time.monotonic() - due) * 1000)


def percentile(answers: Sequence[Answer], share: float) -> float:
    """The nearest rank, in milliseconds."""
    ordered = sorted(answer.took_ms for answer in answers)
    return ordered[max(0, -(-len(ordered) * round(share * 100) // 100) - 1)]


def errors_in(answers: Sequence[Answer]) -> int:
    """Every request is one that is to be answered with 200."""
    return sum(answer.status != HTTPStatus.OK for answer in answers)


def visits(up: Stack, marketer: Marketer, count: int) -> list[Request]:
    """Pages and API in turn, each on a connection of its own."""
    parts = urlsplit(up.base_url)
    cookies = "; ".join(f"{name}={value}" for name, value in marketer.browser.cookies_of(parts.netloc).items())
    headers = {"Host": parts.netloc, "Cookie": cookies}

    def visit(path: str) -> Request:
        def ask() -> int:
            try:
                address = f"http://127.0.0.1:{parts.port}{path}"
                answer = requests.get(address, headers=headers, timeout=_TIMEOUT_S, allow_redirects=False)
            except requests.RequestException:
                return 0
            return answer.status_code

        return ask

    return [visit(path) for path in islice(cycle((*PAGES, *API)), count)]


def drain(up: Stack, marketers: Sequence[Marketer], count: int) -> Drained:
    """Orders `count` videos, each tapped twice, and waits until all have come to rest."""
    link = next(link for what, link in demo_links() if what == "lazada no-photo")
    before = _rows_of(up, marketers)
    began = time.monotonic()
    with ThreadPoolExecutor(_ORDERS_AT_ONCE) as pool:
        ordered = list(pool.map(lambda whose: _order(whose, link), islice(cycle(marketers), count)))
    wanted = {video_id for video_id, _ in ordered if video_id}
    deadline = began + _GIVE_UP_S
    rows = _rows_of(up, marketers)
    while time.monotonic() < deadline and any(_is_under_way(rows.get(each)) for each in wanted):
        time.sleep(_LOOK_EVERY_S)
        rows = _rows_of(up, marketers)
    at_rest = {video_id for video_id in wanted if not _is_under_way(rows.get(video_id))}
    unordered = rows.keys() - before.keys() - wanted
    repeated = sum(int(rows[each]["run"]) - 1 for each in at_rest)
    doubled = len(unordered) + repeated + _runs_beside(up, wanted)
    refused = sum(times for _, times in ordered)
    return Drained(len(wanted), count - len(at_rest), doubled, refused, time.monotonic() - began)


def _order(marketer: Marketer, link: str) -> tuple[str | None, int]:
    """The video of an order tapped twice, None where it was never taken; and how often it was refused and, as the pages
    do, made again under its key.
    """
    key, ids, refused = uuid.uuid4().hex, list[str](), 0
    deadline = time.monotonic() + _ORDERED_WITHIN_S
    while len(ids) < _TAPS and time.monotonic() < deadline:
        try:
            ids.append(str(marketer.start(link, "product", key=key)["video_id"]))
        except (StackError, requests.RequestException):
            refused += 1
            time.sleep(_LOOK_EVERY_S)
    return (ids[-1] if ids else None), refused


def _rows_of(up: Stack, marketers: Sequence[Marketer]) -> dict[str, dict[str, Any]]:
    mine = {marketer.user_id for marketer in marketers}
    scans = boto3.resource("dynamodb").meta.client.get_paginator("scan")
    pages = scans.paginate(TableName=up.outputs["VideosTable"], ConsistentRead=True)
    scanned: list[dict[str, Any]] = [row for page in pages for row in page["Items"]]
    return {str(row["video_id"]): row for row in scanned if row["user_id"] in mine and "state" in row}


def _is_under_way(row: dict[str, Any] | None) -> bool:
    return row is None or "open_run" in row


def _runs_beside(up: Stack, wanted: set[str]) -> int:
    """Executions of the ordered videos beyond one each."""
    client = boto3.client("stepfunctions")
    pages = client.get_paginator("list_executions").paginate(stateMachineArn=up.outputs["VideoMachineArn"])
    names = [execution["name"].rpartition("-")[0] for page in pages for execution in page["executions"]]
    return sum(count - 1 for video_id, count in Counter(names).items() if video_id in wanted)


def memory_mb() -> dict[tuple[int, float], float]:
    """Resident memory of each of the stack's processes, Lambdas included, by which process it is."""
    found = {}
    for process in running_processes():
        try:
            found[process.pid, process.create_time()] = process.memory_info().rss / 1e6
        except psutil.NoSuchProcess:
            continue
    return found


def grown_mb(start: dict[tuple[int, float], float], end: dict[tuple[int, float], float]) -> float:
    """Of the processes that were there from start to end: Lambdas come and go."""
    return sum(end[process] - start[process] for process in start.keys() & end.keys())


def main() -> int:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--soak-s", type=int, default=_SOAK_SECONDS)
    soak_s = arguments.parse_args().soak_s
    try:
        return _run(stack.up(), soak_s)
    finally:
        stack.down()


def _run(up: Stack, soak_s: int) -> int:
    marketers = [new_marketer(up, f"load-{nth}@makeafvdo.test") for nth in range(_MARKETERS)]
    for a_second, seconds in _RAMP:
        open_loop(visits(up, marketers[0], a_second * seconds), a_second)
    answers = open_loop(visits(up, marketers[0], _A_SECOND * _SECONDS), _A_SECOND)
    _print_answers(f"{_A_SECOND} requests a second for {_SECONDS} s", answers)
    drained = drain(up, marketers, _VIDEOS)
    print(
        f"  {drained.videos} videos of {_MARKETERS} marketers, each ordered twice: {drained.seconds:.0f} s, "
        f"{drained.lost} lost, {drained.doubled} doubled, {drained.refused} orders refused and made again",
        flush=True,
    )
    start = memory_mb()
    soak = open_loop(visits(up, marketers[0], _SOAK_A_SECOND * soak_s), _SOAK_A_SECOND)
    end = memory_mb()
    _print_answers(f"{_SOAK_A_SECOND} requests a second for {soak_s} s", soak)
    print(f"  memory: {sum(start.values()):.0f} MB of {len(start)} processes at its start, ", end="")
    print(f"{sum(end.values()):.0f} MB of {len(end)} at its end")
    found = {
        "requests": len(answers) + len(soak),
        "errors": errors_in(answers) + errors_in(soak),
        "p95_ms": round(percentile(answers, 0.95)),
        "videos": drained.videos,
        "lost": drained.lost,
        "doubled": drained.doubled,
        "rss_growth_mb": round(grown_mb(start, end), 1),
    }
    print(json.dumps(found))
    return 1 if found["errors"] or drained.lost or drained.doubled else 0


def _print_answers(what: str, answers: Sequence[Answer]) -> None:
    times = "".join(f"  p{share * 100:.0f} {percentile(answers, share):.0f} ms" for share in (0.5, 0.95, 0.99))
    statuses = ", ".join(f"{count} of {status}" for status, count in sorted(Counter(a.status for a in answers).items()))
    print(f"  {what}:{times}; answers: {statuses}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
