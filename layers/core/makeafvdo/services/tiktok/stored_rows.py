"""What is stored about a user's TikTok accounts, to be shown to that user."""

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict, JsonValue

from makeafvdo.adapters.tables.connections import ConnectionsTable
from makeafvdo.adapters.tables.sends import SendsTable


class StoredRows(BaseModel):
    """Every attribute of every row; of a sealed one only that it is sealed, and its size."""

    model_config = ConfigDict(frozen=True)

    connections: tuple[dict[str, JsonValue], ...]
    sends: tuple[dict[str, JsonValue], ...]


def read_stored_rows(user_id: str, *, connections: ConnectionsTable, sends: SendsTable) -> StoredRows:
    own = connections.of_user(user_id)
    sent = (send for connection in own for send in sends.of_connection(connection.connection_id))
    return StoredRows(connections=_shown(own, "sealed_tokens"), sends=_shown(sent, "sealed_upload_url"))


def _shown(rows: Iterable[BaseModel], sealed: str) -> tuple[dict[str, JsonValue], ...]:
    return tuple(
        row.model_dump(mode="json", exclude={sealed}) | {sealed: _sealed(getattr(row, sealed))} for row in rows
    )


def _sealed(value: bytes | None) -> str | None:
    return f"sealed, {len(value)} bytes" if value else None
