"""/api/me/export and /api/me/erase: one's own data as a file, and the end of the account."""

import secrets
from datetime import datetime
from typing import Literal

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, ConfigDict

from makeafvdo.domain.errors import NotFound, Throttled
from makeafvdo.domain.exports import Export, ExportState
from makeafvdo.entrypoints.http import container_of, refuses, session_of
from makeafvdo.services.accounts.build_export import ask_export
from makeafvdo.services.accounts.erase_account import ask_erasure

router = APIGatewayHttpRouter()


class ExportView(BaseModel):
    state: ExportState
    asked_at: datetime | None
    ready_at: datetime | None
    ends_at: datetime | None
    """When the file is deleted."""
    bytes: int | None


class Understood(BaseModel):
    """That nothing can be brought back."""

    model_config = ConfigDict(extra="forbid")

    understood: Literal[True]


class Erasing(BaseModel):
    receipt: str
    """What `/data-deletion` shows the progress of; nothing else will be left."""


@router.get("/api/me/export", summary="The file of one's own data, and whether it is ready")
def get_export() -> ExportView:
    app = container_of(router)
    return export_view(app.users.get(session_of(router).user_id).export, app.clock())


@router.post(
    "/api/me/export",
    status_code=202,
    summary="Ask for that file",
    openapi_extensions=refuses(Throttled),
)
def post_export() -> ExportView:
    app, user_id = container_of(router), session_of(router).user_id
    now = app.clock()
    return export_view(ask_export(user_id, users=app.users, exporter=app.exporter, new_id=app.new_id, now=now), now)


@router.get(
    "/api/me/export/file",
    status_code=302,
    summary="Download it",
    openapi_extensions=refuses(NotFound),
)
def get_export_file() -> Response[str]:
    app, user_id = container_of(router), session_of(router).user_id
    export = app.users.get(user_id).export
    if export is None or export.state(app.clock()) != "ready":
        raise NotFound("export_gone")
    address = app.media.presigned_get(export.key(user_id), "makeafvdo-data.zip")
    return Response(status_code=302, body="", headers={"Location": address})


@router.post("/api/me/erase", status_code=202, summary="Erase the account and everything in it, for good")
def post_erase(_order: Understood) -> Erasing:
    app, user_id = container_of(router), session_of(router).user_id
    erasure = ask_erasure(user_id, _new_receipt(), erasures=app.erasures, sessions=app.sessions, now=app.clock())
    app.eraser.start(user_id=user_id)
    return Erasing(receipt=erasure.receipt)


def export_view(export: Export | None, now: datetime) -> ExportView:
    state = export.state(now) if export else "none"
    if export is None or state == "none":
        return ExportView(state="none", asked_at=None, ready_at=None, ends_at=None, bytes=None)
    return ExportView(
        state=state,
        asked_at=export.asked_at,
        ready_at=export.ready_at,
        ends_at=export.ends_at,
        bytes=export.bytes,
    )


def _new_receipt() -> str:
    """Sixteen random hex digits in groups, to be read out to somebody."""
    digits = secrets.token_hex(8).upper()
    return "-".join(digits[place : place + 4] for place in range(0, len(digits), 4))
