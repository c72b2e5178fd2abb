"""Who gets in, and with what: sessions, Origin, CSRF, other people's videos."""

from typing import Any

import boto3
import pytest

from local.demo.browser import Browser
from local.demo.marketer import Marketer
from local.stack.stack import Stack
from tests.support.stack_harness import Bench

PASSWORD = "Another-marketer-1"


@pytest.fixture(scope="module")
def somebody_else(stack: Stack) -> Marketer:
    cognito, pool = boto3.client("cognito-idp"), stack.outputs["UserPoolId"]
    cognito.admin_create_user(UserPoolId=pool, Username="ton@makeafvdo.test", MessageAction="SUPPRESS")
    cognito.admin_set_user_password(UserPoolId=pool, Username="ton@makeafvdo.test", Password=PASSWORD, Permanent=True)
    other = Marketer(stack)
    other.sign_in("ton@makeafvdo.test", PASSWORD)
    return other


def test_without_a_session_a_script_gets_401_and_a_person_the_sign_in_page(stack: Stack) -> None:
    nobody = Browser()

    told = nobody.call("GET", f"{stack.base_url}/api/videos")
    sent = nobody.call("GET", f"{stack.base_url}/settings", headers={"Accept": "text/html"})

    assert (told.status_code, told.json()["error"]["code"]) == (401, "signed_out")
    assert (sent.status_code, sent.headers["Location"]) == (302, "/login?next=%2Fsettings")


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"Origin": "https://evil.example"}, "foreign_origin"),
        ({"Origin": ""}, "foreign_origin"),
        ({"X-CSRF-Token": "guessed"}, "stale_page"),
    ],
)
def test_a_write_from_elsewhere_is_refused(bench: Bench, headers: dict[str, str], code: str) -> None:
    right = {
        "Origin": bench.stack.base_url,
        "X-CSRF-Token": bench.marketer.get("/api/me")["csrf_token"],
        "Idempotency-Key": "a-write-from-elsewhere",
    }
    before = bench.marketer.get("/api/videos")["videos"]

    answer = bench.marketer.browser.call(
        "POST", f"{bench.stack.base_url}/api/videos", json={"link": "x"}, headers=right | headers
    )

    assert (answer.status_code, answer.json()["error"]["code"]) == (403, code)
    assert [each["video_id"] for each in bench.marketer.get("/api/videos")["videos"]] == [
        each["video_id"] for each in before
    ]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "", None),
        ("GET", "/product", None),
        ("GET", "/mp4", None),
        ("PATCH", "/product", {"price": "1"}),
        ("POST", "/continue", {"until": "ready"}),
    ],
)
def test_another_users_video_is_not_there(
    bench: Bench, made_video: dict[str, Any], somebody_else: Marketer, method: str, path: str, body: dict[str, Any]
) -> None:
    address = f"/api/videos/{made_video['video_id']}{path}"

    answer = (
        somebody_else.write(method, address, body)
        if body
        else somebody_else.browser.call(method, bench.stack.base_url + address)
    )

    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "video_not_found")


def test_another_users_tiktok_account_cannot_be_disconnected(bench: Bench, somebody_else: Marketer) -> None:
    answer = somebody_else.write("POST", "/api/tiktok/disconnect", {"connection_id": bench.connection_id})

    assert answer.status_code == 404
    assert bench.marketer.get("/api/tiktok/accounts")["accounts"]


def test_the_api_describes_itself_and_goes_on_serving(bench: Bench) -> None:
    described = Browser().call("GET", f"{bench.stack.base_url}/api/openapi.json").json()

    assert {"/api/videos", "/api/videos/{video_id}/continue", "/api/me", "/api/tiktok/accounts"} <= set(
        described["paths"]
    )


def test_signing_out_ends_the_session(stack: Stack) -> None:
    marketer = Marketer(stack)
    marketer.sign_in()

    marketer.write("POST", "/api/session/end", {})

    assert marketer.browser.call("GET", f"{stack.base_url}/api/me").status_code == 401


def test_cognito_takes_the_way_out_and_leads_home(stack: Stack) -> None:
    browser = Browser()
    left = browser.call("GET", f"{stack.base_url}/auth/leave")

    ended = browser.call("GET", left.headers["Location"])

    assert (ended.status_code, ended.headers["Location"]) == (302, f"{stack.base_url}/")
