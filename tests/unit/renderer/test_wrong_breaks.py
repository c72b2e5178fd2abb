"""No caption and no label breaks where a reader stumbles: in the scripts of all kinds of products, in every style."""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

import pytest

from local.writing import write
from makeafvdo.adapters.renderer.style import load_style
from makeafvdo.adapters.renderer.text.placing import place_caption, place_labels
from makeafvdo.adapters.renderer.text.thai_text import typeface
from makeafvdo.adapters.renderer.text.typesetting import TextBlock
from makeafvdo.adapters.renderer.text.words import split_words
from makeafvdo.adapters.thai_words import segment
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.scripts import LineKind, Script
from makeafvdo.domain.scripts.things import thing_of
from makeafvdo.domain.storyboards.captions import in_parts, time_words
from makeafvdo.domain.storyboards.layout import CANVASES
from makeafvdo.domain.storyboards.storyboard import Label, LabelKind
from makeafvdo.domain.storyboards.styles import Style
from makeafvdo.domain.videos.options import STYLES, Options
from tests.support.products import FIXTURE_PRODUCTS, a_product
from tests.unit.renderer.render_harness import a_phrase

ENDS_NO_LINE = {"ที่", "อยาก", "ไม่", "และ", "ของ", "จะ", "ให้", "กับ", "แต่", "หรือ", "ได้แก่", "เพื่อ", "ใน", "จาก"}
PARTICLES_AND_SIGNS = {"ค่ะ", "คะ", "ครับ", "นะ", "ๆ", "%"}
UNITS = {"บาท", "มล", "ซม", "มม", "กก", "ชม", "วัตต์", "กรัม", "GHz", "ml", "mAh"}


def lines_of(block: TextBlock) -> list[str]:
    lines = groupby(block.words, key=lambda word: word.baseline)
    return ["".join(word.text for word in line) for _, line in lines]


def caption_lines(phrase: str, noun: str, style: Style) -> Iterator[list[str]]:
    """The lines of a phrase, part after part, in each format."""
    face = typeface(style.captions.font)
    timed = time_words(a_phrase(phrase, [1.0]), lambda text: split_words(text, face, (noun,)))
    parts = in_parts(timed, style.captions.columns_at_once)
    for video_format, layout in style.layout.items():
        area, canvas = layout.captions, CANVASES[video_format]
        placed = (place_caption([word.text for word in part], style.captions, canvas, area) for part in parts)
        yield [line for each in placed for line in lines_of(each.block)]


def label_lines(script: Script, noun: str, style: Style) -> Iterator[list[str]]:
    labels = [
        Label(kind=LabelKind(line.kind), text=line.text, start_frame=0)
        for line in script.on_screen.lines
        if line.kind is not LineKind.RATING
    ]
    for layout in style.layout.values():
        yield from (lines_of(placed.block) for placed in place_labels(labels, style, layout, (noun,)))


def wrong_breaks(lines: list[str], noun: str) -> list[str]:
    text = "".join(lines)
    named = [found.span() for found in re.finditer(re.escape(noun), text)] if noun else []
    broken, at = [], 0
    for line, following in pairwise(lines):
        at += len(line)
        ends, begins = segment(line.rstrip())[-1], segment(following)[0]
        is_in_noun = any(start < at < end for start, end in named)
        if ends in ENDS_NO_LINE or begins in PARTICLES_AND_SIGNS | UNITS or is_in_noun:
            broken.append(f"{line}|{following}")
    return broken


@pytest.mark.parametrize("product", FIXTURE_PRODUCTS, ids=lambda product: product.title[:12])
def test_no_line_breaks_where_a_reader_stumbles(product: Product) -> None:
    noun, script = thing_of(product, segment).noun, write(product, Options(seconds=45))
    phrases = {phrase for scene in script.scenes for phrase in scene.phrases} | {*script.hooks}

    for name in STYLES:
        style = load_style(name)
        shown = [lines for phrase in phrases for lines in caption_lines(phrase, noun, style)]
        shown += label_lines(script, noun, style)
        assert (name, [wrong for lines in shown for wrong in wrong_breaks(lines, noun)]) == (name, [])


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize(
    ("phrase", "together"),
    [
        ("ได้แสงนุ่มจากโคมไฟตั้งพื้นไว้นั่งพักที่บ้าน", ("โคมไฟตั้งพื้น", "ที่บ้าน")),
        ("ใครกำลังอยากเปลี่ยนมุมห้องให้น่านั่ง", ("อยากเปลี่ยน", "ให้น่านั่ง")),
        ("ใช้ได้กับเราเตอร์ความถี่ 2.4 GHz และลำโพงทุกตัว", ("2.4 GHz", "และลำโพง")),
        ("แก้วใบนี้จุน้ำได้มากถึง 500 มล. กำลังพอดี", ("500 มล.",)),
        ("วันนี้เหลือเพียงชิ้นละ 47ค่ะ", ("47 ค่ะ",)),
    ],
)
def test_what_belongs_together_stands_on_one_line(name: str, phrase: str, together: tuple[str, ...]) -> None:
    for lines in caption_lines(phrase, "", load_style(name)):
        for words in together:
            assert any(words in line for line in lines)


def test_the_marketer_s_own_word_for_the_product_is_never_broken() -> None:
    noun = thing_of(a_product(short_name="เก้าอี้แสนสบาย"), segment).noun

    for name in STYLES:
        for lines in caption_lines("ใครหาที่นั่งเล่นสักตัว เก้าอี้แสนสบายตัวนี้ช่วยได้", noun, load_style(name)):
            assert any(noun in line for line in lines)
