import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makeafvdo.adapters.renderer.image.yuv import Floats
from makeafvdo.adapters.renderer.text.thai_text import blank_coverage, downsampled, drawable, typeface

FACE = typeface("Kanit-SemiBold")


def drawn_coverage(text: str, size: int = 96, width: int = 400, height: int = 240) -> Floats:
    coverage = blank_coverage(width, height)
    FACE.draw(coverage, text, size, x=20, baseline=height * 0.65)
    return downsampled(coverage)


def glyphs(text: str) -> list[int]:
    return [glyph for glyph, *_ in FACE.shape(text)]


def test_stacked_marks_take_the_font_s_own_raised_shapes() -> None:
    alone, stacked = glyphs("ท่"), glyphs("ที่")

    assert stacked[1:] != [*glyphs("ที")[1:], alone[-1]]
    assert len(stacked) == 3


def test_a_tone_mark_stands_clear_above_the_nikhahit_of_sara_am() -> None:
    (_, nikhahit, tone, _) = FACE.shape("น้ำ")

    assert tone[3] > nikhahit[3]


@pytest.mark.parametrize(("text", "plain"), [("ญี่ปุ่น ญุ", "ญ"), ("ฐู", "ฐ")])
def test_a_letter_loses_its_foot_over_a_mark_below(text: str, plain: str) -> None:
    assert glyphs(plain)[0] not in glyphs(text.split()[-1])


@pytest.mark.parametrize("pair", [("ที่", "ที"), ("ป้ำ", "ปำ"), ("กี๊", "กี"), ("ฟี้", "ฟี"), ("ปั๊", "ปั")])
def test_a_tone_mark_adds_ink_above_its_vowel_instead_of_melting_into_it(pair: tuple[str, str]) -> None:
    with_mark, without = (drawn_coverage(text) > 0.5 for text in pair)

    highest = np.flatnonzero(with_mark.any(axis=1))[0], np.flatnonzero(without.any(axis=1))[0]

    assert highest[0] < highest[1] - 4
    assert with_mark.sum() > without.sum() * 1.02


@given(st.text(max_size=40))
@settings(deadline=None)
def test_no_text_ever_draws_a_box(text: str) -> None:
    assert 0 not in glyphs(drawable(text, FACE))


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("ดีมาก ⭐⭐⭐", "ดีมาก"),
        ("✔️ ของแท้", "• ของแท้"),
        ("１９９ บาท", "199 บาท"),
        ("ส่ง🚚ฟรี", "ส่งฟรี"),
        ("น้ำ", "น้ำ"),
        ("a\u200bb\u00a0c\n d", "ab c d"),
        ("❤️🔥", ""),
    ],
)
def test_what_the_font_lacks_is_replaced_or_left_out(written: str, drawn: str) -> None:
    assert drawable(written, FACE) == drawn
