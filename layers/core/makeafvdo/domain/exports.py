"""A marketer's own data as one file: when it was asked for, whether it is ready, until when."""

from datetime import datetime, timedelta
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict

from makeafvdo.domain.errors import Throttled
from makeafvdo.domain.messages.thai_time import bilingual_time

EXPORT_EVERY = timedelta(hours=24)
EXPORT_LIFE = timedelta(days=2)
"""The bucket's lifecycle deletes it then (template.yaml, rule `exports`)."""
_TAKES = timedelta(minutes=16)
"""More than a Lambda runs: one that is not ready by then has failed."""

ExportState = Literal["none", "building", "ready", "failed"]


class Export(BaseModel):
    """The latest one, on its user's row."""

    model_config = ConfigDict(frozen=True)

    export_id: str
    asked_at: AwareDatetime
    ready_at: AwareDatetime | None = None
    bytes: int | None = None

    def key(self, user_id: str) -> str:
        """In the media bucket."""
        return f"{exports_prefix(user_id)}{self.export_id}.zip"

    @property
    def ends_at(self) -> datetime | None:
        return self.ready_at + EXPORT_LIFE if self.ready_at else None

    def state(self, now: datetime) -> ExportState:
        if self.ends_at is not None:
            return "ready" if now < self.ends_at else "none"
        return "building" if now < self.asked_at + _TAKES else "failed"

    def refuse_another(self, now: datetime) -> None:
        """Raises Throttled, naming when the next one may be asked for."""
        next_at = self.asked_at + EXPORT_EVERY
        if self.ready_at is not None and now < next_at:
            thai, english = bilingual_time(next_at)
            raise Throttled("export_asked_before", int((next_at - now).total_seconds()) + 1, at_th=thai, at_en=english)


def exports_prefix(user_id: str) -> str:
    return f"exports/{user_id}/"
