"""Data stored by an earlier release, loaded for the current code: a release has to serve what the one before it stored.

tests/stored/<date of the release>/
  tables/<table>.json   its rows, as DynamoDB writes JSON; binary values in base64
  objects/<bucket>/…    artifacts, as S3 holds them. Speech and MP4s are a few placeholder bytes, and sounds are kept
                        only where a run still needs them
  runs.json             executions under way: their input, the state they stand `at`, what that state was `given`, and
                        what its `task` was handed
  video.asl.yaml        the state machine as it was: an execution goes by the definition it began with
  around.json           when that was; the secrets of its sessions; whose TikTok account a connection is; the keys of
                        forms sent in the last 24 hours; for each sealed value, what was sealed and for which place
"""

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from boto3.dynamodb.types import TypeDeserializer

from local.tiktok.rules import Rule
from makeafvdo.adapters.voices.sound import wav_bytes
from tests.support.http_harness import Answer, HttpHarness, Person
from tests.support.state_machine import Json, Machine, machine_of
from tests.support.tiktok_harness import kms, s3

RELEASES = sorted(path.parent for path in (Path(__file__).parents[1] / "stored").glob("*/around.json"))
_AT_TIKTOK = {"INIT", "SENDING", "SENT", "IN_INBOX"}
"""States of sends whose status is fetched again."""
_YOUNGER_TABLES = {"Batches", "Erasures", "Schedules", "QueueItems"}
"""Tables that the first stored release did not have."""


@dataclass(frozen=True)
class Release:
    folder: Path

    @cached_property
    def around(self) -> Json:
        return dict(json.loads((self.folder / "around.json").read_text(encoding="utf-8")))

    @cached_property
    def runs(self) -> list[Json]:
        return list(json.loads((self.folder / "runs.json").read_text(encoding="utf-8")))

    @cached_property
    def machine(self) -> Machine:
        return machine_of(self.folder / "video.asl.yaml")

    def rows(self, table: str) -> list[Json]:
        return list(_read(self._text(table)))

    def people(self, home: HttpHarness) -> dict[str, Person]:
        """All users, by id, with their stored sessions."""
        return {user_id: Person(home.app, user_id, secret) for user_id, secret in self.around["sessions"].items()}

    def bring_back(self, home: HttpHarness) -> None:
        """Load tables, objects and executions, at the stored time, with accounts and uploads at the local TikTok."""
        home.bench.ahead = datetime.fromisoformat(self.around["at"]) - datetime.now(UTC)
        replacements = dict(self._reseal(home, tokens := self._connect_accounts(home)))
        replacements |= dict(self._reopen_uploads(home, tokens))
        for name, table in home.tables.items():
            text = re.sub("|".join(map(re.escape, replacements)), lambda old: replacements[old[0]], self._text(name))
            with table.batch_writer() as batch:
                for row in _read(text):
                    batch.put_item(Item=row)
        for path in (self.folder / "objects").glob("*/**/*"):
            if path.is_file():
                bucket, *key = path.relative_to(self.folder / "objects").parts
                s3().put_object(Bucket=bucket, Key="/".join(key), Body=_body(path))
        for run in self.runs:
            home.steps.start_execution(
                stateMachineArn=home.machine_arn, name=run["name"], input=json.dumps(run["input"])
            )

    def _text(self, table: str) -> str:
        """Empty for a table that the release did not have yet."""
        path = self.folder / f"tables/{table}.json"
        return path.read_text(encoding="utf-8") if path.exists() or table not in _YOUNGER_TABLES else "[]"

    def _connect_accounts(self, home: HttpHarness) -> dict[str, Json]:
        """TikTok's token answer by connection."""
        tiktok = home.bench.tiktok_itself
        tiktok.switch(off=[Rule.FILE_FORMAT])  # the MP4s are placeholders
        for account in self.around["accounts"].values():
            tiktok.command("POST", "accounts", account_id=account, display_name=account)
        return {connection_id: tiktok.connect(account) for connection_id, account in self.around["accounts"].items()}

    def _reseal(self, home: HttpHarness, tokens: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
        for old, sealed in self.around["sealed"].items():
            if sealed["context"]["purpose"] == "tiktok-tokens":
                plain = _filled(sealed["plain"], tokens[sealed["context"]["connection_id"]])
                yield old, _seal(home, plain, sealed["context"])

    def _reopen_uploads(self, home: HttpHarness, tokens: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
        """New `publish_id`s, and where bytes may still go, the new address."""
        tiktok, sealed = home.bench.tiktok_itself, self.around["sealed"]
        for send in self.rows("Sends"):
            if send["state"] not in _AT_TIKTOK:
                continue
            size = int(send["mp4_bytes"])
            whole = {"video_size": size, "chunk_size": size, "total_chunk_count": 1}
            publish_id, upload_url = tiktok.begin(tokens[send["connection_id"]]["access_token"], **whole)
            yield send["publish_id"], publish_id
            if "sealed_upload_url" not in send:
                tiktok.put(upload_url, bytes(size), f"bytes 0-{size - 1}/{size}")
                continue
            old = b64encode(bytes(send["sealed_upload_url"])).decode()
            yield old, _seal(home, _filled(sealed[old]["plain"], {"upload_url": upload_url}), sealed[old]["context"])


def _body(path: Path) -> bytes:
    """A sound is as long as its times say: what was spoken is not kept, only that it was."""
    if path.suffix != ".wav":
        return path.read_bytes()
    times = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return wav_bytes(np.zeros(round(times["seconds"] * times["sample_rate"]), np.int16), times["sample_rate"])


def _read(text: str) -> Iterator[Json]:
    reader = TypeDeserializer()
    for row in json.loads(text):
        for value in row.values():
            if "B" in value:
                value["B"] = b64decode(value["B"])
        yield {name: reader.deserialize(value) for name, value in row.items()}


def _filled(plain: str, values: Mapping[str, Any]) -> str:
    return re.sub(r"\{(\w+)\}", lambda name: str(values[name[1]]), plain)


def _seal(home: HttpHarness, plain: str, context: Mapping[str, str]) -> str:
    """In base64, as rows hold it."""
    sealed = kms().encrypt(KeyId=home.bench.kms_key_id, Plaintext=plain.encode(), EncryptionContext=dict(context))
    return b64encode(sealed["CiphertextBlob"]).decode()


def ok(answer: Answer) -> Answer:
    assert answer.status < 300, answer.text
    return answer


def visible_videos(release: Release, home: HttpHarness) -> Iterator[tuple[Person, Json]]:
    """Every video that is not deleted, with its marketer."""
    people = release.people(home)
    return ((people[row["user_id"]], row) for row in release.rows("Videos") if "deleted_at" not in row)


def settled_videos(release: Release, home: HttpHarness) -> Iterator[tuple[Person, Json]]:
    return ((person, video) for person, video in visible_videos(release, home) if not video["in_run"])


def stored(release: Release, video: Json, name: str) -> Json:
    path = release.folder / f"objects/media/users/{video['user_id']}/videos/{video['video_id']}/{name}"
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def spoken(script: Json) -> list[str]:
    return [phrase for scene in script["scenes"] for phrase in scene["phrases"]]


def account_of(release: Release, person: Person) -> str:
    rows = (row for row in release.rows("Connections") if row["user_id"] == person.user_id)
    return next(str(row["connection_id"]) for row in rows if row["status"] == "CONNECTED")
