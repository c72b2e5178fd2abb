"""The HTTP functions as they are deployed, over moto and the local TikTok, and signed-in users."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import boto3
import pytest
from aws_lambda_powertools.utilities.parameters import SSMProvider
from types_boto3_dynamodb.service_resource import Table
from types_boto3_stepfunctions import SFNClient

from makeafvdo.adapters.batch_switch import BatchSwitch
from makeafvdo.adapters.lambda_function import LambdaFunction
from makeafvdo.adapters.scheduler import Scheduler
from makeafvdo.adapters.workflow import BatchWorkflow
from makeafvdo.bootstrap import Container
from makeafvdo.config import (
    AiOrder,
    AiSettings,
    BatchQuotaSettings,
    BatchSettings,
    BusSettings,
    MailSettings,
    PushSettings,
    QuotaSettings,
    RunSettings,
    ScheduleSettings,
    Settings,
    SignInSettings,
)
from makeafvdo.domain.tiktok.connections import Connection
from makeafvdo.domain.videos.videos import Video
from makeafvdo.services.scripts.write_script import write_script
from tests.support.composing import pace_of, remembering_composer
from tests.support.event_listener import BUS
from tests.support.gateway import function_for, modules
from tests.support.products import a_product
from tests.support.tiktok_harness import TikTokHarness, facts_of, s3, table_of_template, tiktok_harness

ORIGIN = "https://app.example"
CSRF = "a csrf token"
SIGN_IN_SETTINGS = SignInSettings(
    cognito_client_id="client",
    cognito_issuer="https://issuer.example",
    cognito_jwks_url="https://issuer.example/jwks.json",
    cognito_login_url="https://login.example",
    google_sign_in=True,
    line_sign_in=True,
    avatar_sources="https://avatars.example",
)
QUOTA_SETTINGS = QuotaSettings(
    videos_per_day=30,
    videos_at_once=3,
    runs_per_day=120,
    uploads_per_day=200,
    upload_bytes_per_day=4_000_000_000,
    everybodys_runs_per_day=5000,
)


BATCH_QUOTA_SETTINGS = BatchQuotaSettings(
    batch_videos_per_day=300, batch_videos_at_once=2, everybodys_batch_videos_at_once=2
)


_TARGET = (
    "arn:aws:lambda:ap-southeast-1:123456789012:function:schedule",
    "arn:aws:iam::123456789012:role/schedules",
    "arn:aws:sqs:ap-southeast-1:123456789012:dead-letters",
)


_OF_SOME = {"Batches", "Schedules", "QueueItems"}
"""Tables that only some functions know."""


def _schedule_group() -> str:
    boto3.client("scheduler").create_schedule_group(Name="makeafvdo-dev")
    return "makeafvdo-dev"


def turn_batches(value: str) -> None:
    """The operator's switch: `on` or `paused`."""
    boto3.client("ssm").put_parameter(Name="/makeafvdo/dev/batches", Value=value, Type="String", Overwrite=True)


@dataclass(frozen=True)
class Answer:
    status: int
    text: str
    headers: Mapping[str, str]

    @property
    def body(self) -> dict[str, Any]:
        return dict(json.loads(self.text))

    @property
    def code(self) -> str:
        return str(self.body["error"]["code"])


