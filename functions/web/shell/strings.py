"""The pages' strings by language: `locales/th.toml` and `locales/en.toml`, one table a page."""

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Literal, get_args

Language = Literal["th", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
_FOLDER = Path(__file__).parent.parent / "locales"


@cache
def strings(language: Language) -> Mapping[str, str]:
    """Every string of a language under its full key: `landing.title`, `script.site.copied`."""
    return dict(_flat(tomllib.loads((_FOLDER / f"{language}.toml").read_text()), ""))


def translator(language: Language) -> Callable[..., str]:
    """`t(key, **facts)`: the string with its facts filled in. An unknown key is a KeyError, found by the tests; with
    `otherwise`, for a key that ends in a name that was stored, it is that.
    """

    def t(key: str, *, otherwise: str | None = None, **facts: object) -> str:
        if otherwise is not None and key not in strings(language):
            return otherwise
        return strings(language)[key].format(**facts)

    return t


def script_strings(language: Language, page_name: str) -> dict[str, str]:
    """The page's script strings: the tables `script.site` and `script.<page_name>`, by the last part of the key."""
    wanted = ("script.site.", f"script.{page_name}.")
    return {
        key.rpartition(".")[2]: text
        for prefix in wanted
        for key, text in strings(language).items()
        if key.startswith(prefix)
    }


def _flat(table: Mapping[str, object], prefix: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, value in table.items():
        found += _flat(value, f"{prefix}{name}.") if isinstance(value, dict) else [(f"{prefix}{name}", str(value))]
    return found
