"""A marked pair of tokens goes through everything that may go wrong, and afterwards stands nowhere in the clear."""

import hashlib
import json
import secrets
import time
from datetime import UTC, datetime
from typing import Any

import boto3
import pytest
from types_boto3_dynamodb.service_resource import Table
from ulid import ULID

from local.demo.marketer import Marketer
from local.stack.stack import Stack
from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.videos.facts import VideoFacts
from makeafvdo.domain.videos.videos import Video
from tests.stack.secret_search import RecordingBrowser, find_secrets
from tests.support.stack_harness import Bench
from tests.support.tiny_video import tiny_video, with_free_box

EMAIL, PASSWORD = "sentinel@makeafvdo.test", "A-marked-marketer-1"
SEND_FAULTS = [
    ("error_before", "/v2/post/publish/inbox/"),
    ("token_dies", "/v2/post/publish/inbox/"),
    ("cut_after", "/video/"),
    ("bad_json", "/v2/post/publish/status/"),
    ("token_dies", "/v2/post/publish/status/"),
]


@pytest.fixture
def mark(bench: Bench) -> str:
    """Stands from now on in every token and upload URL; tokens live so short that every call refreshes them."""
    mark = f"sentinel{secrets.token_hex(8)}"
    bench.tiktok("PATCH", "switches", secret_mark=mark, access_lifetime_s=30)
    return mark


@pytest.fixture
def somebody(stack: Stack) -> Bench:
    cognito, pool = boto3.client("cognito-idp"), stack.outputs["UserPoolId"]
    cognito.admin_create_user(UserPoolId=pool, Username=EMAIL, MessageAction="SUPPRESS")
    cognito.admin_set_user_password(UserPoolId=pool, Username=EMAIL, Password=PASSWORD, Permanent=True)
    marketer = Marketer(stack, RecordingBrowser())
    marketer.sign_in(EMAIL, PASSWORD)
    return Bench(stack, marketer, "")


def test_after_connecting_sending_failing_and_disconnecting_no_secret_is_anywhere(somebody: Bench, mark: str) -> None:
    connect(somebody)
    assert mark in sealed_pair(somebody), "the tokens are marked"
    video = ready_video(somebody)

    somebody.tiktok("PUT", "faults", orders=[{"fault": fault, "path": path} for fault, path in SEND_FAULTS])
    sent = somebody.send(video.video_id, video.mp4_sha256 or "")
    fired = somebody.tiktok("GET", "faults")["fired"]
    lose_a_refresh(somebody)
    connect(somebody)
    disconnected = disconnect_under_faults(somebody)
    the_sweep_goes_on(somebody)

    assert sent["state"] in {"IN_INBOX", "PROCESSING"}, sent
    assert fired.keys() == {fault for fault, _ in SEND_FAULTS}
    assert disconnected["code"] == "tiktok_revoking"
    assert connections(somebody).get_item(Key=key_of(somebody)).get("Item") is None
    found = find_secrets((mark, somebody.stack.client_secret), recorded(somebody))
    assert found.pop("looked at") > 50
    assert found == {}


def test_the_search_finds_what_is_planted(bench: Bench) -> None:
    planted = f"planted{secrets.token_hex(8)}"
    outputs = bench.stack.outputs
    logs, steps = boto3.client("logs"), boto3.client("stepfunctions")
    group = logs.describe_log_groups()["logGroups"][0]["logGroupName"]
    logs.create_log_stream(logGroupName=group, logStreamName=planted[:10])
    line = {"timestamp": int(time.time() * 1000), "message": f"token act.{planted}"}
    logs.put_log_events(logGroupName=group, logStreamName=planted[:10], logEvents=[line])
    boto3.client("s3").put_object(Bucket=outputs["MediaBucket"], Key="planted", Body=f"..{planted}..".encode())
    bench.cache.put_item(Item={"key": "planted", "value": json.dumps([planted]), "expires_at": 2**40})
    bench.cache.put_item(Item={"key": "planted in bytes", "value": planted.encode(), "expires_at": 2**40})
    definition = json.dumps({"StartAt": "End", "States": {"End": {"Type": "Pass", "End": True}}})
    role = steps.describe_state_machine(stateMachineArn=outputs["VideoMachineArn"])["roleArn"]
    machine = steps.create_state_machine(name="planted", definition=definition, roleArn=role)["stateMachineArn"]
    steps.start_execution(stateMachineArn=machine, name="planted", input=json.dumps({"note": planted}))

    found = find_secrets((planted,), [("answer to GET /planted", f"Location: /?t={planted}".encode())])

    steps.delete_state_machine(stateMachineArn=machine)
    found.pop("looked at")
    assert found.pop(f"row in {outputs['CacheTable']}") == 2
    assert found.keys() == {"answer to GET /planted", f"log group {group}", "object planted", "history of planted"}