@dataclass(frozen=True)
class Person:
    """A client with a session."""

    app: Container
    user_id: str
    secret: str
    cookie: str = ""
    """A second cookie."""

    def call(
        self, method: str, path: str, body: object = None, query: Mapping[str, str] | None = None, **headers: str
    ) -> Answer:
        event = {
            "version": "2.0",
            "rawPath": path,
            "rawQueryString": urlencode(query or {}),
            "queryStringParameters": dict(query or {}),
            "cookies": [f"__Host-sid={self.secret}", *filter(None, [self.cookie])],
            "headers": {"origin": ORIGIN, "x-csrf-token": CSRF, "content-type": "application/json"}
            | {name.replace("_", "-"): value for name, value in headers.items()},
            "requestContext": {"http": {"method": method, "path": path}, "stage": "$default"},
            "body": None if body is None else json.dumps(body),
            "isBase64Encoded": False,
        }
        answer = modules()[function_for(method, path)].handler.answer(event, self.app)
        return Answer(answer["statusCode"], answer.get("body") or "", answer["headers"])

    def begin(self, key: str, **order: object) -> Answer:
        return self.call(
            "POST", "/api/videos", {"link": "https://shopee.co.th/product/11111/22222"} | order, idempotency_key=key
        )

    def write(self, path: str, **body: object) -> Answer:
        return self.call("POST", path, body)


@dataclass
class HttpHarness:
    app: Container
    bench: TikTokHarness
    tables: dict[str, Table]
    steps: SFNClient
    machine_arn: str
    started: list[tuple[str, dict[str, Any]]]
    """Lambda functions that were to work on by themselves, and what each was told."""

    def person(self, user_id: str) -> Person:
        """The user, signed in anew."""
        secret = f"session {self.bench.new_id()}"
        self.bench.sessions.put_session(hashlib.sha256(secret.encode()).hexdigest(), user_id, CSRF)
        return Person(self.app, user_id, secret)

    def video(self, user_id: str, video_id: str, **changes: object) -> Video:
        """A finished video of the user, its files in the bucket."""
        prefix, facts = f"users/{user_id}/videos/{video_id}", facts_of()
        now = self.bench.clock()
        fields: dict[str, object] = {
            "user_id": user_id, "video_id": video_id, "state": "READY", "run": 1, "in_run": False,
            "from_step": "scrape", "until": "ready", "link": "https://shopee.co.th/a-i.1.2", "title": "เก้าอี้",
            "mp4_key": f"{prefix}/video.mp4", "facts_key": f"{prefix}/video.json",
            "poster_key": f"{prefix}/poster.jpg", "mp4_sha256": facts.sha256, "created_at": now,
            "changed_at": now, "expires_at": 4_000_000_000,
        }  # fmt: skip
        video = Video.model_validate(fields | changes)
        for name in ("video.mp4", "poster.jpg", "photos/one.jpg"):
            self.bench.media.put_bytes(f"{prefix}/{name}", f"{name} of {user_id}".encode(), "application/octet-stream")
        self.bench.media.put_json(f"{prefix}/video.json", facts)
        self.bench.media.put_json(f"{prefix}/product.json", a_product(title=video.title))
        write_script(video, artifacts=self.app.artifacts, composer=remembering_composer(), pace_of=pace_of)
        return self.app.videos.create(video)

    def waiting_send(self, person: Person, video_id: str) -> Connection:
        """A video of the person that waits for a draft slot, its send in the ledger."""
        connection = self.bench.connect(person.user_id)
        self.bench.fault("throttled", "/v2/post/publish/inbox/")
        step = self.bench.send(self.bench.order(connection, video_id=video_id))
        self.video(
            person.user_id, video_id, state="WAITING_SLOT", connection_id=connection.connection_id,
            send_id=step.send.send_id, send_at=step.send.due_at,
        )  # fmt: skip
        return connection

    def executions(self) -> dict[str, str]:
        """Name and status of every run that was begun."""
        found = self.steps.list_executions(stateMachineArn=self.machine_arn)["executions"]
        return {each["name"]: each["status"] for each in found}


