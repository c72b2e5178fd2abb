"""Speakable Thai → syllables: a dictionary of 62,000 words, our own of the shop, and rules for the rest.

Dictionary and rules are FastThaiG2P's, inside the pythaitts wheel. Only what is needed of it is loaded: one data
file at once (0.2 s, 80 MB), the rules (1.5 s, 190 MB more) when the first unlisted word is met.
"""

import json
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
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
_REPEAT = "ๆ"
_VOWEL_SIGNS = frozenset("ะัาำิีึืุูเแโใไๅ็")


class Pronunciation:
    """Knows how Thai words sound."""

    def __init__(self) -> None:
        dictionary = _package_folder().joinpath("pretrained", "fastthaig2p", "data", "ipa.json")
        self._ipa: dict[str, str] = json.loads(dictionary.read_text(encoding="utf-8")) | SHOP_WORDS
        with tempfile.NamedTemporaryFile("w", encoding="utf-8") as words:
            words.write("\n".join(self._ipa))
            words.flush()
            nlpo3.load_dict(words.name, _DICTIONARY)

    def breaths(self, speakable: str) -> list[list[ThaiSyllable]]:
        """`speakable`: as `speakable()` makes it. A breath with nothing to say is left out."""
        breaths = [
            [syllable for ipa in self._words(breath) for syllable in read_word(ipa)] for breath in speakable.split(", ")
        ]
        return [breath for breath in breaths if breath]

    def _words(self, breath: str) -> Iterator[str]:
        said = ""
        for word in breath.split():
            if word.isascii():
                yield _rule("en_g2p", "en_g2p")(word)
                continue
            for piece in _whole_pieces(nlpo3.segment(word, _DICTIONARY), self._ipa):
                if piece != _REPEAT:
                    said = self._ipa.get(piece) or _rule("fallback", "fallback_g2p")(piece)
                yield said if said.startswith("/") else ""


def _whole_pieces(pieces: list[str], known: dict[str, str]) -> list[str]:
    """A stray consonant is no syllable: it goes back to the piece before it (behind it at the start of a word)."""
    whole: list[str] = []
    for piece in pieces:
        joins = whole and (_is_stray(piece, known) or _is_stray(whole[-1], known)) and piece != _REPEAT
        if joins and whole[-1] != _REPEAT:
            whole[-1] += piece
        else:
            whole.append(piece)
    return [piece for piece in whole if not _is_stray(piece, known)]


def _is_stray(piece: str, known: dict[str, str]) -> bool:
    return piece not in known and piece != _REPEAT and not _VOWEL_SIGNS & set(piece)


def _package_folder() -> Path:
    return Path(str(distribution(_PACKAGE).locate_file(_PACKAGE)))


def _rule(module: str, function: str) -> Callable[[str], str]:
    """A function of FastThaiG2P, loaded past the package's own imports: those pull in machine-learning stacks."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if _RULES not in sys.modules:
            _stand_in_for_packages()
        return cast("Callable[[str], str]", getattr(import_module(f"{_RULES}.{module}"), function))


def _stand_in_for_packages() -> None:
    folder = _package_folder()
    for name, path in (
        (_PACKAGE, folder),
        (f"{_PACKAGE}.pretrained", folder / "pretrained"),
        (_RULES, folder / "pretrained" / "fastthaig2p"),
    ):
        stand_in = ModuleType(name)
        stand_in.__path__ = [str(path)]
        sys.modules[name] = stand_in
