"""Plays the plans: a marketer who sends and does what the app says next, and time that passes in between."""

import secrets
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import requests

from local.chaos.judge import Draft, Event, Moment, Verdict, Word, judge
from local.chaos.plans import Plan
from local.chaos.stage import Case, Stage
from local.tiktok.faults.faults import Fired
from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.tiktok.api import SCOPES
from makeafvdo.domain.tiktok.connections import Connection
from makeafvdo.domain.videos.videos import Until, VideoState
from makeafvdo.services.tiktok.connect import Callback, finish_connect, start_connect
from makeafvdo.services.videos.start_video import Tap, continue_video

AT_A_TIME = 8
MINUTE, HOUR, DAY = 60, 3600, 24 * 3600
_PASSING = (2 * MINUTE, 16 * MINUTE, 16 * MINUTE, 70 * MINUTE, 3 * HOUR, DAY + HOUR, 16 * MINUTE, 70 * MINUTE, DAY)
"""Between two looks at everything: more than each wait there is in the app, one after the other."""
_LANDED = {VideoState.IN_INBOX, VideoState.PUBLISHED}


def play(stage: Stage, plans: Sequence[Plan], say: Callable[[str], None]) -> list[Verdict]:
    """Every plan from `send` to where nothing moves any more, eight at a time, and its verdict."""
    cases = _at_once(lambda plan: _first_row(stage, plan), plans)
    stage.pass_time(DAY + HOUR)  # so that every send begins with a token that has run out
    say(f"{len(cases)} videos ready, each for an account of its own")
    orders = [order.model_dump() for plan in plans for order in plan.orders()]
    stage.tiktok("PUT", "faults", orders=orders, drip_s=0.1, hold_s=90)
    moments: dict[str, list[Moment]] = {case.plan.account_id: [] for case in cases}
    _at_once(lambda case: _send(stage, case), sorted(cases, key=lambda case: not case.plan.is_slow))
    for passing in _PASSING:
        restless = _look_around(stage, cases, moments)
        say(f"{len(cases) - len(restless)} of {len(cases)} in the inbox, every fault of theirs carried out")
        if not restless:
            break
        _at_once(lambda case: _do_as_told(stage, case, moments[case.plan.account_id][-1]), restless)
        stage.pass_time(passing)
        stage.sweep(cases)
    stage.pass_time(DAY + HOUR)
    stage.sweep(cases)
    _look_around(stage, cases, moments)
    return _verdicts(stage, cases, moments)


def _at_once(do: Callable[[Any], Any], each: Iterable[Any]) -> list[Any]:
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        return list(pool.map(do, each))


def _first_row(stage: Stage, plan: Plan) -> Case:
    stage.tiktok("POST", "accounts", account_id=plan.account_id, display_name=f"แผนที่ {plan.seed}")
    return stage.ready_video(plan, _connect(stage, plan.account_id).connection_id)


def _connect(stage: Stage, account_id: str) -> Connection:
    """The whole round trip, with the consent given by a click."""
    redirect_uri, session, access = f"{stage.stack.base_url}/api/tiktok/callback", account_id, stage.app.tiktok_access
    consent_page = start_connect(
        account_id,
        session,
        redirect_uri,
        always_ask=True,
        sessions=stage.app.sessions,
        access=access,
        new_secret=lambda: secrets.token_urlsafe(32),
    )
    form = {"decision": "approve", "account": account_id, "scope": SCOPES}
    answer = requests.post(consent_page, data=form, allow_redirects=False, timeout=30)
    callback = Callback.model_validate(dict(parse_qsl(urlsplit(answer.headers["Location"]).query)))
    outcome = finish_connect(
        account_id,
        session,
        redirect_uri,
        callback,
        sessions=stage.app.sessions,
        access=access,
        new_id=stage.app.new_id,
    )
    if outcome.connection is None:
        raise RuntimeError(f"{account_id} could not be connected: {outcome.code}")
    return outcome.connection


def _send(stage: Stage, case: Case) -> None:
    """The tap on ส่งเข้า TikTok, and the run it starts."""
    tap = Tap(until=Until.INBOX, connection_id=case.connection_id, mp4_sha256=stage.facts.facts.sha256)
    try:
        continue_video(
            stage.video(case),
            tap,
            videos=stage.app.videos,
            artifacts=stage.app.artifacts,
            workflow=stage.app.workflow,
            reserve_run=lambda *_: None,
        )
    except Conflict:  # the page was stale: the app is at it already
        return
    stage.wait_for_runs([case])


def _do_as_told(stage: Stage, case: Case, moment: Moment) -> None:
    """What the sentence on the page asks for: connect again, send again; or post the draft, where the plan says so."""
    if moment.said.needs_reconnect:
        _connect(stage, case.plan.account_id)
    if moment.said.state == VideoState.FAILED:
        _send(stage, case)
    elif case.plan.creator_posts and moment.said.state == VideoState.IN_INBOX:
        for draft in _drafts_of(stage, case):
            if draft["status"] == "SEND_TO_USER_INBOX":
                stage.tiktok("POST", f"drafts/{draft['publish_id']}/post")


def _look_around(stage: Stage, cases: Sequence[Case], moments: dict[str, list[Moment]]) -> list[Case]:
    """A moment of every case; those come back in which something has still to happen."""
    drafts = stage.tiktok("GET", "drafts")
    fired = [Fired(**each) for each in stage.tiktok("GET", "faults")["record"]]
    restless = []
    for case in cases:
        moment = Moment(_word(stage, case), _as_drafts(drafts, case))
        moments[case.plan.account_id].append(moment)
        if _has_more_to_come(case.plan, moment, _of(fired, case)):
            restless.append(case)
    return restless


def _has_more_to_come(plan: Plan, moment: Moment, fired: Sequence[Fired]) -> bool:
    if moment.said.state not in _LANDED or moment.said.needs_reconnect:
        return True
    if plan.creator_posts and not any(draft.status == "PUBLISH_COMPLETE" for draft in moment.drafts):
        return True
    return len(fired) < sum(trouble.times for trouble in plan.troubles)


def _word(stage: Stage, case: Case) -> Word:
    video = stage.video(case)
    connection = stage.app.tiktok_access.connections.get(case.user_id, case.connection_id)
    code = video.problem.code if video.problem else None
    return Word(video.state, code, video.in_run, connection.problem(stage.app.clock()) is not None)


def _as_drafts(records: Sequence[dict[str, Any]], case: Case) -> tuple[Draft, ...]:
    return tuple(
        Draft(each["status"], each["sha256"]) for each in records if each["account_id"] == case.plan.account_id
    )


def _drafts_of(stage: Stage, case: Case) -> list[dict[str, Any]]:
    return [each for each in stage.tiktok("GET", "drafts") if each["account_id"] == case.plan.account_id]


def _of(fired: Sequence[Fired], case: Case) -> list[Fired]:
    return [each for each in fired if each.account_id == case.plan.account_id]


def _verdicts(stage: Stage, cases: Sequence[Case], moments: dict[str, list[Moment]]) -> list[Verdict]:
    fired = [Fired(**each) for each in stage.tiktok("GET", "faults")["record"]]
    told = sorted(stage.tiktok("GET", "webhooks"), key=lambda each: each["account_id"])
    events = {
        account_id: [Event(each["fault"], tuple(each["answers"])) for each in group]
        for account_id, group in groupby(told, key=lambda each: each["account_id"])
    }
    sha256 = stage.facts.facts.sha256
    return [
        judge(case.plan, sha256, moments[name], _of(fired, case), events.get(name, []))
        for case in cases
        for name in [case.plan.account_id]
    ]
