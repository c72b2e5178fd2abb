"""The rows of a product list: each is an order for one video, or is refused with its reason."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from makeafvdo.domain.batches.cells import Cells, Sheet
from makeafvdo.domain.batches.columns import HEADINGS_WITHIN, Column, columns_in, is_all_headings
from makeafvdo.domain.batches.values import (
    read_format,
    read_hook,
    read_length,
    read_moment,
    read_send,
    read_style,
    read_sub_id,
    read_tone,
    read_voice,
)
from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.messages.message import Fact
from makeafvdo.domain.products.links import recognise
from makeafvdo.domain.products.pasted_text import links_in
from makeafvdo.domain.products.products import GivenFacts
from makeafvdo.domain.products.typed_price import TypedPrice, read_typed_price

MAX_ROWS = 1_000
MAX_BYTES = 5_000_000
_MAX_LINK = 4096
_MAX_TITLE = 300
_MAX_SHOWN = 200
_MAX_HEADING = 40
_OPTION_OF_COLUMN: Mapping[Column, tuple[str, Callable[[str], str | int]]] = {
    Column.STYLE: ("style", read_style),
    Column.LENGTH: ("seconds", read_length),
    Column.FORMAT: ("format", read_format),
    Column.VOICE: ("voice", read_voice),
    Column.TONE: ("tone", read_tone),
    Column.HOOK: ("hook", read_hook),
}


class Row(BaseModel):
    """`line` is its number as a spreadsheet shows it. `options` are those it names; the batch has the others."""

    model_config = ConfigDict(frozen=True)

    line: int
    link: str
    options: dict[str, str | int] = {}
    given: GivenFacts | None = None
    send: bool = False
    """The marketer wants the finished video sent."""
    schedule_at: datetime | None = None
    """Not to be sent before."""
    sub_id: str | None = None


class RefusedRow(BaseModel):
    """A row no video can be made of. `link` is what stands in its link cell."""

    model_config = ConfigDict(frozen=True)

    line: int
    link: str
    code: str
    facts: dict[str, Fact] = {}
    """`column`: its heading as it stands in the file."""


class Rows(BaseModel):
    """All of a list, in its order."""

    model_config = ConfigDict(frozen=True)

    good: tuple[Row, ...]
    refused: tuple[RefusedRow, ...]


def read_rows(sheet: Sheet) -> Rows:
    """Raises Invalid: `batch_has_no_links`, `batch_too_many_rows`."""
    cells = sheet.rows
    first, columns = _headings(cells)
    lines = [(number, row) for number, row in enumerate(cells, start=1) if number >= first and _is_said(row)]
    if len(lines) > MAX_ROWS:
        raise Invalid("batch_too_many_rows", rows=len(lines), most=MAX_ROWS)
    if Column.URL not in columns:
        columns = columns | {Column.URL: _link_column(lines, set(columns.values()), sheet)}
    headings = {column.value: _heading(cells, first, place) for column, place in columns.items()}
    good: dict[str, Row] = {}
    refused: list[RefusedRow] = []
    for number, row in lines:
        try:
            link = _link(sheet.addresses.get((number, columns[Column.URL])), _cell(row, columns[Column.URL]))
            read = _read_row(number, link, row, columns)
        except Invalid as error:
            shown = _cell(row, columns[Column.URL])[:_MAX_SHOWN]
            facts: dict[str, Fact] = {**error.facts}
            if column := facts.get("column"):
                facts["column"] = headings[str(column)]
            refused.append(RefusedRow(line=number, link=shown, code=error.code, facts=facts))
            continue
        same = good.setdefault(read.model_dump_json(exclude={"line"}), read)
        if same is not read:
            refused.append(RefusedRow(line=number, link=read.link, code="row_repeated", facts={"first": same.line}))
    if not good and not refused:
        raise Invalid("batch_has_no_links")
    return Rows(good=tuple(good.values()), refused=tuple(refused))


def _headings(cells: Cells) -> tuple[int, dict[Column, int]]:
    """The number of the first row below the headings, and what the columns are about."""
    best, columns = 0, dict[Column, int]()
    for number, row in enumerate(cells[:HEADINGS_WITHIN], start=1):
        found = columns_in(row)
        if len(found) > len(columns) and not any(map(_has_link, row)):
            best, columns = number, found
    return best + 1, columns


def _heading(cells: Cells, first: int, place: int) -> str:
    """As it stands in the file, or the column's letters where that has none."""
    written = _cell(cells[first - 2], place) if first > 1 else ""
    return " ".join(written.split())[:_MAX_HEADING] or _letters(place)


