"""Names the embedded writer reads `domain.speech`'s tables by."""

from makeafvdo.domain.speech.foreign_words import KNOWN_WORDS as LOAN_WORDS
from makeafvdo.domain.speech.tables.english_words import LETTERS
from makeafvdo.domain.speech.tables.units import LATIN_UNITS, THAI_UNITS

UNITS = LATIN_UNITS | {f"{unit}.": said for unit, said in THAI_UNITS.items()}

__all__ = ["LETTERS", "LOAN_WORDS", "UNITS"]
