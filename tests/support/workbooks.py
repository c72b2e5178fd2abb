"""Small Excel files, written by hand: what a spreadsheet program saves, and what no such program would."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)


@dataclass(frozen=True)
class Formula:
    """`more`: attributes of its element."""

    formula: str
    shows: str
    more: str = ""


Value = str | float | bool | Formula


def workbook(
    rows: Sequence[Sequence[Value]], *, sheet: str | None = None, attached: Mapping[str, str] | None = None
) -> bytes:
    """An .xlsx of one sheet; `sheet` replaces its XML. `attached`: cell or range → the address its link leads to."""
    attached = attached or {}
    cells = "".join(
        f'<row r="{number}">{"".join(_cell(number, place, value) for place, value in enumerate(row))}</row>'
        for number, row in enumerate(rows, start=1)
    )
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
        '<sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": sheet
        or f'<worksheet xmlns="{_MAIN}"><sheetData>{cells}</sheetData>{_attached(attached)}</worksheet>',
    }
    if attached:
        parts["xl/worksheets/_rels/sheet1.xml.rels"] = _relations("hyperlink", *attached.values())
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return packed.getvalue()


def sheet_with_cell_at(place: str) -> str:
    """Two cells, a world apart: `XFD1048576` is the last one Excel knows."""
    row = "".join(c for c in place if c.isdigit())
    far = f'<row r="{row}"><c r="{place}"><v>2</v></c></row>'
    return f'<worksheet xmlns="{_MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row>{far}</sheetData></worksheet>'


def _attached(links: Mapping[str, str]) -> str:
    each = "".join(f'<hyperlink ref="{cell}" r:id="r{number}"/>' for number, cell in enumerate(links, start=1))
    return f'<hyperlinks xmlns:r="{_RELATIONS}">{each}</hyperlinks>' if links else ""


def _cell(row: int, place: int, value: Value) -> str:
    name = f"{chr(ord('A') + place)}{row}"
    if isinstance(value, Formula):
        formula, shown = escape(value.formula), escape(value.shows)
        return f'<c r="{name}" t="str"><f {value.more}>{formula}</f><v>{shown}</v></c>'
    if isinstance(value, bool):
        return f'<c r="{name}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, str):
        escaped = value.replace("&", "&amp;").replace("<", "&lt;")
        return f'<c r="{name}" t="inlineStr"><is><t>{escaped}</t></is></c>'
    return f'<c r="{name}"><v>{value}</v></c>'


def _relations(kind: str, *targets: str) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    each = "".join(
        f'<Relationship Id="r{number}" Type="{_RELATIONS}/{kind}" Target="{escape(target)}"/>'
        for number, target in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{space}">{each}</Relationships>'
