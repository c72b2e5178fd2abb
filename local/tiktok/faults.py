"""What can go wrong on the way to TikTok and back, on order or by a seeded plan, with a record of what did."""

import random
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum, auto

from pydantic import BaseModel, ConfigDict


class Fault(StrEnum):
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


class Order(BaseModel):
    """Do `fault` to the next `times` calls whose path starts with `path`, after letting `skip` of them pass."""

    model_config = ConfigDict(extra="forbid")

    fault: Fault
    path: str = "/"
    skip: int = 0
    times: int = 1


class Seeded(BaseModel):
    """Each call fails with probability `rate`, at most `budget` in all; the same seed gives the same run."""

    model_config = ConfigDict(extra="forbid")

    seed: int
    rate: float
    budget: int
    faults: tuple[Fault, ...] = tuple(Fault)
    path: str = "/"


@dataclass
class FaultPlan:
    """Ordered faults come first, then the seeded ones."""

    orders: list[Order] = field(default_factory=list)
    fired: Counter[Fault] = field(default_factory=Counter)
    drip_s: float = 0.05
    hold_s: float = 60.0
    _seeded: Seeded | None = None
    _dice: random.Random = field(default_factory=random.Random)

    def follow(self, seeded: Seeded | None) -> None:
        self._seeded = seeded
        self._dice = random.Random(seeded.seed if seeded else None)  # noqa: S311 (a replayable plan, not a secret)

    def draw(self, path: str, *, has_bearer: bool) -> Fault | None:
        """The fault of this call, if any; counted as fired."""
        fault = self._ordered(path) or self._thrown(path)
        if fault is None or (fault is Fault.TOKEN_DIES and not has_bearer):
            return None
        self.fired[fault] += 1
        return fault

    def _ordered(self, path: str) -> Fault | None:
        for order in self.orders:
            if not path.startswith(order.path) or order.times == 0:
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
