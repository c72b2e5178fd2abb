"""Every route of every function, sent what no page of ours sends: refused in our own words, and nobody is woken."""

import base64
import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from makeafvdo.entrypoints.observability import logger
from shell.static import static
from tests.support.gateway import Route, function_for, modules, routes
from tests.support.http_harness import CSRF, ORIGIN, Answer, HttpHarness, http_harness

USER, VIDEO = "user-mali", "01jd000000000000000000000a"


@dataclass(frozen=True)
class Bad:
    """What is wrong with a request."""

    body: bytes = b""
    content_type: str = "application/json"
    query: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)


BOUNDARY = "multipart/form-data; boundary=x"
PART = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n'
IN_BODIES = {
    "deep": Bad(b"[" * 100_000),
    "deep and closed": Bad(b"[" * 100_000 + b"]" * 100_000),
    "deep in a field": Bad(b'{"link": ' + b'{"a":' * 5000 + b"1" + b"}" * 5001),
    "a huge integer": Bad(b"1" * 5000),
    "a huge integer in a field": Bad(b'{"bytes": ' + b"9" * 5000 + b"}"),
    "no number": Bad(b'{"bytes": NaN}'),
    "cut off": Bad(b'{"link": "x'),
    "no JSON": Bad(b"link=x"),
    "a form": Bad(b"link=x", "application/x-www-form-urlencoded"),
    "multipart": Bad(PART, BOUNDARY),
    "multipart without a boundary": Bad(PART, "multipart/form-data"),
    "plain text": Bad(b"{}", "text/plain"),
    "a type that goes on": Bad(b"{}", "application/jsonish"),
    "another charset": Bad('{"link": "ก"}'.encode("utf-16"), "application/json; charset=utf-16"),
    "UTF-16 that claims nothing": Bad('{"link": "ก"}'.encode("utf-16")),
    "TIS-620 that claims to be UTF-8": Bad('{"link": "ก"}'.encode("tis-620"), "application/json; charset=utf-8"),
    "NUL bytes": Bad(b'{"link": "a\0b"}'),
    "nothing but NUL bytes": Bad(b"\0" * 1000),
    "an escaped NUL": Bad(b'{"link": "a\\u0000b"}'),
    "an escaped NUL in a name": Bad(b'{"a\\u0000b": [{"c": "d"}]}'),
    "half a surrogate pair": Bad(b'{"link": "\\ud83d"}'),
    "too long": Bad(json.dumps({"link": "x" * 300_000}).encode()),
}
IN_PARAMETERS = {
    "a long query value": Bad(query={"q": "x" * 9000}),
    "a long query name": Bad(query={"x" * 9000: "1"}),
    "a NUL in the query": Bad(query={"q": "a\0b"}),
    "a long header": Bad(headers={"user-agent": "x" * 9000}),
    "a long key": Bad(headers={"idempotency-key": "x" * 9000}),
    "a NUL in a header": Bad(headers={"idempotency-key": "0123456789\0"}),
}
BAD = IN_BODIES | IN_PARAMETERS


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HttpHarness]:
    with http_harness(tmp_path_factory.mktemp("house")) as home:
        home.video(USER, VIDEO)
        yield home


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """With what we log ourselves in it, which goes past the root logger."""
    ours = logging.getLogger(logger.name)
    ours.addHandler(caplog.handler)
    yield caplog
    ours.removeHandler(caplog.handler)


def test_a_fault_of_ours_would_be_seen_in_the_log(home: HttpHarness, log: pytest.LogCaptureFixture) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(home.app.users, "get", None)
        assert home.person(USER).call("GET", "/api/me").status == 500

    assert [record for record in log.records if record.levelno >= logging.ERROR]


def send(home: HttpHarness, route: Route, bad: Bad, *, signed_in: bool, **headers: str) -> Answer:
    secret = home.person(USER).secret if signed_in else "no such session"
    path = "/".join(_filled(part) for part in route.path.split("/"))
    event: dict[str, Any] = {
        "version": "2.0",
        "rawPath": path,
        "rawQueryString": "",
        "queryStringParameters": bad.query,
        "cookies": [f"__Host-sid={secret}"],
        "headers": {"origin": ORIGIN, "x-csrf-token": CSRF, "content-type": bad.content_type} | bad.headers | headers,
        "requestContext": {"http": {"method": route.method, "path": path}, "stage": "$default"},
        "body": base64.b64encode(bad.body).decode() or None,
        "isBase64Encoded": bool(bad.body),
    }
    answer = modules()[function_for(route.method, path)].handler.answer(event, home.app)
    return Answer(answer["statusCode"], answer.get("body") or "", answer["headers"])


def _filled(part: str) -> str:
    return VIDEO if part.startswith("<") else part


