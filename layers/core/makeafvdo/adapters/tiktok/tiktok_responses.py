"""TikTok's JSON answers, read tolerantly: the body decides, the status number only where there is no body to read."""

import re
from dataclasses import dataclass
from urllib.parse import unquote

from pydantic import ValidationError
from pydantic_core import from_json

from makeafvdo.domain.errors import AppError, NeedsReconnect, Permanent, Throttled, Transient
from makeafvdo.domain.messages.tiktok import code_for
from makeafvdo.domain.tiktok.api import CreatorProfile, InboxUpload, PublishState, PublishStatus, TokenPair

MIN_PAUSE_S = 60
"""All of TikTok's windows slide over 60 seconds (TikTok API v2 Rate Limit)."""

ON_TIKTOKS_SIDE = {"server_error", "temporarily_unavailable", "internal_error"}
CONSENT_IS_GONE = {"invalid_grant", "access_token_invalid", "scope_not_authorized"}
GONE_ALREADY = {"invalid_grant", "invalid_request", "access_token_invalid"}


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes
    retry_after: str
    jitter_s: int


def unclear() -> Transient:
    """TikTok may or may not have done what it was asked."""
    return Transient("tiktok_unclear")


def read_token_pair(answer: Answer) -> TokenPair:
    fields = _fields(answer)
    scope = re.split(r"[,\s]+", unquote(str(fields.get("scope", ""))).strip())
    try:
        return TokenPair.model_validate({**fields, "scope": tuple(filter(None, scope))})
    except ValidationError:
        raise unclear() from None


def read_profile(answer: Answer) -> CreatorProfile:
    try:
        return CreatorProfile.model_validate(_content(answer).get("user"))
    except ValidationError:
        raise unclear() from None


def read_inbox_upload(answer: Answer) -> InboxUpload:
    try:
        return InboxUpload.model_validate(_content(answer))
    except ValidationError:
        raise unclear() from None


def read_publish_status(answer: Answer) -> PublishStatus:
    """Statuses that TikTok has not told us of are a kind of processing."""
    content = _content(answer)
    is_known = content.get("status") in set(PublishState)
    try:
        return PublishStatus.model_validate(
            {
                "state": content["status"] if is_known else PublishState.PROCESSING,
                "fail_reason": content.get("fail_reason") or None,
                "uploaded_bytes": content.get("uploaded_bytes"),
            }
        )
    except ValidationError:
        raise unclear() from None


def read_revoked(answer: Answer) -> None:
    """Success is an empty body or `{}`; a token that was dead already is as good."""
    if not answer.body.strip() and answer.status < 500:
        return
    body = _object(answer)
    if _error_code(body) not in GONE_ALREADY:
        _refuse(body, answer)


def _content(answer: Answer) -> dict[str, object]:
    """`data` of an enveloped answer; success is `error.code == "ok"` and nothing else."""
    fields = _fields(answer)
    content = fields.get("data")
    if "error" not in fields or not isinstance(content, dict):
        raise unclear()
    return content


def _fields(answer: Answer) -> dict[str, object]:
    body = _object(answer)
    _refuse(body, answer)
    return body


def _object(answer: Answer) -> dict[str, object]:
    try:
        body = from_json(answer.body)  # unlike json.loads it takes any depth of nesting for bad JSON
    except ValueError:
        body = None
    if isinstance(body, dict):
        return body
    raise _throttled(answer) if answer.status == 429 else unclear()


def _refuse(body: dict[str, object], answer: Answer) -> None:
    """Raise what the body complains of, if it does."""
    if (name := _error_code(body)) is not None:
        raise _error_named(name, answer, _facts(body))


def _error_named(name: str, answer: Answer, facts: dict[str, str]) -> AppError:
    if name == "rate_limit_exceeded":
        return _throttled(answer, **facts)
    if name in ON_TIKTOKS_SIDE:
        return Transient("tiktok_unclear", **facts)
    if name in CONSENT_IS_GONE:
        return NeedsReconnect(code_for(name), **facts)
    return Permanent(code_for(name), **facts)


def _throttled(answer: Answer, **facts: str) -> Throttled:
    asked = int(answer.retry_after) if answer.retry_after.isdecimal() else 0
    return Throttled("tiktok_rate_limit_exceeded", max(asked, MIN_PAUSE_S) + answer.jitter_s, **facts)


def _error_code(body: dict[str, object]) -> str | None:
    """The name in `error` (flat, OAuth endpoints) or in `error.code` (all others); None for success."""
    error = body.get("error")
    name = error.get("code") if isinstance(error, dict) else error
    return None if name in (None, "", "ok") else str(name)


def _facts(body: dict[str, object]) -> dict[str, str]:
    """TikTok's support asks for the `log_id`."""
    error = body.get("error")
    log_id = (error if isinstance(error, dict) else body).get("log_id")
    return {"log_id": log_id} if isinstance(log_id, str) and re.fullmatch(r"\w{1,64}", log_id) else {}
