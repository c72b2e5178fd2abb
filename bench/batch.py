"""make bench-batch: how fast product lists become videos on the local stack while everything fails now and then, and
whether one is lost or made twice.

Lists of growing length, each of a marketer of its own, on a stack of its own with the limits of a day lifted. A row
goes its whole way: read, written, spoken, rendered, and as many sent as TikTok takes in a day. Writers, voices and
TikTok are local peers that answer at once, and rendering copies a small video. Every twentieth row finds a Lambda
killed in each step, every twentieth call of a peer fails, and each kind of call of TikTok once. Transitions, GB-s and
requests are counted in the histories of all executions, and cost what `make cost` reckons with. The last line is JSON,
of the longest list.
"""

import argparse
import json
import sys
import time
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, NamedTuple

import boto3

from bench.executions_bill import count_executions
from bench.steps_of_rows import VOICE, StepProcesses, faults_met, make_instant, order_faults
from local.demo.marketer import Marketer, new_marketer
from local.shops.catalogue.catalogue import demo_links
from local.stack import stack
from local.stack.stack import Stack
from makeafvdo.domain.tiktok.api import SCOPES

_ROWS = (10, 100, 1000)
_SENDS = 5
"""As many as TikTok keeps of an account within 24 hours."""
_LOOK_EVERY_S = 1.0
_GIVE_UP_S = 2 * 3600
_THOUSAND, _MB = 1000, 1_000_000
_UNDER_WAY, _MADE = {"WORKING", "NOT_BEGUN"}, {"READY", "IN_INBOX", "WAITING_SLOT"}


def main() -> int:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rows", type=int, nargs="*", default=_ROWS)
    lengths = arguments.parse_args().rows or _ROWS
    try:
        up = stack.up()
        make_instant(up, sum(lengths))
        print("  ".join(Measured._fields))
        for rows in lengths:
            measured = measure(up, rows)
            columns = zip(measured, Measured._fields, strict=True)
            print("  ".join(f"{cell:{len(field)}}" for cell, field in columns), flush=True)
        print(json.dumps(measured._asdict()))
        return 1 if measured.lost or measured.doubled else 0
    finally:
        stack.down()


class Measured(NamedTuple):
    rows: int
    per_minute: int
    lost: int
    """Rows whose video is not there, or never came to rest."""
    doubled: int
    """Videos beside that of a row, runs beside the first, drafts beside that of a video."""
    failed: int
    """Rows that came to rest without a video, and said why."""
    sent: int
    """Drafts in the TikTok inbox. An init that was not heard of may keep a place from another."""
    faults: int
    transitions_per_row: float
    usd_per_1000: float
    peak_mb: int
    """Of a function's process."""


def measure(up: Stack, rows: int) -> Measured:
    marketer, account = marketer_with_account(up, f"lists-of-{rows}")
    processes = StepProcesses(up)
    order_faults(up, rows)
    began_at, began = datetime.now(UTC), time.monotonic()
    batch = until_done(marketer, begin(marketer, product_list(rows)), processes)
    seconds = time.monotonic() - began
    ids = [row["video_id"] for row in batch["rows"] if row["video_id"]]
    counts: dict[str, int] = batch["counts"]
    rows_beside = len(ids) - len(set(ids))
    drafts = drafts_of(up, account)
    at_rest = rows - sum(counts.get(state, 0) for state in _UNDER_WAY)
    for row in batch["rows"]:
        if row["state"] not in _MADE:
            print(f"  line {row['line']}: {row['state']}, {row['said'] and row['said']['en']}")
    bill = count_executions(up, began_at)
    return Measured(
        rows=rows,
        per_minute=round(rows / seconds * 60),
        lost=rows - min(at_rest, len(set(ids))),
        doubled=rows_beside + runs_beside(up, marketer, set(ids)) + drafts - counts.get("IN_INBOX", 0),
        failed=at_rest - sum(counts.get(state, 0) for state in _MADE),
        sent=drafts,
        faults=processes.killed.total() + faults_met(up),
        transitions_per_row=round(bill.transitions / rows, 1),
        usd_per_1000=round(bill.usd / rows * _THOUSAND, 2),
        peak_mb=processes.peak_bytes // _MB,
    )


def marketer_with_account(up: Stack, name: str) -> tuple[Marketer, str]:
    """Whose videos go to a TikTok account of its own without a tap on each; and that account."""
    account = f"{name}-{uuid.uuid4().hex[:8]}"
    up.ask_tiktok("POST", "accounts", account_id=account, display_name=name)
    marketer = new_marketer(up, f"{name}@makeafvdo.test")
    marketer.connect_tiktok(account=account, scope=list(SCOPES))
    marketer.give_standing_consent(marketer.ensure_connected())
    return marketer, account


def product_list(rows: int) -> bytes:
    """Another one each time: a list that was begun before would make nothing."""
    link, mark = next(link for _, link in demo_links()), uuid.uuid4().hex[:8]
    lines = (f"{link},15,{VOICE},{'yes' if row < _SENDS else 'no'},{mark}-{row}" for row in range(rows))
    return "\n".join(["url,length,voice,send,sub_id", *lines]).encode()


def begin(marketer: Marketer, content: bytes) -> str:
    upload_id = marketer.upload("product_list", "text/csv", content)
    answer = marketer.write("POST", "/api/batches", {"upload_id": upload_id, "name": "bench.csv"})
    answer.raise_for_status()
    return str(answer.json()["batch_id"])


def until_done(marketer: Marketer, batch_id: str, processes: StepProcesses) -> dict[str, Any]:
    deadline = time.monotonic() + _GIVE_UP_S
    while time.monotonic() < deadline:
        batches = {each["batch_id"]: each for each in marketer.get("/api/batches")["batches"]}
        if batch_id in batches:
            batch = marketer.get(f"/api/batches/{batch_id}")
            if batch["state"] == "DONE":
                return batch
            processes.kill_for(batch["good"] - batch["counts"].get("NOT_BEGUN", 0))
        time.sleep(_LOOK_EVERY_S)
    raise TimeoutError(f"the list is not done after {_GIVE_UP_S} s")


def drafts_of(up: Stack, account: str) -> int:
    delivered = [draft for draft in up.ask_tiktok("GET", "drafts") if draft["status"] == "SEND_TO_USER_INBOX"]
    return sum(draft["account_id"] == account for draft in delivered)


def runs_beside(up: Stack, marketer: Marketer, video_ids: Iterable[str]) -> int:
    """Runs of these videos beyond one each."""
    table = boto3.resource("dynamodb").Table(up.outputs["VideosTable"])
    rows = [table.get_item(Key={"user_id": marketer.user_id, "video_id": each})["Item"] for each in video_ids]
    return sum(int(str(row["run"])) - 1 for row in rows)


if __name__ == "__main__":
    sys.exit(main())
