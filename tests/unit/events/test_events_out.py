"""Every event we send, by the change of state that sends it."""

import base64
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from functions.batch.result import handler as write_result
from functions.tiktok_webhook.app import handler as tiktok_webhook
from local.event_schemas import schemas
from local.tiktok.webhooks import signature
from makeafvdo.domain.batches.batches import Batch, BatchState
from makeafvdo.domain.batches.rows import RefusedRow, Row, Rows
from makeafvdo.domain.tiktok.connections import Connection
from makeafvdo.domain.videos.videos import VideoState
from makeafvdo.entrypoints.task import Transient
from tests.support.event_listener import SCHEMAS, Event
from tests.support.tiktok_harness import facts_of
from tests.unit.events.conftest import MALI, Newsroom

VIDEO = "01jd000000000000000000000a"
FAILED: dict[str, Any] = {
    "Error": "Permanent",
    "Cause": json.dumps({"errorMessage": json.dumps({"code": "product_removed"})}),
}


def ids_of(video: Any, state: str) -> dict[str, object]:  # noqa: ANN401
    return {"user_id": MALI, "video_id": video.video_id, "run": video.run, "state": state}


def the_one(newsroom: Newsroom, name: str) -> Event:
    (event,) = newsroom.listener.heard()
    assert event["name"] == name
    return event


def test_a_finished_video_is_told_of(newsroom: Newsroom) -> None:
    run = newsroom.run_of(VIDEO, batch={"batch_id": "b" * 26, "line": 7, "attempt": 1})

    newsroom.settle(run, "ready")

    event = the_one(newsroom, "video.ready")
    assert event.items() >= ids_of(run, "READY").items()
    assert (event["title"], event["code"], event["batch_id"], event["line"]) == ("เก้าอี้", None, "b" * 26, 7)


def test_a_video_that_waits_for_its_marketer_is_told_of_with_what_it_waits_for(newsroom: Newsroom) -> None:
    run = newsroom.run_of(VIDEO)

    newsroom.settle(run, "check_script")

    event = the_one(newsroom, "video.needs_input")
    assert (event["reason"], event["missing"], event["code"]) == ("check_script", [], None)


def test_a_video_that_failed_is_told_of_with_its_code(newsroom: Newsroom) -> None:
    run = newsroom.run_of(VIDEO)

    newsroom.settle(run, "failed", error=FAILED)

    assert the_one(newsroom, "video.failed").items() >= (ids_of(run, "FAILED") | {"code": "product_removed"}).items()


def test_a_draft_in_the_inbox_is_told_of(newsroom: Newsroom) -> None:
    run = newsroom.run_of(VIDEO)

    newsroom.settle(run, "in_inbox")

    assert the_one(newsroom, "video.in_inbox").items() >= ids_of(run, "IN_INBOX").items()


def test_what_the_sweep_learns_of_a_send_is_told_once_for_each_state(newsroom: Newsroom) -> None:
    connection, video_id = sent(newsroom, VIDEO)

    for _ in range(3):
        newsroom.sweep(later=timedelta(hours=1))
    in_inbox = newsroom.listener.heard()
    newsroom.home.bench.tiktok_itself.command("POST", f"drafts/{draft_of(newsroom)}/post")
    for _ in range(30):
        newsroom.sweep(later=timedelta(hours=6))
    published = newsroom.listener.heard()

    assert [(each["name"], each["video_id"]) for each in in_inbox] == [("video.in_inbox", video_id)]
    assert [(each["name"], each["state"]) for each in published] == [("video.published", "PUBLISHED")]
    assert in_inbox[0]["id"] != published[0]["id"]
    told = json.dumps([in_inbox, published])
    row = newsroom.home.app.sends.latest(connection.connection_id, video_id)
    assert row is not None
    secrets = [connection.open_id, row.publish_id, "มะลิรีวิวของดี", facts_of().sha256]
    assert not [secret for secret in secrets if secret and secret in told]


def sent(newsroom: Newsroom, video_id: str) -> tuple[Connection, str]:
    """A video whose run is over and whose draft TikTok is processing."""
    bench = newsroom.home.bench
    connection = bench.connect(MALI)
    bench.tiktok_itself.switch(processing_s=600)
    step = bench.send(bench.order(connection, video_id=video_id))
    bench.tiktok_itself.switch(processing_s=0)
    newsroom.home.video(
        MALI, video_id, state="PROCESSING", connection_id=connection.connection_id, send_id=step.send.send_id
    )
    bench.sends.replace(step.send, step.send.due(bench.clock()))
    return connection, video_id


