import numpy as np
import pytest

from makeafvdo.adapters.renderer.style import load_style
from makeafvdo.adapters.renderer.text.caption_art import CaptionArt
from makeafvdo.adapters.renderer.text.glyph_masks import MARGIN
from makeafvdo.adapters.renderer.text.placing import PlacedLabel, place_caption, place_labels
from makeafvdo.domain.storyboards.layout import CANVASES
from makeafvdo.domain.storyboards.storyboard import Label, LabelKind
from tests.unit.renderer.render_harness import with_word_highlighted

STYLE = load_style("clean")
LAYOUT = STYLE.layout["9:16"]


def a_label(text: str, kind: LabelKind = LabelKind.TITLE) -> list[PlacedLabel]:
    return place_labels([Label(kind=kind, text=text, start_frame=0)], STYLE, LAYOUT)


def test_only_the_spoken_word_lights_up() -> None:
    art = CaptionArt(place_caption(["กด ", "ตะกร้า"], STYLE.captions, CANVASES["9:16"], LAYOUT.captions), STYLE.captions)

    first, second = with_word_highlighted(art, 0), with_word_highlighted(art, 1)

    lit_first = np.flatnonzero((first[..., 2] < second[..., 2]).any(axis=0))  # blue is what yellow lacks
    lit_second = np.flatnonzero((first[..., 2] > second[..., 2]).any(axis=0))
    assert lit_first.size
    assert lit_first.max() < lit_second.min()


def test_captions_shrink_until_they_fit() -> None:
    short, long = (
        place_caption(words, STYLE.captions, CANVASES["9:16"], LAYOUT.captions)
        for words in (["กด"], ["เก็บเงินปลายทาง"] * 9)
    )

    assert short.block.size == STYLE.captions.size
    assert long.block.size < short.block.size


def test_a_product_name_too_long_for_its_plate_ends_in_an_ellipsis() -> None:
    (placed,) = a_label("รองเท้าผ้าใบสลิปออน " + "สีน้ำเงิน " * 30)

    assert placed.block.words[-1].text.endswith("…")
    assert LAYOUT.labels.contains(placed.box)


@pytest.mark.parametrize("text", ["⭐⭐", "🚚"])
def test_a_label_of_which_nothing_can_be_drawn_is_left_out(text: str) -> None:
    assert a_label(text) == []


def test_a_style_may_put_captions_on_a_plate_instead_of_in_an_outline() -> None:
    boxed = STYLE.captions.model_copy(update={"box": "#102030", "box_padding": (24, 12), "outline_width": 0})
    placed = place_caption(["กด ", "ตะกร้า"], boxed, CANVASES["9:16"], LAYOUT.captions)

    art = with_word_highlighted(CaptionArt(placed, boxed), 0)

    corner = art[MARGIN + 2, MARGIN + 2]
    assert corner[3] == 1
    assert tuple(corner[:3]) == (0x10, 0x20, 0x30)
