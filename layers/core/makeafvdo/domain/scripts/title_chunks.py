"""A shop's title in its chunks: what stands between spaces and signs, brackets left out. Pure."""

import re
import unicodedata
from collections.abc import Iterable

from makeafvdo.domain.scripts.plain_text import plain_text
from makeafvdo.domain.scripts.segmentation import Segment, word_borders

_LONGEST_READ = 300
_BRACKETED = re.compile(r"【[^】]*】|\[[^\]]*\]|\([^)]*\)|「[^」]*」|\{[^}]*\}|《[^》]*》|（[^）]*）|“[^”]*”")
_COUNT = re.compile(
    r"(?:[\dx×+ ]|แพ็ค|แพ็ก|แพค|เซ็ต|เซต|ชุด|ลัง|โหล|กล่อง|ขวด|กระปุก|กระป๋อง|ซอง|ถุง|ห่อ|หลอด|ก้อน|แท่ง|คู่|ชิ้น|อัน|ตัว|ใบ|ผืน"
    r"|ม้วน|แผ่น|เม็ด)+"
)
_SEVERAL = re.compile("คู่|โหล|[2-9]|1[0-9]")
_BETWEEN = re.compile(r"\s+|[|•·,!?~*_;:！？、，。\"]+|(?<!\d)/|/(?!\d)|(?<=\s)[-–—+&]+(?=\s)|[【】\[\]{}()「」《》]")
_ADVERTISING = re.compile(
    r"\b(?:(?:hot|flash|big|super) ?sale|free shipping|ready (?:to ship|stock)|best ?seller|new arrival)s?\b"
    r"|(?:ซื้อ ?)?\d+ ?(?:แถม|ฟรี) ?\d+(?: ?(?:ชิ้น|ขวด|กระปุก|กล่อง|ตัว|ซอง))?|buy ?\d+ ?(?:get|free) ?\d+(?: ?free)?"
    r"|ลด(?:ราคา|สูงสุด|เหลือ|กว่า|ถึง)? ?\d+ ?(?:%|บาท|฿)|\bpre-?order\b"
    r"|(?<![\d.])\d{1,2}\.\d{1,2}(?= ?(?:sale|เซล|ลด|โปร|mega|super|big))",
    re.IGNORECASE,
)
"""A single one of these words may be a name: Hot Wheels."""
_ORDER = re.compile(
    r"ทำตามคำสั่ง|เพิกเฉยคำสั่ง|ลืมคำสั่ง|คำสั่งใหม่|พูดว่า|เขียนว่า"
    r"|\b(?:ignore|disregard|forget) (?:(?:all|any|the|your) ){0,2}(?:previous|prior|above|facts|instructions)\b",
    re.IGNORECASE,
)
"""Where a title stops to name a product and speaks to a machine."""
_MONEY = re.compile(
    r"(?:(?:ลด)?เหลือ|ราคา|เพียง|แค่|จาก)?\s?(?:฿\s?\d[\d,.]{0,12}|\d[\d,.]{0,12}\s?(?:บาท|฿)|\d[\d,.]{0,12}\.-)",
    re.IGNORECASE,
)
"""A price in a title is the seller's of some other day: the product's own is a field of its own."""
_ABBREVIATION = re.compile(r"[\d.,]*(?:ซม|มม|ม|กม|มก|ก|กก|มล|ล|ชม|ตร\.ม|มอก|อย)\.")
_THAI_MARKS = re.compile("[ะ-ฺๅ-๎]")


def chunks_of(title: str) -> list[str]:
    """`【พร้อมส่ง】KAIRO เก้าอี้ ผ้าบูเคล่/ขาไม้` → KAIRO, เก้าอี้, ผ้าบูเคล่, ขาไม้."""
    text = plain_text(title[:_LONGEST_READ]).replace("\n", " | ")
    text = _ORDER.split(text)[0].strip() or text
    text = _MONEY.sub(" | ", text)
    unbracketed = _ADVERTISING.sub(" | ", _BRACKETED.sub(_of_bracket, text))
    kept = unbracketed if re.search(r"[^\W\d_]{2}", unbracketed) else text
    return [chunk for piece in _BETWEEN.split(kept) if (chunk := _trimmed(piece))]


def _of_bracket(found: re.Match[str]) -> str:
    """`(แพ็ค 3)` says what the price is of."""
    inner = found[0][1:-1]
    return f" {inner} " if _COUNT.fullmatch(inner) and _SEVERAL.search(inner) else " | "


def _trimmed(piece: str) -> str:
    """`ซม.` keeps its point, `SPF50+` and `100%` their signs."""
    piece = piece.lstrip(".-–—+&'’=#%@^<> ").rstrip("-–—&'’=#@^<> ")
    return piece if _ABBREVIATION.fullmatch(piece) else piece.rstrip(".")


def holds_word(text: str, words: Iterable[str], segment: Segment) -> bool:
    """Whether one of `words` stands in `text` as a whole word, or several."""
    borders: set[int] = set()
    for word in words:
        at = text.find(word)
        while at >= 0:
            borders = borders or _borders(text, segment)
            if {at, at + len(word)} <= borders:
                return True
            at = text.find(word, at + 1)
    return False


def _borders(text: str, segment: Segment) -> set[int]:
    """None before a mark that needs a letter to sit on: แท้งค์ is not แท้ and งค์."""
    return {border for border in word_borders(text, segment) if not _THAI_MARKS.match(text[border : border + 1])}


def is_thai(text: str) -> bool:
    return any("ก" <= letter <= "๙" for letter in text)


def visible(text: str) -> int:
    """Letters that take a place of their own: marks above and below do not."""
    return sum(1 for letter in text if unicodedata.category(letter) != "Mn")
