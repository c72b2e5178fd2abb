"""Steps of a stack test: start videos, wait, read tables and executions, change TikTok and the cache."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import boto3
from ulid import ULID

from local.demo.marketer import Marketer
from local.shops.catalogue.catalogue import demo_links
from local.stack.stack import Stack

SetPrice = Callable[[str | None], None]

_GIVE_UP_S = 240
_LOOKS_EVERY_S = 0.25
"""A look costs the machine 30 ms, which a render beside it lacks."""


def until(is_so: Callable[[], Any]) -> Any:  # noqa: ANN401
    """What it answers once that is true."""
    deadline = time.monotonic() + _GIVE_UP_S
    while not (found := is_so()):
        assert time.monotonic() < deadline, "nothing came of it"
        time.sleep(_LOOKS_EVERY_S)
    return found


class Bench:
    def __init__(self, stack: Stack, marketer: Marketer, connection_id: str) -> None:
        self.stack, self.tiktok = stack, stack.ask_tiktok
        self.marketer = marketer
        self.connection_id = connection_id
        self.videos = boto3.resource("dynamodb").Table(stack.outputs["VideosTable"])
        self.cache = boto3.resource("dynamodb").Table(stack.outputs["CacheTable"])
        self.sends = boto3.resource("dynamodb").Table(stack.outputs["SendsTable"])
        self.steps = boto3.client("stepfunctions")
        self.usual_switches = self.tiktok("GET", "switches")

    def link(self, what: str | None = None) -> str:
        """A link the local shops serve: the first product's, or the one whose description starts with `what`."""
        return next(link for name, link in demo_links() if what is None or name.startswith(what))

    def settled(self, video_id: str) -> dict[str, Any]:
        """The video once its run is over."""
        return self.until(video_id, lambda video: not video["in_run"])

    def until(self, video_id: str, is_so: Any) -> dict[str, Any]:  # noqa: ANN401
        deadline = time.monotonic() + _GIVE_UP_S
        while time.monotonic() < deadline:
            video = self.marketer.video(video_id)
            if is_so(video):
                return video
            time.sleep(_LOOKS_EVERY_S)
        raise AssertionError(f"nothing came of it: {self.marketer.video(video_id)}")

    def states_entered(self, video_id: str, run: int) -> list[str]:
        """Names of the states the run's execution went through, a Map's inner ones and repeats in a row left out."""
        outer = [name for name in self.every_state_entered(video_id, run) if name not in {"SpeakScene", "RenderLane"}]
        return [name for place, name in enumerate(outer) if place == 0 or outer[place - 1] != name]

    def every_state_entered(self, video_id: str, run: int) -> list[str]:
        """Each is a transition that AWS counts."""
        return [
            event["stateEnteredEventDetails"]["name"]
            for event in self._history(video_id, run)
            if "stateEnteredEventDetails" in event
        ]

    def tasks_done_in(self, state: str, video_id: str, run: int) -> int:
        """How many tasks have succeeded in a Map, which the run has been through once."""
        events = list(self._history(video_id, run))
        [entered] = (at for at, event in enumerate(events) if _names(event, "stateEnteredEventDetails", state))
        [exited] = (at for at, event in enumerate(events) if _names(event, "stateExitedEventDetails", state))
        return [event["type"] for event in events[entered:exited]].count("TaskSucceeded")

    def _history(self, video_id: str, run: int) -> Iterator[Any]:
        pages = self.steps.get_paginator("get_execution_history").paginate(executionArn=self.execution(video_id, run))
        return (event for page in pages for event in page["events"])

    def execution(self, video_id: str, run: int) -> str:
        arn = self.stack.outputs["VideoMachineArn"].replace(":stateMachine:", ":execution:")
        return f"{arn}:{video_id}-{run}"

    def forget_cool_downs(self) -> None:
        for item in self.cache.scan()["Items"]:
            if str(item["key"]).startswith(("wall#", "affiliate-pause#")):
                self.cache.delete_item(Key={"key": item["key"]})

    def free_draft_slots(self) -> None:
        """Every draft is posted, a minute passes at TikTok (it counts inits), our ledger forgets today's sends."""
        self.tiktok("POST", "clock", seconds=61)
        for draft in self.tiktok("GET", "drafts"):
            if draft["status"] == "PROCESSING_UPLOAD":
                self.tiktok("POST", f"drafts/{draft['publish_id']}/deliver")
            if draft["status"] in {"PROCESSING_UPLOAD", "SEND_TO_USER_INBOX"}:
                self.tiktok("POST", f"drafts/{draft['publish_id']}/post")
        for item in self.sends.scan()["Items"]:
            self.sends.delete_item(Key={"connection_id": item["connection_id"], "send_id": item["send_id"]})

    def video_ids(self) -> list[str]:
        """Of the marketer's first page of videos, newest first."""
        return [video["video_id"] for video in self.marketer.get("/api/videos")["videos"]]

    def row(self, video_id: str) -> dict[str, Any]:
        key = {"user_id": self.marketer.get("/api/me")["user_id"], "video_id": video_id}
        return dict(self.videos.get_item(Key=key, ConsistentRead=True)["Item"])

    def another(self, made: dict[str, Any], **changes: Any) -> str:  # noqa: ANN401
        """A second row over the same finished files, settled, perhaps another user's; returns its video id."""
        source = self.row(made["video_id"])
        media, bucket = boto3.client("s3"), self.stack.outputs["MediaBucket"]
        video_id = str(ULID()).lower()
        old = f"users/{source['user_id']}/videos/{made['video_id']}/"
        new = f"users/{changes.get('user_id', source['user_id'])}/videos/{video_id}/"
        for found in media.list_objects_v2(Bucket=bucket, Prefix=old).get("Contents", []):
            target = found["Key"].replace(old, new)
            media.copy_object(Bucket=bucket, Key=target, CopySource={"Bucket": bucket, "Key": found["Key"]})
        product = media.get_object(Bucket=bucket, Key=f"{new}product.json")["Body"].read().decode()
        media.put_object(Bucket=bucket, Key=f"{new}product.json", Body=product.replace(old, new).encode())
        row = source | {"video_id": video_id} | changes
        for name in ("mp4_key", "poster_key", "facts_key"):
            row[name] = str(row[name]).replace(old, new)
        self.videos.put_item(Item={name: value for name, value in row.items() if value is not None})
        return video_id

    def send(self, video_id: str, sha256: str) -> dict[str, Any]:
        self.marketer.continue_video(video_id, "inbox", connection_id=self.connection_id, mp4_sha256=sha256)
        return self.settled(video_id)

    def drafts(self, sha256: str) -> list[dict[str, Any]]:
        return [draft for draft in self.tiktok("GET", "drafts") if draft["sha256"] == sha256]


def _names(event: Any, details: str, state: str) -> bool:  # noqa: ANN401 (an event of Step Functions)
    return bool(event.get(details, {}).get("name") == state)
