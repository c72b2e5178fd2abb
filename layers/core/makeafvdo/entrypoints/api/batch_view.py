"""A product list as the API and the pages give it."""

from collections import Counter
from datetime import datetime
from decimal import Decimal
from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Path
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel

from makeafvdo.bootstrap import Container
from makeafvdo.domain.batches.batches import Batch, BatchState
from makeafvdo.domain.messages import BilingualText, message_with
from makeafvdo.entrypoints.http import container_of, session_of
from makeafvdo.services.batches.library import RowOutcome, counts_of, outcomes_of

BatchId = Annotated[str, Path(pattern="^[a-z2-7]{26}$")]


class RowView(BaseModel):
    line: int
    link: str
    sub_id: str | None
    state: str
    """Of its video; `REFUSED` and `NOT_BEGUN` where there is none."""
    video_id: str | None
    title: str | None
    """Of its video; until there is one, that of the list."""
    in_run: bool
    commission_percent: Decimal | None
    in_affiliate_programme: bool | None
    """Of its product, where an affiliate API tells; null where none was asked."""
    said: BilingualText | None


class BatchSummary(BaseModel):
    batch_id: str
    name: str
    state: BatchState
    attempt: int
    good: int
    refused: int
    said: BilingualText | None
    """Why it could not be read, or why it is paused."""
    created_at: datetime
    expires_at: datetime


class BatchView(BatchSummary):
    counts: dict[str, int]
    """Of rows by state; `WORKING` are those being made."""
    rows: tuple[RowView, ...]


def summary_of(batch: Batch) -> BatchSummary:
    problem = batch.problem
    known = batch.model_dump(include=BatchSummary.model_fields.keys() - {"said"})
    said = message_with(problem.code, problem.facts) if problem else None
    return BatchSummary.model_validate(known | {"said": said})


def batch_view(batch: Batch, app: Container) -> BatchView:
    outcomes = outcomes_of(batch, files=app.batch_files, videos=app.videos)
    counts: Counter[str] = counts_of(outcomes)
    return BatchView.model_validate(
        summary_of(batch).model_dump() | {"counts": dict(counts), "rows": tuple(map(_row_view, outcomes))}
    )


def _row_view(outcome: RowOutcome) -> RowView:
    video = outcome.video
    return RowView(
        line=outcome.row.line,
        link=outcome.row.link,
        sub_id=outcome.sub_id,
        state=outcome.state,
        video_id=video.video_id if video else None,
        title=outcome.title,
        in_run=bool(video and video.in_run),
        commission_percent=video.commission_percent if video else None,
        in_affiliate_programme=video.in_affiliate_programme if video else None,
        said=outcome.said,
    )


def own_batch(router: APIGatewayHttpRouter, batch_id: str) -> Batch:
    """Raises NotFound for another user's batch just as for none."""
    return container_of(router).batches.get(session_of(router).user_id, batch_id)
