"""Numbers in Thai text with what they count, so that two ways of writing one quantity compare equal. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, groupby

from makeafvdo.domain.scripts.segmentation import Segment, word_borders
from makeafvdo.domain.speech.tables.units import LATIN_UNITS, THAI_UNITS

PERCENT = "เปอร์เซ็นต์"
BAHT = "บาท"

_DIGIT_WORDS = {
    "ศูนย์": 0, "หนึ่ง": 1, "เอ็ด": 1, "สอง": 2, "ยี่": 2, "สาม": 3, "สี่": 4,
    "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9,
}  # fmt: skip
MAGNITUDES = {"สิบ": 10, "ร้อย": 100, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000, "ล้าน": 1_000_000}
_ANY_WORD = "|".join(sorted((*_DIGIT_WORDS, *MAGNITUDES), key=len, reverse=True))
_NUMBER_WORDS = re.compile(f"(?:{_ANY_WORD})+")
_NUMBER_WORD = re.compile(_ANY_WORD)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_HALVES = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_LETTERS = {"K": 1_000, "k": 1_000}
_MAGNIFIED = MAGNITUDES | _LETTERS
_LEAST_BEFORE_K = 10
"""58K are 58,000; 4K and 8K are pictures."""
_SPELLINGS = {
    "%": PERCENT, "฿": BAHT, "บ": BAHT, "บ.": BAHT, ".-": BAHT, "เปอร์เซนต์": PERCENT, "เปอร์เซ็น": PERCENT,
    "กิโล": "กิโลกรัม", "โล": "กิโลกรัม", "กก": "กิโลกรัม", "ขีด": "ขีด", "มล": "มิลลิลิตร", "มิล": "มิลลิลิตร", "ซม": "เซนติเมตร",
    "เซน": "เซนติเมตร", "เซ็นติเมตร": "เซนติเมตร", "มม": "มิลลิเมตร", "ชม": "ชั่วโมง", "ก": "กรัม", "ล": "ลิตร", "ม": "เมตร",
    "แอมแปร์": "แอมป์", '"': "นิ้ว", "''": "นิ้ว", "″": "นิ้ว", "Ah": "แอมป์ชั่วโมง", "°C": "องศา", "องศาเซลเซียส": "องศา",
}  # fmt: skip
_SPELLED = LATIN_UNITS | {f"{unit}.": said for unit, said in THAI_UNITS.items()} | _SPELLINGS
_UNITS = {name: name for name in _SPELLED.values()} | _SPELLED
_COUNTED_THINGS = (
    "ชั่วโมง นาที วินาที เดือน สัปดาห์ ปี วัน ชิ้น ซอง กล่อง ขวด แผ่น เม็ด แคปซูล ใบ ตัว คู่ อัน เครื่อง เส้น ระดับ ชั้น ช่อง สี แบบ ที่นั่ง คน ครั้ง"
    " รอบ เท่า รีวิว ดาว ฟุต องศา มิติ แพ็ค แพ็ก หัว ล้อ ขั้น โหมด แรงม้า กระปุก ห่อ ถุง ม้วน ชุด ด้าน ลิ้นชัก ข้อ อย่าง เหตุผล จุด"
)
_COUNTED = dict.fromkeys(_COUNTED_THINGS.split())
_MEASURES = frozenset(
    {*_UNITS.values(), "ปี", "เดือน", "สัปดาห์", "วัน", "นาที", "ชิ้น", "เท่า", "ดาว", "ฟุต", "คน", "ที่นั่ง", "ชั้น", "สี"}
)
_LONGEST_UNIT = max(map(len, _UNITS))
_LAST_WORD = re.compile(r"[\w\u0e00-\u0e7f]+(?=\W*$)")


@dataclass(frozen=True)
class Quantity:
    """`unit`: the word after the number in one spelling, "" where none follows. `words`: as written, with its unit."""

    value: Decimal
    unit: str
    words: str
    start: int
    end: int
    before: str
    """The word before it."""


def quantities_in(text: str, segment: Segment) -> tuple[Quantity, ...]:
    """Every number in `text`, in digits or in words. A number word alone counts only with a unit after it that can be
    measured: `สองปี` is a quantity, `สองมือ` is not.
    """
    written = _Written(text.translate(_THAI_DIGITS), segment)
    in_digits = tuple(written.in_digits())
    in_words = [
        found for found in written.in_words() if not any(each.start <= found.start < each.end for each in in_digits)
    ]
    return tuple(sorted((*in_digits, *in_words), key=lambda found: found.start))


class _Written:
    """A text with the places where one of its words ends and the next begins."""

    def __init__(self, text: str, segment: Segment) -> None:
        self._text = text
        self._words = segment(text)
        self._starts = [0, *accumulate(map(len, self._words))]
        self._borders = word_borders(text, segment)

    def in_digits(self) -> Iterator[Quantity]:
        for found in _NUMBER.finditer(self._text):
            value, end = Decimal(found[0].replace(",", "")), found.end()
            if self._text[end : end + 1] in _HALVES:
                value, end = value + _HALVES[self._text[end]], end + 1
            magnitude = self._match(end, _MAGNIFIED)
            if magnitude and (magnitude[0] not in _LETTERS or value >= _LEAST_BEFORE_K):
                value, end = value * _MAGNIFIED[magnitude[0]], magnitude[1]
            yield self._quantity(value, found.start(), end)

    def in_words(self) -> Iterator[Quantity]:
        numbered = enumerate(self._words)
        for is_number, run in groupby(numbered, key=lambda each: bool(_NUMBER_WORDS.fullmatch(each[1]))):
            places = [place for place, _ in run]
            start, end = self._starts[places[0]], self._starts[places[-1] + 1]
            if is_number:
                quantity = self._quantity(_value_of(self._text[start:end]), start, end)
                if quantity.unit in _MEASURES or len(_NUMBER_WORD.findall(self._text[start:end])) > 1:
                    yield quantity

    def _quantity(self, value: Decimal, start: int, end: int) -> Quantity:
        before = self._text[:start].rstrip()
        if before.endswith("฿"):
            return self._made(value, BAHT, len(before) - 1, end)
        name, end = self._match(end, _UNITS) or self._match(end, _COUNTED) or ("", end)
        return self._made(value, _UNITS.get(name, name), start, end)

    def _made(self, value: Decimal, unit: str, start: int, end: int) -> Quantity:
        before = _LAST_WORD.search(self._text[:start])
        return Quantity(value, unit, self._text[start:end], start, end, before[0] if before else "")

    def _match(self, at: int, known: Mapping[str, object]) -> tuple[str, int] | None:
        """The longest of `known` right after `at`, past one space, that ends with a word; and where it ends."""
        start = at + (self._text[at : at + 1] == " ")
        ends = sorted((end for end in self._borders if start < end <= start + _LONGEST_UNIT), reverse=True)
        return next(((word, end) for end in ends if (word := self._text[start:end]) in known), None)


def _value_of(words: str) -> Decimal:
    total, waiting = 0, 0
    for word in _NUMBER_WORD.findall(words):
        if word in _DIGIT_WORDS:
            waiting = _DIGIT_WORDS[word]
        elif word == "ล้าน":
            total, waiting = (total + waiting or 1) * MAGNITUDES[word], 0
        else:
            total, waiting = total + (waiting or 1) * MAGNITUDES[word], 0
    return Decimal(total + waiting)
