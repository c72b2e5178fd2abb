"""A marketer's TikTok accounts, as Settings and the send page show them."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from makeafvdo.adapters.tables.sends import SendsTable
from makeafvdo.adapters.tables.users import UsersTable
from makeafvdo.domain.errors import AppError, NotFound
from makeafvdo.domain.messages import MESSAGES, BilingualText
from makeafvdo.domain.messages.thai_time import bilingual_time
from makeafvdo.domain.tiktok.api import CreatorProfile
from makeafvdo.domain.tiktok.connections import Connection, ConnectionStatus
from makeafvdo.domain.tiktok.slots import SLOTS, Slots, slots
from makeafvdo.services.tiktok.access_token import TikTokAccess, with_access
from makeafvdo.services.tiktok.draft_slots import free_slots

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
    """A code with a sentence: why it cannot be used, or why its name could not be read from TikTok just now."""
    slots_used: int
    slots_total: int = SLOTS
    slots_nearly_full: bool
    slot_free_at: datetime | None
    """When the next video can go, behind those that wait; None while one can go now."""
    sends_waiting: int
    """Videos that have booked a later slot."""
    slots_left: int
    """How many more videos can go within a video's life."""
    warnings: tuple[BilingualText, ...]
    """What will soon block sending, with its time."""


def list_accounts(
    user_id: str, default_connection_id: str | None, *, access: TikTokAccess, sends: SendsTable
) -> list[Account]:
    """The user's accounts, the default one first. Without a choice the account connected first is the default."""
    rows = _visible(user_id, access)
    rows.sort(key=lambda row: row.connection_id != default_connection_id)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        accounts = list(pool.map(lambda row: _account(row, access, sends), rows))
    return [account.model_copy(update={"is_default": place == 0}) for place, account in enumerate(accounts)]


def choose_default(user_id: str, connection_id: str, *, access: TikTokAccess, users: UsersTable) -> None:
    """Make this the account videos go to by default. Raises NotFound for an account not shown to the user."""
    require_account(user_id, connection_id, access=access)
    users.set_default_connection(user_id, connection_id)


def require_account(user_id: str, connection_id: str, *, access: TikTokAccess) -> None:
    """Raises NotFound for an account not shown to the user."""
    if connection_id not in {row.connection_id for row in _visible(user_id, access)}:
        raise NotFound("connection_not_found")


def replace_default(user_id: str, gone: str, *, access: TikTokAccess, users: UsersTable) -> None:
    """Where the disconnected account `gone` was the default, make the one connected first the default; or none."""
    if users.get(user_id).default_connection_id == gone:
        left = [row.connection_id for row in _visible(user_id, access) if row.connection_id != gone]
        users.set_default_connection(user_id, left[0] if left else None)


def _visible(user_id: str, access: TikTokAccess) -> list[Connection]:
    """The user's accounts without those being revoked, the one connected first in front."""
    rows = [row for row in access.connections.of_user(user_id) if row.status is not ConnectionStatus.REVOKING]
    return sorted(rows, key=lambda row: row.connected_at)


def _account(row: Connection, access: TikTokAccess, sends: SendsTable) -> Account:
    profile, problem = _profile(row, access)
    row = access.connections.find(row.user_id, row.connection_id) or row
    now = access.clock()
    sends_of_account = sends.of_connection(row.connection_id)
    account_slots = slots((at for send in sends_of_account for at in send.slots_taken_at), now)
    free = free_slots(sends_of_account, now)
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
        slots_used=account_slots.used,
        slots_nearly_full=account_slots.nearly_full,
        slot_free_at=free[0] if free and free[0] > now else None,
        sends_waiting=sum(send.booked_at is not None and send.booked_at > now for send in sends_of_account),
        slots_left=len(free),
        warnings=tuple(_warnings(row, account_slots, now)),
    )


def _warnings(row: Connection, account_slots: Slots, now: datetime) -> Iterator[BilingualText]:
    if row.ends_soon(now):
        thai, english = bilingual_time(row.refresh_expires_at)
        yield MESSAGES["tiktok_connection_ends_soon"].filled(at_th=thai, at_en=english)
    if account_slots.nearly_full and account_slots.next_frees_at is not None:
        thai, english = bilingual_time(account_slots.next_frees_at)
        yield MESSAGES["tiktok_slots_nearly_full"].filled(
            used=account_slots.used, total=SLOTS, at_th=thai, at_en=english
        )


def _profile(row: Connection, access: TikTokAccess) -> tuple[CreatorProfile | None, str | None]:
    try:
        return with_access(row, _CALL_TAKES_S, access.tiktok.user_info, access=access), None
    except AppError as error:
        return None, error.code
