"""One message in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass

from typing_extensions import TypedDict

Fact = str | int | tuple[int, ...]
"""What a message names: a word, a number, or the numbers of several things."""


class BilingualText(TypedDict):
    th: str
    en: str
    next_th: str
    next_en: str


@dataclass(frozen=True)
class Message:
    """`th`/`en` say what happened, `next_th`/`next_en` what to do now.

    Facts stand in braces. Of several numbers, `{photos}` reads `1, 2 และ 3` or `1, 2 and 3`, and `{photos:Photo}` puts
    the noun before them: `Photo 3`, `Photos 1 and 2`.
    """

    th: str
    en: str
    next_th: str
    next_en: str

    @property
    def names_facts(self) -> bool:
        return "{" in self.th + self.en + self.next_th + self.next_en

    def filled(self, **facts: Fact) -> BilingualText:
        thai, english = _formattable(facts, "และ"), _formattable(facts, "and")
        return BilingualText(
            th=self.th.format(**thai),
            en=self.en.format(**english),
            next_th=self.next_th.format(**thai),
            next_en=self.next_en.format(**english),
        )


@dataclass(frozen=True)
class _Numbers:
    numbers: tuple[int, ...]
    last_word: str

    def __format__(self, noun: str) -> str:
        *others, last = map(str, self.numbers)
        listed = f"{', '.join(others)} {self.last_word} {last}" if others else last
        return f"{noun}{'s' if others else ''} {listed}" if noun else listed


def _formattable(facts: Mapping[str, Fact], last_word: str) -> dict[str, object]:
    return {name: _Numbers(value, last_word) if isinstance(value, tuple) else value for name, value in facts.items()}
