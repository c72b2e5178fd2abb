"""The public texts stand in both languages, section by section."""

import pytest

from makeafvdo.domain.tiktok.api import SCOPES
from pages.texts import text

NAMES = ["how-we-use-tiktok", "privacy", "terms", "data-deletion"]


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_say_as_much(name: str) -> None:
    thai, english = text(name, "th"), text(name, "en")

    assert [_shape(section) for section in thai["sections"]] == [_shape(section) for section in english["sections"]]


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_every_text_has_a_title_a_lead_and_a_date(name: str, language: str) -> None:
    found = text(name, "th" if language == "th" else "en")

    assert all(found[part].strip() for part in ("title", "lead", "dated"))
    assert ("2569" if language == "th" else "2026") in found["dated"]


def test_every_scope_the_app_asks_for_is_explained() -> None:
    for language in ("th", "en"):
        told = str(text("how-we-use-tiktok", "th" if language == "th" else "en"))
        assert all(scope in told for scope in SCOPES)


def _shape(section: dict[str, object]) -> dict[str, object]:
    return {name: len(value) if isinstance(value, list) else None for name, value in section.items()}
