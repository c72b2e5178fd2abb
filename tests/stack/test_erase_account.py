"""Somebody with everything deletes the account: afterwards all that is searched knows of a random id and no more."""

import json
import time
from collections.abc import Iterator
from typing import Any

import boto3
import pytest

from local.chaos.testbed import app_of
from local.demo.browser import Browser
from local.demo.marketer import Marketer, new_marketer
from local.stack.stack import Stack
from makeafvdo.domain.erasures import WRITERS_END_WITHIN, ErasureState
from tests.stack.secret_search import everything
from tests.support.settled_marketer import MARKS, settle_in

EMAIL, TIKTOK_NAME = "leaving@makeafvdo.test", "ton"
ID_MAY_STAY = ("file ", "log group ", "history of ")
_DONE_WITHIN_S = 90
_QUIET_LOOKS = 6


@pytest.fixture
def leaving(stack: Stack) -> Marketer:
    marketer = new_marketer(stack, EMAIL)
    marketer.connect_tiktok(account=TIKTOK_NAME)
    return marketer


def test_what_is_left_of_an_account_is_its_random_id_in_histories_and_logs(stack: Stack, leaving: Marketer) -> None:
    app, user_id = app_of(stack), str(leaving.get("/api/me")["user_id"])
    (connection,) = app.connections.of_user(user_id)
    settle_in(app, user_id, connection.connection_id)
    personal = (connection.open_id, *MARKS)
    before = places_of(user_id, *personal)

    receipt = leaving.write("POST", "/api/me/erase", {"understood": True}).json()["receipt"]
    until_state(stack, user_id, "CHECKING")
    last_passes(stack, user_id)

    left = places_of(user_id, EMAIL, *personal)
    assert all(before.values())
    assert {mark: left[mark] for mark in (EMAIL, *personal)} == {mark: set() for mark in (EMAIL, *personal)}
    erasures = f"row in {stack.outputs['ErasuresTable']}"
    assert {place for place in left[user_id] if not place.startswith(ID_MAY_STAY)} == {erasures}
    assert EMAIL not in pool_emails(stack)
    assert leaving.browser.call("GET", f"{stack.base_url}/api/me").status_code == 401
    page = Browser().get(f"{stack.base_url}/data-deletion?receipt={receipt}&lang=en").text
    assert "checked and confirmed" in page


def places_of(*marks: str) -> dict[str, set[str]]:
    """For each mark every row, version of an object, name of an object, history and log that has it."""
    found: dict[str, set[str]] = {mark: set() for mark in marks}
    spelled = {mark: (mark.encode(), json.dumps(mark)[1:-1].encode()) for mark in marks}
    for place, written in (*everything(), *names_of_objects()):
        for mark, ways in spelled.items():
            if any(way in written for way in ways):
                found[mark].add(place)
    return found


def names_of_objects() -> Iterator[tuple[str, bytes]]:
    s3 = boto3.client("s3")
    for bucket in s3.list_buckets()["Buckets"]:
        for page in s3.get_paginator("list_object_versions").paginate(Bucket=bucket["Name"]):
            for each in (*page.get("Versions", []), *page.get("DeleteMarkers", [])):
                yield f"name in {bucket['Name']}", each["Key"].encode()


def last_passes(stack: Stack, user_id: str) -> None:
    """The last pass, done until what the stopped run's Lambda still writes has been written: on AWS that takes 20
    minutes at most, and the pass is done after them.
    """
    deadline = time.monotonic() + _DONE_WITHIN_S
    quiet = 0
    while quiet < _QUIET_LOOKS and time.monotonic() < deadline:
        was_written = any(user_id.encode() in key for _, key in names_of_objects())
        quiet = 0 if was_written else quiet + 1
        as_if_later(stack, user_id)
        boto3.client("lambda").invoke(FunctionName=stack.outputs["EraseFunctionName"])
        until_state(stack, user_id, "ERASED")
        time.sleep(0.5)


def until_state(stack: Stack, user_id: str, state: str) -> dict[str, Any]:
    table = boto3.resource("dynamodb").Table(stack.outputs["ErasuresTable"])
    deadline = time.monotonic() + _DONE_WITHIN_S
    while time.monotonic() < deadline:
        row: dict[str, Any] = table.get_item(Key={"user_id": user_id}, ConsistentRead=True)["Item"]
        if row["state"] == state:
            return row
        time.sleep(0.25)
    raise AssertionError(row)


def as_if_later(stack: Stack, user_id: str) -> None:
    """As if it had been asked for long enough ago for the last pass."""
    app = app_of(stack)
    erasure = next(each for each in app.erasures.every() if each.user_id == user_id)
    asked_at, version = erasure.asked_at - WRITERS_END_WITHIN, erasure.version + 1
    moved = {"asked_at": asked_at, "due_at": app.clock(), "version": version, "state": ErasureState.CHECKING}
    earlier = erasure.model_copy(update=moved)
    app.erasures.replace(erasure, earlier)


def pool_emails(stack: Stack) -> set[str]:
    pages = boto3.client("cognito-idp").get_paginator("list_users").paginate(UserPoolId=stack.outputs["UserPoolId"])
    users = [user for page in pages for user in page["Users"]]
    return {each["Value"] for user in users for each in user["Attributes"] if each["Name"] == "email"}
