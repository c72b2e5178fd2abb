"""The erasure of an account: that it was asked for, how far it is, and the receipt.

    ERASING ──a pass──► CHECKING ──a pass after every writer has ended, and no account is left at TikTok──► ERASED

ERASED rows are the erasure list: a table restored from a backup has in it whom they name, until they are replayed.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict

WRITERS_END_WITHIN = timedelta(minutes=20)
"""Longer than any function runs (10 minutes) and than an address for an upload lives (10 minutes): what had begun when
the erasure was asked for writes no more."""
LOOK_AGAIN = timedelta(minutes=10)
PASS_TAKES = timedelta(minutes=16)
"""More than one pass takes, which is a Lambda's 15 minutes at most."""
LIST_LIFE = timedelta(days=60)
"""Longer than tables can be restored (DynamoDB, point-in-time recovery: 35 days)."""


class ErasureState(StrEnum):
    ERASING = "ERASING"
    CHECKING = "CHECKING"
    ERASED = "ERASED"


class Erasure(BaseModel):
    """One row of the Erasures table. No name, no address, no account: `user_id` is random and leads nowhere once the
    rest is gone.

    `counts`: what there was when the first pass began, by kind. `connection_ids`: whose sends may be left.
    """

    model_config = ConfigDict(frozen=True)

    user_id: str
    receipt: str
    state: ErasureState
    asked_at: AwareDatetime
    counts: dict[str, int] | None = None
    connection_ids: tuple[str, ...] = ()
    erased_at: AwareDatetime | None = None
    due_at: AwareDatetime | None = None
    expires_at: int | None = None
    version: int = 1

    def counted(self, counts: dict[str, int]) -> "Erasure":
        return self._changed(counts=counts)

    def with_connections(self, connection_ids: tuple[str, ...]) -> "Erasure":
        return self._changed(connection_ids=connection_ids)

    def passed(self, began: datetime, now: datetime, *, has_account_left: bool) -> "Erasure":
        """After a pass that found nothing more to delete, or accounts only that TikTok has not let go yet."""
        settled_at = self.asked_at + WRITERS_END_WITHIN
        if began >= settled_at and not has_account_left:
            until = int((now + LIST_LIFE).timestamp())
            return self._changed(state=ErasureState.ERASED, erased_at=now, due_at=None, expires_at=until)
        due_at = now + LOOK_AGAIN if has_account_left else settled_at
        return self._changed(state=ErasureState.CHECKING, due_at=max(due_at, now))

    def replayed(self, now: datetime) -> "Erasure":
        """To be done once more, over tables that were restored."""
        return self._changed(state=ErasureState.ERASING, due_at=now, expires_at=None)

    def _changed(self, **changes: object) -> "Erasure":
        return self.model_copy(update=changes | {"version": self.version + 1})


def asked(user_id: str, receipt: str, now: datetime) -> Erasure:
    return Erasure(user_id=user_id, receipt=receipt, state=ErasureState.ERASING, asked_at=now, due_at=now)
