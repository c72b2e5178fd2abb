"""TikTok's API objects, by TikTok's names (Login Kit and Content Posting API, inbox upload)."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, SecretStr

SCOPES = ("user.info.basic", "video.upload")
"""All scopes the app requests."""


class TokenPair(BaseModel):
    """A response of `/v2/oauth/token/`. Lifetimes in seconds, as TikTok returns them."""

    model_config = ConfigDict(frozen=True)

    access_token: SecretStr
    refresh_token: SecretStr
    expires_in: int
    refresh_expires_in: int
    open_id: str
    scope: tuple[str, ...]

    @property
    def may_upload(self) -> bool:
        return "video.upload" in self.scope


class CreatorProfile(BaseModel):
    """Live from `/v2/user/info/`; shown, never stored. `avatar_url` is signed and short-lived.

    TikTok's documentation promises neither name nor picture. Empty ones are None.
    """

    model_config = ConfigDict(frozen=True)

    open_id: str
    display_name: str | None = None
    avatar_url: str | None = None


class InboxUpload(BaseModel):
    """A response of inbox init. `upload_url` is a bearer secret that lives one hour."""

    model_config = ConfigDict(frozen=True)

    publish_id: str
    upload_url: SecretStr


class PublishState(StrEnum):
    PROCESSING = "PROCESSING"
    """PROCESSING_UPLOAD, PROCESSING_DOWNLOAD and every status TikTok may add later."""
    SEND_TO_USER_INBOX = "SEND_TO_USER_INBOX"
    PUBLISH_COMPLETE = "PUBLISH_COMPLETE"
    FAILED = "FAILED"


class PublishStatus(BaseModel):
    """A response of `/v2/post/publish/status/fetch/`."""

    model_config = ConfigDict(frozen=True)

    state: PublishState
    fail_reason: str | None = None
    uploaded_bytes: int | None = None


class PutResult(StrEnum):
    """Result of one PUT of the whole file (media transfer guide, HTTP codes of the upload host)."""

    STORED = "STORED"
    """201 (200 seen): TikTok has every byte."""
    UNCLEAR = "UNCLEAR"
    """5xx, 416, a cut connection, a timeout: only status/fetch can tell."""
    EXPIRED = "EXPIRED"
    """403, 404: the upload URL has expired."""
    REFUSED = "REFUSED"
    """400: malformed; a bug in the app."""
