"""TikTok's own nouns, in TikTok's own words (Login Kit and Content Posting API, inbox upload)."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, SecretStr

SCOPES = ("user.info.basic", "video.upload")
"""All this product ever asks for."""


class TokenPair(BaseModel):
    """An answer of `/v2/oauth/token/`. Lifetimes are what TikTok said, in seconds; nothing is assumed."""

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

    A creator may have neither name nor picture: TikTok's page promises neither. Empty ones are None.
    """

    model_config = ConfigDict(frozen=True)

    open_id: str
    display_name: str | None = None
    avatar_url: str | None = None


class InboxUpload(BaseModel):
    """An answer of inbox init. `upload_url` is a bearer secret that lives one hour."""

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
    """An answer of `/v2/post/publish/status/fetch/`."""

    model_config = ConfigDict(frozen=True)

    state: PublishState
    fail_reason: str | None = None
    uploaded_bytes: int | None = None


class PutResult(StrEnum):
    """What one PUT of the whole file came to (media transfer guide, HTTP codes of the upload host)."""

    STORED = "STORED"
    """201 (200 seen): TikTok has every byte."""
    UNCLEAR = "UNCLEAR"
    """5xx, 416, a cut connection, a timeout: only status/fetch can tell."""
    EXPIRED = "EXPIRED"
    """403, 404: this upload URL takes nothing any more."""
    REFUSED = "REFUSED"
    """400: malformed; a bug of ours."""
