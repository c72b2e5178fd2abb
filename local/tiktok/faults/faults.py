"""What can go wrong on the way to TikTok and back, on order or by a seeded plan, with a record of what did."""

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
    """It happened; no answer ever comes."""
    CUT_BEFORE = auto()
    """The connection breaks before anything happens; of a video, half has been read."""
    CUT_AFTER = auto()
    """It happened (the bytes are stored); the connection breaks instead of an answer."""
    THROTTLED = auto()
    """429 `rate_limit_exceeded`, and nothing happened."""
    SLOW_DRIP = auto()
    """It happened; the answer arrives a byte at a time."""
    BAD_JSON = auto()
    """It happened; the answer breaks off in the middle of its JSON."""
    TOKEN_DIES = auto()
    """The access token of this call dies just before it."""

    # Of a call that a Lambda of this machine makes
    KILLED_BEFORE = auto()
    """The caller is killed before anything happens; of a video, half has been read."""
    KILLED_AFTER = auto()
    """It happened; the caller is killed before it hears."""

    # Of the PUT of a video
    STAYS_PROCESSING = auto()
    """The bytes are stored and TikTok works on them for two hours."""
    FAILS_PROCESSING = auto()
    """The bytes are stored and TikTok fails them: `internal`."""

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


class Order(BaseModel):
    """Do `fault` to the next `times` calls whose path starts with `path`, after letting `skip` of them pass.

    With `account_id`: to calls in that creator's name only. A token call's path goes on with its grant type.
    """

    model_config = ConfigDict(extra="forbid")

    fault: Fault
    path: str = "/"
    account_id: str | None = None
    skip: int = 0
    times: int = 1

    def is_about(self, path: str, account_id: str | None) -> bool:
        return self.times > 0 and path.startswith(self.path) and self.account_id in {None, account_id}


class Seeded(BaseModel):
    """Each call fails with probability `rate`, at most `budget` in all; the same seed gives the same run."""

    model_config = ConfigDict(extra="forbid")

    seed: int
    rate: float
    budget: int
    faults: tuple[Fault, ...] = OF_ANY_CALL
    path: str = "/"


@dataclass(frozen=True)
class Fired:
    """One fault that was carried out."""

    fault: Fault
    path: str
    account_id: str | None


@dataclass
class FaultPlan:
    """Ordered faults come first, then the seeded ones."""

    orders: list[Order] = field(default_factory=list)
    record: list[Fired] = field(default_factory=list)
    drip_s: float = 0.05
    hold_s: float = 60.0
    _seeded: Seeded | None = None
    _dice: random.Random = field(default_factory=random.Random)

    def follow(self, seeded: Seeded | None) -> None:
        self._seeded = seeded
        self._dice = random.Random(seeded.seed if seeded else None)  # noqa: S311 (a replayable plan, not a secret)

    @property
    def fired(self) -> Counter[Fault]:
        return Counter(fired.fault for fired in self.record)

    def draw(self, path: str, account_id: str | None = None, *, has_bearer: bool = False) -> Fault | None:
        """The fault of this call or event, if any; put on record."""
        fault = self._ordered(path, account_id) or self._thrown(path)
        if fault is None or (fault is Fault.TOKEN_DIES and not has_bearer):
            return None
        self.record.append(Fired(fault, path, account_id))
        return fault

    def _ordered(self, path: str, account_id: str | None) -> Fault | None:
        for order in self.orders:
            if not order.is_about(path, account_id):
                continue
            if order.skip:
                order.skip -= 1
                continue
            order.times -= 1
            return order.fault
        return None

    def _thrown(self, path: str) -> Fault | None:
        plan = self._seeded
        if plan is None or plan.budget == 0 or not path.startswith(plan.path):
            return None
        if self._dice.random() >= plan.rate:
            return None
        plan.budget -= 1
        return self._dice.choice(plan.faults)
