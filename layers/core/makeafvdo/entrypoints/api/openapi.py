"""/api/openapi.json: the description of the JSON API, built from its routes on the first request."""

import json
from collections.abc import Iterator
from copy import copy
from functools import cache
from http import HTTPStatus
from typing import Any

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel

from makeafvdo.entrypoints.http import FOR_PROGRAMS, REFUSES, SESSION_COOKIE, container_of, public

router = APIGatewayHttpRouter()

Json = dict[str, Any]

_ABOUT = """Every refusal says in Thai and in English what happened and what to do now.
A browser that is on its way to a page (GET, `Accept: text/html`) is sent to the page that says so instead.
Programs of a marketer's own use the personal token of their Settings page, where an operation names `token`.
The gateway in front may refuse by itself with 429, 502, 503 or 504 and `{"message": ...}`: ask again a moment later."""
_MEANING = {
    HTTPStatus.BAD_REQUEST: "What was sent is not valid",
    HTTPStatus.UNAUTHORIZED: "No session, or a token that is not valid",
    HTTPStatus.FORBIDDEN: "A token where none is taken; or another Origin, or no X-CSRF-Token of this session",
    HTTPStatus.NOT_FOUND: "No such thing, or not the caller's",
    HTTPStatus.CONFLICT: "Overtaken: the thing has moved on",
    HTTPStatus.TOO_MANY_REQUESTS: "Not before the time in Retry-After, in seconds",
    HTTPStatus.SERVICE_UNAVAILABLE: "The same request may succeed a moment later",
}


class Said(BaseModel):
    """What happened (`th`, `en`) and what to do now. `code` is stable."""

    code: str
    th: str
    en: str
    next_th: str
    next_en: str


class Refusal(BaseModel):
    error: Said


@router.get("/api/openapi.json", include_in_schema=False)
@public
def get_openapi() -> Response[str]:
    body = api_description(container_of(router).settings.base_url)
    return Response(status_code=200, content_type="application/json", body=body)


@cache
def api_description(base_url: str) -> str:
    """The OpenAPI description, as JSON, for this origin."""
    description = json.loads(_description_by_routers())
    description["info"]["description"] = _ABOUT
    description["security"] = [{"session": []}]
    description["components"] = {
        "securitySchemes": {
            "session": {"type": "apiKey", "in": "cookie", "name": SESSION_COOKIE},
            "token": {"type": "http", "scheme": "bearer", "description": "`mka_…`, made on the Settings page"},
        },
        "schemas": _schemas(description["components"]["schemas"]),
    }
    for path, method, operation in _operations(description):
        operation["responses"] = _responses(path, method, operation)
        if by_token := operation.pop(FOR_PROGRAMS, False):
            operation["security"] = [{"session": []}, {"token": []}]
        if method != "get":
            operation.setdefault("parameters", []).extend(_csrf_parameters(base_url, is_required=not by_token))
    return json.dumps(description, ensure_ascii=False)


def _description_by_routers() -> str:
    from makeafvdo.entrypoints.api import (
        account,
        batches,
        claims,
        hand_off,
        intake,
        links,
        material,
        me,
        queue,
        recordings,
        schedules,
        tiktok,
        videos,
        voices,
    )

    app = APIGatewayHttpResolver(enable_validation=True)
    for each in (
        videos.router,
        batches.router,
        queue.router,
        schedules.router,
        material.router,
        claims.router,
        intake.router,
        recordings.router,
        hand_off.router,
        links.router,
        me.router,
        account.router,
        voices.router,
        tiktok.router,
    ):
        app.include_router(copy(each))  # including binds a router to its app; the originals serve requests
    return app.get_openapi_json_schema(title="MakeAFVDO", version="1")


def _operations(description: Json) -> Iterator[tuple[str, str, Json]]:
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def _schemas(found: Json) -> Json:
    """Powertools' own validation errors are never sent; our refusals are."""
    refusal: Json = Refusal.model_json_schema(ref_template="#/components/schemas/{model}")
    ours: Json = {name: schema for name, schema in found.items() if not name.endswith("ValidationError")}
    return {**ours, **refusal.pop("$defs"), "Refusal": refusal}


def _responses(path: str, method: str, operation: Json) -> Json:
    responses: Json = {status: response for status, response in operation["responses"].items() if status != "422"}
    for status in responses.keys() & {"204", "302"}:
        del responses[status]["content"]
    statuses = {HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED, *map(HTTPStatus, operation.pop(REFUSES, ()))}
    if method != "get" or FOR_PROGRAMS not in operation:
        statuses.add(HTTPStatus.FORBIDDEN)
    if "{" in path:
        statuses.add(HTTPStatus.NOT_FOUND)
    if method == "get":
        responses.setdefault(
            "302", {"description": "To the page that says why not, for a browser on its way to a page"}
        )
    if "302" in responses:
        responses["302"]["headers"] = {"Location": {"required": True, "schema": {"type": "string"}}}
    return responses | {str(status.value): _refusal(status) for status in sorted(statuses)}


def _refusal(status: HTTPStatus) -> Json:
    response: Json = {
        "description": _MEANING[status],
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Refusal"}}},
    }
    if status is HTTPStatus.TOO_MANY_REQUESTS:
        response["headers"] = {"Retry-After": {"required": True, "schema": {"type": "integer"}}}
    return response


def _csrf_parameters(base_url: str, *, is_required: bool) -> list[Json]:
    """Headers that prove a write comes from our own page. Browsers send the Origin by themselves."""
    return [
        {
            "name": "X-CSRF-Token",
            "in": "header",
            "required": is_required,
            "description": "The `csrf_token` of GET /api/me, with a session",
            "schema": {"type": "string"},
        },
        {"name": "Origin", "in": "header", "required": is_required, "schema": {"type": "string", "enum": [base_url]}},
    ]
