"""Fault plans: the same seed is the same plan, and any 54 seeds in a row cover every fault and outage."""

import random
from dataclasses import dataclass

from local.tiktok.faults.faults import OF_ANY_CALL, Fault, FaultOrder

REFRESH = "/v2/oauth/token/refresh_token"
INIT = "/v2/post/publish/inbox/video/init/"
PUT = "/video/"
STATUS = "/v2/post/publish/status/fetch/"
EVENT = "post.publish."

_KILLS = (Fault.KILLED_BEFORE, Fault.KILLED_AFTER)
_NEEDS_BEARER = {Fault.TOKEN_DIES}
_NEEDS_BODY = {Fault.SLOW_DRIP, Fault.BAD_JSON}
_FAULTS_AT = {
    REFRESH: [fault for fault in (*OF_ANY_CALL, *_KILLS) if fault not in _NEEDS_BEARER],
    INIT: [*OF_ANY_CALL, *_KILLS],
    PUT: [
        *(fault for fault in (*OF_ANY_CALL, *_KILLS) if fault not in _NEEDS_BEARER | _NEEDS_BODY),
        *(Fault.STAYS_PROCESSING, Fault.FAILS_PROCESSING, Fault.STORED_UNSEEN),
    ],
    STATUS: [*OF_ANY_CALL, *_KILLS],
    EVENT: [Fault.EVENT_REPEATED, Fault.EVENT_LATE, Fault.EVENT_REORDERED, Fault.EVENT_FORGED],
}
_SLOW = {Fault.TIMEOUT_AFTER, Fault.SLOW_DRIP}
"""Ten to sixty seconds of waiting each: used once per cycle of seeds, never drawn at random."""
_REPEATABLE = {REFRESH, INIT, STATUS}
"""These calls are made again after a failure, so a fault may be repeated."""


@dataclass(frozen=True)
class PlannedFault:
    """`fault` is injected into `times` calls at `path`, after `skip` calls without one."""

    fault: Fault
    path: str
    skip: int = 0
    times: int = 1

    def __str__(self) -> str:
        after = f" after {self.skip}" if self.skip else ""
        return f"{self.fault} at {self.path}{after}" + (f" x{self.times}" if self.times > 1 else "")


SINGLE_FAULTS = [PlannedFault(fault, path) for path, faults in _FAULTS_AT.items() for fault in faults]

# Faults that outlast a step's four tries, so that its run fails: with all bytes at TikTok, with half of them, with
# every draft slot taken by an init whose response was lost, with no status to fetch, with a status that lags behind.
OUTAGES = [
    (PlannedFault(Fault.CUT_AFTER, PUT), PlannedFault(Fault.KILLED_BEFORE, STATUS, times=4)),
    (PlannedFault(Fault.KILLED_AFTER, PUT), PlannedFault(Fault.KILLED_AFTER, STATUS, times=5)),
    (PlannedFault(Fault.KILLED_BEFORE, PUT, times=5),),
    (PlannedFault(Fault.CUT_AFTER, INIT, times=5),),
    (PlannedFault(Fault.KILLED_AFTER, INIT, times=5),),
    (PlannedFault(Fault.STAYS_PROCESSING, PUT), PlannedFault(Fault.ERROR_AFTER, STATUS, times=25)),
    (PlannedFault(Fault.STORED_UNSEEN, PUT), PlannedFault(Fault.KILLED_AFTER, STATUS, times=5)),
]


@dataclass(frozen=True)
class Plan:
    seed: int
    faults: tuple[PlannedFault, ...]

    @property
    def account_id(self) -> str:
        """Every plan has a TikTok user of its own."""
        return f"chaos{self.seed}"

    @property
    def creator_posts(self) -> bool:
        """Posting makes a second webhook event."""
        return any(planned_fault.path == EVENT for planned_fault in self.faults)

    @property
    def is_slow(self) -> bool:
        return any(planned_fault.fault in _SLOW for planned_fault in self.faults)

    def orders(self) -> list[FaultOrder]:
        return [
            FaultOrder(
                fault=planned_fault.fault,
                path=planned_fault.path,
                account_id=self.account_id,
                skip=planned_fault.skip,
                times=planned_fault.times,
            )
            for planned_fault in self.faults
        ]


def plan_of(seed: int) -> Plan:
    """An outage or a single fault in turn, and up to two more faults at other calls."""
    rng = random.Random(seed)  # noqa: S311 (a replayable plan, not a secret)
    turn = seed % (len(SINGLE_FAULTS) + len(OUTAGES))
    if turn < len(SINGLE_FAULTS):
        first: tuple[PlannedFault, ...] = (_with_repeats(SINGLE_FAULTS[turn], rng),)
    else:
        first = OUTAGES[turn - len(SINGLE_FAULTS)]
    elsewhere = [path for path in _FAULTS_AT if path not in {planned_fault.path for planned_fault in first}]
    more = rng.sample(elsewhere, rng.choice([0, 1, 1, 2]))
    return Plan(seed, (*first, *(_with_repeats(_fast_fault(path, rng), rng) for path in more)))


def _fast_fault(path: str, rng: random.Random) -> PlannedFault:
    return PlannedFault(rng.choice([fault for fault in _FAULTS_AT[path] if fault not in _SLOW]), path)


def _with_repeats(planned_fault: PlannedFault, rng: random.Random) -> PlannedFault:
    skip = rng.randrange(2) if planned_fault.path == STATUS else 0
    times = rng.choice([1, 1, 1, 2]) if planned_fault.path in _REPEATABLE and planned_fault.fault not in _SLOW else 1
    return PlannedFault(planned_fault.fault, planned_fault.path, skip, times)
