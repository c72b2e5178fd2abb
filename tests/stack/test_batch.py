"""A product list through the real state machine, from a drop in the bucket to its result file."""

import csv
import io
import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import boto3
import pytest

from makeafvdo.domain.batches.batches import Batch, BatchState
from tests.support.stack_harness import Bench, until

pytestmark = pytest.mark.timeout(600)  # a whole list, and its failed rows again
GOOD = (
    *((f"{shop} no-photo", "") for shop in ("lazada", "tiktok", "shopee", "aliexpress")),
    *((f"{shop} no-price", "") for shop in ("lazada", "tiktok")),
    ("lazada removed", ""),
    ("tiktok removed", ""),
    ("aliexpress no-price", "1590"),
)


@pytest.fixture(scope="module")
def content(bench: Bench) -> bytes:
    """Twelve rows as Excel in Thai saves them: nine links, two of them to removed products, and three bad rows. The one
    that becomes a video is to be sent.
    """
    rows = [f"{bench.link(what)};15;{price};{'ส่ง' if price else ''}" for what, price in GOOD]
    rows[3:3] = ["ดูที่ร้าน;15;;", "https://example.com/1;15;;", f"{bench.link('lazada wall')};ยาวมาก;;"]
    return "\r\n".join(["ลิงก์;ความยาว;ราคา;ส่ง", *rows]).encode("cp874")


class Intake:
    """The bucket that lists are dropped into, and what comes of them."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._s3 = boto3.client("s3")
        self._machine = bench.stack.outputs["BatchMachineArn"]
        self._bucket = bench.stack.outputs["IntakeBucket"]
        self.user_id = bench.marketer.get("/api/me")["user_id"]

    def drop(self, content: bytes, name: str) -> str:
        """Returns the key, once the execution that its event starts is over."""
        key, before = f"{self.user_id}/batches/{name}", self._executions()
        self._s3.put_object(Bucket=self._bucket, Key=key, Body=content)
        until(lambda: len(self._executions()) > len(before))
        until(lambda: "RUNNING" not in self._executions().values())
        return key

    def repeat_event(self, key: str) -> None:
        """S3's events come at least once."""
        event = {"bucket": {"name": self._bucket}, "object": {"key": key}}
        self._bench.steps.start_execution(stateMachineArn=self._machine, input=json.dumps(event))
        until(lambda: "RUNNING" not in self._executions().values())

    def result(self, batch_id: str) -> list[list[str]]:
        key = f"users/{self.user_id}/batches/{batch_id}/result.csv"
        body = self._s3.get_object(Bucket=self._bench.stack.outputs["MediaBucket"], Key=key)["Body"].read()
        return list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))

    def _executions(self) -> dict[str, str]:
        found = self._bench.steps.list_executions(stateMachineArn=self._machine)["executions"]
        return {each["name"]: each["status"] for each in found}


def batch_in(bench: Bench, batch_id: str, state: str) -> dict[str, Any]:
    until(lambda: bench.marketer.get(f"/api/batches/{batch_id}")["state"] == state)
    return bench.marketer.get(f"/api/batches/{batch_id}")


def batch_ids(bench: Bench) -> list[str]:
    return [batch["batch_id"] for batch in bench.marketer.get("/api/batches")["batches"]]


