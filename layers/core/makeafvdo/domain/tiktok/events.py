"""What other programs are told about TikTok accounts."""

from datetime import datetime
from typing import ClassVar

from pydantic import AwareDatetime

from makeafvdo.domain.events import Event, event_id
from makeafvdo.domain.tiktok.connections import Connection


class TikTokDisconnected(Event):
    """Videos can no longer go to this account; connected again, it has another `connection_id`."""

    name: ClassVar = "tiktok.disconnected"
    connection_id: str
    """Our own id of the account, as in `POST /api/videos`; nothing of TikTok's."""


class TikTokEndsSoon(Event):
    """Unless its marketer connects the account again, videos can no longer go to it after `ends_at`."""

    name: ClassVar = "tiktok.ends_soon"
    connection_id: str
    """As in `tiktok.disconnected`."""
    ends_at: AwareDatetime


def ends_soon(user_id: str, connection_id: str, ends_at: datetime) -> TikTokEndsSoon:
    return TikTokEndsSoon(
        id=event_id(user_id, connection_id, TikTokEndsSoon.name, int(ends_at.timestamp())),
        user_id=user_id,
        connection_id=connection_id,
        ends_at=ends_at,
    )


def disconnected(connection: Connection) -> TikTokDisconnected:
    return TikTokDisconnected(
        id=event_id(connection.user_id, connection.connection_id, TikTokDisconnected.name),
        user_id=connection.user_id,
        connection_id=connection.connection_id,
    )
