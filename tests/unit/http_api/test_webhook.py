"""TikTok's webhook as API Gateway hands it over: signed over the raw bytes, late, reordered, repeated or forged."""

import base64
import json

import pytest

from local.tiktok.webhooks import signature
from makeafvdo.domain.tiktok.connections import Connection
from makeafvdo.domain.tiktok.consent import STANDING_CONSENT_TEXT
from tests.support.gateway import function_for, modules
from tests.support.http_harness import Answer, HttpHarness

MALI = "user-mali"
DAY = 24 * 3600


def deliver(
    home: HttpHarness,
    body: bytes,
    *,
    age_s: int = 0,
    secret: str = "a secret",
    encoded: bool = False,
    changed: bytes = b"",
) -> Answer:
    signed_at = int(home.bench.clock().timestamp()) - age_s
    sent = changed or body
    event = {
        "version": "2.0",
        "rawPath": "/api/tiktok/webhook",
        "headers": {"tiktok-signature": signature(secret, signed_at, body), "content-type": "application/json"},
        "requestContext": {"http": {"method": "POST", "path": "/api/tiktok/webhook"}, "stage": "$default"},
        "body": base64.b64encode(sent).decode() if encoded else sent.decode(),
        "isBase64Encoded": encoded,
    }
    answer = modules()[function_for("POST", "/api/tiktok/webhook")].handler.answer(event, home.app)
    return Answer(answer["statusCode"], answer.get("body") or "", answer["headers"])


def removal(home: HttpHarness, connection: Connection, at_s: float = 0) -> bytes:
    """`authorization.removed`, dated `at_s` seconds after the connection was made."""
    body = home.bench.event("authorization.removed", connection.open_id, connection.connected_at, reason=1)
    event = json.loads(body)
    return json.dumps(event | {"create_time": event["create_time"] + int(at_s)}).encode()


def is_connected(home: HttpHarness, connection: Connection) -> bool:
    return connection in home.bench.connections.of_user(connection.user_id)


@pytest.mark.parametrize("encoded", [False, True])
def test_a_genuine_one_counts_however_the_gateway_encodes_it(home: HttpHarness, encoded: bool) -> None:
    connection = home.bench.connect(MALI)
    home.bench.advance(60)

    answer = deliver(home, removal(home, connection, 30), encoded=encoded)

    assert (answer.status, answer.text) == (200, "")
    assert not is_connected(home, connection)


def test_three_days_late_it_counts_as_well(home: HttpHarness) -> None:
    connection = home.bench.connect(MALI)
    home.bench.advance(3 * DAY)

    assert deliver(home, removal(home, connection, 30), age_s=3 * DAY - 60).status == 200
    assert not is_connected(home, connection)


@pytest.mark.parametrize("how", ["another secret", "a changed byte", "written anew", "an empty secret"])
def test_a_forged_one_is_refused_and_changes_nothing(home: HttpHarness, how: str) -> None:
    connection = home.bench.connect(MALI)
    home.bench.advance(60)
    body = removal(home, connection, 30)
    changed = {
        "a changed byte": body.replace(b"removed", b"Removed"),
        "written anew": json.dumps(json.loads(body), indent=1).encode(),
    }

    secret = {"another secret": "another", "an empty secret": ""}.get(how, "a secret")
    answer = deliver(home, body, secret=secret, changed=changed.get(how, b""))

    assert (answer.status, answer.code) == (401, "webhook_not_genuine")
    assert is_connected(home, connection)


def test_an_older_one_that_comes_after_a_new_connection_changes_nothing(home: HttpHarness) -> None:
    before = home.bench.connect(MALI)
    home.bench.advance(60)
    event = removal(home, before, 30)
    again = home.bench.connect(MALI)

    assert deliver(home, event).status == 200
    assert is_connected(home, again)


def test_repeated_it_counts_once(home: HttpHarness) -> None:
    connection = home.bench.connect(MALI)
    home.bench.advance(60)
    event = removal(home, connection, 30)
    deliver(home, event)
    again = home.bench.connect(MALI)

    assert [deliver(home, event).status for _ in range(5)] == [200] * 5
    assert is_connected(home, again)


