"""A marketer's TikTok account as stored, and its state changes.

Each change increments `version`, except taking and releasing the refresh lease, so a late writer's condition fails:

    connected → CONNECTED ──refreshed──► CONNECTED        the pair rotated
                    │ └──needs_reconnect──► NEEDS_RECONNECT ──reconnected──► CONNECTED
                    └──revoking──► REVOKING → gone        hidden; its pair is used only to revoke
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, SecretStr

from makeafvdo.domain.tiktok.api import TokenPair

LEASE = timedelta(seconds=30)
"""Longer than one HTTP call to TikTok can take, so a live lease means a call may be under way."""
REVOKE_FOR = timedelta(hours=24)
REVOKE_EVERY = timedelta(minutes=10)
WARN_BEFORE_END = timedelta(days=14)

Secret = Annotated[SecretStr, Field(min_length=1)]


class ConnectionStatus(StrEnum):
    CONNECTED = "CONNECTED"
    NEEDS_RECONNECT = "NEEDS_RECONNECT"
    REVOKING = "REVOKING"


class Tokens(BaseModel):
    """The pair that is sealed. Neither may be empty: an empty one would overwrite a valid one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    access_token: Secret
    refresh_token: Secret


class Connection(BaseModel):
    """One row of the Connections table.

    `lease_until` in the future: a refresh or revoke is under way. In the past: the response to a refresh was lost, so
    TikTok may have rotated the pair and the new one is not known. A `REVOKING` row is due
    for its next try at `lease_until`, and `refresh_expires_at` is when the tries end.
    """

    model_config = ConfigDict(frozen=True)

    user_id: str
    connection_id: str
    open_id: str
    sealed_tokens: bytes = Field(repr=False)
    access_expires_at: datetime
    refresh_expires_at: datetime
    scope: tuple[str, ...]
    status: ConnectionStatus
    version: int
    lease_until: datetime | None = None
    connected_at: datetime

    @property
    def may_upload(self) -> bool:
        return "video.upload" in self.scope

    def is_leased(self, now: datetime) -> bool:
        return self.lease_until is not None and self.lease_until > now

    def ends_soon(self, now: datetime) -> bool:
        return self.refresh_expires_at - now <= WARN_BEFORE_END

    def problem(self, now: datetime) -> str | None:
        """Why this account cannot be used, as a code with a sentence; None while it can."""
        if self.status is ConnectionStatus.REVOKING:
            return "tiktok_not_connected"
        if self.status is ConnectionStatus.CONNECTED:
            return None
        if self.refresh_expires_at <= now:
            return "tiktok_connection_ended"
        return "tiktok_refresh_answer_lost" if self.lease_until else "tiktok_needs_reconnect"

    def leased(self, now: datetime) -> "Connection":
        return self.model_copy(update={"lease_until": now + LEASE})

    def released(self, lease_until: datetime | None) -> "Connection":
        """Without the lease. A past `lease_until` records that a response was lost."""
        return self.model_copy(update={"lease_until": lease_until})

    def refreshed(self, pair: TokenPair, sealed_tokens: bytes, asked_at: datetime) -> "Connection":
        """With the rotated pair. A row that is `REVOKING` by now stays so, and the new pair is revoked."""
        granted = _granted(pair, sealed_tokens, asked_at)
        if self.status is ConnectionStatus.REVOKING:
            return self._changed(**granted | {"refresh_expires_at": self.refresh_expires_at, "lease_until": asked_at})
        return self._changed(**granted, lease_until=None)

    def reconnected(self, pair: TokenPair, sealed_tokens: bytes, asked_at: datetime) -> "Connection":
        return self._changed(
            **_granted(pair, sealed_tokens, asked_at),
            status=ConnectionStatus.CONNECTED,
            lease_until=None,
            connected_at=asked_at.replace(microsecond=0),
        )

    def needs_reconnect(self, unanswered_since: datetime | None) -> "Connection":
        """After TikTok's refusal, which is final. `unanswered_since`: when an earlier response was lost, if one was."""
        return self._changed(status=ConnectionStatus.NEEDS_RECONNECT, lease_until=unanswered_since)

    def revoking(self, now: datetime) -> "Connection":
        """Hidden from now on. A live lease stays: its holder will store the pair it is fetching in this row."""
        return self._changed(
            status=ConnectionStatus.REVOKING,
            refresh_expires_at=min(self.refresh_expires_at, now + REVOKE_FOR),
            lease_until=self.lease_until if self.is_leased(now) else now,
        )

    def _changed(self, **changes: object) -> "Connection":
        return self.model_copy(update=changes | {"version": self.version + 1})


def connected(
    user_id: str, connection_id: str, pair: TokenPair, sealed_tokens: bytes, asked_at: datetime
) -> Connection:
    """A new connection. `asked_at` is when the code was sent: a withdrawal of consent dated later by TikTok ends it."""
    return Connection(
        user_id=user_id,
        connection_id=connection_id,
        open_id=pair.open_id,
        sealed_tokens=sealed_tokens,
        access_expires_at=asked_at + timedelta(seconds=pair.expires_in),
        refresh_expires_at=asked_at + timedelta(seconds=pair.refresh_expires_in),
        scope=pair.scope,
        status=ConnectionStatus.CONNECTED,
        version=1,
        connected_at=asked_at.replace(microsecond=0),
    )


def _granted(pair: TokenPair, sealed_tokens: bytes, asked_at: datetime) -> dict[str, object]:
    return {
        "sealed_tokens": sealed_tokens,
        "access_expires_at": asked_at + timedelta(seconds=pair.expires_in),
        "refresh_expires_at": asked_at + timedelta(seconds=pair.refresh_expires_in),
        "scope": pair.scope,
    }
