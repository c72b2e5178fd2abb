"""Thai syllables as the pronouncing dictionary writes them: IPA, syllables parted by dots, a tone at each end."""

import re
from enum import StrEnum
from typing import NamedTuple


class LexicalTone(StrEnum):
    """The five tones that tell Thai words apart, as the dictionary draws them."""

    MID = "˧"
    LOW = "˨˩"
    FALLING = "˥˩"
    HIGH = "˦˥"
    RISING = "˩˩˦"


class ThaiSyllable(NamedTuple):
    """One syllable in plain IPA letters: `tɕʰ`, not `t͡ɕʰ`; `vowel` without its length."""

    onset: str
    vowel: str
    is_long: bool
    coda: str
    tone: LexicalTone
    ends_word: bool = False


_NOT_SOUNDS = str.maketrans({"͡": None, "̯": None, "̚": None, "ˈ": None, "ˌ": None, "g": "ɡ"})
_DIPHTHONGS = {"ia", "ɯa", "ua"}
_SYLLABLE = re.compile(
    r"(?P<onset>[^aeiouɛɔɤɯə]*)(?P<vowel>[aeiouɛɔɤɯəː]+)(?P<coda>[^aeiouɛɔɤɯəː˥˦˧˨˩]*)(?P<tone>[˥˦˧˨˩]*)"
)


def read_word(ipa: str) -> tuple[ThaiSyllable, ...]:
    """`ipa`: one word, `/sa˨˩.baːj˧/`. Parts without a vowel are no syllables and are left out."""
    parts = re.split(r"[. ]", ipa.strip("/").translate(_NOT_SOUNDS))
    syllables = [_syllable(found) for part in parts if (found := _SYLLABLE.fullmatch(part))]
    if syllables:
        syllables[-1] = syllables[-1]._replace(ends_word=True)
    return tuple(syllables)


def _syllable(found: re.Match[str]) -> ThaiSyllable:
    vowel = found["vowel"].replace("ː", "")
    return ThaiSyllable(
        onset=found["onset"],
        vowel=vowel,
        is_long="ː" in found["vowel"] or vowel in _DIPHTHONGS,
        coda=found["coda"],
        tone=LexicalTone(found["tone"] or LexicalTone.MID),
    )
