"""What other programs are told about TikTok accounts."""

from typing import ClassVar

from makeafvdo.domain.events import Event, event_id
from makeafvdo.domain.tiktok.connections import Connection


class TikTokDisconnected(Event):
    """Videos can no longer go to this account; connected again, it has another `connection_id`."""

    name: ClassVar = "tiktok.disconnected"
    connection_id: str
    """Our own id of the account, as in `POST /api/videos`; nothing of TikTok's."""


def disconnected(connection: Connection) -> TikTokDisconnected:
    return TikTokDisconnected(
        id=event_id(connection.user_id, connection.connection_id, TikTokDisconnected.name),
        user_id=connection.user_id,
        connection_id=connection.connection_id,
    )
