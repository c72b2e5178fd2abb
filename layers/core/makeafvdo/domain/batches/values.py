"""What stands in a cell of an optional column → the value it means, in Thai or in English.

Spreadsheets rewrite what is typed: `9:16` becomes a time of day, `1/12/2569` a date. Those are read as well.
Each raises Invalid("row_value_unknown") for what it does not know.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar

from makeafvdo.domain.batches.columns import Column
from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.messages.thai_time import THAILAND
from makeafvdo.domain.products.sub_ids import is_sub_id
from makeafvdo.domain.videos.options import EMBEDDED, Tone

ValueT = TypeVar("ValueT")

_STYLES = {
    "clean": "clean",
    "สะอาดตา": "clean",
    "pop": "pop",
    "สดใส": "pop",
    "magazine": "magazine",
    "นิตยสาร": "magazine",
    "bold": "bold",
    "ตัวใหญ่": "bold",
    "catalogue": "catalogue",
    "catalog": "catalogue",
    "แคตตาล็อก": "catalogue",
    "แค็ตตาล็อก": "catalogue",
}
_TONES = {
    "kha": Tone.KHA, "ka": Tone.KHA, "ค่ะ": Tone.KHA, "คะ": Tone.KHA,
    "khrap": Tone.KHRAP, "krub": Tone.KHRAP, "krap": Tone.KHRAP, "ครับ": Tone.KHRAP,
    "friendly": Tone.FRIENDLY, "among friends": Tone.FRIENDLY, "เพื่อนคุยกัน": Tone.FRIENDLY, "เพื่อน": Tone.FRIENDLY,
    "review": Tone.REVIEW, "รีวิว": Tone.REVIEW, "deal": Tone.DEAL, "เน้นดีล": Tone.DEAL, "ดีล": Tone.DEAL,
}  # fmt: skip
_HOOKS = {
    "1": 0, "question": 0, "a question": 0, "คำถาม": 0,
    "2": 1, "fact": 1, "a fact": 1, "ข้อมูลเด่น": 1,
    "3": 2, "price": 2, "the price": 2, "ราคา": 2,
}  # fmt: skip
_YES_OR_NO = dict.fromkeys(("yes", "y", "true", "1", "x", "✓", "ส่ง", "ใช่", "ใช้", "จริง"), True) | dict.fromkeys(
    ("no", "n", "false", "0", "-", "ไม่ส่ง", "ไม่", "ไม่ใช่", "เท็จ"), False
)
_FORMATS = {("9", "16"): "9:16", ("1", "1"): "1:1", ("16", "9"): "16:9"}
_RATIO = re.compile(r"0?(\d+)\s*[:x×/]\s*0?(\d+)(?::00)?", re.IGNORECASE)
_SECONDS = re.compile(r"(\d{1,3})(?:\.0)?\s*(?:s|sec|seconds?|วิ|วินาที)?\.?", re.IGNORECASE)
_VOICE = re.compile(r"[a-z]{1,20}:[A-Za-z0-9_-]{1,64}")
_CLOCK = r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::\d\d)?"
_MOMENTS = (
    re.compile(rf"(?P<year>\d{{4}})-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})(?:[T ]+{_CLOCK})?"),
    re.compile(rf"(?P<day>\d{{1,2}})[/.-](?P<month>\d{{1,2}})[/.-](?P<year>\d{{4}})(?:,? +{_CLOCK})?"),
)
_BUDDHIST_YEARS_FROM = 2400
_BUDDHIST_OFFSET = 543
SHORTEST_S, LONGEST_S = 15, 60


def read_style(typed: str) -> str:
    return _one_of(_STYLES, Column.STYLE, typed)


def read_tone(typed: str) -> str:
    return _one_of(_TONES, Column.TONE, typed).value


def read_hook(typed: str) -> int:
    return _one_of(_HOOKS, Column.HOOK, typed.removesuffix(".0"))


def read_send(typed: str) -> bool:
    return _one_of(_YES_OR_NO, Column.SEND, typed)


def read_length(typed: str) -> int:
    """In seconds."""
    found = _SECONDS.fullmatch(typed)
    if found is None or not SHORTEST_S <= int(found[1]) <= LONGEST_S:
        raise _unknown(Column.LENGTH, typed)
    return int(found[1])


def read_format(typed: str) -> str:
    found = _RATIO.fullmatch(typed)
    if found is None or found.groups() not in _FORMATS:
        raise _unknown(Column.FORMAT, typed)
    return _FORMATS[found[1], found[2]]


def read_voice(typed: str) -> str:
    """As `Options.voice`, but for the marketer's own: nobody reads a batch aloud."""
    if typed != EMBEDDED and not _VOICE.fullmatch(typed):
        raise _unknown(Column.VOICE, typed)
    return typed


def read_sub_id(typed: str) -> str:
    if not is_sub_id(typed):
        raise _unknown(Column.SUB_ID, typed)
    return typed


def read_moment(typed: str) -> datetime:
    """Thai time; a day alone begins at midnight, and a Buddhist year is one."""
    found = next(filter(None, (pattern.fullmatch(typed) for pattern in _MOMENTS)), None)
    if found is None:
        raise _unknown(Column.SCHEDULE_AT, typed)
    year, month, day, hour, minute = (int(found[part] or 0) for part in ("year", "month", "day", "hour", "minute"))
    if year >= _BUDDHIST_YEARS_FROM:
        year -= _BUDDHIST_OFFSET
    try:
        return datetime(year, month, day, hour, minute, tzinfo=THAILAND)
    except ValueError:
        raise _unknown(Column.SCHEDULE_AT, typed) from None


def _one_of(known: Mapping[str, ValueT], column: Column, typed: str) -> ValueT:
    value = known.get(" ".join(typed.lower().split()))
    if value is None:
        raise _unknown(column, typed)
    return value


def _unknown(column: Column, typed: str) -> Invalid:
    return Invalid("row_value_unknown", column=column.value, value=typed[:40])
