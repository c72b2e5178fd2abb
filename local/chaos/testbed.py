"""What plans run on: a stack of its own, one small video ready to be sent, and a clock that can be advanced."""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import boto3
from botocore.config import Config
from pydantic import HttpUrl

from local.chaos.plans import Plan
from local.paths import CA
from local.small_film import small_film
from local.stack.stack import Stack
from makeafvdo.bootstrap import Container
from makeafvdo.config import BatchSettings, RunSettings, Settings
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.videos.videos import Step, Until, Video, VideoState

_FILE = "users/chaos/ready.mp4"
_FACTS = "users/chaos/ready.json"
_TIMES = {
    "VideosTable": ("changed_at",),
    "SendsTable": ("changed_at", "due_at", "slot_at"),
    "ConnectionsTable": ("access_expires_at", "refresh_expires_at", "lease_until", "connected_at"),
}
_SWEEPS = 8
_SETTLES_WITHIN_S = 200


@dataclass(frozen=True)
class Case:
    """One plan's video and the account it is sent to."""

    plan: Plan
    user_id: str
    video_id: str
    connection_id: str


class Testbed:
    def __init__(self, stack: Stack) -> None:
        self.stack, self.tiktok = stack, stack.ask_tiktok
        self.app, self.facts = app_of(stack), small_film()
        self.media = self.app.media
        self._lambda = boto3.client("lambda", config=Config(read_timeout=90, retries={"total_max_attempts": 1}))
        self._tables = {name: boto3.resource("dynamodb").Table(stack.outputs[name]) for name in _TIMES}
        self.media.put_bytes(_FILE, self.facts.mp4, "video/mp4")
        self.media.put_json(_FACTS, self.facts.facts)
        self.tiktok("PATCH", "switches", processing_s=0.4)
        _stop_the_schedule()

    def ready_video(self, plan: Plan, connection_id: str) -> Case:
        """A row as a finished render leaves it, and a product whose price nobody has to look up again."""
        now = self.app.clock()
        video = Video(
            user_id=plan.account_id,
            video_id=self.app.new_id(),
            state=VideoState.READY,
            run=1,
            in_run=False,
            from_step=Step.RENDER,
            until=Until.READY,
            link="https://www.lazada.co.th/products/i1.html",
            mp4_key=_FILE,
            facts_key=_FACTS,
            mp4_sha256=self.facts.facts.sha256,
            created_at=now,
            changed_at=now,
            expires_at=int((now + timedelta(days=90)).timestamp()),
        )
        self.app.videos.create(video)
        product = Product(title="เก้าอี้", read_at=now)
        self.app.artifacts.put_product(video.prefix, product)
        return Case(plan, video.user_id, video.video_id, connection_id)

    def advance_time(self, seconds: int) -> None:
        """For the app by moving all times in its tables into the past; for TikTok by its clock."""
        for name, table in self._tables.items():
            for item in _all_of(table):
                table.put_item(Item=_aged(item, _TIMES[name], seconds))
        self.tiktok("POST", "clock", seconds=seconds)

    def sweep(self, cases: Sequence[Case]) -> None:
        """Invoke the sweep, which runs every minute on AWS, until it finds nothing to do."""
        for _ in range(_SWEEPS):
            answer = self._lambda.invoke(FunctionName=self.stack.outputs["SweepFunctionName"])
            was_killed = "FunctionError" in answer
            found = 1 if was_killed else sum(json.loads(answer["Payload"].read()).values())
            self.wait_for_runs(cases)
            if not found:
                return

    def wait_for_runs(self, cases: Sequence[Case]) -> None:
        """Wait until no run is under way and no webhook is undelivered, at most `_SETTLES_WITHIN_S`."""
        deadline = time.monotonic() + _SETTLES_WITHIN_S
        waiting = list(cases)
        while time.monotonic() < deadline and (waiting or self._has_undelivered_webhooks()):
            waiting = [case for case in waiting if self.video(case).in_run]
            time.sleep(0.2 if waiting else 0.02)

    def video(self, case: Case) -> Video:
        return self.app.videos.get(case.user_id, case.video_id)

    def _has_undelivered_webhooks(self) -> bool:
        now = self.tiktok("GET", "clock")["now"]
        return any(each["due_at"] <= now and not each["answers"] for each in self.tiktok("GET", "webhooks"))


def app_of(stack: Stack) -> Container:
    """The app's own parts, so that this process can act as its web pages do."""
    outputs = stack.outputs
    settings = Settings(
        base_url=stack.base_url,
        users_table=outputs["UsersTable"],
        connections_table=outputs["ConnectionsTable"],
        videos_table=outputs["VideosTable"],
        sends_table=outputs["SendsTable"],
        sessions_table=outputs["SessionsTable"],
        cache_table=outputs["CacheTable"],
        erasures_table=outputs["ErasuresTable"],
        media_bucket=outputs["MediaBucket"],
        intake_bucket=outputs["IntakeBucket"],
        token_key_id=outputs["TokenKeyId"],
        tiktok_secret_id=outputs["TikTokSecretId"],
        affiliate_secret_id=outputs["AffiliateSecretId"],
        tiktok_www_url=HttpUrl(stack.tiktok_url),
        tiktok_open_url=HttpUrl(stack.tiktok_url),
        tiktok_upload_host_suffix="127.0.0.1",
        shops_resolver=f"127.0.0.1:{stack.shops_port}",
        shops_ca_file=str(CA / "ca.pem"),
        stage="dev",
    )
    return Container(
        settings,
        run_settings=RunSettings(video_machine_arn=outputs["VideoMachineArn"]),
        batch_settings=BatchSettings(batches_table=outputs["BatchesTable"]),
    )


def _stop_the_schedule() -> None:
    """The sweep is invoked by the runner, not by the wall clock, so that a seed can be replayed."""
    scheduler = boto3.client("scheduler")
    for schedule in scheduler.list_schedules()["Schedules"]:
        scheduler.delete_schedule(Name=schedule["Name"])


def _all_of(table: Any) -> list[dict[str, Any]]:  # noqa: ANN401 (a boto3 table)
    items, page = [], table.scan()
    items += page["Items"]
    while "LastEvaluatedKey" in page:
        page = table.scan(ExclusiveStartKey=page["LastEvaluatedKey"])
        items += page["Items"]
    return items


def _aged(item: dict[str, Any], names: Sequence[str], seconds: int) -> dict[str, Any]:
    aged = item | {name: _earlier(item[name], seconds) for name in names if name in item}
    if "inits" in item:
        aged["inits"] = [init | {"at": _earlier(init["at"], seconds)} for init in item["inits"]]
    return aged


def _earlier(moment: str | Decimal, seconds: int) -> str | Decimal:
    if isinstance(moment, Decimal):
        return moment - seconds
    return (datetime.fromisoformat(moment) - timedelta(seconds=seconds)).isoformat(timespec="milliseconds")
