"""make smoke STAGE=<stage>: does the deployed stage work? Walks it as a marketer of its own, who is erased afterwards.

Public pages and their headers, account linking, signing in, one video from the marketer's own photo to `ready`, and
whether an alarm rings. The stage is the one up on this machine, or in the AWS account the environment is signed in to.
"""

import base64
import secrets
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, Response

from local.checklist import ok, require
from local.demo.chromium import chromium, open_context
from local.demo.reviewers_walk import fill_sign_in_form
from local.erasing import erase
from local.shops.catalogue.photos import file_name, photo_bytes
from local.stack.deployed import Deployed, deployed
from local.stack.processes import StackError

_PUBLIC = ("/", "/login", "/how-we-use-tiktok", "/privacy", "/terms", "/data-deletion", "/status")
_HEADERS = ("content-security-policy", "strict-transport-security", "x-content-type-options", "referrer-policy")
_VIDEO_S = 600
_POLL_S = 2
_PHOTO = "pexels-1317558"
_PRODUCT = {"title": "เก้าอี้อาร์มแชร์ ผ้าบูเคล่", "price": "4590", "description": "ขาไม้ เบาะนุ่ม"}
_FETCH = """async ([method, path, body]) => {
  const me = method === "GET" ? null : await (await fetch("/api/me")).json();
  const headers = { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() };
  if (me) headers["X-CSRF-Token"] = me.csrf_token;
  const answer = await fetch(path, { method, headers, body: body === null ? undefined : JSON.stringify(body) });
  return { status: answer.status, body: answer.status === 204 ? null : await answer.json() };
}"""
_UPLOAD = """async ([place, base64]) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(place.fields)) form.append(name, value);
  form.append("file", new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], { type: "image/jpeg" }));
  return (await fetch(place.url, { method: "POST", body: form })).status;
}"""


def smoke(stage: str, browser: Browser) -> None:
    """Prints a line for each thing that works. Raises StackError for the first that does not."""
    target = deployed(stage)
    with _somebody(target) as (email, password):
        page = open_context(browser, "desktop", target.base_url).new_page()
        _open_public_pages(page)
        _is_linking_accounts(target)
        page.goto("/login?lang=en&next=/settings")
        fill_sign_in_form(page, email, password)
        page.wait_for_url("**/settings")
        ok("signed in")
        _make_video(page)
    _no_alarm_rings(target)


@contextmanager
def _somebody(target: Deployed) -> Iterator[tuple[str, str]]:
    """A marketer with an address nobody has, erased afterwards."""
    cognito, pool = target.client("cognito-idp"), target.outputs["UserPoolId"]
    email, password = f"smoke-{secrets.token_hex(6)}@makeafvdo.test", f"{secrets.token_urlsafe(12)}aA1-"
    made = cognito.admin_create_user(UserPoolId=pool, Username=email, MessageAction="SUPPRESS")["User"]
    cognito.admin_set_user_password(UserPoolId=pool, Username=email, Password=password, Permanent=True)
    try:
        yield email, password
    finally:
        erase(target, next(each["Value"] for each in made["Attributes"] if each["Name"] == "sub"))


def _open_public_pages(page: Page) -> None:
    for path in _PUBLIC:
        response = page.goto(path)
        require(response is not None and response.status == 200, f"{path} answered {_status(response)}")
        missing = [name for name in _HEADERS if response is not None and name not in response.headers]
        require(not missing, f"{path} came without {', '.join(missing)}")
    ok(f"{len(_PUBLIC)} public pages")


def _status(response: Response | None) -> str:
    return str(response.status) if response else "nothing"


def _is_linking_accounts(target: Deployed) -> None:
    """One person with two ways to sign in is one account by what Cognito calls before a sign-up."""
    pool = target.client("cognito-idp").describe_user_pool(UserPoolId=target.outputs["UserPoolId"])["UserPool"]
    function = pool.get("LambdaConfig", {}).get("PreSignUp", "")
    require(function, "Cognito calls nothing before a sign-up, so two ways to sign in are two accounts")
    found = target.client("lambda").get_function_configuration(FunctionName=function)
    require(found.get("State", "Active") == "Active", f"the account linking function is {found.get('State')}")
    ok("account linking")


def _make_video(page: Page) -> None:
    began = time.monotonic()
    video_id = _call(page, "POST", "/api/videos", {"link": None, "until": "product", "options": {"seconds": 15}})[
        "video_id"
    ]
    _settled(page, video_id)
    photo = photo_bytes(file_name(_PHOTO)) or b""
    place = _call(page, "POST", "/api/uploads", {"kind": "photo", "content_type": "image/jpeg", "bytes": len(photo)})
    stored = page.evaluate(_UPLOAD, [place, base64.b64encode(photo).decode()])
    require(stored == 204, f"the intake bucket answered {stored} to a photo")
    ok("a photo uploaded")
    _call(page, "PATCH", f"/api/videos/{video_id}/product", _PRODUCT | {"photos": [place["upload_id"]]})
    _call(page, "POST", f"/api/videos/{video_id}/continue", {"until": "ready"})
    video = _settled(page, video_id)
    problem = (video["problem"] or {}).get("code", "nothing said")
    require(video["state"] == "READY", f"the video ended {video['state']}: {problem}")
    ok(f"a video of 15 s is ready, in {time.monotonic() - began:.0f} s")


def _settled(page: Page, video_id: str) -> Mapping[str, Any]:
    deadline = time.monotonic() + _VIDEO_S
    while (video := dict(_call(page, "GET", f"/api/videos/{video_id}", None)))["in_run"]:
        require(time.monotonic() < deadline, f"the video is {video['state']} after {_VIDEO_S} s")
        page.wait_for_timeout(_POLL_S * 1000)
    return video


def _call(page: Page, method: str, path: str, body: object) -> Any:  # noqa: ANN401 (JSON)
    answer = page.evaluate(_FETCH, [method, path, body])
    require(answer["status"] < 300, f"{method} {path.rpartition('/')[0]} answered {answer['status']}")
    return answer["body"]


def _no_alarm_rings(target: Deployed) -> None:
    found = target.client("cloudwatch").describe_alarms(StateValue="ALARM")["MetricAlarms"]
    ringing = [alarm["AlarmName"] for alarm in found if target.stack_name in alarm["AlarmName"]]
    require(not ringing, f"ringing: {', '.join(ringing)}")
    ok("no alarm rings")


def main(arguments: list[str]) -> int:
    (stage,) = arguments
    try:
        with chromium() as browser:
            smoke(stage, browser)
    except StackError as error:
        print(error, file=sys.stderr)
        return 1
    print("\nit works")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
