"""What a voice is given for a phrase: numbers, units and signs in Thai words, Latin as that voice can read it.

Three levels stand between words while a phrase is rewritten: `_` is a border without a sound, a blank is a space as
written, `,` a pause for breath. What is spoken has blanks alone.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from makeafvdo.domain.speech.codes import without_codes
from makeafvdo.domain.speech.foreign_words import phrases_in_thai, words_in_thai
from makeafvdo.domain.speech.own_words import PLACEHOLDERS, with_placeholders, with_readings
from makeafvdo.domain.speech.quantities import without_signs
from makeafvdo.domain.speech.repeats import repeated
from makeafvdo.domain.speech.rewriting import NUMBER, THAI, one_of, rewrites, rewritten
from makeafvdo.domain.speech.tables.left_in_latin import LEFT_IN_LATIN
from makeafvdo.domain.speech.tables.units import ABBREVIATIONS, DAYS, MONTHS
from makeafvdo.domain.speech.thai_numbers import number_in_thai
from makeafvdo.domain.speech.written_signs import in_plain_signs

NORMALISER_VERSION = "2"
"""Changes whenever the same text would be said otherwise."""
BREATH = ","
"""Between two breaths, in a text for the embedded voice."""

Segment = Callable[[str], Sequence[str]]
"""Text → its words, spaces and signs; joined, they are the text again."""


class Latin(Enum):
    """What becomes of Latin words."""

    SPELLED = "spelled"
    ALLOWED = "allowed"
    """Words of `LEFT_IN_LATIN` stay."""
    KEPT = "kept"


@dataclass(frozen=True)
class Profile:
    """What a family of voices reads well by itself. Numbers and signs are spelled for all of them."""

    latin: Latin
    reads_mai_yamok: bool


EMBEDDED = Profile(Latin.SPELLED, reads_mai_yamok=False)
BOTNOI = Profile(Latin.SPELLED, reads_mai_yamok=False)
GOOGLE_STANDARD = Profile(Latin.ALLOWED, reads_mai_yamok=True)
"""Google's Standard and Neural2 voices, Azure's."""
GENERATIVE = Profile(Latin.KEPT, reads_mai_yamok=True)
"""Gemini, Chirp 3, ElevenLabs."""

_EVEN_GLUED = [short for short in ABBREVIATIONS if len(short) > 3]
"""`ทั่วกทม.`, `เดือนม.ค.`: no word ends like that."""
_ABBREVIATIONS = rewrites(
    (r"[ _]*ฯ ?ล ?ฯ", "_และอื่นๆ_"),
    ("ฯ", ""),
    (rf"(?<![{THAI}.])({one_of(ABBREVIATIONS)})(?![\d.] ?[x×])", lambda short: f"_{ABBREVIATIONS[short[1]]}_"),
    (rf"(?<=[{THAI}])({one_of(_EVEN_GLUED)})", lambda short: f"_{ABBREVIATIONS[short[1]]}_"),
)
_SHORT_MONTHS = list(ABBREVIATIONS)[:12]
_DATES = rewrites(
    (
        rf"(?<![{THAI}.])({one_of(DAYS)})\.? ?[-~] ?({one_of(DAYS)})(?:\.|(?![{THAI}.]))",
        lambda days: f"_{DAYS[days[1]]} ถึง {DAYS[days[2]]}_ ",
    ),
    (rf"({one_of(DAYS.values())}) ?[-~] ?(?=(?:วัน)?(?:{one_of(DAYS.values())}))(?!(?<=เสาร์-)อาทิตย์)", r"\1 ถึง "),
    (rf"(?<=\d) ?({one_of(_SHORT_MONTHS)}) ?", lambda month: f"_{ABBREVIATIONS[month[1]]}_ "),
    (
        rf"({one_of(_SHORT_MONTHS)}) ?[-~] ?(?={one_of(_SHORT_MONTHS)}|\d)",
        lambda month: f"_{ABBREVIATIONS[month[1]]} ถึง ",
    ),
    (rf"({one_of(MONTHS)})[ _]*[-~][ _]*(?=\d)", r"\1 ถึง "),
    (rf"(?<=[{THAI}]) ?[-~] ?(?=\d{{1,2}}_(?:{one_of(MONTHS)}))", " ถึง "),
)
_SIZE = r"(?:XXS|XS|S|M|L|XL|XXL|XXXL|[2-9]XL)"
_SIZES = rewrites(
    (rf"(?<![A-Za-z\d-])({_SIZE}) ?[-~] ?(?={_SIZE}(?![A-Za-z\d]))", r"\1 ถึง "),
    (r"(?<=\d)(?=X{1,3}L(?![A-Za-z]))", "_"),
)
_NOTHING_SAID = rewrites(
    (r"(?<!\d)\.|\.(?!\d)", ","),
    (rf"[^{THAI}ๆA-Za-z\d_., {PLACEHOLDERS}'-]", ","),
    (r"(?<![A-Za-z])[-']|[-'](?![A-Za-z])", " "),
)
_PAUSES = rewrites(
    (r"[ _,]*,[ _,]*", ","),
    (r"_*[ ]+[ _]*", " "),
    ("_+", "_"),
)
_BREATH = re.compile(rf"(?<=[{THAI}ๆ]) (?=[{THAI}])")
"""A blank as written is a breath where Thai letters stand on both of its sides."""


def spoken(
    text: str, profile: Profile, own_words: Mapping[str, str] | None = None, segment: Segment | None = None
) -> str:
    """`text` as a voice of that `profile` shall be given it: Thai letters and blanks, and Latin where it keeps some.

    Empty where nothing can be spoken. Never raises; spoken again, it stays as it is. `own_words`: written → reading,
    matched at word borders whatever the case. `segment` finds the word that ๆ repeats.
    """
    return " ".join(
        re.sub("[_,]", lambda mark: "" if mark[0] == "_" else " ", _said(text, profile, own_words, segment)).split()
    )


def spoken_breaths(
    text: str, profile: Profile, own_words: Mapping[str, str] | None = None, segment: Segment | None = None
) -> list[list[str]]:
    """The same, cut: for each breath the parts between borders that are sure (a part may be several Thai words)."""
    said = _said(text, profile, own_words, segment)
    breaths = (re.split("[ _]+", breath) for breath in said.split(BREATH))
    return [parts for breath in breaths if (parts := [part for part in breath if part])]


def _said(text: str, profile: Profile, own_words: Mapping[str, str] | None, segment: Segment | None) -> str:
    text = in_plain_signs(text)
    text, readings = with_placeholders(text, own_words or {}, segment)
    text = amounts_in_words(text, keeps_names=profile.latin is Latin.KEPT)
    text = rewritten(text, _ABBREVIATIONS)
    text = rewritten(text, _NOTHING_SAID)
    text = words_in_thai(text, lambda word: _stays_latin(word, profile))
    text = re.sub(NUMBER, lambda number: f"_{number_in_thai(number[0])}_", text)
    text = re.sub("[ _,]+(?=ๆ)", "", text) if profile.reads_mai_yamok else repeated(text, segment)
    text = rewritten(text, _PAUSES)
    return with_readings(text, readings).strip(" _,")


def amounts_in_words(text: str, *, keeps_names: bool = False) -> str:
    """Every code, time, unit and sign in words, with border marks; only plain numbers and Latin words are left.

    `text` is in plain signs. Known names of several parts are in Thai unless they are kept.
    """
    text = rewritten(without_codes(_BREATH.sub(",", text)), _DATES)
    text = rewritten(text, _SIZES)
    return without_signs(phrases_in_thai(text, only_with_digits=keeps_names))


def _stays_latin(word: str, profile: Profile) -> bool:
    return profile.latin is Latin.KEPT or (profile.latin is Latin.ALLOWED and word.lower() in LEFT_IN_LATIN)
