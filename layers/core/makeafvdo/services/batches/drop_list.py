"""An uploaded product list: looked at before anything is begun, then dropped where it starts a batch."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.adapters.spreadsheets import read_cells
from makeafvdo.adapters.tables.sends import SendsTable
from makeafvdo.adapters.tables.users import User
from makeafvdo.adapters.voices.offers import first_voice
from makeafvdo.adapters.voices.prices import price_of_seconds
from makeafvdo.domain.batches.batches import batch_id_of
from makeafvdo.domain.batches.estimate import Pace, done_at
from makeafvdo.domain.batches.rows import MAX_BYTES, Rows, read_rows
from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.products.uploads import UNKNOWN_CONTENT_TYPE, upload_key
from makeafvdo.domain.videos.options import OWN_VOICE, Options
from makeafvdo.domain.videos.progress import RunTiming, seconds_of_run
from makeafvdo.domain.videos.videos import Until
from makeafvdo.services.batches.begin_row import until_of
from makeafvdo.services.batches.read_list import NAME, OPTIONS
from makeafvdo.services.tiktok.draft_slots import free_slots

_LONGEST_NAME = 100
"""Percent-encoded Thai has nine bytes a letter, and S3 keeps 2 KB of metadata."""


@dataclass(frozen=True)
class Forecast:
    """`baht`: what the voices cost at most; None where a price is not known.

    `drafts`: rows that ask to be sent. `drafts_without_slot`: of them, those the account has no draft slot for before
    their videos are deleted. `last_draft_at`: when the last of the others goes; None where none goes by itself.
    """

    done_at: datetime
    baht: float | None
    drafts: int
    drafts_without_slot: int
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
    rows: Rows,
    options: Options,
    marketer: User,
    *,
    pace: Pace,
    timing: RunTiming,
    voices_order: tuple[str, ...],
    sends: SendsTable,
    now: datetime,
) -> Forecast:
    """For the rows that order a video; `options` are for what they do not name."""
    chosen = [Options.model_validate(options.model_dump() | row.options) for row in rows.good]
    untils = [until_of(row, marketer) for row in rows.good]
    seconds = [seconds_of_run(each.seconds, until, timing) for each, until in zip(chosen, untils, strict=True)]
    prices = [_voice_baht(each, voices_order) for each in chosen]
    known = [price for price in prices if price is not None]
    going, account = untils.count(Until.INBOX), marketer.unattended_connection_id
    free = free_slots(sends.of_connection(account), done_at(seconds[:1], pace, now)) if going and account else []
    used = free[:going]
    return Forecast(
        done_at=done_at(seconds, pace, now),
        baht=sum(known) if len(known) == len(prices) else None,
        drafts=sum(row.send for row in rows.good),
        drafts_without_slot=going - len(used),
        last_draft_at=used[-1] if used else None,
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
