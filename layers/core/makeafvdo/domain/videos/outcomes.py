"""How a run of the state machine ends, in its own words: the outcomes that `video.asl.yaml` chooses by."""

from enum import StrEnum


class Outcome(StrEnum):
    MISSING = "missing"
    CHECK_PRODUCT = "check_product"
    CHECK_SCRIPT = "check_script"
    READY = "ready"
    PRICE_MOVED = "price_moved"
    WAITING_SLOT = "waiting_slot"
    IN_INBOX = "in_inbox"
    REFUSED = "refused"
    """TikTok said no to the file or the account."""
    UNFINISHED = "unfinished"
    """TikTok has not decided within the run's questions; the sweep asks on."""
    FAILED = "failed"
    PROCESSING = "processing"
    """No end: the run waits and asks TikTok again."""