@pytest.mark.usefixtures("allows_preview_voice", "standing_consent")
def test_twelve_rows_are_nine_videos_three_reasons_and_one_result(bench: Bench, content: bytes) -> None:
    bench.tiktok("PATCH", "switches", processing_s=0)
    intake, before = Intake(bench), set(bench.video_ids())
    upload_id = bench.marketer.upload("product_list", "text/csv", content)
    checked = bench.marketer.write("POST", "/api/batches/check", {"upload_id": upload_id}).json()

    order = {"upload_id": upload_id, "name": "ธันวาคม.csv"}
    batch_id = bench.marketer.write("POST", "/api/batches", order).json()["batch_id"]

    until(lambda: batch_id in batch_ids(bench))
    batch = batch_in(bench, batch_id, "DONE")
    assert (checked["videos"], len(checked["refused"]), checked["is_known"]) == (9, 3, False)
    assert (batch["name"], batch["good"], batch["refused"]) == ("ธันวาคม.csv", 9, 3)
    assert Counter(row["state"] for row in batch["rows"]) == {
        "NEEDS_INPUT": 6, "FAILED": 2, "IN_INBOX": 1, "REFUSED": 3,
    }, batch["rows"]  # fmt: skip
    assert [row["line"] for row in batch["rows"] if row["state"] == "REFUSED"] == [5, 6, 7]
    assert len(set(bench.video_ids()) - before) == 9
    result = intake.result(batch_id)
    assert [row[0] for row in result[1:]] == [str(line) for line in range(2, 14)]
    assert all(row[5] for row in result[1:] if row[-1] != "IN_INBOX")
    assert result[0][4] in {"สถานะ", "state"}
    assert {row[-1] for row in result[1:]} == {row["state"] for row in batch["rows"]}

    _a_row_to_the_inbox_costs_25_transitions(bench, batch["rows"])
    _nothing_is_made_twice(bench, intake, content, batch_id)
    _failed_rows_are_tried_again(bench, batch_id)


def _a_row_to_the_inbox_costs_25_transitions(bench: Bench, rows: list[dict[str, Any]]) -> None:
    """Of five scenes, with one poll; the machine of batches adds two states and the start of the row's execution."""
    [video_id] = (row["video_id"] for row in rows if row["state"] == "IN_INBOX")

    entered = Counter(bench.every_state_entered(video_id, 1))

    assert (entered["Poll"], entered["RenderLane"]) == (1, 0), entered
    with_five_scenes = entered.total() - entered["SpeakScene"] + 5
    assert with_five_scenes + len(["BeginRow", "MakeVideo", "the start"]) <= 25, entered


def _nothing_is_made_twice(bench: Bench, intake: Intake, content: bytes, batch_id: str) -> None:
    videos, batches = bench.video_ids(), batch_ids(bench)

    intake.drop(content, "monday.csv")
    key = intake.drop(content, "monday.csv")
    intake.drop(content, "อีกชื่อ 1.csv")
    intake.repeat_event(key)

    assert (bench.video_ids(), batch_ids(bench)) == (videos, batches)
    assert bench.marketer.get(f"/api/batches/{batch_id}")["attempt"] == 1


def _failed_rows_are_tried_again(bench: Bench, batch_id: str) -> None:
    rows = bench.marketer.get(f"/api/batches/{batch_id}")["rows"]

    bench.marketer.write("POST", f"/api/batches/{batch_id}/retry", {}).raise_for_status()

    batch = batch_in(bench, batch_id, "DONE")
    assert batch["attempt"] == 2
    runs = {row["state"]: {bench.row(each["video_id"])["run"] for each in rows if each["state"] == row["state"]}
            for row in rows if row["video_id"]}  # fmt: skip
    assert runs == {"NEEDS_INPUT": {1}, "IN_INBOX": {1}, "FAILED": {2}}


NONE = {
    "picture.csv": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is not a CSV"),
    "20 MB.csv": (b"url\n" + b"x" * 20_000_000, "too large"),
}


def test_what_is_no_list_says_so_and_begins_nothing(bench: Bench) -> None:
    user_id, videos = Intake(bench).user_id, bench.video_ids()

    for name, (content, _) in NONE.items():
        key = f"{user_id}/batches/{name}"
        boto3.client("s3").put_object(Bucket=bench.stack.outputs["IntakeBucket"], Key=key, Body=content)

    for name, (_, said) in NONE.items():
        until(partial(batches_called, bench, name))
        [batch] = batches_called(bench, name)
        batch = batch_in(bench, batch["batch_id"], "FAILED")
        assert said in batch["said"]["en"]
        assert batch["said"]["next_th"]
        assert batch["rows"] == []
    assert bench.video_ids() == videos


