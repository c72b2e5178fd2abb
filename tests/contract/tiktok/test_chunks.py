"""Content Posting API, Media Transfer Guide."""

import pytest

from local.tiktok.rules import Rule
from tests.support.tiktok_under_test import CHUNK, LocalTikTokUnderTest, TikTokUnderTest

GIB_4 = 4 * 1024**3


def refusal(tiktok: TikTokUnderTest, video_size: int, chunk_size: int, count: int) -> str:
    plan = {"video_size": video_size, "chunk_size": chunk_size, "total_chunk_count": count}
    return str(tiktok.init(tiktok.access_token, **plan).json()["error"]["message"])


@pytest.mark.parametrize(
    ("video_size", "chunk_size", "count"),
    [
        (1, 1, 1),
        (5_000_000, 5_000_000, 1),
        (64_000_000, 64_000_000, 1),
        (64_000_001, 10_000_000, 6),
        (66_259_900, 10_000_000, 6),
        (GIB_4, 10_000_000, 429),
        (127_999_999, 42_666_666, 3),
    ],
)
def test_plans_that_follow_the_guide_are_taken(
    tiktok: LocalTikTokUnderTest, video_size: int, chunk_size: int, count: int
) -> None:
    """Media Transfer Guide."""
    assert refusal(tiktok, video_size, chunk_size, count) == ""


@pytest.mark.sandbox
@pytest.mark.rule(Rule.VIDEO_SIZE)
@pytest.mark.parametrize(("size", "chunk", "count"), [(0, 0, 1), (GIB_4 + 10_000_000, 10_000_000, 430)])
def test_a_video_has_1_byte_to_4_gib(tiktok: TikTokUnderTest, size: int, chunk: int, count: int) -> None:
    """Media Transfer Guide."""
    assert refusal(tiktok, size, chunk, count) == "The video size is invalid"


@pytest.mark.sandbox
@pytest.mark.rule(Rule.CHUNK_SIZE)
@pytest.mark.parametrize(
    ("size", "chunk", "count"), [(10_000_000, 1_000_000, 10), (200_000_000, 70_000_000, 2), (70_000_000, 70_000_000, 1)]
)
def test_a_chunk_has_5_to_64_megabytes(tiktok: TikTokUnderTest, size: int, chunk: int, count: int) -> None:
    """Media Transfer Guide."""
    assert refusal(tiktok, size, chunk, count) == "The chunk size is invalid"


@pytest.mark.sandbox
@pytest.mark.rule(Rule.ONE_CHUNK_IS_WHOLE)
@pytest.mark.parametrize(("size", "chunk"), [(121_000_000, 64_000_000), (15_000_000, 10_000_000)])
def test_a_single_chunk_is_the_whole_video(tiktok: TikTokUnderTest, size: int, chunk: int) -> None:
    """Not in the guide; seen live."""
    assert refusal(tiktok, size, chunk, 1) == "The chunk size is invalid"


@pytest.mark.sandbox
@pytest.mark.rule(Rule.CHUNK_COUNT)
def test_the_count_is_rounded_down(tiktok: TikTokUnderTest) -> None:
    """Media Transfer Guide: floor, the last chunk carries the remainder."""
    assert refusal(tiktok, 25_000_000, 10_000_000, 3) == "The total chunk count is invalid"


def test_chunks_are_206_until_the_last_is_201(tiktok: LocalTikTokUnderTest) -> None:
    """Media Transfer Guide. Progress comes back in Content-Range."""
    total = 2 * CHUNK + 7
    _, url = tiktok.begin(tiktok.access_token, video_size=total, chunk_size=CHUNK, total_chunk_count=2)

    first = tiktok.put(url, bytes(CHUNK), f"bytes 0-{CHUNK - 1}/{total}")
    last = tiktok.put(url, bytes(CHUNK + 7), f"bytes {CHUNK}-{total - 1}/{total}")

    assert (first.status_code, last.status_code) == (206, 201)
    assert first.headers["Content-Range"] == f"bytes 0-{CHUNK - 1}/{total}"
    assert last.headers["Content-Range"] == f"bytes 0-{total - 1}/{total}"


