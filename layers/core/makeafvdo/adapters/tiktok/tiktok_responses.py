"""TikTok's JSON responses: the body decides, the status only where the body is not JSON."""

import re
from dataclasses import dataclass
from urllib.parse import unquote

from pydantic import ValidationError
from pydantic_core import from_json

from makeafvdo.domain.errors import AppError, NeedsReconnect, Permanent, Throttled, Transient
from makeafvdo.domain.messages.tiktok import code_for
from makeafvdo.domain.tiktok.api import CreatorProfile, InboxUpload, PublishState, PublishStatus, TokenPair

MIN_PAUSE_S = 60
"""TikTok counts calls over a sliding window of 60 seconds (TikTok API v2 Rate Limit)."""

SERVER_ERRORS = {"server_error", "temporarily_unavailable", "internal_error"}
CONSENT_ERRORS = {"invalid_grant", "access_token_invalid", "scope_not_authorized"}
ALREADY_REVOKED_ERRORS = {"invalid_grant", "invalid_request", "access_token_invalid"}


@dataclass(frozen=True)
class ApiResponse:
    status: int
    body: bytes
    retry_after: str
    jitter_s: int


def unclear() -> Transient:
    """The call may or may not have had its effect."""
    return Transient("tiktok_unclear")


def read_token_pair(response: ApiResponse) -> TokenPair:
    body = _checked_object(response)
    scope = re.split(r"[,\s]+", unquote(str(body.get("scope", ""))).strip())
    try:
        return TokenPair.model_validate({**body, "scope": tuple(filter(None, scope))})
    except ValidationError:
        raise unclear() from None


def read_profile(response: ApiResponse) -> CreatorProfile:
    user = _data(response).get("user")
    told = {name: value for name, value in user.items() if value != ""} if isinstance(user, dict) else user
    try:
        return CreatorProfile.model_validate(told)
    except ValidationError:
        raise unclear() from None


def read_inbox_upload(response: ApiResponse) -> InboxUpload:
    try:
        return InboxUpload.model_validate(_data(response))
    except ValidationError:
        raise unclear() from None


def read_publish_status(response: ApiResponse) -> PublishStatus:
    """A status that TikTok does not document counts as processing."""
    data = _data(response)
    is_known = data.get("status") in set(PublishState)
    try:
        return PublishStatus.model_validate(
            {
                "state": data["status"] if is_known else PublishState.PROCESSING,
                "fail_reason": data.get("fail_reason") or None,
                "uploaded_bytes": data.get("uploaded_bytes"),
            }
        )
    except ValidationError:
        raise unclear() from None


def read_revoked(response: ApiResponse) -> None:
    """Success is an empty body or `{}`; a token that was invalid already counts as revoked."""
    if not response.body.strip() and response.status < 500:
        return
    body = _object(response)
    if _error_code(body) not in ALREADY_REVOKED_ERRORS:
        _raise_error(body, response)


def _data(response: ApiResponse) -> dict[str, object]:
    """`data` of an enveloped response; success is `error.code == "ok"` and nothing else."""
    body = _checked_object(response)
    data = body.get("data")
    if "error" not in body or not isinstance(data, dict):
        raise unclear()
    return data


def _checked_object(response: ApiResponse) -> dict[str, object]:
    body = _object(response)
    _raise_error(body, response)
    return body


def _object(response: ApiResponse) -> dict[str, object]:
    try:
        body = from_json(response.body)  # unlike json.loads it takes any depth of nesting for bad JSON
    except ValueError:
        body = None
    if isinstance(body, dict):
        return body
    raise _throttled(response) if response.status == 429 else unclear()


def _raise_error(body: dict[str, object], response: ApiResponse) -> None:
    """Raises the error the body names, if any."""
    if (name := _error_code(body)) is not None:
        raise _error_named(name, response, _facts(body))


def _error_named(name: str, response: ApiResponse, facts: dict[str, str]) -> AppError:
    if name == "rate_limit_exceeded":
        return _throttled(response, **facts)
    if name in SERVER_ERRORS:
        return Transient("tiktok_unclear", **facts)
    if name in CONSENT_ERRORS:
        return NeedsReconnect(code_for(name), **facts)
    return Permanent(code_for(name), **facts)


def _throttled(response: ApiResponse, **facts: str) -> Throttled:
    retry_after_s = int(response.retry_after) if response.retry_after.isdecimal() else 0
    return Throttled("tiktok_rate_limit_exceeded", max(retry_after_s, MIN_PAUSE_S) + response.jitter_s, **facts)


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
