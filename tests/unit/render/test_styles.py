from pathlib import Path

import fontpkg_kanit  # type: ignore[import-untyped]
import fontpkg_prompt  # type: ignore[import-untyped]
import pytest

from makeafvdo.adapters.renderer.style import STYLES_FOLDER, load_style
from makeafvdo.adapters.renderer.thai_text import OWN_FONTS, typeface
from makeafvdo.domain.options import STYLES
from makeafvdo.domain.storyboard import Entrance, LabelKind
from makeafvdo.domain.styles import Style


def fonts_of(style: Style) -> set[str]:
    return {style.captions.font, *(style.labels.look(kind).font for kind in LabelKind)}


def test_the_styles_to_choose_from_are_those_declared() -> None:
    assert {path.stem for path in STYLES_FOLDER.glob("*.toml")} == set(STYLES)


@pytest.mark.parametrize("name", STYLES)
def test_every_declared_style_is_whole(name: str) -> None:
    style = load_style(name)

    assert set(style.transitions) == {Entrance.SAME_SCENE, Entrance.NEW_SCENE}
    for font in fonts_of(style):
        assert {"ก", "฿", "ๆ", "A", "9", "…"} <= typeface(font).signs


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
