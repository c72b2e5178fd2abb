"""Faults to inject into calls and webhooks: ordered one by one or drawn from a seed, and recorded when injected."""

import random
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum, auto

from pydantic import BaseModel, ConfigDict


class Fault(StrEnum):
    # Of any call
    ERROR_BEFORE = auto()
    """500, and nothing happened."""
    ERROR_AFTER = auto()
    """500, although it happened."""
    TIMEOUT_AFTER = auto()
    """It happened; no response is sent."""
    CUT_BEFORE = auto()
    """The connection breaks before anything happens; half of a video's bytes have been read."""
    CUT_AFTER = auto()
    """It happened (the bytes are stored); the connection breaks instead of a response."""
    THROTTLED = auto()
    """429 `rate_limit_exceeded`, and nothing happened."""
    SLOW_DRIP = auto()
    """It happened; the response arrives a byte at a time."""
    BAD_JSON = auto()
    """It happened; the response ends in the middle of its JSON."""
    TOKEN_DIES = auto()
    """The access token of this call is invalidated just before it."""

    # Of a call that a Lambda of this machine makes
    KILLED_BEFORE = auto()
    """The caller is killed before anything happens; half of a video's bytes have been read."""
    KILLED_AFTER = auto()
    """It happened; the caller is killed before it gets the response."""

    # Of the PUT of a video
    STAYS_PROCESSING = auto()
    """The bytes are stored and TikTok processes them for two hours."""
    FAILS_PROCESSING = auto()
    """The bytes are stored and processing fails with `internal`."""
    STORED_UNSEEN = auto()
    """The bytes are stored; the connection breaks instead of a response; for an hour status/fetch knows of no byte."""

    # Of a webhook: `path` of the order is the event's name
    EVENT_REPEATED = auto()
    """Three times."""
    EVENT_LATE = auto()
    """An hour after it happened."""
    EVENT_REORDERED = auto()
    """Only after the account's next event."""
    EVENT_FORGED = auto()
    """Wrongly signed, at every attempt."""


OF_ANY_CALL = tuple(Fault)[: tuple(Fault).index(Fault.TOKEN_DIES) + 1]


class FaultOrder(BaseModel):
    """Do `fault` to the next `times` calls whose path starts with `path`, after letting `skip` of them pass.

    With `account_id`: to that creator's calls only. A token call's path goes on with its grant type.
    """

    model_config = ConfigDict(extra="forbid")

    fault: Fault
    path: str = "/"
    account_id: str | None = None
    skip: int = 0
    times: int = 1

    def applies_to(self, path: str, account_id: str | None) -> bool:
        return self.times > 0 and path.startswith(self.path) and self.account_id in {None, account_id}


class SeededFaults(BaseModel):
    """Each call fails with probability `rate`, at most `budget` in all; the same seed gives the same run."""

    model_config = ConfigDict(extra="forbid")

    seed: int
    rate: float
    budget: int
    faults: tuple[Fault, ...] = OF_ANY_CALL
    path: str = "/"


@dataclass(frozen=True)
class InjectedFault:
    """One fault that was injected."""

    fault: Fault
    path: str
    account_id: str | None


@dataclass
class FaultPlan:
    """Ordered faults come first, then the seeded ones."""

    orders: list[FaultOrder] = field(default_factory=list)
    record: list[InjectedFault] = field(default_factory=list)
    drip_s: float = 0.05
    hold_s: float = 60.0
    _seeded: SeededFaults | None = None
    _rng: random.Random = field(default_factory=random.Random)

    def follow(self, seeded: SeededFaults | None) -> None:
        self._seeded = seeded
        self._rng = random.Random(seeded.seed if seeded else None)  # noqa: S311 (a replayable plan, not a secret)

    @property
    def fired(self) -> Counter[Fault]:
        return Counter(fired.fault for fired in self.record)

    def draw(self, path: str, account_id: str | None = None, *, has_bearer: bool = False) -> Fault | None:
        """The fault of this call or event, if any; put on record."""
        fault = self._ordered_fault(path, account_id) or self._seeded_fault(path)
        if fault is None or (fault is Fault.TOKEN_DIES and not has_bearer):
            return None
        self.record.append(InjectedFault(fault, path, account_id))
        return fault

    def _ordered_fault(self, path: str, account_id: str | None) -> Fault | None:
        for order in self.orders:
            if not order.applies_to(path, account_id):
                continue
            if order.skip:
                order.skip -= 1
                continue
            order.times -= 1
            return order.fault
        return None

    def _seeded_fault(self, path: str) -> Fault | None:
        plan = self._seeded
        if plan is None or plan.budget == 0 or not path.startswith(plan.path):
            return None
        if self._rng.random() >= plan.rate:
            return None
        plan.budget -= 1
        return self._rng.choice(plan.faults)