@contextmanager
def http_harness(folder: Path, parts: Mapping[str, object] = {}, **settings: str) -> Iterator[HttpHarness]:
    with tiktok_harness(folder) as bench, pytest.MonkeyPatch.context() as environment:
        environment.setenv("AWS_DEFAULT_REGION", "ap-southeast-1")
        names = ("Users", "Videos", "Batches", "Erasures", "Schedules", "QueueItems")
        tables = bench.tables | {name: table_of_template(name) for name in names}
        s3().create_bucket(Bucket="intake", CreateBucketConfiguration={"LocationConstraint": "ap-southeast-1"})
        boto3.client("events").create_event_bus(Name=BUS)
        turn_batches("on")
        steps = boto3.client("stepfunctions")
        video_machine, batch_machine = _machine(steps, "video"), _machine(steps, "batch")
        all_settings = _settings(bench, tables, _tiktok_secret(bench), settings)
        started: list[tuple[str, dict[str, Any]]] = []

        def invoke(**call: Any) -> None:  # noqa: ANN401 (as boto3's)
            started.append((call["FunctionName"], json.loads(call["Payload"])))

        own: dict[str, Any] = {
            "exporter": LambdaFunction(invoke, "export"),
            "eraser": LambdaFunction(invoke, "erase"),
            "run_settings": RunSettings(video_machine_arn=video_machine),
            "quota_settings": QUOTA_SETTINGS,
            "batch_settings": BatchSettings(batches_table="Batches"),
            "push_settings": PushSettings(push_secret_id="push"),
            "mail_settings": MailSettings(mail_from="MakeAFVDO <no-reply@makeafvdo.test>"),
            "bus_settings": BusSettings(event_bus_name=BUS),
            "batch_quota_settings": BATCH_QUOTA_SETTINGS,
            "schedule_settings": ScheduleSettings(schedules_table="Schedules", queue_table="QueueItems"),
            "scheduler": Scheduler(boto3.client("scheduler"), _schedule_group(), *_TARGET),
            "batch_result_writer": LambdaFunction(invoke, "batch-result"),
            "batch_workflow": BatchWorkflow(steps, batch_machine),
            "batch_switch": BatchSwitch(SSMProvider(), "/makeafvdo/dev/batches"),
            "sign_in_settings": SIGN_IN_SETTINGS,
            "ai_order": AiOrder(writers="", voices=""),
            "ai_settings": AiSettings(ai_secret_id="ai", ai_url=""),
        }
        app = Container(all_settings, clock=bench.clock, **own | dict(parts))
        yield HttpHarness(app, bench, tables, steps, video_machine, started)


def _machine(steps: SFNClient, name: str) -> str:
    """The ARN of a state machine that does nothing."""
    return steps.create_state_machine(
        name=name,
        definition=json.dumps({"StartAt": "End", "States": {"End": {"Type": "Pass", "End": True}}}),
        roleArn="arn:aws:iam::123456789012:role/machine",
    )["stateMachineArn"]


def _tiktok_secret(bench: TikTokHarness) -> str:
    """Its ARN; made with all others."""
    secrets, tiktok = boto3.client("secretsmanager"), bench.tiktok_itself
    for name, text in (("affiliate", "{}"), ("ai", "{}"), ("push", "any text")):
        secrets.create_secret(Name=name, SecretString=text)
    pair = json.dumps({"client_key": tiktok.client_key, "client_secret": tiktok.client_secret})
    return str(secrets.create_secret(Name="tiktok", SecretString=pair)["ARN"])


def _settings(
    bench: TikTokHarness, tables: Mapping[str, Table], tiktok_secret_id: str, others: Mapping[str, str]
) -> Settings:
    return Settings.model_validate(
        {
            "base_url": ORIGIN,
            "media_bucket": "media",
            "intake_bucket": "intake",
            "token_key_id": bench.kms_key_id,
            "tiktok_secret_id": tiktok_secret_id,
            "affiliate_secret_id": "affiliate",
            "tiktok_www_url": bench.tiktok_itself.www,
            "tiktok_open_url": bench.tiktok_itself.open,
            "tiktok_upload_host_suffix": ".tiktokapis.com",
            "shops_resolver": "public",
            "shops_ca_file": "",
            "stage": "dev",
            **{f"{name.lower()}_table": name for name in tables if name not in _OF_SOME},
            **others,
        }
    )
