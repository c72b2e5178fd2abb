"""The result of a batch as a CSV that Excel opens: what became of every row, and the reason where it is no video."""

import csv
import io
from collections.abc import Iterable
from typing import Literal

from pydantic import BaseModel, ConfigDict

from makeafvdo.domain.csv_for_excel import BYTE_ORDER_MARK, plain_cell

Language = Literal["th", "en"]
_HEADINGS = {
    "th": ("แถว", "url", "sub_id", "ชื่อสินค้า", "สถานะ", "เหตุผล", "สิ่งที่ต้องทำ", "วิดีโอ", "ลิงก์พร้อม sub_id"),
    "en": ("line", "url", "sub_id", "title", "state", "reason", "what to do", "video", "url with sub_id"),
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
    link_with_sub_id: str = ""


def write_result_file(lines: Iterable[ResultLine], language: Language) -> bytes:
    text = io.StringIO(newline="")
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text)
    writer.writerow(_HEADINGS[language])
    for line in sorted(lines, key=lambda each: each.line):
        cells = (
            line.link,
            line.sub_id,
            line.title,
            line.state,
            line.reason,
            line.next_step,
            line.page,
            line.link_with_sub_id,
        )
        writer.writerow((line.line, *map(plain_cell, cells)))
    return text.getvalue().encode()
