"""Other programs: an order by an event becomes a video once, its end is an event, and nonsense is a dead letter."""

import json
from typing import Any

import boto3

from tests.support.event_listener import Event, EventListener
from tests.support.stack_harness import Bench, until


def put_order(bench: Bench, detail: dict[str, object]) -> None:
    entry = {
        "EventBusName": bench.stack.outputs["BusName"],
        "Source": "my.shop",
        "DetailType": "makeafvdo.video.requested",
        "Detail": json.dumps(detail),
    }
    assert boto3.client("events").put_events(Entries=[entry])["FailedEntryCount"] == 0


def test_an_order_that_comes_twice_is_one_video_and_its_end_is_told(bench: Bench) -> None:
    listener, before = EventListener(bench.stack.outputs["BusName"]), set(bench.video_ids())
    user_id = bench.marketer.get("/api/me")["user_id"]
    order: dict[str, object] = {"id": "a shop's order", "user_id": user_id, "link": bench.link("lazada no-photo")}

    put_order(bench, order)
    put_order(bench, order)
    put_order(bench, order | {"id": "another order", "until": "script"})

    new = until(lambda: len(found := set(bench.video_ids()) - before) == 2 and found)
    assert {bench.settled(video_id)["state"] for video_id in new} == {"NEEDS_INPUT"}
    told = news_of(new, listener)
    assert {(each["name"], each["user_id"], each["reason"]) for each in told} == {
        ("video.needs_input", user_id, "missing")
    }
    assert len({each["id"] for each in told}) == 2
    assert set(bench.video_ids()) - before == new, "the same order, once more"


def news_of(video_ids: set[str], listener: EventListener) -> list[Event]:
    """Once each of them has some."""
    told: list[Event] = []

    def hear() -> bool:
        told.extend(each for each in listener.heard() if each.get("video_id") in video_ids)
        return video_ids == {each["video_id"] for each in told}

    until(hear)
    return told


def test_what_is_no_order_is_a_dead_letter_with_its_reason(bench: Bench) -> None:
    user_id, before = bench.marketer.get("/api/me")["user_id"], bench.video_ids()

    put_order(bench, {"id": "a poisoned order", "user_id": user_id, "link": 7})

    (letter,) = until(lambda: dead_letters(bench, "a poisoned order"))
    assert letter["MessageAttributes"]["reason"]["StringValue"] == "order_invalid: detail.link"
    assert bench.video_ids() == before


def dead_letters(bench: Bench, mark: str) -> list[Any]:
    """Those with `mark` in them, each taken out."""
    queue, url = boto3.client("sqs"), bench.stack.outputs["DeadLettersUrl"]
    found = queue.receive_message(QueueUrl=url, MaxNumberOfMessages=10, MessageAttributeNames=["All"])
    marked = [each for each in found.get("Messages", []) if mark in each["Body"]]
    for each in marked:
        queue.delete_message(QueueUrl=url, ReceiptHandle=each["ReceiptHandle"])
    return marked
