"""Syllables and seconds, without a dictionary."""

import pytest

from makeafvdo.domain.scripts.thai_length import script_seconds, spoken_seconds, syllables


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("โซฟา", 2),
        ("เก้าอี้", 2),
        ("สวัสดีค่ะ", 4),
        ("เปอร์เซ็นต์", 3),
        ("ผ้านุ่มมาก ใส่สบาย ไม่ร้อน", 8),
        ("ดูแลง่ายๆ", 4),
        ("", 0),
    ],
)
def test_thai_syllables_are_counted_from_the_letters(text: str, count: int) -> None:
    assert syllables(text) == pytest.approx(count, abs=1)


@pytest.mark.parametrize(
    ("number", "count"), [("0", 1), ("5", 1), ("10", 1), ("11", 2), ("28", 3), ("1,290", 6), ("4.9", 3), ("590", 4)]
)
def test_a_number_counts_as_it_is_read_aloud(number: str, count: int) -> None:
    assert syllables(number) == count


def test_more_text_takes_longer_and_a_breath_takes_time() -> None:
    assert spoken_seconds("ผ้านุ่มมาก") < spoken_seconds("ผ้านุ่มมากใส่สบาย") < spoken_seconds("ผ้านุ่มมาก ใส่สบาย")


def test_scenes_are_parted_by_longer_pauses_than_phrases() -> None:
    together = script_seconds((("ผ้านุ่มมาก", "ใส่สบาย"),))
    apart = script_seconds((("ผ้านุ่มมาก",), ("ใส่สบาย",)))

    assert together < apart