@pytest.mark.parametrize("signed_in", [True, False], ids=["signed in", "signed out"])
@pytest.mark.parametrize("route", routes(), ids=lambda route: route.key)
def test_whatever_is_sent_wrongly_is_refused_in_our_own_words(
    home: HttpHarness, log: pytest.LogCaptureFixture, route: Route, signed_in: bool
) -> None:
    for name, bad in BAD.items():
        answer = send(home, route, bad, signed_in=signed_in)

        if answer.status == 302:
            assert route.key == "GET /api/tiktok/callback", name
            assert answer.headers["Location"].startswith(f"{ORIGIN}/settings?message=tiktok_"), name
        else:
            assert 400 <= answer.status < 500, (name, answer)
            assert answer.body["error"].keys() == {"code", "th", "en", "next_th", "next_en"}, name

    assert not [record for record in log.records if record.levelno >= logging.ERROR]


@pytest.mark.parametrize(
    ("body", "code"),
    [(b"[" * 100_000, "body_not_json"), (b'{"link": "a\\u0000"}', "request_unreadable"), (b"[]", "invalid_request")],
)
def test_each_kind_has_its_own_sentence(home: HttpHarness, body: bytes, code: str) -> None:
    route = next(route for route in routes() if route.key == "POST /api/videos")

    assert send(home, route, Bad(body), signed_in=True).code == code


@pytest.mark.parametrize("content_type", ["", "application/json", "Application/JSON; charset=UTF-8"])
def test_json_is_read_under_every_name_it_goes_by(home: HttpHarness, content_type: str) -> None:
    route = next(route for route in routes() if route.key == "POST /api/links/recognise")
    pasted = json.dumps({"text": "เก้าอี้ https://www.lazada.co.th/products/x-i1.html"}, ensure_ascii=False)

    assert send(home, route, Bad(pasted.encode(), content_type), signed_in=True).status == 200


GETS = [route for route in routes() if route.method == "GET"]


@pytest.mark.parametrize("signed_in", [True, False], ids=["signed in", "signed out"])
@pytest.mark.parametrize("route", GETS, ids=lambda route: route.key)
def test_head_is_get_without_the_body(home: HttpHarness, route: Route, signed_in: bool) -> None:
    head = Route(route.key, "HEAD", route.path, route.function, route.is_public)
    assert function_for("HEAD", route.path) == route.function

    got, head_answer = (send(home, each, Bad(), signed_in=signed_in, accept="text/html") for each in (route, head))

    assert (head_answer.status, head_answer.text) == (got.status, "")
    assert without_secrets(head_answer) == without_secrets(got)


@pytest.mark.parametrize("path", ["/", "/login", static("icon.svg"), static("shell/api.js")])
def test_head_finds_the_front_doors(home: HttpHarness, path: str) -> None:
    assert send(home, Route("", "HEAD", path, "", is_public=True), Bad(), signed_in=False).status == 200


def without_secrets(answer: Answer) -> dict[str, str]:
    """Headers but for one-time states in them."""
    return {name: value.partition("?")[0] for name, value in answer.headers.items() if name != "Set-Cookie"}


@pytest.mark.parametrize("parameter", ["code", "state", "error", "error_type"])
def test_what_tiktok_never_sends_leads_back_to_settings(home: HttpHarness, parameter: str) -> None:
    route = next(route for route in routes() if route.key == "GET /api/tiktok/callback")

    answer = send(home, route, Bad(query={parameter: "x" * 3000}), signed_in=True)

    assert (answer.status, answer.headers["Location"]) == (302, f"{ORIGIN}/settings?message=tiktok_connect_failed")


@pytest.mark.parametrize("path", ["/ก", "/videos/ก", "/videos?q=ก", "//x.example", "/\\x.example", "/a\n", "/é"])
def test_nobody_is_sent_on_to_an_address_that_is_not_ours(home: HttpHarness, path: str) -> None:
    route = next(route for route in routes() if route.key == "GET /login")

    answer = send(home, route, Bad(query={"next": path}), signed_in=False)

    assert (answer.status, answer.code) == (400, "invalid_request")


def test_from_an_address_nobody_is_sent_back_to_the_sign_in_leads_home(home: HttpHarness) -> None:
    route = Route("", "GET", "/videos/กขค", "", is_public=False)

    answer = send(home, route, Bad(), signed_in=False, accept="text/html")

    assert (answer.status, answer.headers["Location"]) == (302, "/login")


def test_a_file_that_is_not_made_yet_is_not_found(home: HttpHarness) -> None:
    home.video(USER, "01jd000000000000000000000b", state="QUEUED", mp4_key=None)

    answer = home.person(USER).call("GET", "/api/videos/01jd000000000000000000000b/mp4")

    assert (answer.status, answer.code) == (404, "video_is_not_made")
