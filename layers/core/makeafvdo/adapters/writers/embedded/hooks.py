"""The first three seconds, three ways: a question, a fact or number, the price (another fact where there is none)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from makeafvdo.adapters.writers.embedded.closings import SHORT_VIDEO_S
from makeafvdo.adapters.writers.embedded.sayings import Saying
from makeafvdo.adapters.writers.embedded.telling import Telling
from makeafvdo.domain.scripts.likeness import share_of_triples
from makeafvdo.domain.scripts.price_wording import (
    digits,
    is_from,
    is_reduced,
    price_in_words,
    rating_in_digits,
    sold_in_digits,
    struck,
)  # fmt: skip
from makeafvdo.domain.scripts.thai_length import scene_seconds
from makeafvdo.domain.scripts.title_chunks import visible
from makeafvdo.domain.videos.options import Angle, PriceWording, Tone

_SHORT_FACT = 20
_SHORTEST_ENDING = 4
_FACT_OF_A_QUESTION = 28
_LONGEST_FACT_PHRASES = 2
_NEUTRAL = ("แวะมาดูชิ้นนี้กัน", "ชิ้นนี้มีรายละเอียดในภาพ", "เห็นชิ้นนี้แล้วคิดยังไงบ้าง")
"""Where no line about this product may be said."""
_LONGEST_OF_ASKED = 0.36
_MOST_ALIKE = 0.62
"""Share of the shorter hook's letter triples that the other has, too."""


@dataclass(frozen=True)
class Hook:
    """`told`: what the rest of the script need not say again."""

    phrases: tuple[str, ...]
    facts: tuple[str, ...]
    told: tuple[Saying, ...] = ()


def hooks_of(telling: Telling, sayings: Sequence[Saying]) -> tuple[Hook, Hook, Hook]:
    """Each is true of the data, and no two are alike."""
    most = 1 if telling.brief.options.seconds < SHORT_VIDEO_S else _LONGEST_FACT_PHRASES
    own = [saying for saying in sayings if len(saying.phrases) <= most and not saying.is_instruction]
    value = _chosen(telling, _values(telling, own))
    fact = _chosen(telling, _facts(telling, own), value)
    question = _chosen(telling, _questions(telling, own), value, fact)
    return question, fact, value


def _chosen(telling: Telling, offered: Iterator[Hook], *others: Hook) -> Hook:
    """The first that is short and says something of its own; of none, the one that shares least."""
    longest = telling.brief.options.seconds * _LONGEST_OF_ASKED

    def fault(hook: Hook) -> float:
        """How alike, and how much too long; a fact told by two hooks counts as alike."""
        is_told = any({*hook.told} & {*other.told} for other in others)
        shared = max((share_of_triples("".join(hook.phrases), "".join(other.phrases)) for other in others), default=0.0)
        over = max(0.0, scene_seconds(hook.phrases, telling.brief.syllables_a_second) / longest - 1)
        return over + (1.0 if is_told else shared if shared > _MOST_ALIKE else 0.0)

    seen: list[Hook] = []
    for hook in offered:
        if not fault(hook):
            return hook
        seen.append(hook)
    return min(seen, key=fault, default=Hook((_NEUTRAL[len(others)],), ("title",)))


def _questions(telling: Telling, sayings: Sequence[Saying]) -> Iterator[Hook]:
    price = price_in_words(telling.brief.product, telling.brief.options)
    if telling.brief.options.angle is Angle.GIFT:
        if price and not is_from(telling.brief.product, telling.brief.options):
            yield from _told(telling, "question_gift_price", ("price",), price=price)
        yield from _told(telling, "question_gift", ("title",))
    for saying in sayings:
        if saying.is_quality and visible(saying.text) <= _FACT_OF_A_QUESTION and not _names_it(telling, saying):
            yield from _told(telling, "question_that", (saying.fact_id,), saying, fact=saying.text)
    for saying in [saying for saying in sayings if not saying.is_row][1:]:
        yield from _told(telling, "question_fact", (saying.fact_id,), saying, fact="|".join(saying.phrases))
    if price:
        topic = "question_price" if _is_exact(telling) else "question_price_worded"
        yield from _told(telling, topic, ("price",), price=price)
    yield from _told(telling, "question_plain", ("title",))


def _facts(telling: Telling, sayings: Sequence[Saying]) -> Iterator[Hook]:
    numbers = list(_numbers(telling))
    if telling.tone is Tone.REVIEW or telling.brief.options.angle is Angle.REVIEW:
        yield from numbers
    for saying in sayings:
        topic = "fact_named" if _names_it(telling, saying) else "fact"
        yield from _told(telling, topic, (saying.fact_id,), saying, fact="|".join(saying.phrases))
    yield from numbers
    yield from _told(telling, "fact_plain", ("title",))


def _numbers(telling: Telling) -> Iterator[Hook]:
    rating, sold = rating_in_digits(telling.brief.product), sold_in_digits(telling.brief.product)
    if rating:
        yield from _told(telling, "fact_rating", ("rating",), rating=rating)
    if sold:
        yield from _told(telling, "fact_sold", ("sold_count",), sold=sold)


def _values(telling: Telling, sayings: Sequence[Saying]) -> Iterator[Hook]:
    product, options = telling.brief.product, telling.brief.options
    price = price_in_words(product, options)
    if price is None:
        yield from list(_facts(telling, sayings[1:]))
        yield from _told(telling, "value_plain", ("title",))
        return
    if options.angle is Angle.GIFT and not is_from(product, options):
        yield from _told(telling, "value_gift", ("price",), price=price)
    if is_reduced(product, options) and not is_from(product, options) and product.original_price and product.price:
        words = {"was": struck(product.original_price), "price": f"{digits(product.price)} บาท"}
        yield from _told(telling, "value_reduced", ("title", "price", "original_price"), **words)
    for saying in sayings:
        is_short = visible(saying.text) <= (_SHORT_FACT if options.seconds < SHORT_VIDEO_S else _FACT_OF_A_QUESTION)
        if is_short and not saying.is_row and not _names_it(telling, saying):
            facts = (saying.fact_id, "price")
            yield from _told(telling, "value_fact", facts, saying, fact="|".join(saying.phrases), price=price)
    yield from _told(telling, "value" if _is_exact(telling) else "value_worded", ("title", "price"), price=price)


def _is_exact(telling: Telling) -> bool:
    product, options = telling.brief.product, telling.brief.options
    return options.price_wording is PriceWording.EXACT and not is_from(product, options)


def _told(telling: Telling, topic: str, facts: tuple[str, ...], *told: Saying, **words: str) -> Iterator[Hook]:
    yield from (Hook(phrases, facts, told) for phrases in telling.tellings(topic, **words))


def _names_it(telling: Telling, saying: Saying) -> bool:
    """A sentence with the thing's own name is no good behind it: เคสใสที่ใส่เคสแล้ว, ครีมกันแดด กันแดดได้."""
    noun = telling.thing.noun
    endings = tuple(noun[start:] for start in range(1, len(noun) - _SHORTEST_ENDING + 1))
    return telling.thing.is_sure and (telling.head in saying.text or saying.text.startswith(endings))
