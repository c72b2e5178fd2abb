"""/batches: many videos of one product list; /batches/{id}: what becomes of its rows."""

from collections import Counter
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo.domain.batches.batches import BatchState
from makeafvdo.domain.batches.columns import Column
from makeafvdo.domain.batches.result_file import WORKING
from makeafvdo.domain.batches.rows import MAX_BYTES, MAX_ROWS
from makeafvdo.entrypoints.api.batch_view import BatchId, RowView, batch_view, own_batch, summary_of
from makeafvdo.entrypoints.http import container_of, session_of
from makeafvdo.services.batches.library import NOT_BEGUN, REFUSED, outcomes_of, result_of
from shell.link_names import name_of
from shell.page import page
from shell.policy import Needs
from shell.visitor import visitor_of

router = APIGatewayHttpRouter()

TONES = {
    WORKING: "", NOT_BEGUN: "", REFUSED: "bad", "FAILED": "bad", "NEEDS_INPUT": "warn", "READY": "good",
    "WAITING_SLOT": "good", "PROCESSING": "good", "IN_INBOX": "good", "PUBLISHED": "good", "CANCELLED": "bad",
}  # fmt: skip
"""State of a row → tone of its chip; in the order the counts are shown in."""
_MAY_BE_RETRIED = ("FAILED", "CANCELLED", NOT_BEGUN)


class Sort(StrEnum):
    """Of a batch's rows."""

    LINE = "line"
    COMMISSION = "commission"


@router.get("/batches", include_in_schema=False)
def batches_page() -> Response[str]:
    found = container_of(router).batches.of_user(session_of(router).user_id)
    return page(
        router,
        "batches.html",
        needs=Needs(uploads=True),
        batches=[summary_of(batch) for batch in found],
        columns=tuple(Column),
        most_rows=f"{MAX_ROWS:,}",
        limit_mb=MAX_BYTES // 1_000_000,
    )


@router.get("/batches/<batch_id>", include_in_schema=False)
def batch_page(batch_id: BatchId, sort: Annotated[Sort, Query()] = Sort.LINE) -> Response[str]:
    batch = own_batch(router, batch_id)
    view = batch_view(batch, container_of(router))
    counts = Counter(view.counts)
    done = view.good - counts[WORKING] - counts[NOT_BEGUN]
    is_over = batch.state in {BatchState.DONE, BatchState.CANCELLED}
    return page(
        router,
        "batch.html",
        needs=Needs(trusted_types=True),
        batch=view,
        rows=sorted(view.rows, key=_by_commission) if sort is Sort.COMMISSION else view.rows,
        sort=sort,
        names={row.line: " ".join(name_of(row.link)) for row in view.rows if not row.title},
        knows_commission=any(row.commission_percent is not None for row in view.rows),
        counts=[(state, counts[state]) for state in TONES if counts[state]],
        tones=TONES,
        done=done,
        share=done / view.good if view.good else 1,
        is_moving=batch.is_under_way or counts[WORKING] > 0,
        may_retry=is_over and any(counts[state] for state in _MAY_BE_RETRIED),
    )


@router.get("/batches/<batch_id>/result.csv", include_in_schema=False)
def result_file(batch_id: BatchId) -> Response[str]:
    """As things stand now, whether the batch is done or not."""
    app, batch = container_of(router), own_batch(router, batch_id)
    outcomes = outcomes_of(batch, files=app.batch_files, videos=app.videos)
    return Response(
        status_code=200,
        content_type="text/csv; charset=utf-8",
        body=result_of(outcomes, visitor_of(router).language, app.settings.base_url).decode(),
        headers={"Content-Disposition": f'attachment; filename="makeafvdo-{batch_id}.csv"'},
    )


def _by_commission(row: RowView) -> tuple[Decimal, int]:
    """The highest first; rows of which none is known last."""
    return -(Decimal(-1) if row.commission_percent is None else row.commission_percent), row.line
