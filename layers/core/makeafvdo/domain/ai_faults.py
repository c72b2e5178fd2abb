"""How a call of an AI service fails, whichever vendor's it is."""

from enum import StrEnum


class FaultKind(StrEnum):
    BAD_KEY = "bad_key"
    """No key, a wrong one, or one without access to the model."""
    NO_MONEY = "no_money"
    """Credits, points or the day's quota are gone: not for this day."""
    SLOW_DOWN = "slow_down"
    TOO_LONG = "too_long"
    REFUSED = "refused"
    """The vendor's safety rules."""
    CUT_SHORT = "cut_short"
    """The answer ends in the middle."""
    MALFORMED = "malformed"
    BUSY = "busy"
    """Down, overloaded or silent."""
    BAD_REQUEST = "bad_request"


class AiFault(Exception):
    """`retry_after_s` as the service gives it; None where it gives none."""

    def __init__(self, kind: FaultKind, retry_after_s: float | None = None) -> None:
        super().__init__(kind.value)
        self.kind = kind
        self.retry_after_s = retry_after_s
