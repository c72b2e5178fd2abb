"""The public list of what is stored is the tables' own, field by field, in both languages."""

import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import boto3
import pytest
from moto import mock_aws
from pydantic import BaseModel

from makeafvdo.adapters.tables.sessions import SessionsTable
from makeafvdo.adapters.tables.users import UsersTable
from makeafvdo.domain.batches.batches import Batch
from makeafvdo.domain.erasures import Erasure
from makeafvdo.domain.exports import Export
from makeafvdo.domain.personal_token import PersonalToken
from makeafvdo.domain.schedules.queue import QueueItem
from makeafvdo.domain.schedules.schedules import Schedule
from makeafvdo.domain.tiktok.connections import Connection
from makeafvdo.domain.tiktok.consent import StandingConsent
from makeafvdo.domain.tiktok.sends import Send
from makeafvdo.domain.videos.options import Options
from makeafvdo.domain.videos.quota import Quota
from makeafvdo.domain.videos.videos import Video
from tests.support.browsers import a_browser

if TYPE_CHECKING:
    from types_boto3_dynamodb.service_resource import Table

TEXTS = Path(__file__).parents[3] / "functions/web/texts"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def told(language: str) -> dict[str, set[str]]:
    text = tomllib.loads((TEXTS / f"stored-fields.{language}.toml").read_text())
    return {table["name"]: set(table["fields"]) for table in text["tables"]}


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "ap-southeast-1")
    with mock_aws():
        yield


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize(
    ("name", "model"),
    [
        ("videos", Video),
        ("sends", Send),
        ("connections", Connection),
        ("batches", Batch),
        ("erasures", Erasure),
        ("schedules", Schedule),
        ("queue", QueueItem),
    ],
)
def test_the_list_is_the_models(language: str, name: str, model: type[BaseModel]) -> None:
    assert told(language)[name] == set(model.model_fields)


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_users_whole_row_is_on_the_list(aws: None, language: str) -> None:  # noqa: ARG001
    table = _table("user_id")
    users = UsersTable(table, lambda: NOW)

    users.ensure_user("u", "th")
    users.set_defaults("u", Options())
    users.set_default_connection("u", "c")
    users.set_own_words("u", {"DOVE": "โดฟ"})
    users.set_allows_preview_voice("u", allows=True)
    users.start_mail("u", "a secret")
    users.add_push_browser("u", a_browser())
    users.record_standing_consent("u", "c", StandingConsent(at=NOW, text_version="1"))
    users.replace_export("u", None, Export(export_id="e", asked_at=NOW))
    users.set_personal_token("u", PersonalToken(sha256="0" * 64, made_at=NOW))
    users.replace_quota("u", Quota(), Quota(version=1))

    assert set(table.get_item(Key={"user_id": "u"})["Item"]) == told(language)["users"]


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_session_is_on_the_list(aws: None, language: str) -> None:  # noqa: ARG001
    table = _table("id")

    SessionsTable(table, lambda: NOW).put_session("hash", "u", "token")

    assert set(table.get_item(Key={"id": "hash"})["Item"]) == told(language)["sessions"]


def _table(key: str) -> "Table":
    table: Table = boto3.resource("dynamodb").create_table(
        TableName="table",
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"}],
        KeySchema=[{"AttributeName": key, "KeyType": "HASH"}],
    )
    return table
