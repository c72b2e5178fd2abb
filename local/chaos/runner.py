"""Runs the plans: sends each video, follows the app's instructions, and advances time in between."""

import secrets
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import requests

from local.chaos.judge import AppStatus, Draft, Snapshot, Verdict, WebhookDelivery, judge
from local.chaos.plans import Plan
from local.chaos.testbed import Case, Testbed
from local.tiktok.faults.faults import InjectedFault
from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.tiktok.api import SCOPES
from makeafvdo.domain.tiktok.connections import Connection
from makeafvdo.domain.videos.videos import Until, VideoState
from makeafvdo.services.tiktok.connect import Callback, finish_connect, start_connect
from makeafvdo.services.videos.start_video import Tap, continue_video

AT_A_TIME = 8
MINUTE, HOUR, DAY = 60, 3600, 24 * 3600
_TIME_STEPS = (2 * MINUTE, 16 * MINUTE, 16 * MINUTE, 70 * MINUTE, 3 * HOUR, DAY + HOUR, 16 * MINUTE, 70 * MINUTE, DAY)
"""Advances between two snapshots: each longer than one of the app's waits, one after the other."""
_LANDED = {VideoState.IN_INBOX, VideoState.PUBLISHED}


def run_plans(testbed: Testbed, plans: Sequence[Plan], log: Callable[[str], None]) -> list[Verdict]:
    """Runs every plan from its send until nothing changes any more, eight at a time; their verdicts."""
    cases = _map_parallel(lambda plan: _create_video(testbed, plan), plans)
    testbed.advance_time(DAY + HOUR)  # so that every send begins with an expired token
    log(f"{len(cases)} videos ready, each for an account of its own")
    orders = [order.model_dump() for plan in plans for order in plan.orders()]
    testbed.tiktok("PUT", "faults", orders=orders, drip_s=0.1, hold_s=90)
    snapshots: dict[str, list[Snapshot]] = {case.plan.account_id: [] for case in cases}
    _map_parallel(lambda case: _send(testbed, case), sorted(cases, key=lambda case: not case.plan.is_slow))
    for seconds in _TIME_STEPS:
        unfinished = _take_snapshots(testbed, cases, snapshots)
        log(f"{len(cases) - len(unfinished)} of {len(cases)} in the inbox, every fault of theirs carried out")
        if not unfinished:
            break
        _map_parallel(lambda case: _follow_instructions(testbed, case, snapshots[case.plan.account_id][-1]), unfinished)
        testbed.advance_time(seconds)
        testbed.sweep(cases)
    testbed.advance_time(DAY + HOUR)
    testbed.sweep(cases)
    _take_snapshots(testbed, cases, snapshots)
    return _verdicts(testbed, cases, snapshots)


def _map_parallel(do: Callable[[Any], Any], each: Iterable[Any]) -> list[Any]:
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        return list(pool.map(do, each))


def _create_video(testbed: Testbed, plan: Plan) -> Case:
    testbed.tiktok("POST", "accounts", account_id=plan.account_id, display_name=f"แผนที่ {plan.seed}")
    return testbed.ready_video(plan, _connect(testbed, plan.account_id).connection_id)


def _connect(testbed: Testbed, account_id: str) -> Connection:
    """The whole OAuth round trip, consent page included."""
    redirect_uri = f"{testbed.stack.base_url}/api/tiktok/callback"
    session, access = account_id, testbed.app.tiktok_access
    consent_page = start_connect(
        account_id,
        session,
        redirect_uri,
        always_ask=True,
        sessions=testbed.app.sessions,
        access=access,
        new_secret=lambda: secrets.token_urlsafe(32),
    )
    form = {"decision": "approve", "account": account_id, "scope": SCOPES}
    response = requests.post(consent_page, data=form, allow_redirects=False, timeout=30)
    callback = Callback.model_validate(dict(parse_qsl(urlsplit(response.headers["Location"]).query)))
    outcome = finish_connect(
        account_id,
        session,
        redirect_uri,
        callback,
        sessions=testbed.app.sessions,
        access=access,
        new_id=testbed.app.new_id,
    )
    if outcome.connection is None:
        raise RuntimeError(f"{account_id} could not be connected: {outcome.code}")
    return outcome.connection


