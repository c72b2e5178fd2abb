"""What the TikTok services need: tables, keys and a bucket on moto, and the local TikTok over sockets."""

import hashlib
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import boto3
import pytest
import yaml
from moto import mock_aws
from moto.core.botocore_stubber import BotocoreStubber
from moto.core.serialize import AttributePicker, AttributePickerContext
from pydantic import SecretStr
from types_boto3_dynamodb.service_resource import DynamoDBServiceResource, Table
from types_boto3_kms import KMSClient
from types_boto3_s3 import S3Client

from local.tiktok.webhooks import event_body, signature
from makeafvdo.adapters.kms_vault import KmsVault
from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.adapters.tables.cache import CacheTable
from makeafvdo.adapters.tables.connections import ConnectionsTable, DueRevocation
from makeafvdo.adapters.tables.sends import DueSend, SendsTable
from makeafvdo.adapters.tables.sessions import SessionsTable
from makeafvdo.adapters.tiktok.tiktok_http import TikTokHttp, Timeouts
from makeafvdo.domain.tiktok.api import SCOPES
from makeafvdo.domain.tiktok.connections import Connection
from makeafvdo.domain.tiktok.polling import SendStep
from makeafvdo.domain.tiktok.sends import Send
from makeafvdo.domain.videos.facts import VideoFacts
from makeafvdo.domain.videos.videos import VIDEO_LIFE
from makeafvdo.entrypoints.sweeping import sweep_queue
from makeafvdo.services.tiktok.access_token import TikTokAccess, access_token
from makeafvdo.services.tiktok.check_send import check_send
from makeafvdo.services.tiktok.connect import Callback, ConnectOutcome, finish_connect, start_connect
from makeafvdo.services.tiktok.disconnect import DisconnectOutcome, disconnect
from makeafvdo.services.tiktok.receive_webhook import receive_webhook
from makeafvdo.services.tiktok.send_ledger import stop_sending
from makeafvdo.services.tiktok.send_video import Order, send_video
from makeafvdo.services.tiktok.sweep_sends import serve_revocation, serve_send
from tests.support.tiktok_under_test import REDIRECT_URI, LocalTikTokUnderTest, local_tiktok
from tests.support.tiny_video import tiny_video, with_free_box

TEMPLATE = Path(__file__).parents[2] / "template.yaml"
MP4 = with_free_box(tiny_video(), secrets.token_bytes(300_000))
USER, VIDEO = "user-1", "01jd000000000000000000000a"
QUICK = Timeouts(connect=1, read=2, total=2, upload=5, stored=2)
KEY_OF_MP4 = "users/user-1/videos/v/video.mp4"


