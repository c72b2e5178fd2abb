"""Many callers at once see one TikTok."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from tests.support.tiktok_under_test import LocalTikTokUnderTest

T = TypeVar("T")


def eight_times(call: Callable[[], T]) -> list[T]:
    with ThreadPoolExecutor(8) as pool:
        return [future.result() for future in [pool.submit(call) for _ in range(8)]]


def test_of_eight_puts_of_one_upload_one_is_stored(tiktok: LocalTikTokUnderTest) -> None:
    size = 3_000_000
    _, url = tiktok.begin(tiktok.access_token, video_size=size, chunk_size=size)

    answers = eight_times(lambda: tiktok.put(url, bytes(size), f"bytes 0-{size - 1}/{size}").status_code)

    assert answers.count(201) == 1
    assert set(answers) <= {201, 404, 416}


def test_of_eight_refreshes_with_one_token_one_is_served(tiktok: LocalTikTokUnderTest) -> None:
    refresh_token = tiktok.connect()["refresh_token"]

    answers = eight_times(lambda: tiktok.refresh(refresh_token))

    assert sum("access_token" in answer for answer in answers) == 1


def test_eight_inits_at_once_take_no_more_than_five_slots(tiktok: LocalTikTokUnderTest) -> None:
    answers = eight_times(lambda: tiktok.init(tiktok.access_token).json()["error"]["code"])

    assert answers.count("ok") == 5
