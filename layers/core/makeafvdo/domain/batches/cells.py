"""The cells of a product list, and the addresses behind their text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Cells = Sequence[Sequence[str]]
"""Rows of cells; the first is row 1 of the file."""
Place = tuple[int, int]
"""Row, from 1, and column, from 0."""

LONGEST_FORMULA = 8_192
"""Letters that Excel allows in one."""
_LINK_FORMULA = re.compile(r"""=?\s*HYPERLINK\s*\(\s*(?:"((?:[^"]|"")*)"\s*[,;)])?""", re.IGNORECASE)


@dataclass(frozen=True)
class Sheet:
    """`addresses`: where a cell leads that shows other words; empty where a formula works it out."""

    rows: Cells
    addresses: Mapping[Place, str]


def address_in_formula(formula: str) -> str | None:
    """Of `=HYPERLINK("https://…";"text")`: read, never evaluated. Empty where it is not written out; None for another
    formula, or none.
    """
    found = _LINK_FORMULA.match(formula[:LONGEST_FORMULA].lstrip())
    return (found[1] or "").replace('""', '"').strip() if found else None


def sheet_of_text(rows: Cells) -> Sheet:
    """Of a file without links behind its cells: formulas stand there as they were typed."""
    formulas = (
        ((number, place), address_in_formula(cell))
        for number, row in enumerate(rows, start=1)
        for place, cell in enumerate(row)
        if cell.lstrip().startswith("=")
    )
    return Sheet(rows, {place: address for place, address in formulas if address is not None})
