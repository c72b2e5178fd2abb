"""One kind of row of a specification table, and how it is told."""

import re
from dataclasses import dataclass
from enum import IntEnum


class Theme(IntEnum):
    """The order in which the rows of the table are told."""

    MADE_OF = 1
    DOES = 2
    SUITS = 3
    MEASURES = 4
    LASTS = 5


@dataclass(frozen=True)
class Kind:
    """`most` values of a list are named. A line's {part} is the name without วัสดุ, its {key} the whole name."""

    key: re.Pattern[str]
    theme: Theme
    lines: tuple[str, ...]
    drop: re.Pattern[str]
    needs: re.Pattern[str]
    most: int

    @property
    def speaks_name(self) -> bool:
        return any("{key}" in line or "{part}" in line for line in self.lines)


def kind(theme: Theme, key: str, *lines: str, drop: str = "", needs: str = "", most: int = 3) -> Kind:
    dropped = rf"^(?:{drop}) *" if drop else "^$"
    return Kind(re.compile(key, re.IGNORECASE), theme, lines, re.compile(dropped), re.compile(needs), most)
