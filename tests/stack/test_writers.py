"""Writers that are services, through the real state machine. Suites ask Gemini's peer, then OpenAI's."""

from collections.abc import Iterator
from typing import Any

import boto3
import pytest
import requests

from tests.support.pictures import LAMP, photograph, saved
from tests.support.stack_harness import Bench

DOWN = {"fault": "no_money", "times": 999}


@pytest.fixture(autouse=True)
def no_faults(bench: Bench) -> Iterator[None]:
    requests.delete(f"{bench.stack.ai_url}/_local/calls", timeout=10)
    yield
    order_faults(bench)


def order_faults(bench: Bench, *orders: dict[str, object]) -> None:
    answer = requests.put(f"{bench.stack.ai_url}/_local/faults", json={"orders": list(orders)}, timeout=10)
    answer.raise_for_status()


def calls(bench: Bench) -> list[str]:
    """The provider of every call."""
    return [call["provider"] for call in requests.get(f"{bench.stack.ai_url}/_local/calls", timeout=10).json()]


def written(bench: Bench, what: str) -> tuple[str, dict[str, Any]]:
    """A new video that has stopped at its script, and the script as its page has it."""
    video_id = bench.marketer.start(bench.link(what), "script", options={"seconds": 15})["video_id"]
    video = bench.settled(video_id)
    assert (video["state"], video["reason"]) == ("NEEDS_INPUT", "check_script"), video
    return video_id, script_of(bench, video_id)


def script_of(bench: Bench, video_id: str) -> dict[str, Any]:
    script: dict[str, Any] = bench.marketer.get(f"/api/videos/{video_id}/script")
    return script


def passed_over(script: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["writer"], each["reason"]) for each in script["writing"]["passed_over"]]


def test_the_first_writer_is_down_and_the_second_writes(bench: Bench) -> None:
    order_faults(bench, {"provider": "gemini"} | DOWN)

    _, script = written(bench, "tiktok")

    assert script["writing"]["writer"] == "openai"
    assert passed_over(script) == [("gemini", "no_money")]
    assert calls(bench).count("gemini") == 1


def test_both_are_down_and_the_embedded_one_writes(bench: Bench) -> None:
    order_faults(bench, {"provider": "gemini"} | DOWN, {"provider": "openai"} | DOWN)

    video_id, script = written(bench, "shopee")

    assert script["writing"]["writer"] == "embedded"
    assert passed_over(script) == [("gemini", "no_money"), ("openai", "no_money")]
    assert sorted(calls(bench)) == ["gemini", "openai"]
    phrases = [phrase for scene in script["script"]["scenes"] for phrase in scene["phrases"]]
    assert len(phrases) == len(set(phrases))
    assert bench.states_entered(video_id, 1).count("Script") == 1


def test_a_script_that_is_lost_is_not_paid_for_twice(bench: Bench) -> None:
    video_id, script = written(bench, "lazada")
    asked = calls(bench)
    prefix = f"users/{bench.row(video_id)['user_id']}/videos/{video_id}"
    boto3.client("s3").delete_object(Bucket=bench.stack.outputs["MediaBucket"], Key=f"{prefix}/script.json")

    bench.marketer.continue_video(video_id, "script")
    bench.settled(video_id)

    assert asked
    assert calls(bench) == asked
    assert script_of(bench, video_id)["script"] == script["script"]
    assert bench.states_entered(video_id, 2)[:2] == ["Enter", "Script"]


def test_a_screenshot_of_a_walled_page_is_read_with_the_operators_key(bench: Bench) -> None:
    video_id = bench.marketer.start(bench.link("lazada wall"), "product")["video_id"]
    assert bench.settled(video_id)["reason"] == "missing"
    upload_id = bench.marketer.upload("screenshot", "image/jpeg", saved(photograph(LAMP, 600)))
    kept = bench.marketer.write("PUT", f"/api/videos/{video_id}/screenshots/{upload_id}", {})
    assert kept.status_code == 204, kept.text

    bench.marketer.continue_video(video_id, "product", screenshot=upload_id)
    bench.settled(video_id)

    page = bench.marketer.browser.get(f"{bench.stack.base_url}/videos/{video_id}")
    assert 'data-proposal="price" data-value="349"' in page.text
    assert calls(bench) == ["gemini"]
