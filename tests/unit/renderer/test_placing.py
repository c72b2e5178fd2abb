"""Nothing written on a frame is covered by TikTok's buttons or by anything else that is written."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makeafvdo.adapters.renderer.style import load_style
from makeafvdo.adapters.renderer.text.caption_art import CaptionArt
from makeafvdo.adapters.renderer.text.glyph_masks import MARGIN
from makeafvdo.adapters.renderer.text.label_art import label_art
from makeafvdo.adapters.renderer.text.overlays import overlays
from makeafvdo.adapters.renderer.text.placing import place_caption, place_labels
from makeafvdo.adapters.renderer.text.thai_text import typeface
from makeafvdo.adapters.renderer.text.words import split_words
from makeafvdo.domain.storyboards.layout import CANVASES
from makeafvdo.domain.storyboards.planning import plan_storyboard
from makeafvdo.domain.storyboards.storyboard import Label, LabelKind, PhotoFacts, Storyboard
from makeafvdo.domain.storyboards.styles import HOOK_GROWTH, Style
from makeafvdo.domain.videos.options import STYLES, Format, Options
from tests.support.products import a_product
from tests.unit.renderer.render_harness import a_script, a_voice, with_word_highlighted

FORMATS: st.SearchStrategy[Format] = st.sampled_from(["9:16", "1:1", "16:9"])
STYLE = st.sampled_from(STYLES).map(load_style)
WORDS = st.sampled_from(["กด", "ตะกร้าสีเหลือง", "ญาติผู้ใหญ่ ", "SPF50+ ", "น้ำ", "199 บาท", "เก็บเงินปลายทาง ", "กี๊ ", "ฏุฐู"])
TEXTS = st.lists(WORDS, min_size=1, max_size=9).map("".join)
LABELS = st.dictionaries(st.sampled_from(LabelKind), TEXTS, max_size=8).map(
    lambda lines: [Label(kind=kind, text=lines[kind], start_frame=0) for kind in LabelKind if kind in lines]
)


@given(LABELS, st.lists(WORDS, min_size=1, max_size=9), FORMATS, STYLE)
@settings(max_examples=60, deadline=None)
def test_all_that_is_written_stands_in_the_safe_zone_and_apart(
    labels: list[Label], words: list[str], video_format: Format, style: Style
) -> None:
    canvas, layout = CANVASES[video_format], style.layout[video_format]

    placed = place_labels(labels, style, layout)
    boxes = [label.box for label in placed] + [place_caption(words, style.captions, canvas, layout.captions).box]

    assert {label.label.kind for label in placed} == {label.kind for label in labels}
    assert all(canvas.safe.contains(box) for box in boxes)
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))


@pytest.mark.parametrize("name", STYLES)
def test_what_is_drawn_keeps_to_its_place(name: str) -> None:
    style = load_style(name)
    canvas, layout = CANVASES["9:16"], style.layout["9:16"]
    (label,) = place_labels([Label(kind=LabelKind.TITLE, text="น้ำปั๊มญี่ปุ่น", start_frame=0)], style, layout)
    caption = place_caption(["ญาติ", "ผู้ใหญ่ ", "กี๊ฏุฐู"], style.captions, canvas, layout.captions)

    drawn = [
        (label_art(label, style.labels.star), label.box),
        (with_word_highlighted(CaptionArt(caption, style.captions), 1), caption.box),
    ]

    for art, box in drawn:
        opaque = art[..., 3] > 0.7
        rows, columns = (np.flatnonzero(opaque.any(axis=axis)) for axis in (1, 0))
        assert columns[0] >= MARGIN - 2
        assert columns[-1] <= MARGIN + box.width + 2
        assert rows[0] >= MARGIN - 2
        assert rows[-1] <= MARGIN + box.height + 2


def test_a_plate_slides_in_from_the_left_and_comes_to_rest_at_its_place() -> None:
    style = load_style("catalogue")
    label = Label(kind=LabelKind.PRICE, text="฿2,490", start_frame=14)
    board = Storyboard(
        format="9:16", style="catalogue", frames=60, shots=(), captions=(), labels=(label,), sounds=()
    )  # fmt: skip
    (plate,) = overlays(board, style)
    (placed,) = place_labels([label], style, style.layout["9:16"])

    def seen_to(frame: int) -> int:
        sprite = plate.sprite(frame)
        return sprite.x + int(np.flatnonzero((sprite.luma_transparency < 128).any(axis=0))[-1])

    path = [seen_to(frame) for frame in range(plate.start + 1, plate.start + 14)]

    assert path == sorted(path)
    assert path[0] < placed.box.x + placed.box.width / 2
    assert abs(path[-1] - placed.box.right) <= 3


def test_a_tick_stands_before_a_fact() -> None:
    style = load_style("catalogue")
    (placed,) = place_labels([Label(kind=LabelKind.FACT_1, text="จุ 1 ลิตร", start_frame=0)], style, style.layout["9:16"])

    art = label_art(placed, style.labels.star)

    before = art[:, MARGIN : MARGIN + placed.block.size // 2]
    green = before[..., 1] - before[..., 0] > 60
    assert green.any()
    assert not art[:, : MARGIN - 2, 3].any()


HOOKS = {
    "เสื้อฮู้ดสีขาวผ้านุ่ม ทรงหลวม": HOOK_GROWTH,
    # words that no line breaks, and that are wider than a line of that size
    "เก้าอี้อาร์มแชร์ปีกนกตัวนี้ลดจาก 4,590": 1.03,
    "ไข่ดาวลื่นออกจากกระทะ ใช้น้ำมันแค่หยดเดียวค่ะ": 1.03,
}


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("hook", HOOKS)
def test_a_hook_is_set_in_three_lines_at_most_and_far_larger_than_captions(name: str, hook: str) -> None:
    style = load_style(name)
    voices = [a_voice("hook", [(hook, [0.2] * 12)]), a_voice("end", [("ลา", [0.5])])]
    board = plan_storyboard(
        a_product(photos=("p",)),
        a_script(voices),
        voices,
        Options(),
        [PhotoFacts(key="p", width=900, height=900)],
        style,
        lambda text: split_words(text, typeface(style.captions.font)),
    )

    hooks = [caption for caption in board.captions if caption.is_hook]
    assert "".join(word.text for caption in hooks for word in caption.words) == hook
    for caption in hooks:
        words = [word.text for word in caption.words]
        placed = place_caption(words, style.opening.captions, CANVASES["9:16"], style.layout["9:16"].opening.captions)
        assert len({word.baseline for word in placed.block.words}) <= 3
        assert placed.block.size >= HOOKS[hook] * style.captions.size


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("word", ["ก" * 120, "W" * 120, "supercalifragilisticexpialidocious" * 3])
def test_a_word_longer_than_the_screen_is_broken(name: str, word: str) -> None:
    style = load_style(name)
    voice = a_voice("a", [(word, [0.2] * 20)])
    board = plan_storyboard(
        a_product(photos=("p",)),
        a_script([voice]),
        [voice],
        Options(),
        [PhotoFacts(key="p", width=900, height=900)],
        style,
        lambda text: split_words(text, typeface(style.captions.font)),
    )

    for caption in board.captions:
        words = [each.text for each in caption.words]
        for video_format, layout in style.layout.items():
            placed = place_caption(words, style.captions, CANVASES[video_format], layout.captions)
            assert layout.captions.contains(placed.box)
    assert "".join(each.text for caption in board.captions for each in caption.words) == word
