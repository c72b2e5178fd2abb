"""How a run of the state machine ends: the outcomes `video.asl.yaml` branches on."""

from enum import StrEnum


class Outcome(StrEnum):
    MISSING = "missing"
    CHECK_PRODUCT = "check_product"
    CHECK_SCRIPT = "check_script"
    READY = "ready"
    PREVIEW_VOICE = "preview_voice"
    """The file is finished; it is spoken by the preview voice, which its marketer wants to hear before a send."""
    PRICE_MOVED = "price_moved"
    WAITING_SLOT = "waiting_slot"
    IN_INBOX = "in_inbox"
    REFUSED = "refused"
    """TikTok refused the file or the account."""
    UNFINISHED = "unfinished"
    """No verdict of TikTok's within the run's status calls; the sweep keeps polling."""
    FAILED = "failed"
    PROCESSING = "processing"
    """No end: the run waits and asks TikTok again."""
