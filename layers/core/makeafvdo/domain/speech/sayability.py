"""What no voice says well: a writer keeps it out of a script, though the normaliser would still read it somehow."""

import re
import unicodedata

from makeafvdo.domain.speech.foreign_words import KNOWN_WORDS, LONGEST_ABBREVIATION
from makeafvdo.domain.speech.normaliser import amounts_in_words
from makeafvdo.domain.speech.rewriting import THAI
from makeafvdo.domain.speech.written_signs import in_plain_signs

_TOKEN = re.compile(r"[A-Za-z0-9]*[A-Za-z][A-Za-z0-9]*(?:[-'][A-Za-z0-9]+)*")
_SHORT_CODE = re.compile(rf"([A-Za-z]{{1,{LONGEST_ABBREVIATION}}}|[A-Za-z]-)\d{{1,3}}|\d{{1,3}}[A-Z]{{1,2}}")
"""Read easily: A12, A-12, IP68, E27, 6E."""
_LONG_NUMBER = re.compile(r"(?<![\d.])0\d[\d -]{5,}\d|\d{8,}|\d+(?:-\d+){2,}")
"""A telephone number, a bar code, a licence."""
_STRETCHED = re.compile(rf"([{THAI}])\1{{3,}}")


def unsayable_in(text: str) -> tuple[str, ...]:
    """The parts of `text` that a listener would not understand, as written, in their order.

    Model codes (`DXR-99P`, `WH-1000XM5`), Latin words that are neither known nor an abbreviation of at most four
    capitals, letters of other scripts, telephone numbers and other long digit codes, stretched words (`ยาวววว`).
    Numbers, units, prices, sizes and known brands are sayable.
    """
    others = "".join(character if _is_of_other_script(character) else " " for character in text).split()
    plain = in_plain_signs(text)
    numbers = [found[0] for found in _LONG_NUMBER.finditer(re.sub(r"(?<=\d),(?=\d{3})", "", plain))]
    stretched = [found[0] for found in _STRETCHED.finditer(plain)]
    left = amounts_in_words(plain)
    words = [found[0] for found in _TOKEN.finditer(left) if not _is_read_easily(found[0])]
    return tuple(dict.fromkeys((*words, *numbers, *stretched, *others)))


def is_sayable(text: str) -> bool:
    """Whether a listener would understand all of `text`."""
    return not unsayable_in(text)


def _is_read_easily(token: str) -> bool:
    if token.lower().replace("'", "") in KNOWN_WORDS or _SHORT_CODE.fullmatch(token):
        return True
    if "-" in token:
        return all(part.isalpha() and _is_read_easily(part) for part in token.split("-"))
    return token.isalpha() and (len(token) == 1 or (token.isupper() and len(token) <= LONGEST_ABBREVIATION))


def _is_of_other_script(character: str) -> bool:
    if not character.isalpha() or "ก" <= character <= "๛":
        return False
    return not unicodedata.normalize("NFKD", character)[0].isascii() and character not in "μµΩØøßæœł"
