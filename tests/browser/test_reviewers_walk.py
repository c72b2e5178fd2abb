"""The staging stage beside dev: a reviewer goes through it with the account that one command has made."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import boto3
import pytest
import requests
from playwright.sync_api import Browser

from local import reviewer as reviewers_account
from local.demo.chromium import open_context
from local.demo.marketer import Marketer
from local.demo.reviewers_walk import walk
from local.preflight import findings
from local.reviewer import keep_video, make_reviewer
from local.smoke import smoke
from local.stack import stack as local_stack
from local.stack.processes import StackError
from local.stack.stack import Stack
from tests.browser.watch import Watch


@pytest.fixture(scope="module")
def staging(stack: Stack) -> Iterator[Stack]:
    running = local_stack.up("staging")
    assert running.emulator_port == stack.emulator_port
    yield running
    local_stack.running()  # the other tests' AWS clients


@pytest.fixture
def kept_video(
    stack: Stack, marketer: Marketer, made_video: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_video(stack, marketer, made_video["video_id"], tmp_path / "1")
    (tmp_path / "done").touch()
    monkeypatch.setattr(reviewers_account, "KEPT", tmp_path)


@pytest.mark.usefixtures("kept_video")
def test_a_reviewer_connects_sends_and_leaves_and_sees_what_is_stored(
    browser: Browser, stack: Stack, staging: Stack, watch: Watch
) -> None:
    _, first = make_reviewer("staging")
    target, account = make_reviewer("staging")
    context = open_context(browser, "desktop", staging.base_url)
    page = context.new_page()
    watch.over(page)
    seen: list[str] = []

    walk(page, target.base_url, account.email, account.password, seen.append)

    assert first.user_id != account.user_id
    assert {"tiktok: the two permissions", "walkthrough: in the inbox", "walkthrough: nothing stored"} <= set(seen)
    assert drafts(staging) == ["SEND_TO_USER_INBOX"]
    table = boto3.resource("dynamodb").Table(staging.outputs["ConnectionsTable"])
    assert not [row for row in table.scan()["Items"] if row["user_id"] == account.user_id]
    with pytest.raises(StackError, match="staging"):
        make_reviewer("prod")
    assert stack.outputs["ConnectionsTable"] != staging.outputs["ConnectionsTable"]
    context.close()


def test_the_stage_is_found_right_before_and_working_after_a_deployment(
    browser: Browser, staging: Stack, capsys: pytest.CaptureFixture[str]
) -> None:
    found = findings("staging")
    smoke("staging", browser)

    assert [finding for finding in found if not finding.is_right] == []
    assert "a video of 15 s is ready" in capsys.readouterr().out
    assert staging.stage == "staging"


@pytest.mark.parametrize("client_key", ["aw1234567890abcdef", "unset"])
def test_a_pair_of_another_stage_is_found_before_a_deployment(
    staging: Stack, client_key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = json.dumps({"client_key": client_key, "client_secret": "x"})
    other = boto3.client("secretsmanager").create_secret(Name=f"pair-{client_key}", SecretString=pair)["ARN"]
    outputs = staging.outputs | {"TikTokSecretId": other}
    monkeypatch.setattr("local.preflight.stack.running", lambda _stage: replace(staging, outputs=outputs))

    wrong = [finding.what for finding in findings("staging") if not finding.is_right]

    assert wrong[-1] == "the TikTok app is one for staging"


def drafts(stack: Stack) -> list[str]:
    return [draft["status"] for draft in requests.get(f"{stack.tiktok_url}/_local/drafts", timeout=10).json()]
