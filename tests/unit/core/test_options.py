import pytest
from pydantic import ValidationError

from makeafvdo.domain.videos.options import STYLES, Options


@pytest.mark.parametrize("style", STYLES)
def test_every_style_may_be_chosen(style: str) -> None:
    assert Options(style=style).style == style


def test_a_style_that_nobody_declared_may_not() -> None:
    with pytest.raises(ValidationError, match="not one of clean"):
        Options(style="sparkling")
