"""What can go wrong when a text or a voice is bought from an AI service, in classes every service shares."""

from enum import StrEnum


class FaultKind(StrEnum):
    BAD_KEY = "bad_key"
    NO_MONEY = "no_money"
    """Credits, points or the quota of a day are used up."""
    SLOW_DOWN = "slow_down"
    """Too many calls a minute."""
    TOO_LONG = "too_long"
    REFUSED = "refused"
    """For safety, or because of what the text says."""
    CUT_SHORT = "cut_short"
    """An answer that ends before its end."""
    MALFORMED = "malformed"
    """An answer that is none."""
    BUSY = "busy"
    """5xx, a timeout, no connection."""
    BAD_REQUEST = "bad_request"


class AiFault(Exception):
    """One failed call. `retry_after_s`: the pause the service asked for, where it named one."""

    def __init__(self, kind: FaultKind, retry_after_s: float | None = None) -> None:
        super().__init__(kind.value)
        self.kind = kind
        self.retry_after_s = retry_after_s