@pytest.mark.rule(Rule.RANGE_IN_ORDER)
def test_chunks_come_in_order(tiktok: LocalTikTokUnderTest) -> None:
    """Media Transfer Guide: strictly sequential, else 416."""
    total = 2 * CHUNK
    _, url = tiktok.begin(tiktok.access_token, video_size=total, chunk_size=CHUNK, total_chunk_count=2)
    tiktok.put(url, bytes(CHUNK), f"bytes 0-{CHUNK - 1}/{total}")

    again = tiktok.put(url, bytes(CHUNK), f"bytes 0-{CHUNK - 1}/{total}")

    assert again.status_code == 416
    assert again.headers["Content-Range"] == f"bytes 0-{CHUNK - 1}/{total}"


def test_before_the_first_byte_no_range_is_called_stored(tiktok: LocalTikTokUnderTest) -> None:
    """Media Transfer Guide: `bytes 0-0` would be one byte; the form of RFC 9110 for none."""
    _, url = tiktok.begin(tiktok.access_token)

    refused = tiktok.put(url, bytes(50), "bytes 50-99/100")

    assert (refused.status_code, refused.headers["Content-Range"]) == (416, "bytes */100")


@pytest.mark.rule(Rule.CHUNKS_EXACT)
def test_a_chunk_is_as_long_as_announced(tiktok: LocalTikTokUnderTest) -> None:
    """Media Transfer Guide."""
    total = 2 * CHUNK
    _, url = tiktok.begin(tiktok.access_token, video_size=total, chunk_size=CHUNK, total_chunk_count=2)

    assert tiktok.put(url, bytes(CHUNK - 1), f"bytes 0-{CHUNK - 2}/{total}").status_code == 416


@pytest.mark.rule(Rule.RANGE_TOTAL)
def test_the_range_names_the_announced_total(tiktok: LocalTikTokUnderTest) -> None:
    """Media Transfer Guide."""
    _, url = tiktok.begin(tiktok.access_token)

    assert tiktok.put(url, bytes(100), "bytes 0-99/101").status_code == 416


@pytest.mark.rule(Rule.RANGE_PRESENT)
def test_a_missing_range_is_416(tiktok: LocalTikTokUnderTest) -> None:
    """Upload Video requires it; 416 has been seen live."""
    _, url = tiktok.begin(tiktok.access_token)

    assert tiktok.put(url, bytes(100), None).status_code == 416


@pytest.mark.rule(Rule.LENGTH_IS_RANGE)
def test_the_length_is_that_of_the_range(tiktok: LocalTikTokUnderTest) -> None:
    """Media Transfer Guide: 400."""
    _, url = tiktok.begin(tiktok.access_token)

    assert tiktok.put(url, bytes(101), "bytes 0-99/100").status_code == 400


@pytest.mark.rule(Rule.VIDEO_MIME)
def test_the_type_is_one_of_three_videos(tiktok: LocalTikTokUnderTest) -> None:
    """Media Transfer Guide: mp4, quicktime, webm."""
    _, url = tiktok.begin(tiktok.access_token)

    assert tiktok.put(url, bytes(100), "bytes 0-99/100", Content_Type="image/png").status_code == 400


@pytest.mark.rule(Rule.UPLOAD_EXPIRES)
def test_an_upload_url_lives_one_hour(tiktok: LocalTikTokUnderTest) -> None:
    """Upload Video: 403 after it."""
    _, url = tiktok.begin(tiktok.access_token)

    tiktok.advance(3600)

    assert tiktok.put(url, bytes(100), "bytes 0-99/100").status_code == 403


@pytest.mark.rule(Rule.UPLOAD_TOKEN)
def test_a_wrong_upload_token_opens_nothing(tiktok: LocalTikTokUnderTest) -> None:
    """Media Transfer Guide: 404, no such task."""
    _, url = tiktok.begin(tiktok.access_token)

    assert tiktok.put(url + "x", bytes(100), "bytes 0-99/100").status_code == 404


@pytest.mark.rule(Rule.UPLOAD_ONCE)
def test_a_finished_upload_takes_no_more(tiktok: LocalTikTokUnderTest) -> None:
    """Media Transfer Guide: 404, no such task."""
    _, url = tiktok.begin(tiktok.access_token)
    tiktok.put(url, bytes(100), "bytes 0-99/100")

    assert tiktok.put(url, bytes(100), "bytes 0-99/100").status_code == 404


def test_a_put_outlives_its_access_token(tiktok: LocalTikTokUnderTest) -> None:
    """Upload Video: no Authorization header."""
    _, url = tiktok.begin(tiktok.access_token)

    tiktok.revoke(tiktok.access_token)

    assert tiktok.put(url, bytes(100), "bytes 0-99/100").status_code == 201
