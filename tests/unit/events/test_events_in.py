"""A video ordered by an event: begun once, like a tap; or given up with its reason, or put back to wait."""

import json
from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import count
from typing import Any

import boto3
import pytest
from botocore.exceptions import EndpointConnectionError

from functions.order.app import handler
from makeafvdo.adapters.order_queue import OrderQueue
from makeafvdo.domain.videos.videos import Until, Video, VideoState
from tests.support.event_listener import BUS, schema_of
from tests.support.http_harness import QUOTA_SETTINGS, HttpHarness
from tests.support.tiktok_harness import template
from tests.unit.events.conftest import MALI, Newsroom

LINK = "https://shopee.co.th/product/11111/22222"
_NUMBERS = count(1)


class Shop:
    """Another program that puts orders on the bus, and the queue behind its rule, served as Lambda serves it."""

    def __init__(self, home: HttpHarness) -> None:
        self.home = home
        self._events, self._sqs = boto3.client("events"), boto3.client("sqs")
        names = (f"{name}-{next(_NUMBERS)}" for name in ("orders", "dead"))
        self._url, self._dead = (self._sqs.create_queue(QueueName=name)["QueueUrl"] for name in names)
        attributes = self._sqs.get_queue_attributes(QueueUrl=self._url, AttributeNames=["QueueArn"])["Attributes"]
        pattern = template()["Resources"]["RequestedVideos"]["Properties"]["EventPattern"]
        self._events.put_rule(Name="orders", EventBusName=BUS, EventPattern=json.dumps(pattern))
        self._events.put_targets(
            Rule="orders", EventBusName=BUS, Targets=[{"Id": "queue", "Arn": attributes["QueueArn"]}]
        )
        home.app.order_queue = OrderQueue(self._sqs, self._url, self._dead)
        home.app.users.ensure_user(MALI, "th")

    def order(self, detail: Mapping[str, object] | str, detail_type: str = "makeafvdo.video.requested") -> None:
        text = detail if isinstance(detail, str) else json.dumps(detail)
        self._events.put_events(
            Entries=[{"EventBusName": BUS, "Source": "my.shop", "DetailType": detail_type, "Detail": text}]
        )

    def put(self, message: str) -> None:
        self._sqs.send_message(QueueUrl=self._url, MessageBody=message)

    def serve(self) -> list[Any]:
        """What Lambda is told of each message that waits; what has failed stays."""
        answers = []
        for message in self._sqs.receive_message(QueueUrl=self._url, MaxNumberOfMessages=10).get("Messages", []):
            record = {"messageId": message["MessageId"], "body": message["Body"]}
            answers.append(handler.answer({"Records": [record]}, self.home.app)["batchItemFailures"])
            if not answers[-1]:
                self._sqs.delete_message(QueueUrl=self._url, ReceiptHandle=message["ReceiptHandle"])
        return answers

    def waiting(self) -> tuple[int, int]:
        """Messages that can be received now, and those whose time has not come."""
        names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesDelayed"]
        found = self._sqs.get_queue_attributes(QueueUrl=self._url, AttributeNames=names)["Attributes"]
        return int(found[names[0]]), int(found[names[1]])

    def given_up(self) -> list[str]:
        """Reasons of the dead letters."""
        found = self._sqs.receive_message(
            QueueUrl=self._dead, MaxNumberOfMessages=10, MessageAttributeNames=["reason"]
        ).get("Messages", [])
        for each in found:
            self._sqs.delete_message(QueueUrl=self._dead, ReceiptHandle=each["ReceiptHandle"])
        return [each["MessageAttributes"]["reason"]["StringValue"] for each in found]

    def videos(self) -> list[Video]:
        return list(self.home.app.videos.newest(MALI, None))


@pytest.fixture
def shop(newsroom: Newsroom) -> Iterator[Shop]:
    shop = Shop(newsroom.home)
    yield shop
    newsroom.home.app.quota_settings = QUOTA_SETTINGS
    vars(newsroom.home.app).pop("reserve_run", None)


def an_order(**changes: object) -> dict[str, object]:
    return {"id": "order-0001", "user_id": MALI, "link": LINK} | changes


def test_an_order_begins_a_video_as_a_tap_does(shop: Shop) -> None:
    options = {"seconds": 15, "style": "pop"}
    shop.order(an_order(options=options, until="ready"))

    answers = shop.serve()

    (video,) = shop.videos()
    shop.home.person(MALI).begin("a key of mine", link=LINK, options=options, until="ready")
    tapped = next(each for each in shop.videos() if each.video_id != video.video_id)
    differs = {"video_id", "created_at", "changed_at", "expires_at"}
    assert answers == [[]]
    assert (video.state, video.until, video.options.seconds) == (VideoState.QUEUED, Until.READY, 15)
    assert video.model_dump(exclude=differs) == tapped.model_dump(exclude=differs)
    assert video.execution_name in shop.home.executions()
    assert len(shop.home.app.users.quota_of(MALI).running) == 2


