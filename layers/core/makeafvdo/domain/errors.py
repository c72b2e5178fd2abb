"""Everything that can go wrong, as one tree.

AppError                    code + facts; sentences in Thai and English live in domain/sentences
├── Transient               the same try may succeed later
│   └── Throttled           ... not before `retry_after_s`
├── NeedsInput              the marketer has to add or confirm something
├── NeedsReconnect          the TikTok account has to be connected again
└── Permanent               trying again changes nothing
    ├── Invalid             the request itself is wrong
    ├── SignedOut           no valid session
    ├── Forbidden           a session or a token, but not for this
    ├── NotFound            no such thing, or not yours
    ├── Conflict            true a moment ago, not any more
    └── Unreadable          what was stored reads no more; it has to be made again
"""


class AppError(Exception):
    """A failure with a stable `code` (a key of `sentences.MESSAGES`) and the facts its sentence names."""

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class Transient(AppError):
    """The same try may succeed later."""


class Throttled(Transient):
    """The other side asked for a pause of `retry_after_s` seconds."""

    def __init__(self, code: str, retry_after_s: int, **facts: str | int) -> None:
        super().__init__(code, **facts)
        self.retry_after_s = retry_after_s


class NeedsInput(AppError):
    """The marketer has to add what `missing` names, or confirm what `reason` says."""

    def __init__(self, code: str, reason: str, missing: tuple[str, ...] = (), **facts: str | int) -> None:
        super().__init__(code, **facts)
        self.reason = reason
        self.missing = missing


class NeedsReconnect(AppError):
    """The TikTok account has to be connected again."""


class Permanent(AppError):
    """Trying again changes nothing."""


class Invalid(Permanent):
    """The request itself is wrong."""


class SignedOut(Permanent):
    """No valid session."""


class Forbidden(Permanent):
    """A valid session or a token, but not for this."""


class NotFound(Permanent):
    """No such thing, or not the caller's."""


class Conflict(Permanent):
    """Overtaken: the thing has moved on since the caller looked."""


class Unreadable(Permanent):
    """What was stored reads no more, or is gone: it has to be made again."""
