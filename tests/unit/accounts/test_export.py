"""A marketer takes their data along: all of it, readable, without anything that opens a door."""

import io
import json
import re
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

import boto3
import pytest

from makeafvdo.adapters.user_pool import UserPool
from makeafvdo.domain.exports import EXPORT_EVERY, EXPORT_LIFE
from makeafvdo.domain.personal_token import PersonalToken
from makeafvdo.services.accounts import build_export
from tests.support.browsers import a_browser
from tests.support.http_harness import HttpHarness, Person, http_harness
from tests.support.settled_marketer import LINK, LIST_NAME, STATES, TITLE, WORD, settle_in
from tests.support.state_machine import task_of
from tests.support.tiktok_harness import s3
from tests.support.user_pool import POOL_ID, UserPoolServer, user_pool_server

MALI, EMAIL, EXPORT = "sub-mali", "mali@makeafvdo.test", "/api/me/export"


@pytest.fixture(scope="module")
def pool() -> Iterator[UserPoolServer]:
    with user_pool_server() as server:
        server.add("mali", "CONFIRMED", EMAIL, verified=True)
        yield server


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, pool: UserPoolServer) -> Iterator[HttpHarness]:
    client = boto3.client(
        "cognito-idp", "ap-southeast-1", endpoint_url=pool.url, aws_access_key_id="x", aws_secret_access_key="x"
    )
    with http_harness(tmp_path_factory.mktemp("house"), {"people": UserPool(client, POOL_ID)}) as home:
        settle_in(home.app, MALI, home.bench.connect(MALI).connection_id)
        yield home


@pytest.fixture
def mali(home: HttpHarness) -> Person:
    home.started.clear()
    home.tables["Users"].update_item(
        Key={"user_id": MALI}, UpdateExpression="REMOVE #e", ExpressionAttributeNames={"#e": "export"}
    )
    return home.person(MALI)


def made(home: HttpHarness) -> None:
    """What Lambda does with what it was told."""
    ((function, told),) = home.started
    assert function == "export"
    task_of("ExportFunction").run(told, home.app)


def opened(home: HttpHarness, mali: Person) -> ZipFile:
    assert mali.write(EXPORT).status == 202
    made(home)
    address = mali.call("GET", f"{EXPORT}/file").headers["Location"]
    key = re.findall(r"(exports/[^?]+)\?", address)[0]
    return ZipFile(io.BytesIO(s3().get_object(Bucket="media", Key=key)["Body"].read()))


def test_it_is_made_after_the_tap_and_downloaded_when_ready(home: HttpHarness, mali: Person) -> None:
    before = mali.call("GET", EXPORT).body["state"]
    asked = mali.write(EXPORT).body["state"]
    again = mali.write(EXPORT)
    too_early = mali.call("GET", f"{EXPORT}/file")
    made(home)
    ready = mali.call("GET", EXPORT).body

    assert (before, asked, again.status, too_early.status) == ("none", "building", 202, 404)
    assert len(home.started) == 1
    assert ready["state"] == "ready"
    assert ready["bytes"] > 1000
    assert mali.call("GET", f"{EXPORT}/file").status == 302


def test_everything_of_the_marketer_is_in_it(home: HttpHarness, mali: Person) -> None:
    file = opened(home, mali)
    names = set(file.namelist())
    read: dict[str, Any] = {name: json.loads(file.read(name)) for name in names if re.fullmatch(r"\w+\.json", name)}

    assert read["sign_in.json"] == [{"email": EMAIL, "providers": []}]
    (account,) = read["account.json"]
    assert account["own_words"] == {WORD: "มะลิ"}
    assert account["standing_consents"]
    assert read["sessions.json"]
    assert {video["state"] for video in read["videos.json"]} == {state.value for state in STATES}
    assert {video["link"] for video in read["videos.json"]} == {LINK}
    assert all(video["download"].endswith(f"/api/videos/{video['video_id']}/mp4") for video in read["videos.json"])
    assert len(read["sends.json"]) == sum(state is not None for state in STATES.values())
    assert read["product_lists.json"][0]["name"] == LIST_NAME
    assert len(read["tiktok_accounts.json"]) == 1
    one = "videos/01jd0000000000000000000001"
    assert json.loads(file.read(f"{one}/product.json"))["title"] == TITLE
    assert WORD in file.read(f"{one}/recordings/phrase/01jd0000000000000000000rec").decode()
    assert TITLE in file.read("uploads/01jd00000000000000000000up").decode()
    listed = {each["name"]: each["in_this_file"] for each in read["files.json"]}
    assert listed[f"{one}/render-1/video.mp4"] is False
    assert {name for name, is_in in listed.items() if is_in} == names - set(read) - {"README.txt"}


