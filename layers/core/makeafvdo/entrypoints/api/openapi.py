"""/api/openapi.json: the JSON API described by its own handlers, built when somebody asks."""

import json
from collections.abc import Iterator
from copy import copy
from functools import cache
from http import HTTPStatus
from typing import Any

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel

from makeafvdo.entrypoints.http import REFUSES, SESSION_COOKIE, container_of, public

router = APIGatewayHttpRouter()

Json = dict[str, Any]

_ABOUT = """Every refusal says in Thai and in English what happened and what to do now.
A browser that is on its way to a page (GET, `Accept: text/html`) is sent to the page that says so instead.
The gateway in front may refuse by itself with 429, 502, 503 or 504 and `{"message": ...}`: ask again a moment later."""
_MEANING = {
    HTTPStatus.BAD_REQUEST: "What was sent is not valid",
    HTTPStatus.UNAUTHORIZED: "No session",
    HTTPStatus.FORBIDDEN: "Not asked for by our own page: another Origin, or no X-CSRF-Token of this session",
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
    body = described(container_of(router).settings.base_url)
    return Response(status_code=200, content_type="application/json", body=body)


@cache
def described(base_url: str) -> str:
    """The description of the API of this origin."""
    described = json.loads(_described_by_handlers())
    described["info"]["description"] = _ABOUT
    described["security"] = [{"session": []}]
    described["components"] = {
        "securitySchemes": {"session": {"type": "apiKey", "in": "cookie", "name": SESSION_COOKIE}},
        "schemas": _schemas(described["components"]["schemas"]),
    }
    for path, method, operation in _operations(described):
        operation["responses"] = _answers(path, method, operation)
        if method != "get":
            operation.setdefault("parameters", []).extend(_proofs(base_url))
    return json.dumps(described, ensure_ascii=False)


def _described_by_handlers() -> str:
    from makeafvdo.entrypoints.api import hand_off, intake, links, material, me, tiktok, videos

    app = APIGatewayHttpResolver(enable_validation=True)
    for each in (
        videos.router,
        material.router,
        intake.router,
        hand_off.router,
        links.router,
        me.router,
        tiktok.router,
    ):
        app.include_router(copy(each))  # including binds a router to its app; these serve requests in another
    return app.get_openapi_json_schema(title="MakeAFVDO", version="1")


def _operations(described: Json) -> Iterator[tuple[str, str, Json]]:
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def _schemas(found: Json) -> Json:
    """Powertools' own refusals never leave the house; ours do."""
    refusal: Json = Refusal.model_json_schema(ref_template="#/components/schemas/{model}")
    ours: Json = {name: schema for name, schema in found.items() if not name.endswith("ValidationError")}
    return {**ours, **refusal.pop("$defs"), "Refusal": refusal}


def _answers(path: str, method: str, operation: Json) -> Json:
    done: Json = {status: answer for status, answer in operation["responses"].items() if status != "422"}
    for status in done.keys() & {"204", "302"}:
        del done[status]["content"]
    statuses = {HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED, *map(HTTPStatus, operation.pop(REFUSES, ()))}
    if method != "get":
        statuses.add(HTTPStatus.FORBIDDEN)
    if "{" in path:
        statuses.add(HTTPStatus.NOT_FOUND)
    if method == "get":
        done.setdefault("302", {"description": "To the page that says why not, for a browser on its way to a page"})
    if "302" in done:
        done["302"]["headers"] = {"Location": {"required": True, "schema": {"type": "string"}}}
    return done | {str(status.value): _refusal(status) for status in sorted(statuses)}


def _refusal(status: HTTPStatus) -> Json:
    answer: Json = {
        "description": _MEANING[status],
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Refusal"}}},
    }
    if status is HTTPStatus.TOO_MANY_REQUESTS:
        answer["headers"] = {"Retry-After": {"required": True, "schema": {"type": "integer"}}}
    return answer


def _proofs(base_url: str) -> list[Json]:
    """What shows that a write was asked for by our own page. Browsers send the Origin by themselves."""
    return [
        {
            "name": "X-CSRF-Token",
            "in": "header",
            "required": True,
            "description": "The `csrf_token` of GET /api/me",
            "schema": {"type": "string"},
        },
        {"name": "Origin", "in": "header", "required": True, "schema": {"type": "string", "enum": [base_url]}},
    ]