def _letters(place: int) -> str:
    """0 → A, 26 → AA."""
    before, last = divmod(place, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


def _is_said(row: Sequence[str]) -> bool:
    return any(cell.strip() for cell in row) and not is_all_headings(row)


def _link_column(lines: Sequence[tuple[int, Sequence[str]]], taken: set[int], sheet: Sheet) -> int:
    """The column with the most links in it, or behind its words. Raises Invalid where there is none."""
    leading = {place for _, place in sheet.addresses}
    width = max((len(row) for _, row in lines), default=0)
    counts = {
        place: sum(_leads(sheet.addresses.get((number, place)), _cell(row, place)) for number, row in lines)
        for place in range(width)
        if place not in taken or place in leading
    }
    most = max(counts, key=lambda place: counts[place], default=None)
    if most is None or counts[most] == 0:
        raise Invalid("batch_has_no_links")
    return most


def _leads(address: str | None, shown: str) -> bool:
    """Whether a link is shown, or stands behind the words; a formula works out nothing else."""
    return _has_link(shown) or address == "" or (address is not None and _has_link(address))


def _has_link(cell: str) -> bool:
    return len(cell) <= _MAX_LINK and any(links_in(cell))


def _link(address: str | None, shown: str) -> str:
    """What a link cell shows, or the address behind it where that is no link.

    Raises Invalid for a formula that works its address out.
    """
    if address is None or (_has_link(shown) and not shown.startswith("=")):
        return shown
    if not address:
        raise Invalid("row_link_in_formula", column=Column.URL.value)
    return address


def _read_row(line: int, link: str, row: Sequence[str], columns: Mapping[Column, int]) -> Row:
    said = {column: text for column, place in columns.items() if (text := _cell(row, place))}
    if not link:
        raise Invalid("row_has_no_link")
    if len(link) > _MAX_LINK or not _has_link(link):
        raise Invalid("row_not_a_link", column=Column.URL.value, value=link[:40])
    recognise(link)
    return Row(
        line=line,
        link=link,
        options=dict(_options(said)),
        given=_given(said),
        send=read_send(said[Column.SEND]) if Column.SEND in said else False,
        schedule_at=read_moment(said[Column.SCHEDULE_AT]) if Column.SCHEDULE_AT in said else None,
        sub_id=read_sub_id(said[Column.SUB_ID]) if Column.SUB_ID in said else None,
    )


def _options(said: Mapping[Column, str]) -> Iterator[tuple[str, str | int]]:
    for column, (option, read) in _OPTION_OF_COLUMN.items():
        if column in said:
            yield option, read(said[column])


def _given(said: Mapping[Column, str]) -> GivenFacts | None:
    title = " ".join(said.get(Column.TITLE, "").split())
    if title.startswith("="):  # of a CSV: a formula is no name
        title = ""
    if len(title) > _MAX_TITLE:
        raise Invalid("row_value_unknown", column=Column.TITLE.value, value=title[:40])
    price = _price(said.get(Column.PRICE, ""))
    if not title and price is None:
        return None
    amounts: dict[str, Decimal | None] = {"price": price.price, "price_max": price.price_max} if price else {}
    return GivenFacts(title=title or None, **amounts)


def _price(typed: str) -> TypedPrice | None:
    try:
        return read_typed_price(typed)
    except Invalid as error:
        raise Invalid(f"row_{error.code}", column=Column.PRICE.value, value=typed[:40]) from None


def _cell(row: Sequence[str], place: int) -> str:
    return row[place].strip() if place < len(row) else ""
