from datetime import UTC, datetime

import pytest

from makeafvdo.domain.messages.thai_time import bilingual_time


@pytest.mark.parametrize(
    ("moment", "thai", "english"),
    [
        (datetime(2026, 11, 23, 2, 5, tzinfo=UTC), "23 พ.ย. เวลา 09:05 น.", "23 Nov at 09:05 (Thai time)"),
        (datetime(2026, 11, 23, 2, 5, 1, tzinfo=UTC), "23 พ.ย. เวลา 09:06 น.", "23 Nov at 09:06 (Thai time)"),
        (datetime(2026, 12, 31, 17, 0, tzinfo=UTC), "1 ม.ค. เวลา 00:00 น.", "1 Jan at 00:00 (Thai time)"),
    ],
)
def test_a_moment_is_told_in_thai_time_and_never_too_early(moment: datetime, thai: str, english: str) -> None:
    assert bilingual_time(moment) == (thai, english)