def connect(somebody: Bench) -> None:
    browser, base_url = somebody.marketer.browser, somebody.stack.base_url
    consent = browser.get(f"{base_url}/api/tiktok/connect?always_ask=true")
    settings = browser.submit(consent, decision="approve", account="ton")
    assert settings.query["message"] == "tiktok_connected"
    accounts = somebody.marketer.get("/api/tiktok/accounts")["accounts"]
    somebody.connection_id = accounts[0]["connection_id"]


def ready_video(somebody: Bench) -> Video:
    """A finished video, as a render leaves it: no step before the sending ever meets a secret of TikTok's."""
    user_id, mp4, now = (
        somebody.marketer.get("/api/me")["user_id"],
        with_free_box(tiny_video(), secrets.token_bytes(200_000)),
        datetime.now(UTC),
    )
    facts = VideoFacts(
        container="mp4", video_codec="h264", audio_codec="aac", pixel_format="yuv420p", color_space="bt709", fps=30,
        width=1080, height=1920, seconds=15, bytes=len(mp4), sha256=hashlib.sha256(mp4).hexdigest(), has_faststart=True,
    )  # fmt: skip
    video = Video.model_validate(
        {
            "user_id": user_id, "video_id": str(ULID()).lower(), "state": "READY", "run": 1, "in_run": False,
            "from_step": "render", "until": "ready", "link": "https://www.lazada.co.th/products/i1.html",
            "mp4_key": f"users/{user_id}/video.mp4", "facts_key": f"users/{user_id}/video.json",
            "mp4_sha256": facts.sha256, "created_at": now, "changed_at": now, "expires_at": 4_000_000_000,
        }
    )  # fmt: skip
    media = S3Media(boto3.client("s3"), somebody.stack.outputs["MediaBucket"])
    media.put_bytes(video.mp4_key or "", mp4, "video/mp4")
    media.put_json(video.facts_key or "", facts)
    media.put_json(f"{video.prefix}/product.json", Product(title="เก้าอี้", read_at=now))
    return VideosTable(somebody.videos, lambda: now).create(video)


def lose_a_refresh(somebody: Bench) -> None:
    somebody.tiktok("PUT", "faults", orders=[{"fault": "cut_after", "path": "/v2/oauth/token/"}])
    for problem in ("tiktok_unclear", "tiktok_refresh_answer_lost"):
        [account] = somebody.marketer.get("/api/tiktok/accounts")["accounts"]
        assert account["problem"] == problem


def disconnect_under_faults(somebody: Bench) -> dict[str, Any]:
    orders = [{"fault": "error_before", "path": "/v2/oauth/revoke/"}, {"fault": "throttled", "path": "/v2/user/info/"}]
    somebody.tiktok("PUT", "faults", orders=orders)
    somebody.marketer.get("/api/tiktok/accounts")
    somebody.marketer.browser.get(f"{somebody.stack.base_url}/settings")
    order = {"connection_id": somebody.connection_id}
    told: dict[str, Any] = somebody.marketer.write("POST", "/api/tiktok/disconnect", order).json()
    somebody.tiktok("PUT", "faults", orders=[])
    return told


def the_sweep_goes_on(somebody: Bench) -> None:
    """As if the ten minutes to the next try were over."""
    connections(somebody).update_item(
        Key=key_of(somebody),
        UpdateExpression="SET lease_until = :now",
        ConditionExpression="attribute_exists(sealed_tokens)",
        ExpressionAttributeValues={":now": int(time.time())},
    )
    name = somebody.stack.outputs["SweepFunctionName"]
    told = json.loads(boto3.client("lambda").invoke(FunctionName=name)["Payload"].read())
    assert told["revocations"] == 1, told


def connections(somebody: Bench) -> Table:
    table: Table = boto3.resource("dynamodb").Table(somebody.stack.outputs["ConnectionsTable"])
    return table


def key_of(somebody: Bench) -> dict[str, str]:
    return {"user_id": somebody.marketer.get("/api/me")["user_id"], "connection_id": somebody.connection_id}


def sealed_pair(somebody: Bench) -> str:
    """What the key of the Connections row opens."""
    row: dict[str, Any] = connections(somebody).get_item(Key=key_of(somebody))["Item"]
    sealed = bytes(row["sealed_tokens"])
    context = key_of(somebody) | {"purpose": "tiktok-tokens"}
    opened: bytes = boto3.client("kms").decrypt(CiphertextBlob=sealed, EncryptionContext=context)["Plaintext"]
    return opened.decode()


def recorded(somebody: Bench) -> list[tuple[str, bytes]]:
    browser = somebody.marketer.browser
    assert isinstance(browser, RecordingBrowser)
    assert browser.answers
    return browser.answers
