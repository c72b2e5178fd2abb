"""Media Transfer Guide, Video Restrictions; the reasons are those of Get Video Status."""

import pytest

from local.tiktok.rules import Rule
from tests.support.tiktok_under_test import LocalTikTokUnderTest
from tests.support.tiny_video import tiny_video, with_free_box


def verdict(tiktok: LocalTikTokUnderTest, video: bytes, mime: str = "video/mp4") -> tuple[str, str | None]:
    """Status and `fail_reason` once the video was processed."""
    publish_id = tiktok.send(tiktok.access_token, video, mime)
    tiktok.advance(2)
    data = tiktok.status(tiktok.access_token, publish_id).json()["data"]
    return data["status"], data.get("fail_reason")


@pytest.mark.parametrize(
    ("codec", "container", "mime"),
    [
        ("libx264", "mp4", "video/mp4"),
        ("libx265", "mp4", "video/mp4"),
        ("libx264", "mov", "video/quicktime"),
        ("libvpx", "webm", "video/webm"),
        ("libvpx-vp9", "webm", "video/webm"),
    ],
)
def test_three_containers_and_four_codecs_are_taken(
    tiktok: LocalTikTokUnderTest, codec: str, container: str, mime: str
) -> None:
    """Media Transfer Guide."""
    assert verdict(tiktok, tiny_video(codec=codec, container=container), mime) == ("SEND_TO_USER_INBOX", None)


@pytest.mark.parametrize(("fps", "side"), [(23, 360), (60, 4096)])
def test_both_ends_of_what_is_allowed_are_taken(tiktok: LocalTikTokUnderTest, fps: int, side: int) -> None:
    """Media Transfer Guide."""
    assert verdict(tiktok, tiny_video(fps=fps, width=side)) == ("SEND_TO_USER_INBOX", None)


@pytest.mark.rule(Rule.FILE_FORMAT)
@pytest.mark.parametrize("kind", ["zeros", "text", "cut off", "no movie in it", "AVI", "MPEG-4 Part 2"])
def test_what_is_no_such_video_fails_the_check_of_its_format(tiktok: LocalTikTokUnderTest, kind: str) -> None:
    """Media Transfer Guide."""
    video = {
        "zeros": bytes(100_000),
        "text": b"not a video",
        "cut off": tiny_video()[:-2000],
        "no movie in it": with_free_box(tiny_video()[:32], b"nothing"),
        "AVI": tiny_video(container="avi"),
        "MPEG-4 Part 2": tiny_video(codec="mpeg4"),
    }[kind]

    assert verdict(tiktok, video) == ("FAILED", "file_format_check_failed")


@pytest.mark.rule(Rule.PICTURE_SIZE)
@pytest.mark.parametrize("side", [358, 4098])
def test_sides_have_360_to_4096_pixels(tiktok: LocalTikTokUnderTest, side: int) -> None:
    """Media Transfer Guide."""
    assert verdict(tiktok, tiny_video(height=side)) == ("FAILED", "picture_size_check_failed")


@pytest.mark.rule(Rule.FRAME_RATE)
@pytest.mark.parametrize("fps", [22, 61])
def test_there_are_23_to_60_frames_a_second(tiktok: LocalTikTokUnderTest, fps: int) -> None:
    """Media Transfer Guide."""
    assert verdict(tiktok, tiny_video(fps=fps)) == ("FAILED", "frame_rate_check_failed")


@pytest.mark.rule(Rule.DURATION)
@pytest.mark.parametrize("seconds", [2.5, 601])
def test_a_video_lasts_3_seconds_to_10_minutes(tiktok: LocalTikTokUnderTest, seconds: float) -> None:
    """Media Transfer Guide; the least of 3 seconds is from third parties."""
    assert verdict(tiktok, tiny_video(seconds=seconds)) == ("FAILED", "duration_check_failed")


def test_the_least_duration_can_be_another(tiktok: LocalTikTokUnderTest) -> None:
    """No page of TikTok's names one."""
    tiktok.switch(shortest_video_s=0)

    assert verdict(tiktok, tiny_video(seconds=1)) == ("SEND_TO_USER_INBOX", None)


def test_a_failed_check_is_told_by_webhook_too(tiktok: LocalTikTokUnderTest) -> None:
    """Get Video Status: `post.publish.failed` with the same reason."""
    tiktok.command("PUT", "apps/sbtest/webhook", url="http://127.0.0.1:9/nobody")

    verdict(tiktok, tiny_video(fps=22))

    [event] = tiktok.command("GET", "webhooks")
    assert event["event"] == "post.publish.failed"
    assert "frame_rate_check_failed" in event["body"]
