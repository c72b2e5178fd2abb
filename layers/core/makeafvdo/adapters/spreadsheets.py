"""The cells of an Excel file (.xlsx), its first sheet alone, and of a CSV.

A spreadsheet is a ZIP of XML from outside: what it unpacks to and how far its cells reach is bounded before a parser
sees it, because a few kilobytes can claim a million columns.
"""

import io
import re
import zipfile
from datetime import date, datetime, time, timedelta

from makeafvdo.adapters.workbook_links import addresses_behind
from makeafvdo.domain.batches.cells import Sheet, sheet_of_text
from makeafvdo.domain.batches.delimited_text import read_delimited_text
from makeafvdo.domain.batches.rows import MAX_BYTES
from makeafvdo.domain.errors import Invalid

_ZIP = b"PK\x03\x04"
_WORKBOOK = "xl/workbook.xml"
_MAX_UNPACKED_BYTES = 30_000_000
_MAX_MEMBERS = 500
_MAX_ROW, _MAX_COLUMN = 20_000, 200
_PLACE = re.compile(
    rb"""<(?:\w+:)?(?:c|row)\b(?:[^<>"']|"[^"<]*"|'[^'<]*')*?\br\s*=\s*(?:"([A-Z]*)([0-9]{0,9})"|'([A-Z]*)([0-9]{0,9})')"""
)
"""Of a cell, or of a row."""
_UNREADABLE = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError)
"""What reading a damaged or an encrypted ZIP raises."""


def read_cells(content: bytes) -> Sheet:
    """Raises Invalid: `batch_too_large`, `batch_not_a_table`, and what `read_delimited_text` raises."""
    if len(content) > MAX_BYTES:
        raise Invalid("batch_too_large", limit_mb=MAX_BYTES // 1_000_000)
    return _read_workbook(content) if content.startswith(_ZIP) else sheet_of_text(read_delimited_text(content))


def _read_workbook(content: bytes) -> Sheet:
    from python_calamine import CalamineError, CalamineWorkbook

    unpacked = _unpacked(content)
    try:
        sheet = CalamineWorkbook.from_filelike(unpacked).get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False)
    except (CalamineError, OSError):
        raise Invalid("batch_not_a_table") from None
    with zipfile.ZipFile(unpacked) as workbook:
        return Sheet([[_typed(cell) for cell in row] for row in rows], addresses_behind(workbook))


def _unpacked(content: bytes) -> io.BytesIO:
    """The same workbook without compression. A member that is larger than it says fails its checksum here."""
    kept = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(kept, "w") as target:
            members = source.infolist()
            if len(members) > _MAX_MEMBERS or sum(member.file_size for member in members) > _MAX_UNPACKED_BYTES:
                raise Invalid("batch_too_large", limit_mb=MAX_BYTES // 1_000_000)
            if _WORKBOOK not in source.namelist():
                raise Invalid("batch_not_a_table")
            for member in members:
                part = source.read(member)
                _refuse_far_cells(part)  # a sheet may have any name
                target.writestr(member.filename, part)
    except _UNREADABLE:
        raise Invalid("batch_not_a_table") from None
    kept.seek(0)
    return kept


def _refuse_far_cells(part: bytes) -> None:
    for place in _PLACE.findall(part):
        letters, digits = place[0] or place[2], place[1] or place[3]
        if len(letters) > len("XFD") or _number_of(letters) > _MAX_COLUMN or int(digits or 0) > _MAX_ROW:
            raise Invalid("batch_too_large", limit_mb=MAX_BYTES // 1_000_000)


def _number_of(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _typed(cell: object) -> str:
    """As a person would type it."""
    match cell:
        case bool():
            return "yes" if cell else "no"
        case float():
            return str(int(cell)) if cell.is_integer() else str(cell)
        case datetime():
            return f"{cell:%Y-%m-%d %H:%M}"
        case date() | time():
            return cell.isoformat()
        case timedelta():
            minutes = int(cell.total_seconds()) // 60
            return f"{minutes // 60}:{minutes % 60:02}"
    return str(cell)
