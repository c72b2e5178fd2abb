"""Word lists and lines of this writer, read once from the TOML files beside it."""

import tomllib
from functools import cache
from pathlib import Path


@cache
def word_list(name: str) -> frozenset[str]:
    words = _unsaid()[name]
    return frozenset(words.split())


@cache
def english_chatter() -> str:
    return _unsaid()["english"]


@cache
def lines() -> dict[str, dict[str, list[str]]]:
    read: dict[str, dict[str, list[str]]] = tomllib.loads(_text_of("lines"))
    return read


@cache
def _unsaid() -> dict[str, str]:
    read: dict[str, str] = tomllib.loads(_text_of("unsaid"))
    return read


def _text_of(name: str) -> str:
    return (Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8")
