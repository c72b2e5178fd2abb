"""The shape of one bilingual sentence."""

from dataclasses import dataclass

from typing_extensions import TypedDict


class BilingualText(TypedDict):
    th: str
    en: str
    next_th: str
    next_en: str


@dataclass(frozen=True)
class Message:
    """`th`/`en` say what happened, `next_th`/`next_en` what to do now."""

    th: str
    en: str
    next_th: str
    next_en: str

    @property
    def names_facts(self) -> bool:
        return "{" in self.th + self.en + self.next_th + self.next_en

    def filled(self, **facts: str | int) -> BilingualText:
        return BilingualText(
            th=self.th.format(**facts),
            en=self.en.format(**facts),
            next_th=self.next_th.format(**facts),
            next_en=self.next_en.format(**facts),
        )