def test_a_list_whose_reading_was_lost_is_ended_by_the_sweep(bench: Bench) -> None:
    batch_id, long_ago = "lost" + "a" * 22, datetime.now(UTC) - timedelta(hours=1)
    batch = Batch(
        user_id=Intake(bench).user_id,
        batch_id=batch_id,
        state=BatchState.READING,
        execution="lost",
        name="lost.csv",
        created_at=long_ago,
        changed_at=long_ago,
        expires_at=int((datetime.now(UTC) + timedelta(days=1)).timestamp()),
    )
    table = boto3.resource("dynamodb").Table(bench.stack.outputs["BatchesTable"])
    table.put_item(Item=batch.model_dump(mode="json", exclude_none=True) | {"open_batch": "open"})

    boto3.client("lambda").invoke(FunctionName=bench.stack.outputs["SweepFunctionName"])

    lost = batch_in(bench, batch_id, "FAILED")
    assert lost["said"]["next_th"] == "เลือกไฟล์เดิมในหน้าทำหลายวิดีโอ แล้วเริ่มอีกครั้ง"


def batches_called(bench: Bench, name: str) -> list[dict[str, Any]]:
    return [batch for batch in bench.marketer.get("/api/batches")["batches"] if batch["name"] == name]


def test_a_list_that_is_called_off_begins_nothing_more(bench: Bench) -> None:
    """The pages of these links take longer than the step waits for them, so rows are sure to be under way."""
    slow = bench.link("lazada slow")
    content = "\n".join(["url,style", *(f"{slow},{style}" for style in ("clean", "pop", "magazine"))]).encode()
    key, known = f"{Intake(bench).user_id}/batches/slow.csv", set(batch_ids(bench))
    boto3.client("s3").put_object(Bucket=bench.stack.outputs["IntakeBucket"], Key=key, Body=content)
    until(lambda: set(batch_ids(bench)) - known)
    batch_id = (set(batch_ids(bench)) - known).pop()
    until(lambda: bench.marketer.get(f"/api/batches/{batch_id}")["counts"].get("WORKING"))

    bench.marketer.write("POST", f"/api/batches/{batch_id}/cancel", {}).raise_for_status()

    until(lambda: not bench.marketer.get(f"/api/batches/{batch_id}")["counts"].get("WORKING"))
    batch = bench.marketer.get(f"/api/batches/{batch_id}")
    assert batch["state"] == "CANCELLED"
    assert "NOT_BEGUN" in batch["counts"]
    assert batch["counts"].keys() <= {"CANCELLED", "NOT_BEGUN"}

    _a_try_that_is_killed_ends_and_the_next_one_goes_on(bench, batch_id)


def _a_try_that_is_killed_ends_and_the_next_one_goes_on(bench: Bench, batch_id: str) -> None:
    machine = bench.stack.outputs["BatchMachineArn"].replace(":stateMachine:", ":execution:")
    bench.marketer.write("POST", f"/api/batches/{batch_id}/retry", {}).raise_for_status()
    until(lambda: bench.marketer.get(f"/api/batches/{batch_id}")["counts"].get("WORKING"))

    bench.steps.stop_execution(executionArn=f"{machine}:{batch_id}-2")

    killed = batch_in(bench, batch_id, "DONE")
    begun = {row["line"]: row["video_id"] for row in killed["rows"] if row["video_id"]}
    assert killed["attempt"] == 2
    assert {row["state"] for row in killed["rows"] if not row["in_run"]} <= {"CANCELLED", "NOT_BEGUN", "FAILED"}
    bench.marketer.write("POST", f"/api/batches/{batch_id}/retry", {}).raise_for_status()
    until(lambda: bench.marketer.get(f"/api/batches/{batch_id}")["counts"].get("WORKING"))
    bench.marketer.write("POST", f"/api/batches/{batch_id}/cancel", {}).raise_for_status()
    until(lambda: not bench.marketer.get(f"/api/batches/{batch_id}")["counts"].get("WORKING"))
    rows = bench.marketer.get(f"/api/batches/{batch_id}")["rows"]
    assert begun.items() <= {row["line"]: row["video_id"] for row in rows}.items()
    assert {row["state"] for row in rows} <= {"CANCELLED", "NOT_BEGUN", "FAILED"}  # FAILED: the shop was too slow