def _send(testbed: Testbed, case: Case) -> None:
    """The tap on ส่งเข้า TikTok, and the run it starts."""
    tap = Tap(until=Until.INBOX, connection_id=case.connection_id, mp4_sha256=testbed.facts.facts.sha256)
    try:
        continue_video(
            testbed.video(case),
            tap,
            videos=testbed.app.videos,
            artifacts=testbed.app.artifacts,
            workflow=testbed.app.workflow,
            reserve_run=lambda *_: None,
        )
    except Conflict:  # the page was stale: the app has a run already
        return
    testbed.wait_for_runs([case])


def _follow_instructions(testbed: Testbed, case: Case, snapshot: Snapshot) -> None:
    """Connect again or send again, as the page asks; post the draft where the plan says so."""
    if snapshot.app.needs_reconnect:
        _connect(testbed, case.plan.account_id)
    if snapshot.app.state == VideoState.FAILED:
        _send(testbed, case)
    elif case.plan.creator_posts and snapshot.app.state == VideoState.IN_INBOX:
        for draft in _drafts_of(testbed, case):
            if draft["status"] == "SEND_TO_USER_INBOX":
                testbed.tiktok("POST", f"drafts/{draft['publish_id']}/post")


def _take_snapshots(testbed: Testbed, cases: Sequence[Case], snapshots: dict[str, list[Snapshot]]) -> list[Case]:
    """A snapshot of every case; returns the cases that are not finished."""
    drafts = testbed.tiktok("GET", "drafts")
    fired = [InjectedFault(**each) for each in testbed.tiktok("GET", "faults")["record"]]
    unfinished = []
    for case in cases:
        snapshot = Snapshot(_app_status(testbed, case), _as_drafts(drafts, case))
        snapshots[case.plan.account_id].append(snapshot)
        if _has_more_to_come(case.plan, snapshot, _faults_of(fired, case)):
            unfinished.append(case)
    return unfinished


def _has_more_to_come(plan: Plan, snapshot: Snapshot, fired: Sequence[InjectedFault]) -> bool:
    if snapshot.app.state not in _LANDED or snapshot.app.needs_reconnect:
        return True
    if plan.creator_posts and not any(draft.status == "PUBLISH_COMPLETE" for draft in snapshot.drafts):
        return True
    return len(fired) < sum(planned_fault.times for planned_fault in plan.faults)


def _app_status(testbed: Testbed, case: Case) -> AppStatus:
    video = testbed.video(case)
    connection = testbed.app.tiktok_access.connections.get(case.user_id, case.connection_id)
    code = video.problem.code if video.problem else None
    return AppStatus(video.state, code, video.in_run, connection.problem(testbed.app.clock()) is not None)


def _as_drafts(records: Sequence[dict[str, Any]], case: Case) -> tuple[Draft, ...]:
    return tuple(
        Draft(each["status"], each["sha256"]) for each in records if each["account_id"] == case.plan.account_id
    )


def _drafts_of(testbed: Testbed, case: Case) -> list[dict[str, Any]]:
    return [each for each in testbed.tiktok("GET", "drafts") if each["account_id"] == case.plan.account_id]


def _faults_of(fired: Sequence[InjectedFault], case: Case) -> list[InjectedFault]:
    return [each for each in fired if each.account_id == case.plan.account_id]


def _verdicts(testbed: Testbed, cases: Sequence[Case], snapshots: dict[str, list[Snapshot]]) -> list[Verdict]:
    fired = [InjectedFault(**each) for each in testbed.tiktok("GET", "faults")["record"]]
    webhooks = sorted(testbed.tiktok("GET", "webhooks"), key=lambda each: each["account_id"])
    events = {
        account_id: [WebhookDelivery(each["fault"], tuple(each["answers"])) for each in group]
        for account_id, group in groupby(webhooks, key=lambda each: each["account_id"])
    }
    sha256 = testbed.facts.facts.sha256
    return [
        judge(case.plan, sha256, snapshots[name], _faults_of(fired, case), events.get(name, []))
        for case in cases
        for name in [case.plan.account_id]
    ]
