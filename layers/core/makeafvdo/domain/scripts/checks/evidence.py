"""What a sentence claims, and the fact of the brief that each claim rests on.

A number is supported by a fact that has it with the same unit, or by one of these rules:

    less_than           ไม่ถึง 600 of a price of 590: above the price, by at most a quarter
    difference          ประหยัด 300 บาท: of the struck price and the price
    rounded_down        กว่า 50,000 of 58,000 sold or reviewed: at least half of it
    scale_of_rating     เต็ม 5 beside a rating
    magnitude           หลักร้อย of a price of 590

ร้อยเดียว, พันกว่าบาท, เป็นหมื่น are amounts as well, though no number: nothing but a fact in the same words supports them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate

from makeafvdo.domain.scripts.brief import Brief, Fact
from makeafvdo.domain.scripts.checks.terms import limits, terms_in
from makeafvdo.domain.scripts.quantities import BAHT, MAGNITUDES, PERCENT, Quantity, quantities_in
from makeafvdo.domain.scripts.segmentation import Segment

_PRICES = ("price", "price_max", "original_price")
_COUNTS = ("sold_count", "review_count")
_MOST_ROUNDED_UP = Decimal("1.25")
_LEAST_ROUNDED_DOWN = Decimal("0.5")
_BEST_RATING = 5
_WORDS_AROUND = 3
_PRICE_WORDS = frozenset({"ราคา", "เหลือ", "เพียง", "แค่"})
_LESS_THAN = frozenset({"ไม่ถึง", "ถึง"})
_DIFFERENCE = frozenset({"ประหยัด", "ถูกลง", "ลดไป", "ลดลง", "ลด", "ถูก"})
_MORE_THAN = frozenset({"กว่า", "เกิน", "มากกว่า", "หลัก"})
_SCALE = frozenset({"เต็ม", "จาก", "/"})
_OF_MAGNITUDE = "หลัก"
_LEAST_LOOSE = 100
"""สิบ stands with what it counts, and is read as a quantity."""


@dataclass(frozen=True)
class Support:
    """`claim` of a sentence rests on `fact` by `rule`."""

    claim: str
    fact: Fact
    rule: str = "as_read"


@dataclass(frozen=True)
class Evidence:
    supported: tuple[Support, ...]
    unsupported: tuple[str, ...]
    """Claims no fact holds, as the sentence has them."""


class FactReader:
    """The quantities and terms of a brief's facts, read once for all sentences of a script."""

    def __init__(self, brief: Brief, segment: Segment) -> None:
        self._segment = segment
        self._facts = brief.facts
        self._quantities = [(fact, found) for fact in brief.facts for found in _quantities_of(fact, segment)]
        self._terms = [(fact, term) for fact in brief.facts for term in terms_in(fact.text, segment)]

    def evidence(self, sentence: str) -> Evidence:
        supported, unsupported = [], []
        for claim, support in (*self._numbers(sentence), *self._magnitudes(sentence), *self._words(sentence)):
            if support is None:
                unsupported.append(claim)
            else:
                supported.append(support)
        return Evidence(tuple(supported), tuple(unsupported))

    def _numbers(self, sentence: str) -> Iterator[tuple[str, Support | None]]:
        for quantity in quantities_in(sentence, self._segment):
            before = self._segment(sentence[: quantity.start].rstrip())[-_WORDS_AROUND:]
            after = self._segment(sentence[quantity.end :].lstrip())[:1]
            said = (
                replace(quantity, unit=BAHT)
                if not quantity.unit and before and before[-1] in _PRICE_WORDS
                else quantity
            )
            yield said.words, self._as_read(said, (*before, *after)) or self._derived(said, before)

    def _as_read(self, said: Quantity, around: Sequence[str]) -> Support | None:
        """A fact with that quantity. Where every such fact bounds it, the sentence has to, too."""
        named = limits().of(around)
        for fact, read in self._quantities:
            if _may_state(fact, said) and _is_same(said, read, fact):
                bounds = limits().of(self._segment(fact.text[: read.start].rstrip())[-_WORDS_AROUND:])
                if not bounds or bounds & named:
                    return Support(said.words, fact)
        return None

    def _derived(self, said: Quantity, before: Sequence[str]) -> Support | None:
        one_of = {fact.fact_id: (fact, read) for fact, read in reversed(self._quantities)}
        if said.unit == BAHT and "price" in one_of:
            fact, price = one_of["price"]
            if not _LESS_THAN.isdisjoint(before) and price.value < said.value <= price.value * _MOST_ROUNDED_UP:
                return Support(said.words, fact, "less_than")
            _, original = one_of.get("original_price", (fact, price))
            if not _DIFFERENCE.isdisjoint(before) and said.value == original.value - price.value > 0:
                return Support(said.words, fact, "difference")
        if said.value == _BEST_RATING and "rating" in one_of and before and before[-1] in _SCALE:
            return Support(said.words, one_of["rating"][0], "scale_of_rating")
        for name in _COUNTS:
            if name in one_of and not _MORE_THAN.isdisjoint(before):
                fact, count = one_of[name]
                is_its_unit = said.unit in {"", count.unit}
                if is_its_unit and count.value * _LEAST_ROUNDED_DOWN <= said.value <= count.value:
                    return Support(said.words, fact, "rounded_down")
        return None

    def _magnitudes(self, sentence: str) -> Iterator[tuple[str, Support | None]]:
        counted = [range(found.start, found.end) for found in quantities_in(sentence, self._segment)]
        words = self._segment(sentence)
        starts = [0, *accumulate(map(len, words))]
        for nth, word in enumerate(words):
            value = MAGNITUDES.get(word, 0)
            if value >= _LEAST_LOOSE and not any(starts[nth] in each for each in counted):
                before, after = "".join(words[nth - 1 : nth]), "".join(words[nth + 1 : nth + 2])
                yield f"{before}{word}{after}", self._of_magnitude(before, value) or self._in_words(word + after)

    def _of_magnitude(self, before: str, value: int) -> Support | None:
        if before != _OF_MAGNITUDE:
            return None
        prices = ((fact, read) for fact, read in self._quantities if fact.field == "price" and read.unit == BAHT)
        return next(
            (Support(read.words, fact, "magnitude") for fact, read in prices if value <= read.value < value * 10), None
        )

    def _in_words(self, words: str) -> Support | None:
        return next((Support(words, fact) for fact in self._facts if words in fact.text), None)

    def _words(self, sentence: str) -> Iterator[tuple[str, Support | None]]:
        for said in terms_in(sentence, self._segment):
            fact = next((fact for fact, read in self._terms if read == said), None)
            yield said.word, Support(said.word, fact) if fact else None


def _quantities_of(fact: Fact, segment: Segment) -> tuple[Quantity, ...]:
    """Of a rating only the rating: its scale is no quality of the product."""
    found = quantities_in(fact.text, segment)
    return found[:1] if fact.field == "rating" else found


def _is_same(said: Quantity, read: Quantity, fact: Fact) -> bool:
    """A table's cell that is only a number has its unit, if any, in the name of its row."""
    is_bare_cell = not read.unit and fact.field == "attribute" and fact.text.endswith(read.words)
    return said.value == read.value and (not said.unit or said.unit == read.unit or is_bare_cell)


def _may_state(fact: Fact, said: Quantity) -> bool:
    """Money comes from a price alone, and a percentage from anything but a price."""
    if said.unit == BAHT:
        return fact.field in _PRICES
    return fact.field not in _PRICES or said.unit != PERCENT
