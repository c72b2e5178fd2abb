"""Webhooks: Overview, Events, Verification."""

import hashlib
import hmac
import json

import pytest

from local.tiktok.rules import Rule
from local.tiktok.webhooks import signature
from tests.support.tiktok_under_test import LocalTikTokUnderTest
from tests.support.webhook_receiver import Received, WebhookReceiver


def is_signed(received: Received, secret: str) -> bool:
    sent_at, digest = (part.split("=")[1] for part in received.signature.split(","))
    return hmac.new(secret.encode(), f"{sent_at}.".encode() + received.body, hashlib.sha256).hexdigest() == digest


def event_of(received: Received) -> str:
    return str(json.loads(received.body)["event"])


def test_the_signature_is_hmac_sha256_over_time_dot_raw_body() -> None:
    """Webhooks, Verification."""
    body = (
        b'{"client_key":"sbawfake0000000001","event":"post.publish.inbox_delivered","create_time":1700000000,'
        b'"user_openid":"open-id-1","content":"{\\"publish_id\\":\\"v_inbox_file~v2.123\\",'
        b'\\"publish_type\\":\\"INBOX_SHARE\\"}"}'
    )

    header = signature("sbx_secret_123", 1_700_000_000, body)

    assert header == "t=1700000000,s=f169fd5a89d7c65983d3ce8a227accd306d454d278a933331c5bc65db3cb2f2f"


@pytest.mark.rule(Rule.WEBHOOK_SIGNED)
def test_deliveries_are_signed_with_the_client_secret(tiktok: LocalTikTokUnderTest, receiver: WebhookReceiver) -> None:
    """Webhooks, Verification."""
    tiktok.revoke(tiktok.access_token)

    assert is_signed(receiver.next(), tiktok.client_secret)


def test_a_delivered_draft_is_told_with_its_content_as_a_string(
    tiktok: LocalTikTokUnderTest, receiver: WebhookReceiver
) -> None:
    """Webhooks, Events; Get Video Status."""
    publish_id = tiktok.send(tiktok.access_token)
    tiktok.advance(2)

    event = json.loads(receiver.next().body)

    assert (event["event"], event["client_key"]) == ("post.publish.inbox_delivered", "sbtest")
    assert json.loads(event["content"]) == {"publish_id": publish_id, "publish_type": "INBOX_SHARE"}


@pytest.mark.parametrize(("by_user", "reason"), [(True, 1), (False, 5)])
def test_a_removed_authorization_says_who_removed_it(
    tiktok: LocalTikTokUnderTest, receiver: WebhookReceiver, *, by_user: bool, reason: int
) -> None:
    """Webhooks, Events."""
    if by_user:
        tiktok.command("POST", "accounts/mali/revoke/sbtest")
    else:
        tiktok.revoke(tiktok.access_token)

    event = json.loads(receiver.next().body)

    assert (event["event"], json.loads(event["content"])) == ("authorization.removed", {"reason": reason})


@pytest.mark.rule(Rule.WEBHOOK_RETRIED)
def test_anything_but_200_is_tried_again(tiktok: LocalTikTokUnderTest, receiver: WebhookReceiver) -> None:
    """Webhooks, Overview: back-off for up to 72 hours."""
    receiver.statuses = [500]
    tiktok.revoke(tiktok.access_token)
    first = receiver.next()

    tiktok.advance(1)

    try:
        again = receiver.next(within_s=3)
    except TimeoutError:
        raise AssertionError("not tried again") from None
    assert again.body == first.body


def test_one_posting_can_be_told_twice(tiktok: LocalTikTokUnderTest, receiver: WebhookReceiver) -> None:
    """Webhooks, Overview: at least once."""
    tiktok.switch(webhook_copies=2)
    publish_id = tiktok.send(tiktok.access_token)

    tiktok.command("POST", f"drafts/{publish_id}/post")

    assert receiver.next().body == receiver.next().body


def test_order_is_not_promised(tiktok: LocalTikTokUnderTest, receiver: WebhookReceiver) -> None:
    """Webhooks, Overview."""
    tiktok.switch(webhooks_held=True)
    publish_id = tiktok.send(tiktok.access_token)
    tiktok.advance(2)
    tiktok.command("POST", f"drafts/{publish_id}/post")

    tiktok.command("POST", "webhooks/release", reverse=True)

    assert event_of(receiver.next()) == "post.publish.complete"
    assert event_of(receiver.next()) == "post.publish.inbox_delivered"


def test_a_forged_delivery_can_be_ordered(tiktok: LocalTikTokUnderTest, receiver: WebhookReceiver) -> None:
    tiktok.switch(webhook_signature="wrong")

    tiktok.revoke(tiktok.access_token)

    assert not is_signed(receiver.next(), tiktok.client_secret)


def test_a_late_delivery_can_be_ordered(tiktok: LocalTikTokUnderTest, receiver: WebhookReceiver) -> None:
    """Webhooks, Overview: up to 72 hours."""
    tiktok.switch(webhook_delay_s=70 * 3600)
    tiktok.revoke(tiktok.access_token)

    tiktok.advance(70 * 3600)

    event = json.loads(receiver.next().body)
    assert event["create_time"] < tiktok.command("GET", "clock")["now"] - 69 * 3600
