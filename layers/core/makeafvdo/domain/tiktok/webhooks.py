"""TikTok's webhooks: signature and events (Webhooks: overview, events, verification)."""

import hashlib
import hmac
import json
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError

from makeafvdo.domain.sha256 import sha256_hex

REMEMBERED_S = 96 * 3600
"""TikTok repeats an event for up to 72 hours."""


class EventName(StrEnum):
    """The events the app handles; every other name is answered 200 and ignored."""

    AUTHORIZATION_REMOVED = "authorization.removed"
    INBOX_DELIVERED = "post.publish.inbox_delivered"
    COMPLETE = "post.publish.complete"
    FAILED = "post.publish.failed"
    PUBLIC = "post.publish.publicly_available"
    NOT_PUBLIC = "post.publish.no_longer_publicaly_available"  # TikTok's spelling


_LAST_SECOND = int(datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC).timestamp())
_MAX_ID_CHARS = 256


def _as_text(content: object) -> str:
    """Documented as JSON inside a string; plain JSON is accepted as well."""
    return content if isinstance(content, str) else json.dumps(content, sort_keys=True)


class _Content(BaseModel):
    publish_id: str | None = Field(default=None, max_length=_MAX_ID_CHARS)


class WebhookEvent(BaseModel):
    """One event. `create_time` is Unix seconds; `content` is JSON inside a string."""

    model_config = ConfigDict(frozen=True)

    client_key: str
    event: str
    create_time: int = Field(ge=0, le=_LAST_SECOND)
    user_openid: str = Field(min_length=1, max_length=_MAX_ID_CHARS)
    content: Annotated[str, BeforeValidator(_as_text)] = ""

    @property
    def created_at(self) -> datetime:
        return datetime.fromtimestamp(self.create_time, UTC)

    @property
    def publish_id(self) -> str | None:
        """Of a `post.publish.*` event."""
        try:
            return _Content.model_validate_json(self.content).publish_id
        except ValidationError:
            return None

    @property
    def key(self) -> str:
        """The same for every repetition of this event, different for any other event."""
        identity = f"{self.event}|{self.user_openid}|{self.content}|{self.create_time}"
        return "tiktok-event#" + sha256_hex(identity)


def has_valid_signature(header: str, body: bytes, client_secret: SecretStr) -> bool:
    """Whether `TikTok-Signature: t=<unix>,s=<hex>` signs exactly these bytes.

    Its age is not checked: a late repetition may carry its first `t`, and repeating an event has no effect.
    """
    parts = dict(part.strip().partition("=")[::2] for part in header.split(","))
    message = parts.get("t", "").encode() + b"." + body
    expected = hmac.new(client_secret.get_secret_value().encode(), message, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected.encode(), parts.get("s", "").encode())


def read_event(body: bytes) -> WebhookEvent | None:
    """None for a body that is not an event of the documented shape."""
    try:
        return WebhookEvent.model_validate_json(body)
    except ValidationError:
        return None
