"""Every page, filled with content, for screenshots and measurements."""

import time
from typing import Any

import boto3
from ulid import ULID

from local.demo.marketer import Marketer, new_marketer
from local.shops.catalogue.catalogue import demo_links
from local.stack.processes import StackError
from local.stack.stack import Stack

PUBLIC = {
    "landing": "/",
    "login": "/login",
    "how-we-use-tiktok": "/how-we-use-tiktok",
    "privacy": "/privacy",
    "terms": "/terms",
    "data-deletion": "/data-deletion",
    "status": "/status",
    "not-found": "/no-such-page",
}
_EMAIL = "tour@makeafvdo.test"
_TIKTOK_ACCOUNT = "ton"
_VIDEOS = 30
_POLL_EVERY_S = 0.3
_TIMEOUT_S = 240
_COPIES = (
    {"state": "READY"},
    {"state": "IN_INBOX"},
    {"state": "PUBLISHED"},
    {"state": "FAILED", "problem": {"code": "took_too_long", "facts": {}}},
    {"state": "CANCELLED"},
)


def prepare_tour(stack: Stack) -> tuple[Marketer, dict[str, str]]:
    """A marketer with a TikTok account and thirty videos, and the pages they can open: name → path."""
    marketer = new_marketer(stack, _EMAIL)
    marketer.connect_tiktok(account=_TIKTOK_ACCOUNT)
    video_ids = {until: _make_video_until(marketer, until) for until in ("product", "script", "ready")}
    _fill_library(stack, marketer, video_ids["ready"])
    pages = {
        "new": "/new",
        "batches": "/batches",
        "library": "/videos",
        "settings": "/settings",
        **{f"video-{until}": f"/videos/{video_id}" for until, video_id in video_ids.items()},
        "record": f"/videos/{video_ids['script']}/record",
        "send": f"/videos/{video_ids['ready']}/send",
        "hand-off": f"/videos/{video_ids['ready']}/post",
    }
    return marketer, pages


def _make_video_until(marketer: Marketer, until: str) -> str:
    """A video that went as far as `until`; the one an earlier tour made where there is one."""
    link = next(link for what, link in demo_links() if what.startswith("tiktok"))
    video = marketer.start(link, until, key=f"tour-{until}", options={"seconds": 15})
    deadline = time.monotonic() + _TIMEOUT_S
    while video["in_run"]:
        if time.monotonic() > deadline:
            raise StackError(f"The tour's video did not get to {until}; see `make logs`.")
        time.sleep(_POLL_EVERY_S)
        video = marketer.video(video["video_id"])
    return str(video["video_id"])


def _fill_library(stack: Stack, marketer: Marketer, video_id: str) -> None:
    """Rows over the same finished file, in every settled state, until there are thirty."""
    table = boto3.resource("dynamodb").Table(stack.outputs["VideosTable"])
    user_id = marketer.get("/api/me")["user_id"]
    row: dict[str, Any] = dict(table.get_item(Key={"user_id": user_id, "video_id": video_id})["Item"])
    missing = _VIDEOS - len(marketer.get("/api/videos")["videos"])
    for nth in range(missing):
        table.put_item(Item=row | {"video_id": str(ULID()).lower()} | _COPIES[nth % len(_COPIES)])