def test_its_readme_names_every_part_in_both_languages(home: HttpHarness, mali: Person) -> None:
    file = opened(home, mali)

    thai, english = file.read("README.txt").decode().split("MakeAFVDO: your data")

    for name in file.namelist():
        part = name if "/" not in name else name.partition("/")[0] + "/"
        assert name == "README.txt" or (f"  {part} " in thai and f"  {part} " in english), part


def test_nothing_in_it_opens_a_door(home: HttpHarness, mali: Person) -> None:
    token = home.bench.vault.open_tokens(
        (row := home.app.connections.of_user(MALI)[0]).sealed_tokens,
        user_id=MALI,
        connection_id=row.connection_id,
    ).access_token.get_secret_value()
    home.app.users.set_personal_token(MALI, PersonalToken(sha256="f" * 64, made_at=home.bench.clock()))
    home.app.users.start_mail(MALI, "a-secret-of-mails")
    home.app.users.add_push_browser(MALI, browser := a_browser())
    sessions = [item for item in home.tables["Sessions"].scan()["Items"] if item.get("user_id") == MALI]
    file = opened(home, mali)
    everything = "\n".join(file.read(name).decode("utf-8", "replace") for name in file.namelist())

    assert sessions
    assert not [session["id"] for session in sessions if str(session["id"]) in everything]
    assert token not in everything
    assert "a-secret-of-mails" not in everything
    assert '"wants_mail": true' in everything
    assert browser.browser_id in everything
    assert not any(part in everything for part in ("push.example", browser.p256dh, browser.auth.get_secret_value()))
    assert '"personal_token"' in everything
    assert "f" * 64 not in everything
    for name in ("sealed_tokens", "sealed_upload_url", "csrf_token", "session_hash", "verifier", "nonce"):
        assert f'"{name}"' not in everything


def test_another_one_only_a_day_later_and_gone_after_two(home: HttpHarness, mali: Person) -> None:
    mali.write(EXPORT)
    made(home)

    soon = mali.write(EXPORT)
    home.bench.advance(EXPORT_EVERY.total_seconds() + 60)
    later = home.person(MALI).call("GET", EXPORT).body["state"]
    home.bench.advance((EXPORT_LIFE - EXPORT_EVERY).total_seconds())
    gone = home.person(MALI)

    assert (soon.status, soon.code) == (429, "export_asked_before")
    assert int(soon.headers["Retry-After"]) > 23 * 3600
    assert later == "ready"
    assert gone.call("GET", EXPORT).body["state"] == "none"
    assert gone.call("GET", f"{EXPORT}/file").status == 404
    assert gone.write(EXPORT).status == 202


def test_one_that_never_came_may_be_asked_for_again(home: HttpHarness, mali: Person) -> None:
    mali.write(EXPORT)
    home.bench.advance(17 * 60)

    assert mali.call("GET", EXPORT).body["state"] == "failed"
    assert mali.write(EXPORT).body["state"] == "building"
    assert len(home.started) == 2


def test_one_that_was_asked_for_before_the_account_was_erased_is_not_made(home: HttpHarness, mali: Person) -> None:
    mali.write(EXPORT)
    home.tables["Users"].update_item(
        Key={"user_id": MALI}, UpdateExpression="REMOVE #e", ExpressionAttributeNames={"#e": "export"}
    )
    before = s3().list_objects_v2(Bucket="media", Prefix="exports/").get("KeyCount")

    made(home)

    assert s3().list_objects_v2(Bucket="media", Prefix="exports/").get("KeyCount") == before


def test_own_files_stop_at_a_size_and_say_so(home: HttpHarness, mali: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_export, "OWN_FILES_MOST_BYTES", 200)

    file = opened(home, mali)

    listed = json.loads(file.read("files.json"))
    own = [each for each in listed if "/recordings/" in each["name"]]
    assert {each["in_this_file"] for each in own} == {True, False}
    assert sum(each["bytes"] for each in own if each["in_this_file"]) <= 200