@dataclass
class TikTokHarness:
    tiktok_itself: LocalTikTokUnderTest
    tables: dict[str, Table]
    kms_key_id: str
    timeouts: Timeouts = QUICK
    ahead: timedelta = timedelta()
    naps: list[float] = field(default_factory=list)
    reported: list[Send] = field(default_factory=list)
    resumed: list[Send] = field(default_factory=list)
    disconnected: list[Connection] = field(default_factory=list)
    lost: list[tuple[str, str, str]] = field(default_factory=list)
    forgotten: list[tuple[str, str]] = field(default_factory=list)
    consents: set[tuple[str, str]] = field(default_factory=set)
    """User and connection ids of standing consents."""

    def __post_init__(self) -> None:
        url, secret = self.tiktok_itself.open, SecretStr(self.tiktok_itself.client_secret)
        key = self.tiktok_itself.client_key
        self.tiktok = TikTokHttp(key, secret, url, url, ".tiktokapis.com", timeouts=self.timeouts, jitter_s=lambda: 0)
        self.vault = KmsVault(kms(), self.kms_key_id)
        self.connections = ConnectionsTable(self.tables["Connections"], self.clock)
        self.sends = SendsTable(self.tables["Sends"], self.clock)
        self.sessions = SessionsTable(self.tables["Sessions"], self.clock)
        self.cache = CacheTable(self.tables["Cache"], self.clock)
        self.media = S3Media(s3(), "media")
        self.media.put_bytes(KEY_OF_MP4, MP4, "video/mp4")
        self.access = TikTokAccess(self.connections, self.vault, self.tiktok, self.clock, self.sleep)
        self._ids = count(1)

    def clock(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def advance(self, seconds: float) -> None:
        """Time passes here and at TikTok."""
        self.ahead += timedelta(seconds=seconds)
        self.tiktok_itself.advance(seconds)

    def sleep(self, seconds: float) -> None:
        """Records the time and yields to other threads, without waiting that long."""
        self.naps.append(seconds)
        time.sleep(0.002)

    def new_id(self) -> str:
        return f"connection-{next(self._ids)}"

    def report(self, send: Send) -> None:
        self.reported.append(send)

    def resume(self, send: Send) -> bool:
        self.resumed.append(send)
        return True

    def start(self, user_id: str = USER, session: str = "session-1", *, always_ask: bool = True) -> str:
        """The state that start_connect made."""
        state = secrets.token_urlsafe(32)
        start_connect(
            user_id,
            session,
            REDIRECT_URI,
            always_ask=always_ask,
            sessions=self.sessions,
            access=self.access,
            new_secret=lambda: state,
        )
        return state

    def finish(self, answer: dict[str, str], user_id: str = USER, session: str = "session-1") -> ConnectOutcome:
        callback = Callback.model_validate(answer)
        return finish_connect(
            user_id, session, REDIRECT_URI, callback, sessions=self.sessions, access=self.access, new_id=self.new_id
        )

    def connect(self, user_id: str = USER, account: str = "mali", scopes: tuple[str, ...] = SCOPES) -> Connection:
        """A connected account, as the table has it."""
        answer = self.tiktok_itself.approve(account, scopes, state=self.start(user_id))
        outcome = self.finish(answer, user_id)
        assert outcome.connection is not None, outcome.code
        return self.connections.get(user_id, outcome.connection.connection_id)

    def order(self, connection: Connection, *, run: int = 1, video_id: str = VIDEO, **changes: Any) -> Order:  # noqa: ANN401
        order: dict[str, Any] = {
            "user_id": connection.user_id,
            "video_id": video_id,
            "run": run,
            "connection_id": connection.connection_id,
            "consented_sha256": facts_of().sha256,
            "mp4_key": KEY_OF_MP4,
            "unattended": False,
            "not_before": None,
            "ends_at": self.clock() + VIDEO_LIFE,
        }
        return Order(**order | changes)

    def send(self, order: Order, facts: VideoFacts | None = None) -> SendStep:
        return send_video(
            order,
            facts or facts_of(),
            media=self.media,
            sends=self.sends,
            access=self.access,
            has_standing_consent=lambda *whose: whose in self.consents,
        )

    def check(self, order: Order, rounds: int = 0) -> SendStep:
        return check_send(order.connection_id, order.video_id, rounds, sends=self.sends, access=self.access)

    def disconnect(self, connection: Connection) -> DisconnectOutcome:
        return disconnect(
            connection.user_id, connection.connection_id, access=self.access, sends=self.sends, report=self.report,
            announce=self.disconnected.append,
        )  # fmt: skip

    def sweep(self, resume: Callable[[Send], bool] | None = None) -> list[DisconnectOutcome]:
        """Serve both TikTok queues as the sweep does; the outcomes of revocations."""
        outcomes: list[DisconnectOutcome] = []

        def serve(due: DueSend) -> None:
            serve_send(
                due,
                sends=self.sends,
                access=self.access,
                report=self.report,
                report_lost=lambda *ids: self.lost.append(ids),
                resume=resume or self.resume,
            )

        def revoke(due: DueRevocation) -> None:
            outcome = serve_revocation(
                due,
                sends=self.sends,
                access=self.access,
                report=self.report,
                announce=self.disconnected.append,
            )
            outcomes.extend([outcome] if outcome else [])

        sweep_queue("sends", lambda: (self.sends.due(), serve), lambda: True)
        sweep_queue("revocations", lambda: (self.connections.due_revocations(), revoke), lambda: True)
        return outcomes

    def token(self, connection: Connection, needed_for_s: int = 60) -> SecretStr:
        return access_token(self.row_of(connection), needed_for_s, access=self.access)

    def stop(self, order: Order, reason: str = "took_too_long") -> Send | None:
        return stop_sending(order.connection_id, order.video_id, reason, sends=self.sends, now=self.clock())

    def row_of(self, connection: Connection) -> Connection:
        return self.connections.get(connection.user_id, connection.connection_id)

    def event(self, name: str, open_id: str, at: datetime, client_key: str = "sbtest", **content: object) -> bytes:
        return event_body(client_key, name, open_id, content, at.timestamp())

    def deliver(self, body: bytes, secret: str = "a secret") -> None:
        receive_webhook(
            signature(secret, int(self.clock().timestamp()), body),
            body,
            client_key=self.tiktok_itself.client_key,
            client_secret=SecretStr(self.tiktok_itself.client_secret),
            cache=self.cache,
            access=self.access,
            sends=self.sends,
            report=self.report,
            forget=lambda *ids: self.forgotten.append(ids),
            announce=self.disconnected.append,
        )

    def has_consent(self) -> bool:
        """Whether TikTok would connect the first account again without asking its owner."""
        return self.tiktok_itself.authorize(disable_auto_auth="0").status_code == 302

    def calls(self, path: str) -> int:
        """How often TikTok was called at a path that starts so."""
        return sum(call["path"].startswith(path) for call in self.tiktok_itself.command("GET", "calls"))

    def drafts(self) -> list[dict[str, Any]]:
        return list(self.tiktok_itself.command("GET", "drafts"))

    def videos_in_inbox(self) -> int:
        return sum(draft["stored_at"] is not None for draft in self.drafts())

    def fault(self, fault: str, path: str, *, skip: int = 0, times: int = 1) -> None:
        order = {"fault": fault, "path": path, "skip": skip, "times": times}
        self.tiktok_itself.command("PUT", "faults", orders=[order], hold_s=5)


def facts_of(mp4: bytes = MP4, **changes: Any) -> VideoFacts:  # noqa: ANN401
    facts = {
        "container": "mp4",
        "video_codec": "h264",
        "audio_codec": "aac",
        "pixel_format": "yuv420p",
        "color_space": "bt709",
        "fps": 30,
        "width": 1080,
        "height": 1920,
        "seconds": 30,
        "bytes": len(mp4),
        "sha256": hashlib.sha256(mp4).hexdigest(),
        "has_faststart": True,
    }
    return VideoFacts.model_validate(facts | changes)


@contextmanager
def tiktok_harness(folder: Path, timeouts: Timeouts = QUICK) -> Iterator[TikTokHarness]:
    with pytest.MonkeyPatch.context() as patch, mock_aws():
        patch.setattr(boto3, "DEFAULT_SESSION", SESSION)  # a session reads each service's description from disk anew
        patch.setattr(BotocoreStubber, "__call__", one_at_a_time(BotocoreStubber.__call__))
        patch.setattr(AttributePicker, "__call__", pick_directly(AttributePicker.__call__))
        patch.setattr(
            "moto.kms.models.generate_private_key", lambda _: None
        )  # RSA: ours is symmetric, and it takes 0.1 s
        s3().create_bucket(Bucket="media", CreateBucketConfiguration={"LocationConstraint": "ap-southeast-1"})
        tables = {name: table_of_template(name) for name in ("Connections", "Sends", "Sessions", "Cache")}
        key_id = kms().create_key()["KeyMetadata"]["KeyId"]
        with local_tiktok(folder) as tiktok:
            tiktok.switch(processing_s=0)
            yield TikTokHarness(tiktok, tables, key_id, timeouts)


def one_at_a_time(call: Callable[..., Any]) -> Callable[..., Any]:
    """moto checks a condition and writes without a lock in between; DynamoDB does not."""
    lock = threading.Lock()

    def locked(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        with lock:
            return call(*args, **kwargs)

    return locked


def pick_directly(pick: Callable[..., Any]) -> Callable[..., Any]:
    """moto tries ten names for each member of a response, half of its time; a DynamoDB value has one member."""

    def quick(self: AttributePicker, context: AttributePickerContext) -> Any:  # noqa: ANN401
        is_value = isinstance(context.obj, dict) and len(context.obj) == 1 and context.obj.keys() <= KINDS_OF_VALUE
        return context.obj.get(context.key) if is_value else pick(self, context)

    return quick


def table_of_template(name: str) -> Table:
    """The table as `template.yaml` has it: keys and indexes."""
    properties = template()["Resources"][name]["Properties"]
    names = ("AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes", "BillingMode")
    wanted = {key: properties[key] for key in names if key in properties}
    return dynamodb().create_table(TableName=name, **wanted)


KINDS_OF_VALUE = {"S", "N", "B", "SS", "NS", "BS", "M", "L", "NULL", "BOOL"}
SESSION = boto3.Session("testing", "testing", region_name="ap-southeast-1")


@cache
def s3() -> S3Client:
    client: S3Client = SESSION.client("s3")
    return client


@cache
def kms() -> KMSClient:
    client: KMSClient = SESSION.client("kms")
    return client


@cache
def dynamodb() -> DynamoDBServiceResource:
    resource: DynamoDBServiceResource = SESSION.resource("dynamodb")
    return resource


class _Loader(yaml.SafeLoader):
    """Reads CloudFormation's short forms as their plain values."""


def _plain(loader: yaml.SafeLoader, _suffix: str, node: yaml.Node) -> object:
    if isinstance(node, yaml.ScalarNode):
        return loader.construct_scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    assert isinstance(node, yaml.MappingNode)
    return loader.construct_mapping(node, deep=True)


_Loader.add_multi_constructor("!", _plain)


@cache
def template() -> dict[str, Any]:
    return dict(yaml.load(TEMPLATE.read_text(encoding="utf-8"), _Loader))  # noqa: S506 (a SafeLoader)
