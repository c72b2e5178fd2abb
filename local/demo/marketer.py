"""A marketer as an HTTP client: signs in, connects TikTok, makes videos, over the public pages and API."""

import secrets
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import boto3
import requests

from local.demo.browser import Browser, Page
from local.stack.processes import StackError
from local.stack.stack import DEMO_EMAIL, Stack
from makeafvdo.domain.tiktok.consent import STANDING_CONSENT_TEXT


class Marketer:
    def __init__(self, stack: Stack, browser: Browser | None = None) -> None:
        self.stack = stack
        self.browser = browser or Browser()
        self._csrf_token = ""
        self.user_id = ""
        """Once signed in."""

    def sign_in(self, email: str = DEMO_EMAIL, password: str | None = None) -> None:
        """The whole code flow: sign-in with a password, Cognito's form, our callback."""
        form = self.browser.get(f"{self.stack.base_url}/auth/start?with=password&next=/settings")
        page = self.browser.submit(form, username=email, password=password or self.stack.demo_password)
        if not page.url.startswith(f"{self.stack.base_url}/settings"):
            raise StackError(f"signing in ended on a page that answered {page.status}")
        me = self.get("/api/me")
        self._csrf_token, self.user_id = me["csrf_token"], str(me["user_id"])

    def connect_tiktok(self, decision: str = "approve", **fields: str | list[str]) -> Page:
        """The whole OAuth round trip with the consent page clicked; returns the Settings page it ends on.

        With `account` the page is shown even where TikTok would not ask again.
        """
        always_ask = "true" if "account" in fields else "false"
        page = self.browser.get(f"{self.stack.base_url}/api/tiktok/connect?always_ask={always_ask}")
        if page.url.startswith(self.stack.tiktok_url):
            page = self.browser.submit(page, decision=decision, **fields)
        return page

    def ensure_connected(self) -> str:
        """The connection to send to; connects the account if there is none."""
        accounts = self.get("/api/tiktok/accounts")["accounts"]
        if not accounts:
            self.connect_tiktok()
            accounts = self.get("/api/tiktok/accounts")["accounts"]
        if not accounts:
            raise StackError("The local TikTok account could not be connected; see `make logs`.")
        return str(accounts[0]["connection_id"])

    def give_standing_consent(self, connection_id: str) -> None:
        """Agree that videos go to the account without a tap on each."""
        consent = {"connection_id": connection_id, "text_version": STANDING_CONSENT_TEXT}
        self.write("POST", "/api/tiktok/standing-consent", consent).raise_for_status()

    def withdraw_standing_consent(self, connection_id: str) -> None:
        withdrawal = {"connection_id": connection_id}
        self.write("POST", "/api/tiktok/standing-consent/withdraw", withdrawal).raise_for_status()

    @contextmanager
    def sending_unheard(self, connection_id: str) -> Iterator[None]:
        """While it lasts, videos go to the account without a tap, whichever voice speaks them; then it is as before."""
        allowed = self.get("/api/me")["allows_preview_voice"]
        accounts = {each["connection_id"]: each for each in self.get("/api/tiktok/accounts")["accounts"]}
        had_consent = accounts[connection_id]["standing_consent_at"] is not None
        try:
            self.write("PATCH", "/api/me", {"allows_preview_voice": True}).raise_for_status()
            if not had_consent:
                self.give_standing_consent(connection_id)
            yield
        finally:
            self.write("PATCH", "/api/me", {"allows_preview_voice": allowed}).raise_for_status()
            if not had_consent:
                self.withdraw_standing_consent(connection_id)

    def upload(self, kind: str, content_type: str, body: bytes) -> str:
        """Uploads a file to the intake bucket by presigned POST, as a browser's form does; returns its upload id."""
        order = {"kind": kind, "content_type": content_type, "bytes": len(body)}
        place = self._json_of(self.write("POST", "/api/uploads", order))
        requests.post(place["url"], data=place["fields"], files={"file": body}, timeout=60).raise_for_status()
        return str(place["upload_id"])

    def start(self, link: str | None, until: str, key: str | None = None, **order: Any) -> dict[str, Any]:  # noqa: ANN401
        response = self.write("POST", "/api/videos", {"link": link, "until": until, **order}, key=key)
        return self._json_of(response)

    def continue_video(self, video_id: str, until: str, **tap: Any) -> dict[str, Any]:  # noqa: ANN401
        return self._json_of(self.write("POST", f"/api/videos/{video_id}/continue", {"until": until, **tap}))

    def video(self, video_id: str) -> dict[str, Any]:
        return self.get(f"/api/videos/{video_id}")

    def get(self, path: str) -> dict[str, Any]:
        return self._json_of(self.browser.call("GET", self.stack.base_url + path))

    def write(self, method: str, path: str, body: dict[str, Any], key: str | None = None) -> requests.Response:
        headers = {
            "Origin": self.stack.base_url,
            "X-CSRF-Token": self._csrf_token,
            "Idempotency-Key": key or uuid.uuid4().hex,
        }
        return self.browser.call(method, self.stack.base_url + path, json=body, headers=headers)

    @staticmethod
    def _json_of(response: requests.Response) -> dict[str, Any]:
        if not response.ok:
            raise StackError(f"the API answered {response.status_code}: {response.text[:500]}")
        body: dict[str, Any] = response.json()
        return body


def new_marketer(stack: Stack, email: str) -> Marketer:
    """A marketer with that address, added to the user pool where missing, and signed in."""
    cognito, pool = boto3.client("cognito-idp"), stack.outputs["UserPoolId"]
    password = secrets.token_hex(8) + "aA1"
    with suppress(cognito.exceptions.UsernameExistsException):
        cognito.admin_create_user(UserPoolId=pool, Username=email, MessageAction="SUPPRESS")
    cognito.admin_set_user_password(UserPoolId=pool, Username=email, Password=password, Permanent=True)
    marketer = Marketer(stack)
    marketer.sign_in(email, password)
    return marketer