def draft_of(newsroom: Newsroom) -> str:
    return str(newsroom.home.bench.drafts()[-1]["publish_id"])


def test_an_account_that_is_disconnected_is_told_of(newsroom: Newsroom) -> None:
    connection = newsroom.home.bench.connect(MALI)

    newsroom.home.person(MALI).write("/api/tiktok/disconnect", connection_id=connection.connection_id)

    event = the_one(newsroom, "tiktok.disconnected")
    assert (event["user_id"], event["connection_id"]) == (MALI, connection.connection_id)


def test_and_so_is_one_whose_marketer_removed_us_at_tiktok(newsroom: Newsroom) -> None:
    connection, bench = newsroom.home.bench.connect(MALI), newsroom.home.bench

    webhook(newsroom, bench.event("authorization.removed", connection.open_id, bench.clock() + timedelta(minutes=1)))

    assert the_one(newsroom, "tiktok.disconnected")["connection_id"] == connection.connection_id


def webhook(newsroom: Newsroom, body: bytes) -> int:
    now = int(newsroom.home.bench.clock().timestamp())
    event = {
        "version": "2.0", "rawPath": "/api/tiktok/webhook", "rawQueryString": "", "isBase64Encoded": True,
        "headers": {
            "tiktok-signature": signature(newsroom.home.bench.tiktok_itself.client_secret, now, body),
            "content-type": "application/json",
        },
        "requestContext": {"http": {"method": "POST", "path": "/api/tiktok/webhook"}, "stage": "$default"},
        "body": base64.b64encode(body).decode(),
    }  # fmt: skip
    return int(tiktok_webhook.answer(event, newsroom.home.app)["statusCode"])


def test_a_product_list_that_is_done_is_told_of_with_what_became_of_its_rows(newsroom: Newsroom) -> None:
    batch = running_batch(newsroom, "a" * 26)

    end(newsroom, batch)

    event = the_one(newsroom, "batch.done")
    assert (event["batch_id"], event["attempt"], event["rows"]) == (batch.batch_id, 1, {"NOT_BEGUN": 1, "REFUSED": 1})


def test_one_whose_end_is_repeated_is_told_of_under_the_same_id(newsroom: Newsroom) -> None:
    batch = running_batch(newsroom, "c" * 26)
    newsroom.break_bus()
    with pytest.raises(Transient):
        end(newsroom, batch)
    assert newsroom.home.app.batches.get(MALI, batch.batch_id).state is BatchState.DONE
    newsroom.mend_bus()

    end(newsroom, batch)
    end(newsroom, batch)

    first, second = newsroom.listener.heard()
    assert first == second


def running_batch(newsroom: Newsroom, batch_id: str) -> Batch:
    app, now = newsroom.home.app, newsroom.home.bench.clock()
    batch = Batch(
        user_id=MALI, batch_id=batch_id, state=BatchState.READING, execution=f"event-{batch_id}", name="list.csv",
        created_at=now, changed_at=now, expires_at=4_000_000_000,
    )  # fmt: skip
    app.batches.begin(batch)
    app.batch_files.put_rows(
        batch,
        Rows(
            good=(Row(line=2, link="https://shopee.co.th/product/1/2"),),
            refused=(RefusedRow(line=3, link="x", code="row_link_missing"),),
        ),
    )
    return app.batches.opened(batch, 1, 1)


def end(newsroom: Newsroom, batch: Batch) -> None:
    event = {"object": {"key": f"{MALI}/batches/list.csv"}}
    write_result.run({"event": event, "execution": batch.execution}, newsroom.home.app)


def test_a_bus_that_does_not_answer_stops_no_run_and_the_sweep_tells_later(newsroom: Newsroom) -> None:
    run = newsroom.run_of(VIDEO)
    newsroom.break_bus()

    newsroom.settle(run, "ready")
    newsroom.sweep(later=timedelta(minutes=3))
    silent = newsroom.listener.heard()
    row = newsroom.row(run)
    newsroom.mend_bus()
    newsroom.sweep(later=timedelta(minutes=3))
    newsroom.sweep(later=timedelta(minutes=3))

    assert (silent, row.state, row.in_run) == ([], "READY", False)
    assert the_one(newsroom, "video.ready").items() >= ids_of(run, "READY").items()
    after = newsroom.row(run)
    assert (after.state, after.problem, after.failure) == ("READY", None, None)


