"""Faults are ours: one creator's calls, Lambdas that die in the middle of a call, videos and webhooks gone wrong."""

import json
import subprocess
import sys

import pytest
import requests

from local.tiktok.faults.faults import Fault
from local.tiktok.webhooks import signature
from tests.support.tiktok_under_test import LocalTikTokUnderTest
from tests.support.tiny_video import tiny_video
from tests.support.webhook_receiver import WebhookReceiver

INIT = "/v2/post/publish/inbox/video/init/"
CALL = """
import sys, requests
requests.post(sys.argv[2], headers={"Authorization": "Bearer " + sys.argv[3]}, json={"source_info": {
    "source": "FILE_UPLOAD", "video_size": 100, "chunk_size": 100, "total_chunk_count": 1}}, timeout=10)
"""


def order(tiktok: LocalTikTokUnderTest, fault: Fault, path: str, **more: object) -> None:
    tiktok.command("PUT", "faults", orders=[{"fault": fault, "path": path, **more}])


def event_of(receiver: WebhookReceiver) -> str:
    return str(json.loads(receiver.next().body)["event"])


def test_an_order_for_one_creator_leaves_the_others_alone(tiktok: LocalTikTokUnderTest) -> None:
    tiktok.command("POST", "accounts", account_id="new", display_name="ใหม่")
    theirs = tiktok.connect("new")
    order(tiktok, Fault.ERROR_BEFORE, "/", account_id="new", times=3)

    assert tiktok.user_info(tiktok.access_token).status_code == 200
    assert tiktok.user_info(theirs["access_token"]).status_code == 500
    assert tiktok.token_response(grant_type="refresh_token", refresh_token=theirs["refresh_token"]).status_code == 500
    assert tiktok.revoke(theirs["access_token"]).status_code == 500
    assert {each["account_id"] for each in tiktok.command("GET", "faults")["record"]} == {"new"}


def test_the_owner_of_an_upload_is_known_by_its_address(tiktok: LocalTikTokUnderTest) -> None:
    tiktok.command("POST", "accounts", account_id="new", display_name="ใหม่")
    _, url = tiktok.begin(tiktok.connect("new")["access_token"])
    order(tiktok, Fault.ERROR_BEFORE, "/video/", account_id="new")

    assert tiktok.put(url, bytes(100), "bytes 0-99/100").status_code == 500


def test_a_refresh_can_be_struck_and_the_exchange_of_a_code_left_alone(tiktok: LocalTikTokUnderTest) -> None:
    order(tiktok, Fault.ERROR_BEFORE, "/v2/oauth/token/refresh_token")

    pair = tiktok.connect()

    assert tiktok.token_response(grant_type="refresh_token", refresh_token=pair["refresh_token"]).status_code == 500


@pytest.mark.parametrize(("fault", "begun"), [(Fault.KILLED_BEFORE, 0), (Fault.KILLED_AFTER, 1)])
def test_a_lambda_can_be_killed_in_the_middle_of_a_call(tiktok: LocalTikTokUnderTest, fault: Fault, begun: int) -> None:
    order(tiktok, fault, INIT)

    caller = subprocess.run(
        [sys.executable, "-c", CALL, "awslambdaric", tiktok.open + INIT, tiktok.access_token],
        capture_output=True, check=False,
    )  # fmt: skip

    assert caller.returncode == -9
    assert len(tiktok.command("GET", "drafts")) == begun


def test_a_caller_that_is_no_lambda_only_loses_its_connection(tiktok: LocalTikTokUnderTest) -> None:
    order(tiktok, Fault.KILLED_BEFORE, INIT)

    caller = subprocess.run(
        [sys.executable, "-c", CALL, "somebody else", tiktok.open + INIT, tiktok.access_token],
        capture_output=True, check=False,
    )  # fmt: skip

    assert caller.returncode == 1
    assert b"ConnectionError" in caller.stderr


def test_a_video_can_be_worked_on_for_hours(tiktok: LocalTikTokUnderTest) -> None:
    order(tiktok, Fault.STAYS_PROCESSING, "/video/")
    publish_id = tiktok.send(tiktok.access_token)

    tiktok.advance(3600)
    assert tiktok.state_of(tiktok.access_token, publish_id) == "PROCESSING_UPLOAD"

    tiktok.advance(3700)
    assert tiktok.state_of(tiktok.access_token, publish_id) == "SEND_TO_USER_INBOX"


def test_a_video_can_fail_at_tiktok(tiktok: LocalTikTokUnderTest) -> None:
    order(tiktok, Fault.FAILS_PROCESSING, "/video/")
    publish_id = tiktok.send(tiktok.access_token)
    tiktok.advance(2)

    [draft] = tiktok.command("GET", "drafts")

    assert (draft["publish_id"], draft["status"], draft["fail_reason"]) == (publish_id, "FAILED", "internal")


def test_a_video_can_be_stored_and_unseen_for_an_hour(tiktok: LocalTikTokUnderTest) -> None:
    order(tiktok, Fault.STORED_UNSEEN, "/video/")
    size = len(tiny_video())
    publish_id, url = tiktok.begin(tiktok.access_token, video_size=size, chunk_size=size)

    with pytest.raises(requests.ConnectionError):
        tiktok.put(url, tiny_video(), f"bytes 0-{size - 1}/{size}")
    tiktok.advance(3500)

    lagging = tiktok.status(tiktok.access_token, publish_id).json()["data"]
    assert (lagging["status"], lagging["uploaded_bytes"]) == ("PROCESSING_UPLOAD", 0)
    [draft] = tiktok.command("GET", "drafts")
    assert draft["status"] == "SEND_TO_USER_INBOX"


def test_an_event_can_be_repeated(tiktok: LocalTikTokUnderTest, receiver: WebhookReceiver) -> None:
    order(tiktok, Fault.EVENT_REPEATED, "authorization.removed")

    tiktok.revoke(tiktok.access_token)

    assert len({receiver.next().body for _ in range(3)}) == 1


def test_an_event_can_be_an_hour_late(tiktok: LocalTikTokUnderTest, receiver: WebhookReceiver) -> None:
    order(tiktok, Fault.EVENT_LATE, "authorization.removed")
    tiktok.revoke(tiktok.access_token)
    [delivery] = tiktok.command("GET", "webhooks")
    assert delivery["due_at"] >= tiktok.command("GET", "clock")["now"] + 3590

    tiktok.advance(3600)

    assert event_of(receiver) == "authorization.removed"


def test_an_event_can_come_after_the_next_one(tiktok: LocalTikTokUnderTest, receiver: WebhookReceiver) -> None:
    order(tiktok, Fault.EVENT_REORDERED, "post.publish.inbox_delivered")
    publish_id = tiktok.send(tiktok.access_token)
    tiktok.advance(2)

    tiktok.command("POST", f"drafts/{publish_id}/post")

    assert [event_of(receiver), event_of(receiver)] == ["post.publish.complete", "post.publish.inbox_delivered"]


def test_an_event_can_be_forged(tiktok: LocalTikTokUnderTest, receiver: WebhookReceiver) -> None:
    order(tiktok, Fault.EVENT_FORGED, "authorization.removed")
    tiktok.revoke(tiktok.access_token)

    received = receiver.next()

    sent_at = int(received.signature.removeprefix("t=").split(",")[0])
    assert received.signature != signature(tiktok.client_secret, sent_at, received.body)