def test_an_order_that_comes_twice_begins_one_video(shop: Shop) -> None:
    for _ in range(2):
        shop.order(an_order())
    shop.order(an_order(id="order-0002"))

    shop.serve()
    shop.order(an_order())
    shop.serve()

    assert len(shop.videos()) == 2
    assert len(shop.home.app.users.quota_of(MALI).running) == 2


def test_an_order_of_another_person_with_the_same_id_is_theirs(shop: Shop) -> None:
    shop.home.app.users.ensure_user("user-ton", "th")
    shop.order(an_order())
    shop.order(an_order(user_id="user-ton"))

    shop.serve()

    (mine,), (theirs,) = shop.videos(), shop.home.app.videos.newest("user-ton", None)
    assert mine.video_id != theirs.video_id


@pytest.mark.parametrize(
    ("detail", "reason"),
    [
        (an_order(link=7), "order_invalid: detail.link"),
        (an_order(colour="red"), "order_invalid: detail.colour"),
        (an_order(options={"seconds": 7}), "order_invalid: detail.options.seconds"),
        (an_order(until="posted"), "order_invalid: detail.until"),
        (an_order(version=2), "order_invalid: detail.version"),
        ({"id": "order-0001", "link": LINK}, "order_invalid: detail.user_id"),
        ({"user_id": MALI, "link": LINK}, "order_invalid: detail.id"),
        (an_order(link="a\0b"), "order_unreadable"),
        (an_order(link="https://shopee.co.th/" + "x" * 40_000), "order_too_large"),
        (an_order(link="https://example.com/1"), "unknown_shop"),
        (an_order(until="inbox"), "no_account_chosen"),
        (an_order(user_id="user-nobody"), "user_unknown"),
        (an_order(user_id="everybody#rows"), "user_unknown"),
    ],
)
def test_what_cannot_be_carried_out_is_given_up_at_once_with_its_reason(
    shop: Shop, detail: dict[str, object], reason: str
) -> None:
    shop.order(detail)

    answers = shop.serve()

    assert (answers, shop.given_up(), shop.waiting()) == ([[]], [reason], (0, 0))
    assert shop.videos() == []


@pytest.mark.parametrize("message", ["", "[]", "{", '{"detail": {}}', "ข้อความ"])
def test_and_so_is_what_is_no_event(shop: Shop, message: str) -> None:
    answer = handler.answer({"Records": [{"messageId": "1", "body": message}]}, shop.home.app)

    assert answer == {"batchItemFailures": []}
    (reason,) = shop.given_up()
    assert reason.startswith("order_invalid")


def test_nobody_is_told_what_was_ordered(shop: Shop, caplog: pytest.LogCaptureFixture) -> None:
    shop.order(an_order(link=f"{LINK}?secret=1", colour="a secret"))

    shop.serve()

    assert "secret" not in caplog.text + "".join(shop.given_up())


def test_an_order_above_a_limit_waits_and_uses_up_no_try(shop: Shop) -> None:
    shop.home.app.quota_settings = QUOTA_SETTINGS.model_copy(update={"videos_at_once": 1})
    vars(shop.home.app).pop("reserve_run", None)
    shop.order(an_order())
    shop.order(an_order(id="order-0002"))

    answers = shop.serve()

    assert (answers, shop.waiting(), shop.given_up()) == ([[], []], (0, 1), [])
    assert len(shop.videos()) == 1


def test_an_order_that_waited_for_a_day_is_given_up(shop: Shop) -> None:
    shop.order(an_order())
    shop.home.bench.ahead += timedelta(hours=25)

    shop.serve()

    assert (shop.given_up(), shop.videos()) == (["order_too_old"], [])


@pytest.mark.parametrize("broken", [EndpointConnectionError(endpoint_url="x"), RuntimeError("bug")])
def test_what_breaks_on_our_side_is_received_again(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, broken: Exception
) -> None:
    def breaks(*_: object) -> Any:  # noqa: ANN401
        raise broken

    with monkeypatch.context() as patch:
        patch.setattr(shop.home.app.workflow, "start", breaks)
        answer = handler.answer({"Records": [record(an_order())]}, shop.home.app)
    again = handler.answer({"Records": [record(an_order())]}, shop.home.app)

    assert answer == {"batchItemFailures": [{"itemIdentifier": "1"}]}
    assert again == {"batchItemFailures": []}
    (video,) = shop.videos()
    assert video.execution_name in shop.home.executions()


def record(detail: Mapping[str, object]) -> dict[str, str]:
    return {"messageId": "1", "body": json.dumps({"time": "2126-11-30T08:00:00Z", "detail": detail})}


def test_the_schema_takes_what_the_app_takes(shop: Shop) -> None:
    accepted = an_order(
        options={"seconds": 15}, until="inbox", connection_id="c-1", schedule_at="2026-12-01T09:00:00+07:00"
    )

    assert schema_of("video.requested").is_valid(accepted)
    assert not schema_of("video.requested").is_valid(an_order(colour="red"))
    shop.order(accepted)
    shop.serve()
    assert shop.given_up() == []
