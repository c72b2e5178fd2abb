"""How a marketer wants words of their own said: a brand, a model, a name."""

import re
from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.speech.rewriting import THAI

MOST_ENTRIES = 100
LONGEST_WRITTEN = 40
LONGEST_READING = 80
_READING = re.compile(rf"[{THAI}]+(?: [{THAI}]+)*")


class Pronunciations(BaseModel):
    """`own_words`: a word as written → its reading in Thai letters. For `spoken()`, they win over everything."""

    model_config = ConfigDict(frozen=True)

    own_words: Mapping[str, str] = {}


def checked_pronunciations(own_words: Mapping[str, str]) -> Pronunciations:
    """Trimmed, blanks single. Invalid: `pronunciations_too_many`, `pronunciation_written_wrong`,
    `pronunciation_not_thai`, `pronunciation_twice`.
    """
    if len(own_words) > MOST_ENTRIES:
        raise Invalid("pronunciations_too_many", most=MOST_ENTRIES)
    checked: dict[str, str] = {}
    seen: set[str] = set()
    for written, reading in own_words.items():
        word, said = " ".join(written.split()), " ".join(reading.split())
        if not word.isprintable() or not 1 <= len(word) <= LONGEST_WRITTEN or not any(map(str.isalnum, word)):
            raise Invalid("pronunciation_written_wrong", word=word[:LONGEST_WRITTEN], most=LONGEST_WRITTEN)
        if len(said) > LONGEST_READING or not _READING.fullmatch(said):
            raise Invalid("pronunciation_not_thai", word=word, most=LONGEST_READING)
        if word.lower() in seen:
            raise Invalid("pronunciation_twice", word=word)
        seen.add(word.lower())
        checked[word] = said
    return Pronunciations(own_words=checked)
