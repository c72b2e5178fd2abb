"""Thai text → words, between which a line may be broken."""

import re
import tempfile
from functools import lru_cache
from importlib import metadata
from pathlib import Path

import nlpo3

from makeafvdo.adapters.renderer.text.thai_text import Typeface, drawable

_DICTIONARY = "makeafvdo"
_LONGEST = 24
"""Letters; a longer token is cut, because it would not fit on a line."""
_OWN_WORDS = Path(__file__).parent / "thai_words.txt"
_NEVER_STARTS_LINE = re.compile(r"[ๆฯ%+!?,.:;)\]”’»…]+|บาท|ค่ะ|คะ|ครับ|นะ|นะคะ|นะครับ|จ้า")
"""Repeat marks, signs, the currency, and particles that belong to the word before."""
_LATIN_RUN = re.compile(r"[A-Za-z0-9.,+&'/×x%°-]+")
"""Latin letters, digits and signs written together are one word: SPF50+, 1,299, USB-C."""
_COUNTED = re.compile(r"บาท|ชิ้น|ตัว|คู่|ใบ|อัน|ซอง|กล่อง|ขวด|แพ็ค|กิโล|กรัม|ลิตร|มิล|วัน|ปี|ชม\.|ชั่วโมง|นาที|คน|ครั้ง|สี|เมตร|เซน|นิ้ว")
"""Units and classifiers stay with the number before them."""
_OPENING_SIGNS = frozenset("฿([“‘«#")


def split_words(text: str, face: Typeface) -> list[str]:
    """Words of `text` as far as `face` can draw them; joined, they are that text. A space ends its word."""
    _load_dictionary()
    words: list[str] = []
    for token in nlpo3.segment(drawable(text, face), _DICTIONARY):
        if words and (token.isspace() or _joins(words[-1], token)):
            words[-1] += token
        else:
            words += [token[at : at + _LONGEST] for at in range(0, len(token), _LONGEST)]
    return words


def _joins(word: str, token: str) -> bool:
    if len(word) + len(token) > _LONGEST:
        return False
    if word[-1] in _OPENING_SIGNS:
        return True
    if word.endswith(" "):
        return bool(_COUNTED.fullmatch(token)) and word.rstrip()[-1].isdigit()
    return bool(_NEVER_STARTS_LINE.fullmatch(token)) or bool(_LATIN_RUN.fullmatch(token) and _LATIN_RUN.fullmatch(word))


@lru_cache(maxsize=1)
def _load_dictionary() -> None:
    """PyThaiNLP's word list (CC0-1.0), read where its package lies, and our own words."""
    package = metadata.distribution("pythainlp")
    words = Path(str(package.locate_file("pythainlp/corpus/words_th.txt"))).read_text(encoding="utf-8")
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as both:
        both.write(words.rstrip("\n") + "\n" + _OWN_WORDS.read_text(encoding="utf-8"))
        both.flush()
        nlpo3.load_dict(both.name, _DICTIONARY)
