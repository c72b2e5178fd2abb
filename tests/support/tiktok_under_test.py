"""TikTok as a plain HTTP caller sees it: the local one, or a real sandbox where its keys are in the environment."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import requests

from local.tiktok.login_kit.apps import App
from local.tiktok.rules import Rule
from local.tiktok.server import serving
from local.tiktok.switches import Switches
from local.tiktok.world import World
from tests.support.tiny_video import tiny_video

REDIRECT_URI = "https://app.example/api/tiktok/callback"
BOTH_SCOPES = ("user.info.basic", "video.upload")
CHUNK = 5_242_880


@dataclass
class TikTokUnderTest:
    www: str
    open: str
    client_key: str
    client_secret: str
    access_token: str = ""
    session: requests.Session = field(default_factory=requests.Session)

    def authorize_url(self, **changes: str) -> str:
        query = {
            "client_key": self.client_key,
            "response_type": "code",
            "scope": ",".join(BOTH_SCOPES),
            "redirect_uri": REDIRECT_URI,
            "state": "a state",
            "disable_auto_auth": "1",
        }
        return f"{self.www}/v2/auth/authorize/?{urlencode(query | changes)}"

    def authorize(self, **changes: str) -> requests.Response:
        return self.session.get(self.authorize_url(**changes), allow_redirects=False)

    def token(self, **form: str) -> dict[str, Any]:
        return self.token_response(**form).json()  # type: ignore[no-any-return]

    def token_response(self, **form: str) -> requests.Response:
        app = {"client_key": self.client_key, "client_secret": self.client_secret}
        return self.session.post(f"{self.open}/v2/oauth/token/", data=app | form)

    def redeem(self, code: str, **changes: str) -> dict[str, Any]:
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": REDIRECT_URI}
        return self.token(**form | changes)

    def refresh(self, refresh_token: str) -> dict[str, Any]:
        return self.token(grant_type="refresh_token", refresh_token=refresh_token)

    def revoke(self, access_token: str) -> requests.Response:
        app = {"client_key": self.client_key, "client_secret": self.client_secret, "token": access_token}
        return self.session.post(f"{self.open}/v2/oauth/revoke/", data=app)

    def user_info(self, token: str, fields: str | None = "open_id,display_name") -> requests.Response:
        query = {} if fields is None else {"fields": fields}
        return self.session.get(f"{self.open}/v2/user/info/", params=query, headers=bearer(token))

    def init(self, token: str, **source_info: object) -> requests.Response:
        """Without arguments: a valid plan of one small chunk."""
        whole = {"source": "FILE_UPLOAD", "video_size": 100, "chunk_size": 100, "total_chunk_count": 1}
        body = {"source_info": whole | source_info}
        return self.session.post(f"{self.open}/v2/post/publish/inbox/video/init/", json=body, headers=bearer(token))

    def status(self, token: str, publish_id: str) -> requests.Response:
        body = {"publish_id": publish_id}
        return self.session.post(f"{self.open}/v2/post/publish/status/fetch/", json=body, headers=bearer(token))

    def put(self, upload_url: str, body: bytes, content_range: str | None, **headers: str) -> requests.Response:
        sent = {"Content-Type": "video/mp4", **{name.replace("_", "-"): value for name, value in headers.items()}}
        if content_range is not None:
            sent["Content-Range"] = content_range
        return self.session.put(upload_url, data=body, headers=sent)


class SandboxUnderTest(TikTokUnderTest):
    """A real sandbox, called no faster than it allows (Upload Video: 6 inits a minute for one user token)."""

    def init(self, token: str, **source_info: object) -> requests.Response:
        response = super().init(token, **source_info)
        if response.status_code == 429:
            time.sleep(61)
            response = super().init(token, **source_info)
        return response


@dataclass
class LocalTikTokUnderTest(TikTokUnderTest):
    """The local TikTok also has a clock, switches and creators that act on command."""

    def approve(self, account: str = "mali", scopes: tuple[str, ...] = BOTH_SCOPES, **changes: str) -> dict[str, str]:
        """What the callback is given when the creator approves."""
        return self.decide(account=account, scope=scopes, decision="approve", **changes)

    def decide(self, *, account: str, scope: tuple[str, ...], decision: str, **changes: str) -> dict[str, str]:
        form = {"account": account, "scope": scope, "decision": decision}
        response = self.session.post(self.authorize_url(**changes), data=form, allow_redirects=False)
        assert response.status_code == 302, response.text
        return dict(parse_qsl(urlsplit(response.headers["Location"]).query, keep_blank_values=True))

    def connect(self, account: str = "mali", scopes: tuple[str, ...] = BOTH_SCOPES) -> dict[str, Any]:
        return self.redeem(self.approve(account, scopes)["code"])

    def begin(self, token: str, **source_info: object) -> tuple[str, str]:
        """`publish_id` and `upload_url` of a valid init."""
        response = self.init(token, **source_info).json()
        return response["data"]["publish_id"], response["data"]["upload_url"]

    def send(self, token: str, video: bytes | None = None, mime: str = "video/mp4") -> str:
        """Bring a video, a tiny one by default, to TikTok; the `publish_id`."""
        video = tiny_video() if video is None else video
        size = len(video)
        publish_id, upload_url = self.begin(token, video_size=size, chunk_size=size)
        response = self.put(upload_url, video, f"bytes 0-{size - 1}/{size}", Content_Type=mime)
        assert response.status_code == 201
        return publish_id

    def state_of(self, token: str, publish_id: str) -> str:
        return str(self.status(token, publish_id).json()["data"]["status"])

    def command(self, method: str, path: str, **body: object) -> Any:  # noqa: ANN401 (JSON)
        """One of `/_local/…`."""
        response = self.session.request(method, f"{self.open}/_local/{path}", json=body)
        return response.json()

    def advance(self, seconds: float) -> None:
        self.command("POST", "clock", seconds=seconds)

    def switch(self, **changes: object) -> None:
        self.command("PATCH", "switches", **changes)


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


@contextmanager
def local_tiktok(folder: Path, without: Rule | None = None) -> Iterator[LocalTikTokUnderTest]:
    """A fresh local TikTok with one sandbox app, perhaps with one rule not enforced."""
    world = World(folder=folder, switches=Switches(off=frozenset({without} if without else ())))
    world.register(App("sbtest", "a secret", "MakeAFVDO", (REDIRECT_URI,)))
    with serving(world) as server, requests.Session() as session:
        session.trust_env = False
        url = f"http://127.0.0.1:{server.port}"
        yield LocalTikTokUnderTest(url, url, "sbtest", "a secret", session=session)


def has_sandbox() -> bool:
    return "TIKTOK_SANDBOX_ACCESS_TOKEN" in os.environ


def sandbox_tiktok() -> TikTokUnderTest:
    """TikTok itself, with a target user's access token; see `has_sandbox`."""
    return SandboxUnderTest(
        www="https://www.tiktok.com",
        open="https://open.tiktokapis.com",
        client_key=os.environ["TIKTOK_SANDBOX_CLIENT_KEY"],
        client_secret=os.environ["TIKTOK_SANDBOX_CLIENT_SECRET"],
        access_token=os.environ["TIKTOK_SANDBOX_ACCESS_TOKEN"],
    )
