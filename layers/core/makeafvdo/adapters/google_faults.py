"""The answers of Google's AI services that are none: google.rpc.Status, and why Gemini stopped.

Sources: ai.google.dev troubleshooting and rate limits (2026-10); googleapis generativelanguage protos.
"""

from collections.abc import Iterator, Mapping
from http import HTTPStatus

from makeafvdo.adapters.ai_http import AiAnswer, kind_of_status
from makeafvdo.adapters.retry_after import seconds_of
from makeafvdo.domain.ai_faults import AiFault, FaultKind

_KIND_OF_FINISH = {
    "MAX_TOKENS": FaultKind.CUT_SHORT,
    "CONTINUATION": FaultKind.CUT_SHORT,
    "PUP_LIMITED_DISABLED": FaultKind.BAD_KEY,
} | dict.fromkeys(
    ("SAFETY", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "LANGUAGE", "ESCALATION", "MODEL_ARMOR", "RECITATION"),
    FaultKind.REFUSED,
)


def google_fault(answer: AiAnswer) -> AiFault:
    """Of an answer that is not 200. A wrong key is a 400 there, a quota of a day the same 429 as one of a minute."""
    error = answer.json().get("error")
    details = tuple(_details(error)) if isinstance(error, Mapping) else ()
    status = error.get("status") if isinstance(error, Mapping) else None
    if answer.status == HTTPStatus.TOO_MANY_REQUESTS:
        if any("PerDay" in quota for quota in _quota_ids(details)):
            return AiFault(FaultKind.NO_MONEY)
        return AiFault(FaultKind.SLOW_DOWN, _retry_delay(details) or answer.retry_after_s)
    if any(detail.get("reason") == "API_KEY_INVALID" for detail in details):
        return AiFault(FaultKind.BAD_KEY)
    if status == "FAILED_PRECONDITION":  # no free tier where the call comes from
        return AiFault(FaultKind.NO_MONEY)
    return AiFault(kind_of_status(answer.status), answer.retry_after_s)


def gemini_finish_fault(reason: object) -> AiFault | None:
    """None for a whole answer; a reason nobody has heard of is MALFORMED."""
    return None if reason == "STOP" else AiFault(_KIND_OF_FINISH.get(str(reason), FaultKind.MALFORMED))


def _details(error: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    details = error.get("details")
    yield from (each for each in details if isinstance(each, Mapping)) if isinstance(details, list) else ()


def _quota_ids(details: tuple[Mapping[str, object], ...]) -> Iterator[str]:
    for detail in details:
        violations = detail.get("violations")
        for violation in violations if isinstance(violations, list) else ():
            if isinstance(violation, Mapping):
                yield str(violation.get("quotaId"))


def _retry_delay(details: tuple[Mapping[str, object], ...]) -> float | None:
    """`26s`, `38.07s`."""
    delays = (seconds_of(str(detail.get("retryDelay", ""))) for detail in details)
    return next((delay for delay in delays if delay is not None), None)