def test_news_in_the_wrong_order_leave_the_last_word_to_tiktok(home: HttpHarness) -> None:
    home.bench.tiktok_itself.switch(stuck=False)
    connection = home.bench.connect(MALI)
    order = home.bench.order(connection)
    publish_id = home.bench.send(order).send.publish_id
    names = ["post.publish.complete", "post.publish.failed", "post.publish.inbox_delivered"]
    events = [home.bench.event(name, connection.open_id, home.bench.clock(), publish_id=publish_id) for name in names]

    for event in events:
        assert deliver(home, event).status == 200
        home.bench.sweep()

    latest = home.bench.sends.latest(connection.connection_id, order.video_id)
    assert latest is not None
    assert latest.state == "IN_INBOX"


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"not json", b'{"event": 1}', b"\xff\xfe"])
def test_what_is_no_event_is_answered_and_forgotten(home: HttpHarness, body: bytes) -> None:
    assert deliver(home, body, encoded=True).status == 200


def test_what_is_far_too_long_for_an_event_is_not_looked_at(home: HttpHarness) -> None:
    assert deliver(home, b"x" * 300_000).code == "request_too_large"


ODD = {
    "a time in milliseconds of the far future": {"create_time": 10**18},
    "a time long before all clocks": {"create_time": -(10**18)},
    "a time of 4,000 digits": {"create_time": int("9" * 4000)},
    "a time in words": {"create_time": "now"},
    "content as an object": {"content": {"publish_id": "p"}},
    "content as a list": {"content": ["p"]},
    "content of null": {"content": None},
    "content that is deep": {"content": "[" * 100_000},
    "an id as long as a book": {"content": json.dumps({"publish_id": "p" * 5000})},
    "nobody": {"user_openid": ""},
    "somebody with a long name": {"user_openid": "x" * 5000},
}


@pytest.mark.parametrize("name", ["authorization.removed", "post.publish.complete"])
@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_a_genuine_one_of_odd_make_is_read_or_ignored(home: HttpHarness, name: str, odd: dict[str, object]) -> None:
    event = json.loads(home.bench.event(name, "open-id", home.bench.clock(), publish_id="p"))

    assert deliver(home, json.dumps(event | odd).encode()).status == 200


@pytest.mark.parametrize("name", ["authorization.removed", "post.publish.complete"])
def test_one_without_content_is_read_as_well(home: HttpHarness, name: str) -> None:
    event = json.loads(home.bench.event(name, "open-id", home.bench.clock()))
    del event["content"]

    assert deliver(home, json.dumps(event).encode()).status == 200


@pytest.mark.parametrize("content", [{"reason": 1}, None, "{}"])
def test_a_removal_counts_whatever_its_content(home: HttpHarness, content: object) -> None:
    connection = home.bench.connect(MALI)
    home.bench.advance(60)
    event = json.loads(removal(home, connection, 30)) | {"content": content}

    assert deliver(home, json.dumps(event).encode()).status == 200
    assert not is_connected(home, connection)


def test_what_was_chosen_for_a_removed_account_and_the_slots_it_had_booked_are_gone(home: HttpHarness) -> None:
    mali = home.person(MALI)
    connection = home.waiting_send(mali, "01jd000000000000000000000b")
    home.app.users.set_default_connection(MALI, connection.connection_id)
    consent = {"connection_id": connection.connection_id, "text_version": STANDING_CONSENT_TEXT}
    mali.call("POST", "/api/tiktok/standing-consent", consent)
    home.bench.advance(60)

    deliver(home, removal(home, connection, 30))

    user = home.app.users.get(MALI)
    assert (user.standing_consents, user.default_connection_id) == ({}, None)
    assert home.app.sends.of_connection(connection.connection_id) == []
    assert home.app.videos.get(MALI, "01jd000000000000000000000b").state == "FAILED"
