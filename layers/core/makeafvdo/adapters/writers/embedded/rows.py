"""Rows of a specification table, said whole: no word of a name or a value is lost, no list is cut."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from makeafvdo.adapters.writers.embedded.phrasing import spaced, units_in_full
from makeafvdo.domain.scripts.title_chunks import is_thai

_MOST_LISTED = 3
_LIST = re.compile(r" ?(?:,(?!\d{3})|[،、|;]) ?|(?<!\d) ?/ ?(?!\d)")
_UNIT_OF_NAME = re.compile(r"\(([A-Za-z]{1,4}|[ก-๙]{1,4}\.)\)\s*$")
_BETWEEN = re.compile(r"(?<=\d) +[-–~] +")
_NUMBERED = re.compile(r"(.*?)(\d+)")
_SIZES = ("XXS", "XS", "S", "M", "L", "XL", "2XL", "3XL", "4XL", "5XL", "6XL", "7XL", "8XL")
_SIZE_NAMES = {"XXL": "2XL", "XXXL": "3XL"} | {size: size for size in _SIZES}


@dataclass(frozen=True)
class _Kind:
    names: re.Pattern[str]
    line: str
    needs: re.Pattern[str]


def row_in_words(name: str, value: str) -> tuple[int, str] | None:
    """The row's rank (0 first) and its sentence; None for what a viewer has no use for."""
    name = name.strip().strip(":")
    unit = _UNIT_OF_NAME.search(name)
    if unit and value.replace(".", "").isdigit():
        name, value = name[: unit.start()].strip(), f"{value} {unit[1]}"
    if is_unsaid(name) or not is_thai(name):
        return None
    for rank, kind in enumerate(_kinds()):
        listed = listed_whole(_LIST.split(_BETWEEN.sub(" ถึง ", value.strip())))
        if kind.names.fullmatch(name.lower()) and listed and kind.needs.search(value):
            opening = kind.line.split("{value}", 1)[0].removeprefix("{name}")
            listed = listed.removeprefix(opening) if opening else listed
            if listed.startswith(re.sub("^(?:วิธี|การ)+", "", name)):
                return rank, units_in_full(spaced(listed))
            return rank, units_in_full(spaced(kind.line.format(name=name, value=listed)))
    return None


def is_unsaid(name: str) -> bool:
    """Whether a viewer has no use for a row of this name."""
    return _unsaid().fullmatch(name.strip().lower()) is not None


def listed_whole(items: list[str]) -> str | None:
    """`ก`, `กและข`, `ก ข และค`, `iPhone 11 ถึง 16`; None for a list too long to be said whole."""
    items = list(dict.fromkeys(item for item in map(str.strip, items) if item))
    if len(items) > _MOST_LISTED:
        return _as_range(items)
    if len(items) < 2:
        return items[0] if items else None
    return spaced(f"{' '.join(items[:-1])}{' ' if len(items) > 2 else ''}และ{items[-1]}")


def size_range(sizes: list[str]) -> str | None:
    """`ตั้งแต่ไซซ์ S ถึง 5XL`, `ไซซ์ M และ L`, from sizes of which both ends are sold."""
    places = sorted({_SIZES.index(_SIZE_NAMES[size]) for size in sizes if size in _SIZE_NAMES})
    ends = [_SIZES[place] for place in (*places[:1], *places[1:][-1:])]
    if len(places) > len(ends):
        return f"ตั้งแต่ไซซ์ {' ถึง '.join(ends)}"
    return f"ไซซ์ {' และ '.join(ends)}" if len(places) > 1 else None


def _as_range(items: list[str]) -> str | None:
    """Only of numbers without a gap after one name."""
    found = [_NUMBERED.fullmatch(item) for item in items]
    if not all(found):
        return None
    names = {each[1].strip() for each in found if each}
    numbers = sorted(int(each[2]) for each in found if each)
    if len(names) != 1 or numbers != list(range(numbers[0], numbers[-1] + 1)):
        return None
    return f"{names.pop()} {numbers[0]} ถึง {numbers[-1]}".strip()


@cache
def _kinds() -> tuple[_Kind, ...]:
    return tuple(
        _Kind(
            re.compile(row["names"]),
            row.get("line", "{name} {value}"),
            re.compile(row.get("needs", "")),
        )
        for row in _read()["row"]
        if isinstance(row, dict)
    )


@cache
def _unsaid() -> re.Pattern[str]:
    return re.compile(str(_read()["unsaid"]))


@cache
def _read() -> dict[str, list[dict[str, str]]]:
    read: dict[str, list[dict[str, str]]] = tomllib.loads(
        (Path(__file__).parent / "rows.toml").read_text(encoding="utf-8")
    )
    return read
