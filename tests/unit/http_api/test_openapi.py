"""The API's description is true: what it says can happen is what happens. `make api-fuzz` says so at length."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.gateway import Route, routes
from tests.support.http_harness import ORIGIN, Answer, HttpHarness, Person, http_harness
from tests.support.tiktok_harness import facts_of
from tests.unit.http_api.cases import CASES, Own
from tests.unit.http_api.test_other_peoples_things import filled
from tests.unit.http_api.test_personal_token import BY_TOKEN

USER, VIDEO, NO_VIDEO = "user-mali", "01jd000000000000000000000a", "01jd000000000000000000000b"
IDS = {
    "video_id": VIDEO, "own_video_id": VIDEO, "connection_id": "connection-1", "upload_id": "0" * 26,
    "prefix": f"users/{USER}/videos/{VIDEO}", "own_sha256": facts_of().sha256,
}  # fmt: skip
IN_API = [route for route in routes() if route.path.startswith("/api/") and not route.is_public]
REFUSAL = {"code", "th", "en", "next_th", "next_en"}

Json = dict[str, Any]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HttpHarness]:
    with http_harness(tmp_path_factory.mktemp("house")) as home:
        home.bench.connect(USER)
        home.video(USER, VIDEO)
        yield home


@pytest.fixture(scope="module")
def described(home: HttpHarness) -> Json:
    return Person(home.app, "", "").call("GET", "/api/openapi.json").body


def operation_of(described: Json, route: Route) -> Json:
    operation: Json = described["paths"][route.path.replace("<", "{").replace(">", "}")][route.method.lower()]
    return operation


def test_every_route_of_the_api_is_described_and_no_other(described: Json) -> None:
    documented = {f"{method.upper()} {path}" for path, methods in described["paths"].items() for method in methods}

    assert documented == {route.key.replace("<", "{").replace(">", "}") for route in IN_API}


@pytest.mark.parametrize("route", IN_API, ids=lambda route: route.key)
def test_what_every_route_asks_for_and_refuses_with_is_said(described: Json, route: Route) -> None:
    operation = operation_of(described, route)
    headers = {each["name"]: each for each in operation.get("parameters", []) if each["in"] == "header"}
    refusals = {status: answer for status, answer in operation["responses"].items() if status >= "400"}

    assert described["security"] == [{"session": []}]
    by_token = route.key in BY_TOKEN
    assert operation.get("security") == ([{"session": []}, {"token": []}] if by_token else None)
    assert all(headers[name]["required"] != by_token for name in {"X-CSRF-Token", "Origin"} & headers.keys())
    assert described["components"]["securitySchemes"]["session"]["name"] == "__Host-sid"
    assert ({"X-CSRF-Token", "Origin"} <= headers.keys()) == (route.method != "GET")
    assert {"400", "401"} <= refusals.keys()
    assert ("403" in refusals) == (route.method != "GET" or not by_token)
    assert "422" not in refusals
    assert refusals["400"]["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/Refusal"}
    assert set(described["components"]["schemas"]["Said"]["required"]) == REFUSAL
    assert not any(name.startswith("x-") for name in operation)


def test_everything_that_is_referred_to_is_there(described: Json) -> None:
    text = json.dumps(described)
    names = {each.partition('"')[0] for each in text.split('"#/components/schemas/')[1:]}

    assert names <= described["components"]["schemas"].keys()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=6,
)


def bodies(route: Route) -> st.SearchStrategy[object]:
    """What is valid there, with a field of another value, with a field too many, or something else altogether."""
    valid = [filled(case.body, IDS) for case in CASES[route.key] if case.body]
    if not valid:
        return st.none() | json_values
    one = st.sampled_from(valid)
    changed = st.builds(
        lambda body, name, value: body | {name: value},
        one,
        st.sampled_from(sorted({name for body in valid for name in body})) | st.text(max_size=10),
        json_values,
    )
    return one | changed | json_values


@pytest.mark.parametrize("route", IN_API, ids=lambda route: route.key)
@settings(max_examples=12, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(chosen=st.data())
def test_no_answer_is_one_that_is_not_described(
    home: HttpHarness, described: Json, route: Route, chosen: st.DataObject
) -> None:
    case = next((case for case in CASES[route.key] if isinstance(case, Own)), Own())
    home.tables["Erasures"].delete_item(Key={"user_id": USER})
    secret = home.person(USER).secret if chosen.draw(st.booleans() | st.just(True)) else "no such session"
    queries = st.dictionaries(st.sampled_from(["before", "shelf", "q", "next", "always_ask", "code"]), st.text())
    headers = case.headers | chosen.draw(
        st.sampled_from(
            [
                {},
                {},
                {},
                {"authorization": "Bearer mka_x"},
                {"origin": "https://evil.example"},
                {"x_csrf_token": "x"},
                {"accept": "text/html"},
            ]
        )
    )
    path = route.path.replace("<video_id>", chosen.draw(st.sampled_from([VIDEO, VIDEO, NO_VIDEO, "x", "ก"])))

    answer = Person(home.app, USER, secret).call(
        route.method, path, chosen.draw(bodies(route)), chosen.draw(queries), **headers
    )

    assert_described(operation_of(described, route), answer)


def assert_described(operation: Json, answer: Answer) -> None:
    documented = operation["responses"].get(str(int(answer.status)))
    assert documented is not None, answer
    for name in documented.get("headers", {}):
        assert name in answer.headers
    if answer.status >= 400:
        assert answer.body["error"].keys() == REFUSAL
    elif "content" in documented:
        assert answer.headers["Content-Type"].startswith("application/json")
    else:
        assert answer.text == ""


def test_the_origin_of_writes_is_ours(described: Json) -> None:
    origin = next(each for each in described["paths"]["/api/videos"]["post"]["parameters"] if each["name"] == "Origin")

    assert origin["schema"]["enum"] == [ORIGIN]
