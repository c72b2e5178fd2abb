"""The result of a batch as a CSV that Excel opens: what became of every row, and the reason where it is no video."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict

from makeafvdo.domain.csv_for_excel import BYTE_ORDER_MARK, plain_cell

Language = Literal["th", "en"]
_HEADINGS = {
    "th": (
        "แถว", "url", "sub_id", "ชื่อสินค้า", "สถานะ", "เหตุผล", "สิ่งที่ต้องทำ", "วิดีโอ", "ลิงก์พร้อม sub_id", "state_code",
    ),
    "en": (
        "line", "url", "sub_id", "title", "state", "reason", "what to do", "video", "url with sub_id", "state_code",
    ),
}  # fmt: skip
"""`state_code` is called so in both, for programs: it is the row's `state` of `GET /api/batches/{batch_id}`."""
WORKING = "WORKING"
"""Stands for the states of a run under way."""
ROW_STATES: Mapping[str, Mapping[Language, str]] = {
    WORKING: {"th": "กำลังทำ", "en": "Being made"},
    "NOT_BEGUN": {"th": "ยังไม่เริ่ม", "en": "Not begun"},
    "REFUSED": {"th": "ใช้ไม่ได้", "en": "Not usable"},
    "FAILED": {"th": "ไม่สำเร็จ", "en": "Failed"},
    "NEEDS_INPUT": {"th": "รอคุณ", "en": "Waits for you"},
    "READY": {"th": "พร้อมส่ง", "en": "Ready"},
    "WAITING_SLOT": {"th": "รอคิวส่ง", "en": "Waits for a slot"},
    "PROCESSING": {"th": "TikTok กำลังตรวจ", "en": "At TikTok"},
    "IN_INBOX": {"th": "อยู่ใน TikTok", "en": "In TikTok"},
    "PUBLISHED": {"th": "โพสต์แล้ว", "en": "Posted"},
    "CANCELLED": {"th": "ยกเลิกแล้ว", "en": "Called off"},
}
"""State of a row → its name, as the locales' `[batch]` has it on the page."""


class ResultLine(BaseModel):
    """One row of the list. `page` is the address of its video's page."""

    model_config = ConfigDict(frozen=True)

    line: int
    link: str
    sub_id: str = ""
    title: str = ""
    state: str
    is_working: bool = False
    """A run of its video is under way, and `state` is where that stands."""
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
            ROW_STATES.get(WORKING if line.is_working else line.state, ROW_STATES["FAILED"])[language],
            line.reason,
            line.next_step,
            line.page,
            line.link_with_sub_id,
            line.state,
        )
        writer.writerow((line.line, *map(plain_cell, cells)))
    return text.getvalue().encode()
