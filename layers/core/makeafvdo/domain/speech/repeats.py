"""The sign ๆ: the word before it is said twice."""

import re
from collections.abc import Callable, Sequence

from makeafvdo.domain.speech.rewriting import THAI

_SIGN = re.compile(rf"([{THAI}]*)(ๆ+)")
_LONGEST_LOOK = 40
_USUALLY_REPEATED = (
    "มาก จริง ดี สุด เร็ว ช้า เบา แรง นาน บ่อย เล็ก ใหญ่ น้อย ใส ขาว หวาน นุ่ม สวย เด็ก สาว หนุ่ม เพื่อน อื่น ต่าง ทุก เรื่อย ง่าย ชัด ใกล้ "
    "ไกล ถูก แพง ใหม่ เก่า บาง หนา ยาว สั้น สูง ต่ำ แน่น เย็น ร้อน อุ่น หอม กรอบ ชิล คูล ปัง วัน ครั้ง ตัว ชิ้น"
).split()
"""Only the end of a longer word is repeated: ดีมากๆ is ดีมากมาก."""


def repeated(text: str, segment: Callable[[str], Sequence[str]] | None) -> str:
    """`text` with the word before each ๆ twice. Without a word before it, or an idea where it begins, ๆ is dropped."""

    def twice(sign: re.Match[str]) -> str:
        word = _last_word(sign[1][-_LONGEST_LOOK:], segment)
        return sign[1] + f"_{word}" * min(len(sign[2]), 2) + "_"

    return _SIGN.sub(twice, re.sub("[ _]+(?=ๆ)", "", text))


def _last_word(text: str, segment: Callable[[str], Sequence[str]] | None) -> str:
    words = [word for word in segment(text) if word.strip()] if segment and text else []
    last = words[-1] if words else ""
    usual = [word for word in _USUALLY_REPEATED if (last or text).endswith(word)]
    return max(usual, key=len) if usual else last
