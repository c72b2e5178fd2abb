from typing import Any

import pytest

from makeafvdo.domain.errors import Permanent
from makeafvdo.domain.messages import MESSAGES
from makeafvdo.domain.tiktok.preflight import check_file
from tests.support.tiktok_harness import facts_of


@pytest.mark.parametrize(
    "fine",
    [
        {},
        {"width": 360, "height": 4096},
        {"fps": 23},
        {"fps": 60},
        {"seconds": 3},
        {"seconds": 600},
        {"bytes": 60_000_000},
        {"container": "mov", "video_codec": "hevc"},
        {"container": "webm", "video_codec": "vp9", "audio_codec": None},
    ],
)
def test_what_tiktok_takes_passes(fine: dict[str, Any]) -> None:
    check_file(facts_of(**fine))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"container": "avi"}, "tiktok_file_format_check_failed"),
        ({"video_codec": "mpeg4"}, "tiktok_file_format_check_failed"),
        ({"fps": 22.9}, "tiktok_frame_rate_check_failed"),
        ({"fps": 60.1}, "tiktok_frame_rate_check_failed"),
        ({"width": 359}, "tiktok_picture_size_check_failed"),
        ({"height": 4097}, "tiktok_picture_size_check_failed"),
        ({"seconds": 2.9}, "tiktok_duration_check_failed"),
        ({"seconds": 600.1}, "tiktok_duration_check_failed"),
        ({"bytes": 60_000_001}, "file_too_large"),
    ],
)
def test_what_tiktok_would_refuse_is_refused_here_with_a_sentence(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(Permanent, match=code):
        check_file(facts_of(**changes))
    assert code in MESSAGES