def test_a_settlement_that_is_repeated_has_the_same_id(newsroom: Newsroom) -> None:
    run = newsroom.run_of(VIDEO)

    newsroom.settle(run, "ready")
    newsroom.settle(run, "ready")

    first, second = newsroom.listener.heard()
    assert first == second


def test_the_next_run_s_end_is_other_news(newsroom: Newsroom) -> None:
    run = newsroom.run_of(VIDEO)
    newsroom.settle(run, "ready")
    again = newsroom.home.app.videos.take_run(newsroom.row(run), run.from_step, run.until)

    newsroom.settle(again, "ready")

    first, second = newsroom.listener.heard()
    assert (first["run"], second["run"], first["id"] == second["id"]) == (2, 3, False)


def test_a_run_that_was_cut_off_is_told_of_by_the_sweep(newsroom: Newsroom) -> None:
    run = newsroom.run_of(VIDEO)
    newsroom.home.app.videos.enter(MALI, VIDEO, run.run, VideoState.RENDERING)

    newsroom.sweep(later=timedelta(minutes=3))

    assert the_one(newsroom, "video.failed")["code"] == "run_was_cut_off"


def test_an_account_stays_hidden_until_its_end_could_be_told(newsroom: Newsroom) -> None:
    connection = newsroom.home.bench.connect(MALI)
    newsroom.break_bus()

    said = newsroom.home.person(MALI).write("/api/tiktok/disconnect", connection_id=connection.connection_id)
    consent_left = newsroom.home.bench.has_consent()
    newsroom.mend_bus()
    newsroom.sweep(later=timedelta(minutes=20))

    assert (said.status, said.body["code"], consent_left) == (200, "tiktok_revoking", False)
    assert the_one(newsroom, "tiktok.disconnected")["connection_id"] == connection.connection_id
    assert newsroom.home.app.connections.find(MALI, connection.connection_id) is None


def test_after_a_day_its_row_goes_all_the_same(newsroom: Newsroom) -> None:
    connection = newsroom.home.bench.connect(MALI)
    newsroom.break_bus()
    newsroom.home.person(MALI).write("/api/tiktok/disconnect", connection_id=connection.connection_id)

    newsroom.sweep(later=timedelta(hours=25))

    assert newsroom.home.app.connections.find(MALI, connection.connection_id) is None


def test_tiktok_repeats_its_webhook_until_the_end_could_be_told(newsroom: Newsroom) -> None:
    connection, bench = newsroom.home.bench.connect(MALI), newsroom.home.bench
    body = bench.event("authorization.removed", connection.open_id, bench.clock() + timedelta(minutes=1))
    newsroom.break_bus()
    first = webhook(newsroom, body)
    newsroom.mend_bus()

    second = webhook(newsroom, body)

    assert (first, second) == (503, 200)
    assert the_one(newsroom, "tiktok.disconnected")["connection_id"] == connection.connection_id


def test_an_end_that_comes_near_is_told_of_once_a_day(newsroom: Newsroom) -> None:
    bench = newsroom.home.bench
    near, far = bench.connect(MALI), bench.connect("user-ton", "ton")
    ends_at = near.refresh_expires_at
    nine = (ends_at - timedelta(days=13)).replace(hour=2, minute=0, second=1)  # in Thailand
    later = far.model_copy(update={"refresh_expires_at": ends_at + timedelta(days=60)})
    assert newsroom.home.app.connections.replace(far, later)

    newsroom.sweep(later=nine - bench.clock())
    event = the_one(newsroom, "tiktok.ends_soon")
    newsroom.sweep(later=timedelta(minutes=1))
    quiet = newsroom.listener.heard()
    newsroom.sweep(later=timedelta(hours=23, minutes=59))

    assert (event["user_id"], event["connection_id"]) == (MALI, near.connection_id)
    assert quiet == []
    assert the_one(newsroom, "tiktok.ends_soon")["id"] == event["id"]


@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("*.json")), ids=lambda path: path.stem)
def test_the_schemas_are_those_of_the_models(path: Path) -> None:
    assert path.read_text() == schemas()[path.stem], "run `make event-schemas`"


def test_no_schema_is_missing() -> None:
    assert {path.stem for path in SCHEMAS.glob("*.json")} == schemas().keys()
