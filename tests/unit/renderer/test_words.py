import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makeafvdo.adapters.renderer.text.thai_text import drawable, typeface
from makeafvdo.adapters.renderer.text.words import as_set, split_words
from makeafvdo.adapters.thai_words import segment

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
        ("โคมไฟตั้งพื้นไม้ไผ่", ["โคมไฟตั้งพื้น", "ไม้", "ไผ่"]),
        ("คลื่น 2.4 GHz จุ 500 มล.", ["คลื่น ", "2.4 GHz ", "จุ ", "500 มล."]),
        ("กว้าง 30 x 40 ซม.", ["กว้าง ", "30 x 40 ซม."]),
        ("เหลือ 47ค่ะ", ["เหลือ ", "47 ", "ค่ะ"]),
        ("SPF50+ครับ", ["SPF50+ ", "ครับ"]),
        ("47 คะแนน", ["47 ", "คะแนน"]),
    ],
)
def test_words_are_those_a_reader_sees(text: str, words: list[str]) -> None:
    assert split_words(text, FACE) == words


def test_no_word_begins_with_a_sign_that_belongs_to_the_one_before() -> None:
    words = split_words("ดีจริงๆ ลด 50% (วันนี้) 2 ชิ้น ฟรี!", FACE)

    assert not any(word[0] in "ๆ%)!+" for word in words)


def test_the_product_s_own_noun_is_one_word() -> None:
    assert split_words("เก้าอี้แสนสบายตัวนี้", FACE, ("เก้าอี้แสนสบาย",)) == ["เก้าอี้แสนสบาย", "ตัว", "นี้"]


@pytest.mark.parametrize("text", ["ราคา 199 บาทค่ะ", "47คะแนน", "ดีมากค่ะ", "โปร 9.9"])
def test_only_a_particle_behind_a_digit_or_latin_is_moved(text: str) -> None:
    assert as_set(text, FACE) == drawable(text, FACE)


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0xE5B), max_size=60))
@settings(deadline=None)
def test_words_joined_are_the_text_as_it_is_set(text: str) -> None:
    words = split_words(text, FACE)

    assert "".join(words) == as_set(text, FACE)
    assert all(words)


def test_no_mark_is_a_word_of_its_own() -> None:
    assert [word for word in segment("ผิววีเนียร์วอลนัท สวย ๆ") if word[0] in "์่้็ะาำ"] == []
    assert "".join(segment("ผิววีเนียร์วอลนัท")) == "ผิววีเนียร์วอลนัท"
