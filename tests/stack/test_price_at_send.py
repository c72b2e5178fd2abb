"""The price moves between the making of a video and its sending."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import boto3
import pytest

from tests.support.stack_harness import Bench, SetPrice


def made_two_hours_ago(bench: Bench, made: dict[str, Any], **changes: Any) -> str:  # noqa: ANN401
    video_id = bench.another(made, **changes)
    s3, bucket = boto3.client("s3"), bench.stack.outputs["MediaBucket"]
    key = f"users/{bench.row(video_id)['user_id']}/videos/{video_id}/product.json"
    product = json.loads(s3.get_object(Bucket=bucket, Key=key)["Body"].read())
    product["read_at"] = (datetime.now(UTC) - timedelta(hours=2)).isoformat()
    s3.put_object(Bucket=bucket, Key=key, Body=json.dumps(product))
    return video_id


def test_a_moved_price_holds_the_video_until_it_is_sent_as_it_is(
    bench: Bench, made_video: dict[str, Any], shop_price: SetPrice
) -> None:
    video_id = made_two_hours_ago(bench, made_video)
    shop_price("2590")

    held = bench.send(video_id, made_video["mp4_sha256"])
    sent = bench.send(video_id, made_video["mp4_sha256"])

    assert (held["state"], held["reason"]) == ("NEEDS_INPUT", "price_moved")
    assert [held["price_check"][when]["price"] for when in ("in_video", "now")] == ["2890", "2590"]
    assert sent["state"] == "IN_INBOX"


def test_a_moved_price_is_put_into_the_video_and_approved_anew(
    bench: Bench, made_video: dict[str, Any], shop_price: SetPrice
) -> None:
    video_id = made_two_hours_ago(bench, made_video)
    shop_price("2590")
    bench.send(video_id, made_video["mp4_sha256"])

    bench.marketer.continue_video(video_id, "ready")
    made_anew = bench.settled(video_id)
    tap = {"until": "inbox", "connection_id": bench.connection_id, "mp4_sha256": made_video["mp4_sha256"]}
    old_approval = bench.marketer.write("POST", f"/api/videos/{video_id}/continue", tap)

    assert (made_anew["state"], made_anew["price_check"]) == ("READY", None)
    assert made_anew["mp4_sha256"] != made_video["mp4_sha256"]
    assert old_approval.json()["error"]["code"] == "another_file_was_approved"
    script = bench.marketer.get(f"/api/videos/{video_id}/script")["script"]
    assert "2,590" in json.dumps(script["on_screen"], ensure_ascii=False)


@pytest.mark.usefixtures("allows_preview_voice")
def test_an_order_that_was_to_go_straight_through_is_held_and_not_sent(
    bench: Bench, made_video: dict[str, Any], shop_price: SetPrice
) -> None:
    video_id = made_two_hours_ago(bench, made_video, state="FAILED", from_step="render")
    shop_price("2590")
    before = len(bench.drafts(made_video["mp4_sha256"]))

    bench.marketer.continue_video(video_id, "inbox", connection_id=bench.connection_id)
    held = bench.settled(video_id)

    assert (held["state"], held["reason"]) == ("NEEDS_INPUT", "price_moved")
    assert len(bench.drafts(made_video["mp4_sha256"])) == before


def test_a_page_behind_a_wall_holds_nothing_up_and_the_marketer_is_told(
    bench: Bench, made_video: dict[str, Any]
) -> None:
    video_id = made_two_hours_ago(bench, made_video)
    for name in ("wall#www.lazada.co.th/products", "affiliate-pause#lazada"):
        bench.cache.put_item(Item={"key": name, "value": '{"is_paused": true}', "expires_at": 2**40})

    sent = bench.send(video_id, made_video["mp4_sha256"])

    assert sent["state"] == "IN_INBOX"
    assert sent["price_check"]["now"] is None
    assert "price_not_rechecked" in [notice["code"] for notice in sent["notices"]]
