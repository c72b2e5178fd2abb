"""What there is to say for a product: its own facts, each as one clause of spoken Thai."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from makeafvdo.adapters.writers.cleaning import may_say, plain, sentences, visible
from makeafvdo.adapters.writers.kinds import Kind, Theme
from makeafvdo.adapters.writers.patterns import KINDS
from makeafvdo.adapters.writers.phrasing import LONGEST, phrases_of
from makeafvdo.adapters.writers.sayable import sayable, spaced
from makeafvdo.adapters.writers.telling import Telling

_ALIKE = 0.5
"""Clauses that share this part of their letter triples say the same thing."""
_NAMED_CHOICES = 3
_MOST_CLAUSES = 40
_LONGEST_READ = 5000
_MOST_ROWS = 60
_LONGEST_CELL = 200
"""More of a description, a table or one of its cells than a minute can hold."""
_LIST = re.compile(r" ?(?:,(?!\d{3})|[،、|;]) ?|(?<!\d) ?/ ?(?!\d)| และ ?")
_UNIT_OF_NAME = re.compile(r"\(([A-Za-z]{1,4}|[ก-๙]{1,4}\.)\)\s*$")
_COLOURS = re.compile("^(?:สี|ดำ|ขาว|เทา|ครีม|เบจ|น้ำตาล|น้ำเงิน|เขียว|แดง|ชมพู|เหลือง|ส้ม|ม่วง|ฟ้า|กรม|ทอง|เงิน|โอ๊ค|วอลนัท)")


@dataclass(frozen=True)
class Clause:
    """`gist` is what it comes down to, `field` where that was read; `theme` is None for the seller's own sentence."""

    phrases: tuple[str, ...]
    gist: str
    field: str
    theme: Theme | None = None


def clauses_of(telling: Telling) -> list[Clause]:
    """Everything sayable, nothing twice: the seller's highlights win over the table, the table over the description."""
    product = telling.product
    found = [
        *_own_sentences("\n".join(product.highlights), "highlights"),
        *_table_rows(telling),
        *_choices(telling),
        *_own_sentences(product.description, "description"),
    ]
    kept: list[Clause] = []
    for clause in found:
        if len(kept) < _MOST_CLAUSES and not any(_is_alike(clause.gist, other.gist) for other in kept):
            kept.append(clause)
    return kept


def _own_sentences(text: str, field: str) -> Iterator[Clause]:
    for sentence in _joined_up(sentences(text[:_LONGEST_READ])):
        said = sayable(sentence)
        phrases = phrases_of(said) if said else None
        if phrases:
            yield Clause(phrases, sentence, field)


def _joined_up(pieces: Iterable[str]) -> Iterator[str]:
    """Scraps of two or three words are said together: ซักเครื่องได้ ไม่ต้องรีด."""
    waiting = ""
    for piece in pieces:
        together = f"{waiting} {piece}".strip()
        if visible(together) > LONGEST and waiting:
            yield waiting
            together = piece
        waiting = together if visible(together) < LONGEST // 2 else ""
        if not waiting:
            yield together
    if waiting:
        yield waiting


def _table_rows(telling: Telling) -> Iterator[Clause]:
    """One clause a kind (or a name, where the line speaks it), in the order of their themes."""
    told: dict[str | Kind, Clause] = {}
    for written_name, written_value in islice(telling.product.attributes.items(), _MOST_ROWS):
        name, value = _row(written_name[:_LONGEST_CELL], written_value[:_LONGEST_CELL])
        kind = next((kind for kind in KINDS if kind.key.fullmatch(name) and _suits(kind, value)), None)
        clause = _said_row(telling, kind, name, value) if kind and kind.lines else None
        if kind and clause:
            told.setdefault(name if kind.speaks_name else kind, clause)
    yield from sorted(told.values(), key=lambda clause: clause.theme or Theme.LASTS)


def _row(name: str, value: str) -> tuple[str, str]:
    """Cleaned; a unit that stands with the name goes to the number: `แรงดัน (V)`, `20` → `20V`."""
    unit = _UNIT_OF_NAME.search(name)
    value = plain(value).replace("\n", ", ").strip(" ,:")
    return plain(name).strip(" :"), value + unit[1] if unit and value.replace(".", "").isdigit() else value


def _suits(kind: Kind, value: str) -> bool:
    return bool(kind.needs.search(value) or kind.needs.search(sayable(value) or ""))


def _said_row(telling: Telling, kind: Kind, name: str, value: str) -> Clause | None:
    said = _value(kind, value)
    if not said or not may_say(name) or not may_say(value):
        return None
    key = sayable(re.sub("^ความ(?=กว้าง$|ลึก$|สูง$|ยาว$|หนา$)", "", name)) or ""
    words = {"key": key, "part": re.sub("^วัสดุ(?:ของ)?", "", key), "value": said}
    lines = kind.lines if key or not kind.speaks_name else ()
    if said.startswith(("ไม่", "ปลอด")) and not kind.speaks_name:
        lines = ("{this}{value}", "{noun}{this}{value}")
    for line in telling.rotated(lines, name) if lines else ():
        phrases = phrases_of(" ".join(telling.said(line, **words)))
        if phrases:
            return Clause(phrases, said, "attributes", kind.theme)
    return None


def _value(kind: Kind, value: str) -> str | None:
    items = [said for item in _LIST.split(value) if (said := sayable(item)) and visible(said) <= LONGEST]
    items = [re.sub(kind.drop, "", item).strip() for item in items]
    return _listed([item for item in items if item][: kind.most])


def _listed(items: list[str]) -> str | None:
    """`ก`, `กและข`, `ก ข และค`."""
    if len(items) < 2:
        return items[0] if items else None
    return f"{' '.join(items[:-1])}{' ' if len(items) > 2 else ''}และ{items[-1]}"


def _choices(telling: Telling) -> Iterator[Clause]:
    """The colours or models to choose from, if all of them can be said."""
    variants = list(dict.fromkeys(re.split("[,/|]", plain(variant))[0].strip() for variant in telling.product.variants))
    names = [said for variant in variants if (said := sayable(variant)) and may_say(said) and visible(said) <= 14]
    if len(variants) < 2 or len(names) < len(variants):
        return
    are_colours = all(_COLOURS.match(name) for name in names)
    if are_colours:
        names = [name if name.startswith("สี") else f"สี{name}" for name in names]
    listed = _listed(names[:_NAMED_CHOICES])
    line = f"มีให้เลือกทั้ง{listed}"
    if len(names) > _NAMED_CHOICES:
        line = f"{telling.subject.noun}มี {len(names)} {'สี' if are_colours else 'แบบ'} ทั้ง{listed}"
    phrases = phrases_of(spaced(line))
    if phrases:
        yield Clause(phrases, " ".join(names), "variants", Theme.MEASURES)


def _is_alike(one: str, other: str) -> bool:
    """Whether they say the same: most of the shorter is in the longer, and no number tells them apart."""
    if set(re.findall(r"\d[\d.,]*", one)) - set(re.findall(r"\d[\d.,]*", other)):
        return False
    triples, others = _triples(one), _triples(other)
    return len(triples & others) > _ALIKE * min(len(triples), len(others))


def _triples(text: str) -> set[str]:
    letters = text.replace(" ", "")
    return {letters[at : at + 3] for at in range(len(letters) - 2)}
