from pathlib import Path

import fontpkg_kanit  # type: ignore[import-untyped]
import fontpkg_prompt  # type: ignore[import-untyped]
import numpy as np
import pytest
from pydantic import ValidationError

from makeafvdo.adapters.renderer.frames import render_frames
from makeafvdo.adapters.renderer.image.photos import Photo
from makeafvdo.adapters.renderer.image.pixels import hex_to_rgb
from makeafvdo.adapters.renderer.stills.stills import compose_still_layer
from makeafvdo.adapters.renderer.style import STYLES_FOLDER, load_style
from makeafvdo.adapters.renderer.text.thai_text import OWN_FONTS, typeface
from makeafvdo.domain.storyboards.planning import plan_storyboard
from makeafvdo.domain.storyboards.storyboard import Entrance, LabelKind, PhotoFacts
from makeafvdo.domain.storyboards.styles import Style
from makeafvdo.domain.videos.options import STYLES, Options
from tests.support.products import a_product
from tests.unit.renderer.render_harness import a_script, a_voice, coffee, spaced_words


def fonts_of(style: Style) -> set[str]:
    return {style.captions.font, *(style.labels.of_kind(kind).font for kind in LabelKind)}


def test_the_styles_to_choose_from_are_those_declared() -> None:
    assert {path.stem for path in STYLES_FOLDER.glob("*.toml")} == set(STYLES)


@pytest.mark.parametrize("name", STYLES)
def test_every_declared_style_is_whole(name: str) -> None:
    style = load_style(name)

    assert set(style.transitions) == {Entrance.SAME_SCENE, Entrance.NEW_SCENE}
    for font in fonts_of(style):
        assert {"ก", "฿", "ๆ", "A", "9", "…"} <= typeface(font).characters


def test_styles_differ_in_type_transitions_motion_and_place() -> None:
    styles = [load_style(name) for name in STYLES]

    assert len({style.captions.font for style in styles}) == len(styles)
    assert len({tuple(sorted(style.pictures.motions)) for style in styles}) == len(styles)
    assert len({str(style.transitions) for style in styles}) == len(styles)
    assert len({style.layout["9:16"].captions.y for style in styles}) == len(styles)


@pytest.mark.parametrize(
    "licence", [fontpkg_kanit.ROOT / "LICENSE", fontpkg_prompt.ROOT / "LICENSE", OWN_FONTS / "Trirong-OFL.txt"]
)
def test_every_font_comes_with_its_open_licence(licence: Path) -> None:
    assert "SIL OPEN FONT LICENSE" in licence.read_text(encoding="utf-8").upper()


def test_a_fourth_style_is_one_more_file(tmp_path: Path) -> None:
    declared = (STYLES_FOLDER / "clean.toml").read_text(encoding="utf-8")
    quiet = declared.replace('kind = "slide"', 'kind = "wipe"').replace('"Kanit-SemiBold"', '"Trirong-SemiBold"')
    (tmp_path / "quiet.toml").write_text(quiet, encoding="utf-8")
    style = load_style("quiet", tmp_path)
    voices = [a_voice("a", [("กด ตะกร้า", [0.2, 0.2])]), a_voice("b", [("เลย ค่ะ", [0.2, 0.2])])]
    photos = [PhotoFacts(key=key, width=600, height=600) for key in ("p", "q")]
    board = plan_storyboard(
        a_product(photos=("p", "q")), a_script(voices), voices, Options(format="1:1"), photos, style, spaced_words
    )
    photo = Photo(np.asarray(coffee(600, 600)), None)

    drawn = sum(1 for _ in render_frames(board, style, lambda shot: compose_still_layer(shot, photo, "1:1", style)))

    assert drawn == board.frames


@pytest.mark.parametrize(
    ("written", "instead", "complaint"),
    [
        ("captions = [60, 1100, 840, 300]", "captions = [60, 1100, 960, 300]", "captions leaves the safe zone"),
        ("ai = [60, 1412, 840, 44]", "ai = [60, 1390, 840, 44]", "captions and ai overlap"),
        (
            "stage = [30, 370, 1020, 715]",
            "stage = [30, 370, 1020, 815]",
            "captions would stand on the product in stage",
        ),
        ("band = [0, 0, 1080, 1090]", "band = [0, 0, 1080, 1190]", "captions would stand on the product in band"),
        ('kind = "slide"', 'kind = "explode"', "slide"),
        ('"drift_left", "sink"', '"drift_left", "spin"', "no such motion"),
        ("captions = [60, 250, 840, 570]", "captions = [60, 250, 840, 590]", "captions would stand on the product"),
        ("captions = [60, 250, 840, 570]", "captions = [60, 240, 840, 570]", "the opening's captions leave"),
        ("size = 130", "size = 110", "less than 1.4 times"),
        ('enters = "punch"', 'enters = "fade"', "has to be there at once"),
        ('fill = "#FFFFFF"', 'fill = "white"', "fill"),
        ("size = 92", "sice = 92", "sice"),
    ],
)
def test_a_style_file_with_a_slip_says_where(tmp_path: Path, written: str, instead: str, complaint: str) -> None:
    declared = (STYLES_FOLDER / "clean.toml").read_text(encoding="utf-8")
    (tmp_path / "odd.toml").write_text(declared.replace(written, instead, 1), encoding="utf-8")

    with pytest.raises(ValidationError, match=complaint):
        load_style("odd", tmp_path)


@pytest.mark.parametrize("name", STYLES)
def test_captions_can_be_read_on_any_picture(name: str) -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1 between letters and what is right around them."""
    style = load_style(name)
    for is_hook in (False, True):
        caption_style = style.captions_of(is_hook=is_hook)
        around = caption_style.box or caption_style.outline

        assert contrast(caption_style.fill, around) >= 4.5
        assert contrast(caption_style.spoken.fill, caption_style.spoken.plate or around) >= 4.5
        assert caption_style.box or caption_style.outline_width >= 6 or stands_on_paper(style, is_hook=is_hook)


def stands_on_paper(style: Style, *, is_hook: bool) -> bool:
    layouts = [layout.of_scene(is_opening=is_hook) for layout in style.layout.values()]
    return style.captions_of(is_hook=is_hook).outline == style.pictures.paper and not any(
        layout.captions.overlaps(layout.pictures) for layout in layouts
    )


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    return sum(
        weight * linear(part / 255) for weight, part in zip((0.2126, 0.7152, 0.0722), hex_to_rgb(colour), strict=True)
    )


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
