"""Fault plans: the same seed is the same plan, and any 52 seeds in a row begin with every trouble there is."""

import random
from dataclasses import dataclass

from local.tiktok.faults.faults import OF_ANY_CALL, Fault, Order

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
        *(Fault.STAYS_PROCESSING, Fault.FAILS_PROCESSING),
    ],
    STATUS: [*OF_ANY_CALL, *_KILLS],
    EVENT: [Fault.EVENT_REPEATED, Fault.EVENT_LATE, Fault.EVENT_REORDERED, Fault.EVENT_FORGED],
}
_SLOW = {Fault.TIMEOUT_AFTER, Fault.SLOW_DRIP}
"""Ten to sixty seconds of waiting each: they come in their turn and not by chance as well."""
_REPEATABLE = {REFRESH, INIT, STATUS}
"""Of these there is a next call after a failed one, so a fault may strike again."""


@dataclass(frozen=True)
class Trouble:
    """`fault` happens to `times` calls at `path`, after `skip` that go well."""

    fault: Fault
    path: str
    skip: int = 0
    times: int = 1

    def __str__(self) -> str:
        after = f" after {self.skip}" if self.skip else ""
        return f"{self.fault} at {self.path}{after}" + (f" x{self.times}" if self.times > 1 else "")


TROUBLES = [Trouble(fault, path) for path, faults in _FAULTS_AT.items() for fault in faults]

# What outlasts a step's four tries, so that its run breaks off: with the bytes at TikTok, with half of them there,
# with every draft slot taken by an init nobody heard of, with nobody to ask.
SIEGES = [
    (Trouble(Fault.CUT_AFTER, PUT), Trouble(Fault.KILLED_BEFORE, STATUS, times=4)),
    (Trouble(Fault.KILLED_AFTER, PUT), Trouble(Fault.KILLED_AFTER, STATUS, times=5)),
    (Trouble(Fault.KILLED_BEFORE, PUT, times=5),),
    (Trouble(Fault.CUT_AFTER, INIT, times=5),),
    (Trouble(Fault.KILLED_AFTER, INIT, times=5),),
    (Trouble(Fault.STAYS_PROCESSING, PUT), Trouble(Fault.ERROR_AFTER, STATUS, times=25)),
]


@dataclass(frozen=True)
class Plan:
    seed: int
    troubles: tuple[Trouble, ...]

    @property
    def account_id(self) -> str:
        """Every plan has a TikTok user to itself."""
        return f"chaos{self.seed}"

    @property
    def creator_posts(self) -> bool:
        """Then there is more than one event to be told of."""
        return any(trouble.path == EVENT for trouble in self.troubles)

    @property
    def is_slow(self) -> bool:
        return any(trouble.fault in _SLOW for trouble in self.troubles)

    def orders(self) -> list[Order]:
        return [
            Order(
                fault=trouble.fault,
                path=trouble.path,
                account_id=self.account_id,
                skip=trouble.skip,
                times=trouble.times,
            )
            for trouble in self.troubles
        ]


def plan_of(seed: int) -> Plan:
    """A siege, or one trouble, in turn, and up to two more at other calls."""
    dice = random.Random(seed)  # noqa: S311 (a replayable plan, not a secret)
    turn = seed % (len(TROUBLES) + len(SIEGES))
    first = SIEGES[turn - len(TROUBLES)] if turn >= len(TROUBLES) else (_hardened(TROUBLES[turn], dice),)
    elsewhere = [path for path in _FAULTS_AT if path not in {trouble.path for trouble in first}]
    more = dice.sample(elsewhere, dice.choice([0, 1, 1, 2]))
    return Plan(seed, (*first, *(_hardened(_quick(path, dice), dice) for path in more)))


def _quick(path: str, dice: random.Random) -> Trouble:
    return Trouble(dice.choice([fault for fault in _FAULTS_AT[path] if fault not in _SLOW]), path)


def _hardened(trouble: Trouble, dice: random.Random) -> Trouble:
    skip = dice.randrange(2) if trouble.path == STATUS else 0
    times = dice.choice([1, 1, 1, 2]) if trouble.path in _REPEATABLE and trouble.fault not in _SLOW else 1
    return Trouble(trouble.fault, trouble.path, skip, times)
