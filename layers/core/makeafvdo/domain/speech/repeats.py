"""The sign ๆ: the word before it is said twice."""

import re
from collections.abc import Callable, Sequence

from makeafvdo.domain.speech.rewriting import THAI
from makeafvdo.domain.speech.tables.reading import read_words

_SIGNS = re.compile("ๆ+")
_THAI_AT_THE_END = re.compile(f"[{THAI}]*$")
_LONGEST_LOOK = 40
"""Characters before the sign in which its word is looked for."""
_MOST_REPEATS = 2
_USUALLY_REPEATED = read_words("""
มาก จริง ดี สุด เร็ว ช้า เบา แรง นาน บ่อย เล็ก ใหญ่ น้อย ใส ขาว หวาน นุ่ม สวย เด็ก สาว หนุ่ม เพื่อน
อื่น ต่าง ทุก เรื่อย ง่าย ชัด ใกล้ ไกล ถูก แพง ใหม่ เก่า บาง หนา ยาว สั้น สูง ต่ำ แน่น เย็น ร้อน
อุ่น หอม กรอบ ชิล คูล ปัง วัน ครั้ง ตัว ชิ้น
""")
"""Only this end of a longer word is repeated: ดีมากๆ is ดีมากมาก."""


def repeated(text: str, segment: Callable[[str], Sequence[str]] | None) -> str:
    """`text` with the word before each ๆ twice; where there is none, or nobody knows where it begins, ๆ is dropped."""
    text = re.sub("[ _,]+(?=ๆ)", "", text)

    def again(signs: re.Match[str]) -> str:
        before = text[max(0, signs.start() - _LONGEST_LOOK) : signs.start()]
        thai = _THAI_AT_THE_END.search(before)
        word = _last_word(thai[0], segment) if thai else ""
        return f"_{word}" * min(len(signs[0]), _MOST_REPEATS) + "_"

    return _SIGNS.sub(again, text)


def _last_word(text: str, segment: Callable[[str], Sequence[str]] | None) -> str:
    words = [word for word in segment(text) if word.strip()] if segment and text else []
    last = words[-1] if words else ""
    usual = [word for word in _USUALLY_REPEATED if (last or text).endswith(word)]
    return max(usual, key=len) if usual else last
