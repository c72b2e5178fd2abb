from pathlib import Path

import fontpkg_kanit  # type: ignore[import-untyped]
import pytest

from makeafvdo.adapters.renderer import style as styles
from makeafvdo.adapters.renderer.style import load_style
from makeafvdo.domain.storyboard import Entrance

DECLARED = sorted(path.stem for path in (Path(styles.__file__).parent / "styles").glob("*.toml"))


@pytest.mark.parametrize("name", DECLARED)
def test_every_declared_style_is_whole(name: str) -> None:
    style = load_style(name)

    assert set(style.transitions) == {Entrance.SAME_SCENE, Entrance.NEW_SCENE}
    for font in (style.captions.font, style.title.font, style.price.font):
        assert (fontpkg_kanit.ROOT / "files" / f"{font}.ttf").is_file()


def test_the_font_comes_with_its_open_licence() -> None:
    assert "SIL OPEN FONT LICENSE" in (fontpkg_kanit.ROOT / "LICENSE").read_text(encoding="utf-8").upper()
