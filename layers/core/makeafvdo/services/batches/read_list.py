"""A product list that was dropped into the intake bucket becomes a batch, once."""

import re
from datetime import datetime
from pathlib import PurePosixPath
from urllib.parse import unquote

from pydantic import BaseModel, ConfigDict

from makeafvdo.adapters.batch_files import BatchFiles
from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.adapters.spreadsheets import read_cells
from makeafvdo.adapters.tables.batches import BatchesTable
from makeafvdo.adapters.tables.erasures import ErasuresTable
from makeafvdo.domain.batches.batches import BATCH_LIFE, Batch, BatchState, batch_id_of
from makeafvdo.domain.batches.rows import MAX_BYTES, read_rows
from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.videos.options import Options
from makeafvdo.domain.videos.videos import Problem

NAME, OPTIONS = "name", "options"
"""Metadata keys: name of the file, percent-encoded, and `Options` as JSON. A list dropped without them has neither."""
_KEY = re.compile(r"(?P<user_id>[^/]+)/batches/.+")
_FIRST_TRY = 1


class DroppedList(BaseModel):
    """An object of the intake bucket. `version_id`: None where the event does not tell it."""

    model_config = ConfigDict(frozen=True)

    key: str
    version_id: str | None = None

    @property
    def user_id(self) -> str:
        """Raises Invalid for a key that is not below a user's `batches/`."""
        found = _KEY.fullmatch(self.key)
        if found is None:
            raise Invalid("batch_gone")
        return found["user_id"]


def read_list(
    dropped: DroppedList,
    execution: str,
    *,
    batches: BatchesTable,
    erasures: ErasuresTable,
    files: BatchFiles,
    intake: S3Media,
    now: datetime,
) -> Batch | None:
    """The batch in RUNNING, or in FAILED with the reason. None where another execution has begun the same content, and
    where the account is being erased.

    Safe to repeat by the same execution.
    """
    if erasures.is_erased(dropped.user_id):
        return None
    content, noted = intake.get_start(dropped.key, MAX_BYTES + 1, dropped.version_id)
    options = Options.model_validate_json(noted[OPTIONS]) if OPTIONS in noted else None
    batch = batches.begin(
        Batch(
            user_id=dropped.user_id,
            batch_id=batch_id_of(dropped.user_id, content, options),
            state=BatchState.READING,
            execution=execution,
            name=unquote(noted.get(NAME, "")) or PurePosixPath(dropped.key).name,
            options=options,
            created_at=now,
            changed_at=now,
            expires_at=int((now + BATCH_LIFE).timestamp()),
        )
    )
    if batch is None or batch.state is not BatchState.READING:
        return batch
    try:
        rows = read_rows(read_cells(content))
    except Invalid as error:
        return batches.refuse(batch, Problem(code=error.code, facts={**error.facts}))
    files.put_rows(batch, rows)
    files.put_lines(batch, _FIRST_TRY, (row.line for row in rows.good))
    return batches.opened(batch, len(rows.good), len(rows.refused))
