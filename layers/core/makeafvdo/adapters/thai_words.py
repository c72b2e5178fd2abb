"""Thai text → words. Thai is written without spaces between words; a dictionary finds them."""

import re
import tempfile
from functools import lru_cache
from importlib import metadata
from pathlib import Path

import nlpo3

_DICTIONARY = "makeafvdo"
_NEEDS_A_LETTER = re.compile("[ะ-ฺๅ็-๎]")
"""Marks and vowels that stand on, under or behind a letter: of a word that the dictionary lacks they come loose."""
_OWN_WORDS = Path(__file__).parent / "thai_words.txt"


def segment(text: str) -> list[str]:
    """Words, spaces and signs of `text` in their order; joined, they are `text`. Loads its dictionary once (0.1 s)."""
    _load_dictionary()
    words: list[str] = []
    for word in nlpo3.segment(text, _DICTIONARY):
        if words and _NEEDS_A_LETTER.match(word):
            words[-1] += word
        else:
            words.append(word)
    return words


@lru_cache(maxsize=1)
def _load_dictionary() -> None:
    """PyThaiNLP's word list (CC0-1.0), read where its package lies, and our own words."""
    package = metadata.distribution("pythainlp")
    words = Path(str(package.locate_file("pythainlp/corpus/words_th.txt"))).read_text(encoding="utf-8")
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as both:
        both.write(words.rstrip("\n") + "\n" + _OWN_WORDS.read_text(encoding="utf-8"))
        both.flush()
        nlpo3.load_dict(both.name, _DICTIONARY)
