"""Every string exists in both languages, every key in use exists, and pages hold no text of their own."""

import json
import re
from pathlib import Path
from typing import get_args

import pytest

from makeafvdo.domain.messages import MESSAGES
from pages.video import Stage
from shell.strings import strings, translator

WEB = Path(__file__).parents[3] / "functions/web"
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
MODULES = sorted((WEB / "static").rglob("*.js"))
PYTHON = sorted([*(WEB / "pages").glob("*.py"), *(WEB / "shell").glob("*.py")])

_KEY = re.compile(r"""\bt\(\s*["']([a-z0-9_.]+)["']\s*([,)~+])""")
_THAI = re.compile("[\u0e00-\u0e7f]")
_TAG_OR_CODE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<[^>]*>|&\w+;", re.DOTALL)
_SAME_EVERYWHERE = re.compile(r"user\.info\.basic|video\.upload|MakeAFVDO|TikTok|support@makeafvdo\.com|LINE|Google|·")


def test_both_languages_have_the_same_keys_and_the_same_facts() -> None:
    thai, english = strings("th"), strings("en")

    assert thai.keys() == english.keys()
    for key in thai:
        assert _facts(thai[key]) == _facts(english[key]), key


def test_no_string_is_empty_and_thai_is_thai() -> None:
    thai, english = strings("th"), strings("en")

    assert [key for key, text in [*thai.items(), *english.items()] if not text.strip()] == []
    assert [key for key, text in thai.items() if not _THAI.search(text) and key not in _NOT_THAI] == []
    assert [key for key, text in english.items() if _THAI.search(text) and key != "site.other_language"] == []


_NOT_THAI = {"site.other_language"}


@pytest.mark.parametrize("stage", get_args(Stage))
def test_every_stage_of_a_video_has_its_name_on_the_shelf(stage: str) -> None:
    assert f"library.stage_{stage}" in strings("th")


def test_every_key_in_use_exists_and_none_is_unused() -> None:
    plain, prefixes = _keys_in([*TEMPLATES, *PYTHON])
    script, script_prefixes = _keys_in(MODULES)
    known = {key for key in strings("th") if not key.startswith("script.")}
    known_script = {key.rpartition(".")[2] for key in strings("th") if key.startswith("script.")}

    assert plain - known == set()
    assert script - known_script == set()
    assert {key for key in known - plain if not key.startswith(tuple(prefixes))} == set()
    assert {key for key in known_script - script if not key.startswith(tuple(script_prefixes))} == set()


@pytest.mark.parametrize("path", [*TEMPLATES, *MODULES, *PYTHON], ids=lambda path: path.name)
def test_no_thai_is_written_outside_the_locales(path: Path) -> None:
    assert _THAI.findall(path.read_text()) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_holds_no_words_of_its_own(path: Path) -> None:
    words = _SAME_EVERYWHERE.sub(" ", _TAG_OR_CODE.sub(" ", path.read_text()))

    assert re.findall(r"[A-Za-z]{2,}", words) == []


def test_a_sentence_names_only_buttons_that_a_page_has() -> None:
    """A name in quotation marks is that of something to tap; what a marketer wrote is quoted by its braces."""
    not_ours = {"ตะกร้า", "the basket"}
    for language, parts in (("th", ("th", "next_th")), ("en", ("en", "next_en"))):
        shown = set(strings("th" if language == "th" else "en").values())
        said = {
            name for each in MESSAGES.values() for part in parts for name in re.findall("“(.+?)”", getattr(each, part))
        }
        quoted = {name for name in said if re.fullmatch(r"\{\w+\}", name)}
        assert said - shown - not_ours - quoted == set()


def test_facts_are_filled_in_and_an_unknown_key_is_an_error() -> None:
    t = translator("en")

    assert json.dumps(t("site.sign_in")) == '"Sign in"'
    with pytest.raises(KeyError):
        t("site.nowhere")


def _facts(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def _keys_in(files: list[Path]) -> tuple[set[str], set[str]]:
    """Whole keys, and beginnings of keys whose end is joined on."""
    found = [match for path in files for match in _KEY.findall(path.read_text())]
    return {key for key, after in found if after in ",)"}, {key for key, after in found if after in "~+"}
