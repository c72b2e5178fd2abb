"""Voices that are services, through the real state machine. Suites have their keys; the usual order names none."""

import json
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
import requests

from local.stack.stack import DEMO_EMAIL
from tests.support.stack_harness import Bench


@pytest.fixture(autouse=True)
def no_faults(bench: Bench) -> Iterator[None]:
    requests.delete(f"{bench.stack.ai_url}/_local/calls", timeout=10)
    yield
    order_faults(bench)


def order_faults(bench: Bench, *orders: dict[str, object]) -> None:
    answer = requests.put(f"{bench.stack.ai_url}/_local/faults", json={"orders": list(orders)}, timeout=10)
    answer.raise_for_status()


def calls_of(bench: Bench, provider: str) -> list[dict[str, Any]]:
    calls = requests.get(f"{bench.stack.ai_url}/_local/calls", timeout=10).json()
    return [call for call in calls if call["provider"] == provider]


def codes_of(video: dict[str, Any]) -> set[str]:
    return {notice["code"] for notice in video["notices"]}


def spoken_video(bench: Bench, what: str, voice: str) -> dict[str, Any]:
    options = {"seconds": 15, "voice": voice}
    started = bench.marketer.start(bench.link(what), "ready", options=options)
    video = bench.settled(started["video_id"])
    assert video["state"] == "READY", video
    return video


def test_a_video_is_spoken_by_the_chosen_voice(bench: Bench) -> None:
    video = spoken_video(bench, "lazada", "google:th-TH-Neural2-C")

    spoken_by = bench.row(video["video_id"])["spoken_by"]
    assert spoken_by["voice"] == "google:th-TH-Neural2-C"
    assert spoken_by["billed_characters"] > 50
    assert "voice_fell_back" not in codes_of(video)
    asked = json.dumps(requests.get(f"{bench.stack.ai_url}/_local/calls", timeout=10).json(), ensure_ascii=False)
    assert "google" in asked
    assert not [mark for mark in personal_marks(bench) if mark in asked]


def personal_marks(bench: Bench) -> set[str]:
    """What writers and voices must never be told: who it is, where it goes, whose link it was."""
    account = bench.marketer.get("/api/tiktok/accounts")["accounts"][0]
    (open_id,) = {
        str(row["open_id"])
        for row in boto3.resource("dynamodb").Table(bench.stack.outputs["ConnectionsTable"]).scan()["Items"]
        if row["connection_id"] == bench.connection_id
    }
    user_id = str(bench.marketer.get("/api/me")["user_id"])
    return {user_id, DEMO_EMAIL, account["display_name"], bench.connection_id, open_id, bench.link("lazada")}


def test_the_first_voice_is_down_and_the_marketer_is_told(bench: Bench) -> None:
    order_faults(bench, {"provider": "gemini", "fault": "busy", "times": 999})

    video = spoken_video(bench, "shopee", "gemini:Kore")

    row = bench.row(video["video_id"])
    assert row["spoken_by"]["voice"] == "embedded"
    assert row["spoken_by"]["instead_of"]["reason"] == "busy"
    assert "voice_fell_back" in codes_of(video)


def test_a_voice_that_dies_in_the_middle_is_not_heard_in_the_video(bench: Bench) -> None:
    order_faults(bench, {"provider": "elevenlabs", "fault": "quota", "skip": 3, "times": 999})

    video = spoken_video(bench, "tiktok", "elevenlabs:EXAVITQu4vr4xnSDxMaL")

    assert len(calls_of(bench, "elevenlabs")) > 3
    assert bench.row(video["video_id"])["spoken_by"]["voice"] == "embedded"
    entered = bench.states_entered(video["video_id"], 1)
    assert entered.count("OneVoice") == 2
