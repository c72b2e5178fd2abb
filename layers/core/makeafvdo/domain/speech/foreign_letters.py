"""Any Latin word in Thai letters by rule: not as an Englishman says it, but sayable, and never nothing."""

import re

from makeafvdo.domain.speech.tables.reading import read_table

_ONSETS = read_table("""
sch=ช sh=ช ch=ช ph=ฟ th=ธ wh=ว gh=ก kh=ค kn=น wr=ร qu=คว ck=ก
b=บ c=ค d=ด f=ฟ g=ก h=ฮ j=จ k=ค l=ล m=ม n=น p=พ q=ค r=ร s=ส t=ท v=ว w=ว
x=ซ y=ย z=ซ
""")
_AFTER_S = {"ค": "ก", "พ": "ป", "ท": "ต"}
_CODAS = read_table("""
ng=ง nk=งก์ ck=ก sh=ช ch=ช th=ธ ph=ฟ b=บ c=ก d=ด f=ฟ g=ก j=จ k=ก l=ล m=ม n=น p=ป q=ก r= s=ส t=ต v=ฟ w= x=กซ์ z=ซ h= y=
""")
_VOWELS = {
    vowel: tuple(said.replace("-", "{}").split("/"))
    for vowel, said in read_table("""
a=-า/แ- e=เ-/เ- i=-ี/-ิ o=โ-/-อ u=-ู/-ั y=-ี/-ิ aa=-า/-า ai=ไ-/เ- ay=เ-ย์/เ- au=-อ/-อ aw=-อ/-อ
ar=-าร์/-าร์ ae=แ-/แ- ea=-ี/-ี ee=-ี/-ี ei=เ-/เ- er=เ-อร์/เ-อร์ eu=-ิว/-ิว ew=-ิว/-ิว ey=-ีย์/-ี
ie=-ี/-ี ir=เ-อร์/เ-อร์ ia=เ-ีย/เ-ีย oa=โ-/โ- oi=-อย/-อย oo=-ู/-ู or=-อร์/-อร์ ou=เ-า/-ู ow=โ-ว์/-าว
oy=-อย/-อย ue=-ู/-ู ui=-ุย/-ุย ur=เ-อร์/เ-อร์ uu=-ู/-ู
""").items()
}
"""Spelling of the vowel in a syllable without and with a consonant at its end."""
_SHORTENED = {"แ{}": "แ{}็", "เ{}": "เ{}็", "{}อ": "{}็อ"}
"""Before a stop an English vowel of one letter is short: `เซ็ต`."""
_STOPS = frozenset("กบปตด")
_A_VOWEL_OR_NOT = re.compile(
    "[aeiou]r(?![aeiou])|[aeo]y(?![aeiou])|"
    + "|".join(vowel for vowel in sorted(_VOWELS, key=len, reverse=True) if vowel[-1] not in "ry" or vowel == "y")
    + "|"
    + "|".join(sorted(_ONSETS.keys() | {"ng", "nk"}, key=len, reverse=True))
)
_CLUSTERS = frozenset(["bl", "br", "cl", "cr", "dr", "fl", "fr", "gl", "gr", "kl", "kr", "pl", "pr", "tr", "thr"])
_ENDING_E = re.compile("(?<=[aeiouy][bcdfgklmnprstvz])e$|(?<=[aeiouy](?:th|ch|sh|ph))e$")
_LONG_BEFORE_E = {"a": "เ{}", "i": "ไ{}", "o": "โ{}", "u": "{}ู", "e": "{}ี", "y": "ไ{}"}


def in_thai_letters(word: str) -> str:
    """`word`: small letters a to z with a vowel among them, read syllable by syllable."""
    bare = _ENDING_E.sub("", word)
    has_silent_e = bare != word
    bare = re.sub(r"([b-df-hj-np-tv-z])\1", r"\1", bare)
    bare = re.sub("c(?=[eiy])", "s", re.sub("y(?=[aeiou])", "j\0", bare)).replace("j\0", "y")
    sounds: list[str] = _A_VOWEL_OR_NOT.findall(bare)
    vowels = [position for position, sound in enumerate(sounds) if _is_vowel(sounds, position)]
    if not vowels:
        return ""
    said = ""
    begin = 0
    for number, vowel in enumerate(vowels):
        is_last = number + 1 == len(vowels)
        between = sounds[vowel + 1 : len(sounds) if is_last else vowels[number + 1]]
        codas = between if is_last else between[: len(between) - _length_of_onset(between)]
        keeps_long = is_last and has_silent_e and len(sounds[vowel]) == 1
        said += _syllable(sounds[begin:vowel], sounds[vowel], codas, is_long=keeps_long)
        begin = vowel + 1 + len(codas)
    return said


def _is_vowel(sounds: list[str], position: int) -> bool:
    """`y` before a vowel is a consonant."""
    sound = sounds[position]
    following = sounds[position + 1] if position + 1 < len(sounds) else ""
    return sound in _VOWELS and not (sound == "y" and following in _VOWELS)


def _length_of_onset(between: list[str]) -> int:
    """How many of the consonants between two vowels begin the second syllable."""
    if len(between) >= 2 and between[-2] + between[-1] in _CLUSTERS:
        return 2
    return min(len(between), 0 if between[-1:] in (["ng"], ["nk"], ["x"]) else 1)


def _syllable(onsets: list[str], vowel: str, codas: list[str], *, is_long: bool) -> str:
    letters = [_ONSETS.get(sound, "ง" if sound == "ng" else "งค") for sound in onsets]
    if len(letters) > 1 and letters[0] == "ส":
        letters[1] = _AFTER_S.get(letters[1], letters[1])
    onset = "".join(letters) or "อ"
    coda, *silent = [thai for sound in codas if (thai := _CODAS.get(sound, ""))] or [""]
    is_open = not coda
    shape = _LONG_BEFORE_E[vowel] if is_long else _VOWELS[vowel][not is_open]
    if not is_long and len(vowel) == 1 and coda in _STOPS:
        shape = _SHORTENED.get(shape, shape)
    ending = coda + "".join(f"{letter}์" for letter in silent[-1:] if not letter.endswith("์"))
    return shape.format(onset) + ending
