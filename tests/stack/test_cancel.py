"""Calling a video off, through the real state machine."""

from typing import Any

from tests.support.stack_harness import Bench


def test_a_run_under_way_is_stopped_and_can_be_gone_on_with(bench: Bench) -> None:
    """The page of this link takes longer than the step waits for it, so the run is sure to be under way."""
    video_id = bench.marketer.start(bench.link("lazada slow"), "product")["video_id"]

    cancelled = bench.marketer.write("POST", f"/api/videos/{video_id}/cancel", {}).json()

    assert (cancelled["state"], cancelled["in_run"]) == ("CANCELLED", False)
    assert bench.steps.describe_execution(executionArn=bench.execution(video_id, 1))["status"] == "ABORTED"
    going_on = bench.marketer.continue_video(video_id, "product")
    assert (going_on["state"], going_on["in_run"]) == ("QUEUED", True)
    bench.marketer.write("POST", f"/api/videos/{video_id}/cancel", {}).raise_for_status()


def test_a_video_that_waits_for_a_slot_is_ready_again(bench: Bench, made_video: dict[str, Any]) -> None:
    video_id = bench.another(made_video)
    order = {"fault": "throttled", "path": "/v2/post/publish/inbox/video/init/", "skip": 0, "times": 99}
    bench.tiktok("PUT", "faults", orders=[order])
    waiting = bench.send(video_id, made_video["mp4_sha256"])
    bench.tiktok("PUT", "faults", orders=[])

    cancelled = bench.marketer.write("POST", f"/api/videos/{video_id}/cancel", {}).json()

    assert (waiting["state"], cancelled["state"], cancelled["send_at"]) == ("WAITING_SLOT", "READY", None)
    assert cancelled["mp4_url"]
    assert [item["state"] for item in bench.sends.scan()["Items"] if "state" in item] == ["FAILED"]
