"""An uploaded product list: looked at before anything is begun, then dropped where it starts a batch."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.adapters.spreadsheets import read_cells
from makeafvdo.adapters.voices.offers import first_voice
from makeafvdo.adapters.voices.prices import price_of_seconds
from makeafvdo.domain.batches.batches import batch_id_of
from makeafvdo.domain.batches.estimate import Pace, done_at, last_draft_at
from makeafvdo.domain.batches.rows import MAX_BYTES, Rows, read_rows
from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.products.uploads import UNKNOWN_CONTENT_TYPE, upload_key
from makeafvdo.domain.videos.options import OWN_VOICE, Options
from makeafvdo.domain.videos.progress import RunTiming, seconds_of_run
from makeafvdo.services.batches.begin_row import until_of
from makeafvdo.services.batches.read_list import NAME, OPTIONS

_LONGEST_NAME = 100
"""Percent-encoded Thai has nine bytes a letter, and S3 keeps 2 KB of metadata."""


@dataclass(frozen=True)
class Forecast:
    """`baht`: what the voices cost at most; None where a price is not known. `last_draft_at`: None for no drafts."""

    done_at: datetime
    baht: float | None
    drafts: int
    last_draft_at: datetime | None


@dataclass(frozen=True)
class UploadedList:
    """The upload, and the choices for what its rows do not name."""

    user_id: str
    upload_id: str
    options: Options | None

    def batch_id(self, content: bytes) -> str:
        return batch_id_of(self.user_id, content, self.options)


def read_upload(uploaded: UploadedList, *, intake: S3Media) -> bytes:
    """Raises Invalid("batch_gone")."""
    key = upload_key(uploaded.user_id, uploaded.upload_id)
    if not intake.exists(key):
        raise Invalid("batch_gone")
    return intake.get_start(key, MAX_BYTES + 1, None)[0]


def rows_in(content: bytes) -> Rows:
    """Raises Invalid for what is no product list."""
    return read_rows(read_cells(content))


def forecast(
    rows: Rows, options: Options, *, pace: Pace, timing: RunTiming, voices_order: tuple[str, ...], now: datetime
) -> Forecast:
    """For the rows that order a video; `options` are for what they do not name."""
    chosen = [Options.model_validate(options.model_dump() | row.options) for row in rows.good]
    seconds = [seconds_of_run(each.seconds, until_of(row), timing) for each, row in zip(chosen, rows.good, strict=True)]
    prices = [_voice_baht(each, voices_order) for each in chosen]
    known = [price for price in prices if price is not None]
    drafts = sum(row.send for row in rows.good)
    first_at = done_at(seconds[:1], pace, now)
    return Forecast(
        done_at=done_at(seconds, pace, now),
        baht=sum(known) if len(known) == len(prices) else None,
        drafts=drafts,
        last_draft_at=last_draft_at(drafts, first_at) if drafts else None,
    )


def drop_list(uploaded: UploadedList, name: str, *, intake: S3Media) -> str:
    """Put the upload where it starts a batch; returns the batch's id. Safe to repeat."""
    content = read_upload(uploaded, intake=intake)
    noted = {NAME: quote(name[:_LONGEST_NAME])} | (
        {OPTIONS: uploaded.options.model_dump_json()} if uploaded.options else {}
    )
    source = upload_key(uploaded.user_id, uploaded.upload_id)
    target = f"{uploaded.user_id}/batches/{uploaded.upload_id}"
    intake.copy_from(intake, source, target, UNKNOWN_CONTENT_TYPE, noted)
    return uploaded.batch_id(content)


def _voice_baht(options: Options, order: tuple[str, ...]) -> float | None:
    if options.voice == OWN_VOICE:
        return 0.0
    return price_of_seconds(options.seconds, options.voice or first_voice(order, options.tone)).baht
