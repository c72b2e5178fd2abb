"""Patterns of what may stand after a number."""

from makeafvdo.domain.speech.rewriting import THAI, one_of
from makeafvdo.domain.speech.tables.units import COUNTED, LATIN_UNITS, THAI_UNITS

LATIN_UNIT = one_of(LATIN_UNITS)
THAI_UNIT = one_of(THAI_UNITS)
COUNTED_WORD = one_of(COUNTED)
UNIT_WORD = "|".join(sorted(set(COUNTED) | set(LATIN_UNITS.values()) | set(THAI_UNITS.values()), key=len, reverse=True))
FOLLOWING_UNIT = rf"(?: ?(?:({LATIN_UNIT})(?![A-Za-z])|({THAI_UNIT})(?:\.|(?![{THAI}.]))|({COUNTED_WORD})|(\")))?"
BEFORE_MINUS = rf"(?<![\d{THAI}A-Za-z.)%฿°\"_])"
"""A hyphen here, before a digit, is a minus."""
