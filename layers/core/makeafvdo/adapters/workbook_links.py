"""The addresses behind the cells of a workbook's first sheet: attached links, and those in HYPERLINK formulas.

Calamine gives what a cell shows alone. The XML is from outside: a DOCTYPE, which no spreadsheet program writes, is
refused, so no entity is ever expanded. The caller has bounded the sizes of the parts.
"""

import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from xml.parsers.expat import ExpatError, ParserCreate

from makeafvdo.domain.batches.cells import LONGEST_FORMULA, Place, address_in_formula
from makeafvdo.domain.batches.rows import MAX_BYTES
from makeafvdo.domain.errors import Invalid

_WORKBOOK = "xl/workbook.xml"
_MAX_ADDRESSES = 20_000
"""Told, even where one is told again: it bounds the work."""
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_BETWEEN = " "
"""Stands between a namespace and a name."""


def addresses_behind(workbook: zipfile.ZipFile) -> dict[Place, str]:
    """As `Sheet.addresses`. Raises Invalid: `batch_not_a_table`, `batch_too_large`."""
    name = _first_sheet(workbook)
    if name is None:
        return {}
    part = workbook.read(name)
    if b"hyperlink" not in part.lower():
        return {}
    sheet = _SheetReader(_targets(workbook, name))
    _parse(part, sheet.start, sheet.end, sheet.text)
    return sheet.addresses


def _first_sheet(workbook: zipfile.ZipFile) -> str | None:
    found = next((each for name, each in _elements(workbook.read(_WORKBOOK)) if name == "sheet"), {})
    target = _targets(workbook, _WORKBOOK).get(found.get("id", ""))
    if target is None:
        return None
    name = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
    return name if name in workbook.namelist() else None


def _targets(workbook: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Id → target, of the part's relationships."""
    folder, _, name = part.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in workbook.namelist():
        return {}
    found = (each for name, each in _elements(workbook.read(relations)) if name == "Relationship")
    return {each["Id"]: each["Target"] for each in found if "Id" in each and "Target" in each}


class _SheetReader:
    """A shared formula is written out in the first of its cells; the others name its `si`."""

    def __init__(self, targets: Mapping[str, str]) -> None:
        self.addresses: dict[Place, str] = {}
        self._targets = targets
        self._kept = 0
        self._shared: dict[str, str] = {}
        self._cell = ""
        self._share: str | None = None
        self._formula: str | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "c":
                self._cell = attributes.get("r", "")
            case "f":
                self._formula, self._share = "", attributes.get("si")
            case "hyperlink" if address := self._targets.get(attributes.get("id", "")):
                fragment = attributes.get("location")
                for place in _places(attributes.get("ref", "")):
                    self._keep(place, f"{address}#{fragment}" if fragment else address)

    def text(self, text: str) -> None:
        if self._formula is not None and len(self._formula) < LONGEST_FORMULA:
            self._formula += text

    def end(self, name: str) -> None:
        if name != "f" or self._formula is None:
            return
        formula, self._formula = self._formula, None
        if self._share is not None:
            formula = self._shared.setdefault(self._share, formula)
        address = address_in_formula(formula)
        if address is not None:
            for place in _places(self._cell):
                self._keep(place, address)

    def _keep(self, place: Place, address: str) -> None:
        self.addresses[place] = address
        self._kept += 1
        if self._kept > _MAX_ADDRESSES:
            raise Invalid("batch_too_large", limit_mb=MAX_BYTES // 1_000_000)


def _places(reference: str) -> Iterator[Place]:
    """Of `B7`, or of `B2:B9`."""
    first, _, last = reference.partition(":")
    top, bottom = _CELL.fullmatch(first), _CELL.fullmatch(last or first)
    if top is None or bottom is None:
        return
    for row in range(int(top[2]), int(bottom[2]) + 1):
        for column in range(_column(top[1]), _column(bottom[1]) + 1):
            yield row, column


def _column(letters: str) -> int:
    """From 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _elements(part: bytes) -> list[tuple[str, Mapping[str, str]]]:
    """Every element with its attributes, in their order."""
    found: list[tuple[str, Mapping[str, str]]] = []
    _parse(part, lambda name, attributes: found.append((name, attributes)))
    return found


def _parse(
    part: bytes,
    start: Callable[[str, Mapping[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Calls them with names without their namespaces."""

    def refuse(*_doctype: object) -> None:
        raise Invalid("batch_not_a_table")

    parser = ParserCreate(namespace_separator=_BETWEEN)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda name, given: start(_local(name), {_local(key): given[key] for key in given})
    parser.EndElementHandler = end and (lambda name: end(_local(name)))
    parser.CharacterDataHandler = text
    try:
        parser.Parse(part, True)  # noqa: FBT003 (it is the last part)
    except (ExpatError, LookupError, ValueError):  # the latter two: an encoding that is not known
        raise Invalid("batch_not_a_table") from None


def _local(name: str) -> str:
    return name.rpartition(_BETWEEN)[2]
