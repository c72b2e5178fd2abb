"""The public texts: how TikTok is used, privacy, terms, deletion, status."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.openapi.params import Query
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo.entrypoints.http import container_of, public
from shell.moments import moment
from shell.page import page
from shell.strings import Language
from shell.visitor import visitor_of

router = APIGatewayHttpRouter()
_FOLDER = Path(__file__).parent.parent / "texts"


@cache
def text(name: str, language: Language) -> dict[str, Any]:
    """The content of `texts/<name>.<language>.toml`: title, lead, sections."""
    return tomllib.loads((_FOLDER / f"{name}.{language}.toml").read_text())


@router.get("/how-we-use-tiktok", include_in_schema=False)
@public
def how_we_use_tiktok() -> Response[str]:
    return _text("how-we-use-tiktok")


@router.get("/privacy", include_in_schema=False)
@public
def privacy() -> Response[str]:
    return _text("privacy")


@router.get("/terms", include_in_schema=False)
@public
def terms() -> Response[str]:
    return _text("terms")


@router.get("/data-deletion", include_in_schema=False)
@public
def data_deletion(receipt: Annotated[str, Query(max_length=40)] = "") -> Response[str]:
    """With the `receipt` of an account that was erased: how far that is."""
    visitor, receipt = visitor_of(router), receipt.strip().upper()
    erasure = container_of(router).erasures.with_receipt(receipt) if receipt else None
    shown: dict[str, Any] = {"receipt": receipt, "erasure": erasure}
    if erasure is not None:
        shown |= {
            "asked_at": moment(erasure.asked_at, visitor.language),
            "erased_at": moment(erasure.erased_at, visitor.language) if erasure.erased_at else None,
            "counts": [(kind, count) for kind, count in (erasure.counts or {}).items() if count],
        }
    return _text("data-deletion", shown)


@router.get("/status", include_in_schema=False)
@public
def status() -> Response[str]:
    return page(router, "status.html")


def _text(name: str, shown: dict[str, Any] | None = None) -> Response[str]:
    visitor = visitor_of(router)
    return page(
        router,
        "text.html",
        visitor=visitor,
        text=text(name, visitor.language),
        stored=text("stored-fields", visitor.language),
        **(shown or {}),
    )
