"""Spoken Thai → syllables: a dictionary of 62,000 words, our own of the shop, and rules for the rest.

Dictionary and rules are FastThaiG2P's, inside the pythaitts wheel. Only what is needed of it is loaded: one data
file at the start (0.2 s, 80 MB), the rules (1.5 s, 190 MB more) when the first unlisted word is met.
"""

import json
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from importlib.metadata import distribution
from pathlib import Path
from types import ModuleType
from typing import cast

import nlpo3

from makeafvdo.adapters.voices.shop_words import SHOP_WORDS
from makeafvdo.adapters.voices.syllables import ThaiSyllable, read_word

_PACKAGE = "pythaitts"
_RULES = "pythaitts.pretrained.fastthaig2p"
_DICTIONARY = "thai-of-the-shop"
_VOWEL_LETTER = "อ"
"""A vowel wherever it follows another letter: วอช."""
_VOWEL_SIGNS = frozenset("ะัาำิีึืุูเแโใไๅ็")


class Pronunciation:
    """Looks Thai words up in the dictionary, or applies the rules."""

    def __init__(self) -> None:
        dictionary = _package_folder().joinpath("pretrained", "fastthaig2p", "data", "ipa.json")
        self._ipa: dict[str, str] = json.loads(dictionary.read_text(encoding="utf-8")) | SHOP_WORDS
        with tempfile.NamedTemporaryFile("w", encoding="utf-8") as words:
            words.write("\n".join(self._ipa))
            words.flush()
            nlpo3.load_dict(words.name, _DICTIONARY)

    def breath_groups(self, breaths: Iterable[Sequence[str]]) -> list[list[ThaiSyllable]]:
        """`breaths`: as `spoken_breaths()` cuts them. A group without a syllable is left out."""
        breath_groups = [[syllable for ipa in self._words(parts) for syllable in read_word(ipa)] for parts in breaths]
        return [group for group in breath_groups if group]

    def _words(self, parts: Sequence[str]) -> Iterator[str]:
        for part in parts:
            for token in _rejoined(nlpo3.segment(part, _DICTIONARY), self._ipa):
                ipa = self._ipa.get(token) or _rule("fallback", "fallback_g2p")(token)
                yield ipa if ipa.startswith("/") else ""


def _rejoined(tokens: list[str], known: dict[str, str]) -> list[str]:
    """A stray consonant is no syllable: it is joined to the token before it (after it at the start of a word)."""
    rejoined: list[str] = []
    for token in tokens:
        if rejoined and (_is_stray(token, known) or _is_stray(rejoined[-1], known)):
            rejoined[-1] += token
        else:
            rejoined.append(token)
    return [token for token in rejoined if not _is_stray(token, known)]


def _is_stray(token: str, known: dict[str, str]) -> bool:
    return token not in known and not _VOWEL_SIGNS & set(token) and _VOWEL_LETTER not in token[1:]


def _package_folder() -> Path:
    return Path(str(distribution(_PACKAGE).locate_file(_PACKAGE)))


def _rule(module: str, function: str) -> Callable[[str], str]:
    """A function of FastThaiG2P, loaded past the package's own imports: those pull in machine-learning stacks."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if _RULES not in sys.modules:
            _register_stub_packages()
        return cast("Callable[[str], str]", getattr(import_module(f"{_RULES}.{module}"), function))


def _register_stub_packages() -> None:
    folder = _package_folder()
    for name, path in (
        (_PACKAGE, folder),
        (f"{_PACKAGE}.pretrained", folder / "pretrained"),
        (_RULES, folder / "pretrained" / "fastthaig2p"),
    ):
        stub = ModuleType(name)
        stub.__path__ = [str(path)]
        sys.modules[name] = stub
