"""A marketer who asked for it is told of a video once, by mail and on a screen, and mailed no more after one click."""

import json
import re
from typing import Any
from urllib.parse import urlsplit

import boto3
import pytest
import requests

from local.demo.marketer import Marketer, new_marketer
from local.paths import CA
from local.stack.emulator import endpoint
from local.stack.stack import Stack
from tests.support.stack_harness import Bench, until

EMAIL = "notices@makeafvdo.test"


@pytest.fixture(scope="module")
def reader(stack: Stack) -> Marketer:
    """Somebody of their own."""
    return new_marketer(stack, EMAIL)


def mails(stack: Stack) -> list[dict[str, Any]]:
    listed = requests.get(f"{endpoint(stack.emulator_port)}/_ministack/ses/messages", timeout=10).json()["messages"]
    return [
        mail for each in listed.values() for mail in each if mail["To"] == [EMAIL] and "/videos/" in mail["BodyText"]
    ]


def news(user_id: str, video_id: str, title: str | None) -> dict[str, Any]:
    """The event that `settle` sends, as the bus puts it into the queue."""
    detail = {
        "version": 1, "id": "0" * 32, "user_id": user_id, "video_id": video_id, "run": 1, "state": "NEEDS_INPUT",
        "title": title, "code": None, "batch_id": None, "line": None, "reason": "missing", "missing": ["photos"],
    }  # fmt: skip
    return {"source": "makeafvdo", "detail-type": "makeafvdo.video.needs_input", "detail": detail}


def tell_at_once(stack: Stack, event: dict[str, Any]) -> Any:  # noqa: ANN401
    """What the queue's function answers, asked past the queue."""
    payload = {"Records": [{"messageId": "one", "body": json.dumps(event)}]}
    answer = boto3.client("lambda").invoke(
        FunctionName=stack.physical_id("NotifyFunction"), Payload=json.dumps(payload).encode()
    )
    return json.loads(answer["Payload"].read())


def pushes(stack: Stack, **command: str) -> dict[str, Any]:
    address = f"https://127.0.0.1:{stack.shops_port}/_local/push"
    return dict(requests.post(address, json=command, verify=str(CA / "ca.pem"), timeout=10).json())


def subscribe(stack: Stack, reader: Marketer) -> str:
    """The endpoint of a browser of the reader's at the local push service."""
    made = pushes(stack, do="subscribe", app_key=reader.get("/api/me/push")["public_key"])
    reader.write("POST", "/api/me/push", made)
    return str(made["endpoint"])


def one_click(stack: Stack, address: str) -> int:
    """What a mail program is answered, which knows nothing but the address. Python does not resolve such names."""
    parts = urlsplit(address)
    reached = parts._replace(netloc=f"127.0.0.1:{stack.emulator_port}").geturl()
    form = {"List-Unsubscribe": "One-Click"}
    return requests.post(reached, data=form, headers={"Host": parts.netloc}, timeout=30).status_code


def test_a_video_is_mailed_once_and_one_click_ends_it(bench: Bench, reader: Marketer) -> None:
    stack, taken = bench.stack, {"batchItemFailures": list[str]()}
    reader.write("PATCH", "/api/me", {"wants_mail": True})
    user_id = reader.get("/api/me")["user_id"]

    phone = subscribe(stack, reader)

    video_id = reader.start(bench.link("lazada no-photo"), "ready")["video_id"]
    (mail,) = until(lambda: mails(stack))
    again = until(lambda: tell_at_once(bench.stack, news(user_id, video_id, "the same")) == taken)
    clicked = one_click(stack, re.findall(r"http\S+/mail/stop\?\S+", mail["BodyText"])[0])
    later = tell_at_once(bench.stack, news(user_id, "01jd000000000000000000000a", "another"))

    assert f"/videos/{video_id}" in mail["BodyText"]
    assert [said["path"] for said in pushes(stack, do="look", endpoint=phone)["shown"]] == [
        f"/videos/{video_id}",
        "/videos/01jd000000000000000000000a",
    ]
    assert again
    assert clicked == 200
    assert later == taken
    assert len(mails(stack)) == 1
    assert reader.get("/api/me")["wants_mail"] is False
    assert mail["Subject"] in requests.get(f"{stack.tiktok_url}/mail", timeout=10).text
