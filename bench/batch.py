"""make bench-batch: how fast rows of a product list go through the running stack, and whether one is lost or run twice.

The rows lead to a product without a photo, so a video ends after its page is read: what is measured is the way of a row
through list, limits, map and settlement, not the making of videos. The last line is JSON.
"""

import argparse
import json
import time
import uuid
from collections import Counter
from typing import Any

import boto3

from local.demo.marketer import Marketer
from local.shops.catalogue.catalogue import demo_links
from local.stack import stack
from local.stack.stack import Stack

_LOOK_EVERY_S = 1.0
_GIVE_UP_S = 3600
_ROWS = 100


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rows", type=int, default=_ROWS)
    rows = arguments.parse_args().rows
    up = stack.running()
    marketer = Marketer(up)
    marketer.sign_in()
    began = time.monotonic()
    batch = until_done(marketer, begin(marketer, product_list(rows)))
    seconds = time.monotonic() - began
    ids = [row["video_id"] for row in batch["rows"] if row["video_id"]]
    runs = Counter(int(row["run"]) for row in rows_of(up, marketer, set(ids)))
    print(
        json.dumps(
            {
                "rows": rows,
                "seconds": round(seconds, 1),
                "rows_a_minute": round(rows / seconds * 60),
                "videos": len(set(ids)),
                "lost": rows - len(ids),
                "run_more_than_once": sum(count for run, count in runs.items() if run > 1),
            }
        )
    )


def product_list(rows: int) -> bytes:
    """Another one each time: a list that was begun before would make nothing."""
    link = next(link for what, link in demo_links() if what == "lazada no-photo")
    mark = uuid.uuid4().hex[:8]
    return "\n".join(["url,sub_id", *(f"{link},{mark}-{row}" for row in range(rows))]).encode()


def begin(marketer: Marketer, content: bytes) -> str:
    upload_id = marketer.upload("product_list", "text/csv", content)
    answer = marketer.write("POST", "/api/batches", {"upload_id": upload_id, "name": "bench.csv"})
    answer.raise_for_status()
    return str(answer.json()["batch_id"])


def until_done(marketer: Marketer, batch_id: str) -> dict[str, Any]:
    deadline = time.monotonic() + _GIVE_UP_S
    while time.monotonic() < deadline:
        known = {each["batch_id"]: each["state"] for each in marketer.get("/api/batches")["batches"]}
        if known.get(batch_id) == "DONE":
            return marketer.get(f"/api/batches/{batch_id}")
        time.sleep(_LOOK_EVERY_S)
    raise TimeoutError(f"the list is {known.get(batch_id)} after {_GIVE_UP_S} s")


def rows_of(up: Stack, marketer: Marketer, video_ids: set[str]) -> list[dict[str, Any]]:
    table = boto3.resource("dynamodb").Table(up.outputs["VideosTable"])
    user_id = marketer.get("/api/me")["user_id"]
    return [dict(table.get_item(Key={"user_id": user_id, "video_id": each})["Item"]) for each in video_ids]


if __name__ == "__main__":
    main()
