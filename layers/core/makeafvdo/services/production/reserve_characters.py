"""Limits on voices that cost money: characters per marketer a day."""

from collections.abc import Callable
from datetime import datetime

from makeafvdo.adapters.tables.users import UsersTable

ReserveCharacters = Callable[[str, int], None]
"""Of user id and characters; see `reserve_characters`."""


def reserve_characters(
    user_id: str, count: int, *, users: UsersTable, per_day: int, clock: Callable[[], datetime]
) -> None:
    """Count the characters before they are bought; a call that fails is not given back. Raises Throttled."""
    users.change_quota(user_id, lambda quota: quota.with_characters(count, clock(), per_day))
