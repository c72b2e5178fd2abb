"""What a run leaves for the operator: lines that name it, and metrics of how it went."""

import json
from collections.abc import Iterator
from typing import Any

import boto3

from tests.support.stack_harness import Bench


def lines() -> Iterator[dict[str, Any]]:
    """Every line in JSON that a function has written."""
    logs = boto3.client("logs")
    for group in logs.describe_log_groups()["logGroups"]:
        pages = logs.get_paginator("filter_log_events").paginate(logGroupName=group["logGroupName"])
        for event in (event for page in pages for event in page["events"]):
            try:
                line = json.loads(event["message"])
            except ValueError:
                continue
            if isinstance(line, dict):
                yield line


def test_a_run_is_counted_in_its_stage_and_every_step_is_timed(bench: Bench, made_video: dict[str, Any]) -> None:
    assert made_video["state"] == "READY"

    counted = [line for line in lines() if "_aws" in line]

    spaces = {each["Namespace"] for line in counted for each in line["_aws"]["CloudWatchMetrics"]}
    timed = {line["function"] for line in counted if "StepTime" in line}
    assert spaces == {"makeafvdo-dev"}
    assert [0.0] in [line.get("RunFailed") for line in counted]
    assert "READY" in {line.get("state") for line in counted if "RunOutcome" in line}
    for step in ("Scrape", "Script", "Voice", "OneVoice", "Render", "Settle"):
        assert any(f"{step}Function" in name for name in timed), timed
    assert bench.stack.outputs["SettleFunctionName"] in timed


def test_a_line_of_a_step_names_video_run_execution_and_request(bench: Bench) -> None:
    started = bench.marketer.start("https://s.shopee.co.th/nothing-here", "ready")
    video = bench.settled(started["video_id"])

    said = [line for line in lines() if line.get("video_id") == video["video_id"]]

    assert said, video
    for line in said:
        assert line["execution"] == f"{video['video_id']}-{line['run']}"
        assert line["request_id"]
