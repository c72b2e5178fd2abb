"""/api/batches: product lists, looked at before they are begun, watched, and steered."""

from datetime import datetime
from typing import Annotated

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, ConfigDict, Field

from makeafvdo.bootstrap import Container
from makeafvdo.domain.batches.batches import Batch, BatchState
from makeafvdo.domain.batches.estimate import Pace
from makeafvdo.domain.errors import Conflict, NotFound
from makeafvdo.domain.messages import BilingualText, message_with
from makeafvdo.domain.videos.options import Options
from makeafvdo.entrypoints.api.batch_view import BatchId, BatchSummary, BatchView, batch_view, own_batch, summary_of
from makeafvdo.entrypoints.http import container_of, refuses, session_of
from makeafvdo.services.batches.drop_list import UploadedList, drop_list, forecast, read_upload, rows_in
from makeafvdo.services.batches.steer_batch import cancel_batch, pause_batch, resume_batch, retry_rows
from makeafvdo.services.videos.made_before import made_before
from makeafvdo.services.videos.run_timing import timing_of

router = APIGatewayHttpRouter()

_UploadId = Annotated[str, Field(pattern="^[0-9a-z]{26}$")]


class ListToCheck(BaseModel):
    """`options`: for what a row does not name; null: the marketer's own defaults."""

    model_config = ConfigDict(extra="forbid")

    upload_id: _UploadId
    options: Options | None = None


class ListToBegin(ListToCheck):
    name: str = Field(min_length=1, max_length=200)
    """Of the file, for the marketer to know it by."""


class RefusedRowView(BaseModel):
    line: int
    link: str
    code: str
    said: BilingualText


class CheckedList(BaseModel):
    """What would be made of the list. `seconds_left`, `voice_baht` and `last_draft_at` are estimates."""

    batch_id: str
    is_known: bool
    """The same list has been begun before: beginning it again makes nothing twice."""
    videos: int
    refused: tuple[RefusedRowView, ...]
    made_before: tuple[int, ...]
    """Lines of products the user has begun a video of in the last 28 days; they are made all the same."""
    seconds_left: int
    done_at: datetime
    voice_baht: float | None
    """What the voices cost; null where a price is not known."""
    drafts: int
    """Rows that ask to be sent. Without a standing consent for an account they stop for a look, as the others do."""
    drafts_without_slot: int
    """Of them, those TikTok's limit leaves no slot for before their videos are deleted."""
    last_draft_at: datetime | None
    """When the last of the others goes; null where none goes by itself."""


class BegunList(BaseModel):
    batch_id: str


class BatchList(BaseModel):
    batches: tuple[BatchSummary, ...]
    """Newest first."""


@router.post("/api/batches/check", summary="What would be made of an uploaded product list")
def post_check(wanted: ListToCheck) -> CheckedList:
    app, user_id = container_of(router), session_of(router).user_id
    uploaded = UploadedList(user_id, wanted.upload_id, wanted.options)
    content = read_upload(uploaded, intake=app.intake)
    rows = rows_in(content)
    marketer = app.users.get(user_id)
    expected = forecast(
        rows,
        wanted.options or marketer.defaults,
        marketer,
        pace=pace_of(app),
        timing=timing_of(user_id, app.cache),
        voices_order=app.voices_order,
        sends=app.sends,
        now=app.clock(),
    )
    batch_id = uploaded.batch_id(content)
    made = made_before(user_id, {row.link for row in rows.good}, videos=app.videos, now=app.clock())
    return CheckedList(
        batch_id=batch_id,
        is_known=_is_known(user_id, batch_id, app),
        videos=len(rows.good),
        refused=tuple(
            RefusedRowView(line=row.line, link=row.link, code=row.code, said=message_with(row.code, row.facts))
            for row in rows.refused
        ),
        made_before=tuple(row.line for row in rows.good if row.link in made),
        seconds_left=round((expected.done_at - app.clock()).total_seconds()),
        done_at=expected.done_at,
        voice_baht=expected.baht,
        drafts=expected.drafts,
        drafts_without_slot=expected.drafts_without_slot,
        last_draft_at=expected.last_draft_at,
    )


@router.post("/api/batches", status_code=202, summary="Begin an uploaded product list")
def post_batch(wanted: ListToBegin) -> BegunList:
    """The batch can be read at `/api/batches/{batch_id}` a moment later."""
    app, user_id = container_of(router), session_of(router).user_id
    uploaded = UploadedList(user_id, wanted.upload_id, wanted.options)
    return BegunList(batch_id=drop_list(uploaded, wanted.name, intake=app.intake))


@router.get("/api/batches", summary="The user's product lists, newest first")
def get_batches() -> BatchList:
    found = container_of(router).batches.of_user(session_of(router).user_id)
    return BatchList(batches=tuple(map(summary_of, found)))


@router.get("/api/batches/<batch_id>", summary="A product list and what became of its rows")
def get_batch(batch_id: BatchId) -> BatchView:
    return batch_view(_own(batch_id), container_of(router))


@router.post("/api/batches/<batch_id>/pause", summary="Let no further row begin", openapi_extensions=refuses(Conflict))
def post_pause(batch_id: BatchId) -> BatchSummary:
    return summary_of(pause_batch(_own(batch_id), batches=container_of(router).batches))


@router.post("/api/batches/<batch_id>/resume", summary="Go on with a pause", openapi_extensions=refuses(Conflict))
def post_resume(batch_id: BatchId) -> BatchSummary:
    """Rows that wait look again within minutes."""
    return summary_of(resume_batch(_own(batch_id), batches=container_of(router).batches))


@router.post(
    "/api/batches/<batch_id>/cancel",
    summary="Call off what has not gone to TikTok",
    openapi_extensions=refuses(Conflict),
)
def post_cancel(batch_id: BatchId) -> BatchSummary:
    app = container_of(router)
    cancelled = cancel_batch(
        _own(batch_id),
        batches=app.batches,
        videos=app.videos,
        sends=app.sends,
        workflow=app.workflow,
        now=app.clock(),
    )
    return summary_of(cancelled)


@router.post(
    "/api/batches/<batch_id>/retry",
    status_code=202,
    summary="Try the rows again that failed, were called off or never began",
    openapi_extensions=refuses(Conflict),
)
def post_retry(batch_id: BatchId) -> BatchSummary:
    app = container_of(router)
    again = retry_rows(
        _own(batch_id), batches=app.batches, files=app.batch_files, videos=app.videos, workflow=app.batch_workflow
    )
    return summary_of(again)


def pace_of(app: Container) -> Pace:
    limits = app.batch_quota_settings
    return Pace(per_day=limits.batch_videos_per_day, at_once=limits.batch_videos_at_once)


def _own(batch_id: str) -> Batch:
    return own_batch(router, batch_id)


def _is_known(user_id: str, batch_id: str, app: Container) -> bool:
    try:
        return app.batches.get(user_id, batch_id).state is not BatchState.FAILED
    except NotFound:
        return False
