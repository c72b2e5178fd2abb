import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makeafvdo.adapters.renderer.artwork import CaptionArt, label_art
from makeafvdo.adapters.renderer.overlays import caption_place
from makeafvdo.adapters.renderer.style import load_style
from makeafvdo.domain.layout import CANVASES
from makeafvdo.domain.options import Format

LOOK = load_style("clean")
WORDS = st.lists(
    st.sampled_from(["กด", "ตะกร้าสีเหลือง", "ญาติผู้ใหญ่ ", "SPF50+ ", "น้ำ", "199 บาท", "เก็บเงินปลายทาง"]),
    min_size=1,
    max_size=9,
)


@given(WORDS, st.sampled_from(["9:16", "1:1", "16:9"]))
@settings(max_examples=12, deadline=None)
def test_every_caption_stands_in_the_safe_zone(words: list[str], video_format: Format) -> None:
    canvas = CANVASES[video_format]
    art = CaptionArt(words, LOOK.captions, canvas.captions)

    x, y = caption_place(canvas, art)

    inked = art.spoken(0)[..., 3] > 0.6
    rows, columns = (np.flatnonzero(inked.any(axis=axis)) for axis in (1, 0))
    assert canvas.safe.x <= x + columns[0]
    assert x + columns[-1] <= canvas.safe.right
    assert canvas.safe.y <= y + rows[0]
    assert y + rows[-1] <= canvas.safe.bottom


def test_only_the_spoken_word_lights_up() -> None:
    art = CaptionArt(["กด ", "ตะกร้า"], LOOK.captions, CANVASES["9:16"].captions)

    first, second = art.spoken(0), art.spoken(1)

    lit_first = np.flatnonzero((first[..., 2] < second[..., 2]).any(axis=0))  # blue is what yellow lacks
    lit_second = np.flatnonzero((first[..., 2] > second[..., 2]).any(axis=0))
    assert lit_first.size
    assert lit_first.max() < lit_second.min()


def test_captions_shrink_until_they_fit() -> None:
    short = CaptionArt(["กด"], LOOK.captions, CANVASES["9:16"].captions)
    long = CaptionArt(["เก็บเงินปลายทาง"] * 9, LOOK.captions, CANVASES["9:16"].captions)

    assert short.setting.size == LOOK.captions.size
    assert long.setting.size < short.setting.size


def test_a_product_name_too_long_for_its_plate_ends_in_an_ellipsis() -> None:
    words = ["รองเท้าผ้าใบสลิปออน ", *["สีน้ำเงิน "] * 30]

    art = label_art(words, LOOK.title, CANVASES["9:16"].labels)

    assert art is not None
    assert art.shape[1] <= CANVASES["9:16"].labels.width + 2 * 40 + 2
    assert art.shape[0] <= 2 * LOOK.title.line_height * LOOK.title.size + 2 * (40 + LOOK.title.padding[1]) + 2


@pytest.mark.parametrize("words", [[], ["ก" * 300]])
def test_a_label_without_room_or_words_is_not_drawn(words: list[str]) -> None:
    assert label_art(words, LOOK.title, CANVASES["9:16"].labels) is None
