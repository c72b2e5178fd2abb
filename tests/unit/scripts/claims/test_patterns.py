"""The language of the rules matches whole words only, and refuses what is no pattern."""

import pytest

from makeafvdo.adapters.thai_words import segment
from makeafvdo.domain.scripts.claims.patterns import Group, Word, read_pattern
from makeafvdo.domain.scripts.claims.plain_text import read_plain

GROUPS = {"body": Group([Word("ผิว"), Word("ผม")])}


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("ลด น้ำหนัก", "ลดน้ำหนัก", True),
        ("ลด น้ำหนัก", "ลด น้ำหนัก", True),
        ("ลด น้ำหนัก", "ลดน้ำ", False),
        ("(ลด|คุม) น้ำหนัก", "คุมน้ำหนัก", True),
        ("ขาว [มาก] จริง", "ขาวจริง", True),
        ("ขาว [มาก] จริง", "ขาวมากจริง", True),
        ("<body> ..1 ใส", "ผิวดูใส", True),
        ("<body> ..1 ใส", "ผิวดูสวยใส", False),
        ("ใน <number> วัน", "ใน 5-7 วัน", True),
        ("ใน <number> วัน", "ในเจ็ดวัน", True),
        ("ใน <number> วัน", "ในวัน", False),
        ("no 1", "no.1", True),
        ("no 1", "no.12", False),
    ],
)
def test_a_pattern_matches(pattern: str, text: str, *, matches: bool) -> None:
    plain = read_plain(text, segment)

    assert (len(text) in read_pattern(pattern, GROUPS).ends(plain, 0)) is matches


@pytest.mark.parametrize("written", ["", "(ลด", "ลด)", "[ลด|", "ลด||คุม", "()", "<body"])
def test_what_is_no_pattern_is_refused(written: str) -> None:
    with pytest.raises(ValueError):
        read_pattern(written, GROUPS)
