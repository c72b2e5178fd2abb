"""The guard in front of every upload: at most so many files a day, and so many bytes."""

from collections.abc import Callable
from datetime import datetime

from makeafvdo.adapters.tables.users import UsersTable
from makeafvdo.domain.videos.quota import UploadLimits

ReserveUpload = Callable[[str, str, int], None]
"""Of user id, upload id and bytes; see `reserve_upload`."""


def reserve_upload(
    user_id: str, upload_id: str, size: int, *, users: UsersTable, limits: UploadLimits, clock: Callable[[], datetime]
) -> None:
    """Count the upload before it has a place. Raises Throttled where the marketer has brought all one may."""
    users.change_quota(user_id, lambda quota: quota.with_upload(upload_id, size, clock(), limits))
