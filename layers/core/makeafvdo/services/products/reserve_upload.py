"""Limits on uploads: files and bytes per marketer a day."""

from collections.abc import Callable
from datetime import datetime

from makeafvdo.adapters.tables.users import UsersTable
from makeafvdo.domain.videos.quota import UploadBudget

ReserveUpload = Callable[[str, str, int], None]
"""Of user id, upload id and bytes; see `reserve_upload`."""


def reserve_upload(
    user_id: str, upload_id: str, size: int, *, users: UsersTable, limits: UploadBudget, clock: Callable[[], datetime]
) -> None:
    """Count the upload before it begins. Raises Throttled where a limit is reached."""
    users.change_quota(user_id, lambda quota: quota.with_upload(upload_id, size, clock(), limits))
