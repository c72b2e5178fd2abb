"""make demo: one product link to the TikTok inbox, with a line for each step."""

import hashlib
import json
import time
from pathlib import Path
from typing import Any

import requests

from local.demo.marketer import Marketer
from local.paths import OUT, write_whole
from local.shops.catalogue.catalogue import demo_links
from local.stack.stack import Stack
from makeafvdo.adapters.renderer.encode.probe import probe

_STEP_OF_STATE = {
    "QUEUED": "queued", "SCRAPING": "scrape", "WRITING": "script", "SPEAKING": "voice", "RENDERING": "render",
    "SENDING": "upload", "PROCESSING": "processing", "IN_INBOX": "inbox",
}  # fmt: skip
_POLL_EVERY_S = 0.4
_TIMEOUT_S = 600


def demo(stack: Stack, link: str | None) -> int:
    """0 only when the draft is in the local TikTok's inbox with the SHA-256 of the file under `out/`."""
    began = time.monotonic()
    marketer = Marketer(stack)
    marketer.sign_in()
    connection_id = marketer.ensure_connected()
    print(f"  signed in, TikTok connected   {time.monotonic() - began:5.1f} s", flush=True)
    chosen = link or next(iter(demo_links()))[1]
    with marketer.sending_unheard(connection_id):
        video = marketer.start(chosen, "inbox", connection_id=connection_id)
        video = _watch(marketer, video["video_id"], began)
    return _report(stack, video, began)


def _watch(marketer: Marketer, video_id: str, began: float) -> dict[str, Any]:
    step, since = "", time.monotonic()
    while True:
        video = marketer.video(video_id)
        now = _STEP_OF_STATE.get(video["state"], str(video["state"]))
        if now != step:
            if step:
                _print_step(step, time.monotonic() - since, time.monotonic() - began)
            step, since = now, time.monotonic()
        if not video["in_run"] or time.monotonic() - began > _TIMEOUT_S:
            print(f"  {step}", flush=True)
            return video
        time.sleep(_POLL_EVERY_S)


def _print_step(step: str, seconds: float, total: float) -> None:
    print(f"  {step:<11} {seconds:5.1f} s   total {total:5.1f} s", flush=True)


def _report(stack: Stack, video: dict[str, Any], began: float) -> int:
    if video["problem"]:
        message = video["problem"]["said"]
        print(f"\n{message['th']} {message['next_th']}\n{message['en']} {message['next_en']}")
    if not video["mp4_url"]:
        print(json.dumps({"state": video["state"], "elapsed_s": round(time.monotonic() - began, 1)}))
        return 1
    OUT.mkdir(exist_ok=True)
    mp4 = OUT / f"{video['video_id']}.mp4"
    content = requests.get(video["mp4_url"], timeout=60).content
    write_whole(mp4, content)
    sha256 = hashlib.sha256(content).hexdigest()
    is_in_inbox = _is_in_inbox(stack, sha256)
    facts = _facts(mp4)
    inbox_url = f"{stack.tiktok_url}/inbox"
    print(f"\n  {mp4}\n  {facts['seconds']} s, {facts['bytes'] / 1e6:.1f} MB, {facts['width']}x{facts['height']}")
    print(f"  {video['state']}: {inbox_url}")
    elapsed = round(time.monotonic() - began, 1)
    print(json.dumps({"state": video["state"], "mp4": str(mp4.relative_to(OUT.parent)), **facts, "sha256": sha256,
                      "inbox_url": inbox_url, "elapsed_s": elapsed}))  # fmt: skip
    return 0 if is_in_inbox and video["state"] == "IN_INBOX" else 1


def _is_in_inbox(stack: Stack, sha256: str) -> bool:
    drafts = requests.get(f"{stack.tiktok_url}/_local/drafts", timeout=10).json()
    return any(draft["sha256"] == sha256 and draft["status"] == "SEND_TO_USER_INBOX" for draft in drafts)


def _facts(mp4: Path) -> dict[str, Any]:
    facts = probe(mp4)
    return {"seconds": round(facts.seconds, 2), "width": facts.width, "height": facts.height, "bytes": facts.bytes}
