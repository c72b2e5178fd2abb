import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makeafvdo.adapters.renderer.text.thai_text import drawable, typeface
from makeafvdo.adapters.renderer.text.words import split_words

FACE = typeface("Kanit-SemiBold")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ครีมกันแดดเนื้อบางเบา SPF50+", ["ครีมกันแดด", "เนื้อ", "บางเบา ", "SPF50+"]),
        ("ลดเหลือ 199 บาทเท่านั้น", ["ลดเหลือ ", "199 บาท", "เท่านั้น"]),
        ("ใส่สบายมากๆ เลย", ["ใส่", "สบาย", "มากๆ ", "เลย"]),
        ("ลดไป 31% แล้ว", ["ลด", "ไป ", "31% ", "แล้ว"]),
        ("ราคา ฿1,290 นะคะ", ["ราคา ", "฿1,290 ", "นะคะ"]),
        ("เซรั่มวิตซี", ["เซรั่ม", "วิตซี"]),
    ],
)
def test_words_are_those_a_reader_sees(text: str, words: list[str]) -> None:
    assert split_words(text, FACE) == words


def test_no_word_begins_with_a_sign_that_belongs_to_the_one_before() -> None:
    words = split_words("ดีจริงๆ ลด 50% (วันนี้) 2 ชิ้น ฟรี!", FACE)

    assert not any(word[0] in "ๆ%)!+" for word in words)


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0xE5B), max_size=60))
@settings(deadline=None)
def test_words_joined_are_the_drawable_text(text: str) -> None:
    words = split_words(text, FACE)

    assert "".join(words) == drawable(text, FACE)
    assert all(words)
