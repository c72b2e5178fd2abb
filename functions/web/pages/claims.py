"""/videos/{id}/claims.csv: what the script claims and rests on, as a file for a spreadsheet."""

import csv
from collections.abc import Callable, Iterator
from io import StringIO

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo.domain.csv_for_excel import BYTE_ORDER_MARK, plain_cell
from makeafvdo.domain.errors import NotFound
from makeafvdo.domain.scripts.claim_record import ClaimRecord, claim_record
from makeafvdo.entrypoints.api.video_view import VideoId, own_video
from makeafvdo.entrypoints.http import container_of
from shell.moments import moment
from shell.strings import Language, translator
from shell.visitor import visitor_of

router = APIGatewayHttpRouter()

_HEADINGS = ("place", "sentence", "claim", "fact", "source", "at", "rule")


@router.get("/videos/<video_id>/claims.csv", include_in_schema=False)
def claims_file(video_id: VideoId) -> Response[str]:
    stored = container_of(router).artifacts.find_script(own_video(router, video_id).prefix)
    if stored is None:
        raise NotFound("script_not_written")
    return Response(
        status_code=200,
        content_type="text/csv; charset=utf-8",
        body=_as_csv(claim_record(stored), visitor_of(router).language),
        headers={"Content-Disposition": f'attachment; filename="claims-{video_id}.csv"'},
    )


def _as_csv(record: ClaimRecord, language: Language) -> str:
    text, t = StringIO(), translator(language)
    rows = [[t("claims.column_" + name) for name in _HEADINGS], *_rows(record, t, language)]
    csv.writer(text).writerows(map(plain_cell, row) for row in rows)
    return BYTE_ORDER_MARK + text.getvalue()


def _rows(record: ClaimRecord, t: Callable[..., str], language: Language) -> Iterator[tuple[str, ...]]:
    for each in record.claims:
        read_at = moment(each.read_at, language)
        source, rule = (
            t("product.from_" + each.source, otherwise=each.source),
            t("claims.rule_" + each.rule, otherwise=each.rule),
        )
        yield each.place, each.sentence, each.claim, each.fact, source, read_at, rule
    for own in record.own_words:
        yield own.place, own.sentence, "", "", t("product.from_marketer"), "", t("claims.own_words")
    for kept in record.accepted:
        accepted_at = moment(kept.accepted_at, language)
        yield (
            kept.place,
            kept.text,
            kept.text,
            kept.rule_id,
            t("product.from_marketer"),
            accepted_at,
            t("claims.answered_for"),
        )
