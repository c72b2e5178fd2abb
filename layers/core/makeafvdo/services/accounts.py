"""A marketer's TikTok accounts, as Settings and the send page show them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from makeafvdo.adapters.tables.sends import SendsTable
from makeafvdo.domain.connections import Connection, ConnectionStatus
from makeafvdo.domain.errors import AppError
from makeafvdo.domain.slots import SLOTS, slots
from makeafvdo.domain.tiktok import CreatorProfile
from makeafvdo.services.access_token import TikTokAccess, with_access

_CALL_TAKES_S = 60
_AT_ONCE = 4


class Account(BaseModel):
    """One connected account. Name and picture come from TikTok at this moment and are kept nowhere."""

    model_config = ConfigDict(frozen=True)

    connection_id: str
    is_default: bool
    display_name: str | None
    avatar_url: str | None
    can_send: bool
    status: ConnectionStatus
    scope: tuple[str, ...]
    access_ends_at: datetime
    connection_ends_at: datetime
    ends_soon: bool
    """The connection ends within 14 days."""
    problem: str | None
    """A code with a sentence: why it cannot be used, or why TikTok did not tell its name just now."""
    slots_used: int
    slots_total: int = SLOTS
    slots_nearly_full: bool
    slot_free_at: datetime | None


def list_accounts(
    user_id: str, default_connection_id: str | None, *, access: TikTokAccess, sends: SendsTable
) -> list[Account]:
    """The user's accounts, the default one first. Without a choice the account connected first is the default."""
    rows = [row for row in access.connections.of_user(user_id) if row.status is not ConnectionStatus.REVOKING]
    rows.sort(key=lambda row: (row.connection_id != default_connection_id, row.connected_at))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        accounts = list(pool.map(lambda row: _account(row, access, sends), rows))
    return [account.model_copy(update={"is_default": place == 0}) for place, account in enumerate(accounts)]


def _account(row: Connection, access: TikTokAccess, sends: SendsTable) -> Account:
    profile, problem = _profile(row, access)
    row = access.connections.find(row.user_id, row.connection_id) or row
    now = access.clock()
    taken = slots((init.at for init in sends.inits_of(row.connection_id)), now)
    return Account(
        connection_id=row.connection_id,
        is_default=False,
        display_name=profile.display_name if profile else None,
        avatar_url=profile.avatar_url if profile else None,
        can_send=row.may_upload and row.problem(now) is None,
        status=row.status,
        scope=row.scope,
        access_ends_at=row.access_expires_at,
        connection_ends_at=row.refresh_expires_at,
        ends_soon=row.ends_soon(now),
        problem=row.problem(now) or problem or (None if row.may_upload else "tiktok_scope_missing"),
        slots_used=taken.used,
        slots_nearly_full=taken.nearly_full,
        slot_free_at=taken.free_at,
    )


def _profile(row: Connection, access: TikTokAccess) -> tuple[CreatorProfile | None, str | None]:
    try:
        return with_access(row, _CALL_TAKES_S, access.tiktok.user_info, access=access), None
    except AppError as error:
        return None, error.code
