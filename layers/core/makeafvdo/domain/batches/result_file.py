"""The result of a batch as a CSV that Excel opens: what became of every row, and the reason where it is no video."""

import csv
import io
from collections.abc import Iterable
from typing import Literal

from pydantic import BaseModel, ConfigDict

_BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads UTF-8 as windows-874."""
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""OWASP: CSV injection. What was in the marketer's file is text in ours."""
Language = Literal["th", "en"]
_HEADINGS = {
    "th": ("แถว", "url", "sub_id", "ชื่อสินค้า", "สถานะ", "เหตุผล", "สิ่งที่ต้องทำ", "วิดีโอ"),
    "en": ("line", "url", "sub_id", "title", "state", "reason", "what to do", "video"),
}


class ResultLine(BaseModel):
    """One row of the list. `page` is the address of its video's page."""

    model_config = ConfigDict(frozen=True)

    line: int
    link: str
    sub_id: str = ""
    title: str = ""
    state: str
    reason: str = ""
    next_step: str = ""
    page: str = ""


def write_result_file(lines: Iterable[ResultLine], language: Language) -> bytes:
    text = io.StringIO(newline="")
    text.write(_BYTE_ORDER_MARK)
    writer = csv.writer(text)
    writer.writerow(_HEADINGS[language])
    for line in sorted(lines, key=lambda each: each.line):
        cells = (line.link, line.sub_id, line.title, line.state, line.reason, line.next_step, line.page)
        writer.writerow((line.line, *map(_as_text, cells)))
    return text.getvalue().encode()


def _as_text(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_STARTS_A_FORMULA) else cell
