"""The first three seconds, three ways: a question, a fact or number, the price (another fact where there is none)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from makeafvdo.adapters.writers.embedded.sayings import Saying
from makeafvdo.adapters.writers.embedded.telling import Telling
from makeafvdo.domain.scripts.price_wording import (
    digits, is_from, is_reduced, price_in_words, rating_in_digits, sold_in_digits,
)  # fmt: skip
from makeafvdo.domain.scripts.segmentation import Segment
from makeafvdo.domain.scripts.title_chunks import visible
from makeafvdo.domain.videos.options import Angle, PriceWording, Tone

_SHORT_FACT = 20
_FACT_OF_A_QUESTION = 28
_LONGEST_FACT_PHRASES = 2


@dataclass(frozen=True)
class Hook:
    """`told`: what the rest of the script need not say again."""

    phrases: tuple[str, ...]
    facts: tuple[str, ...]
    told: tuple[Saying, ...] = ()


def hooks_of(telling: Telling, sayings: Sequence[Saying], segment: Segment) -> tuple[Hook, Hook, Hook]:
    """Each is true of the data, and no two are the same."""
    own = [saying for saying in sayings if len(saying.phrases) <= _LONGEST_FACT_PHRASES]
    chosen: list[Hook] = []
    for offered in (_values(telling, own, segment), _facts(telling, own), _questions(telling, own, segment)):
        used = {saying for hook in chosen for saying in hook.told}
        texts = {hook.phrases for hook in chosen}
        hooks = [hook for hook in offered if hook.phrases not in texts]
        fresh = (hook for hook in hooks if not used & {*hook.told})
        chosen.append(next(fresh, None) or hooks[0])
    value, fact, question = chosen
    return question, fact, value


def _questions(telling: Telling, sayings: Sequence[Saying], segment: Segment) -> Iterator[Hook]:
    price = price_in_words(telling.brief.product, telling.brief.options)
    if telling.brief.options.angle is Angle.GIFT:
        topic, facts = ("question_gift_price", {"price": price}) if price and "เริ่ม" not in price else ("question_gift", {})
        yield from _told(telling, topic, ("price",) if facts else ("title",), **{k: v for k, v in facts.items() if v})
    for saying in sayings:
        asks_for = saying.opens_with_a_verb(segment) and visible(saying.text) <= _FACT_OF_A_QUESTION
        if asks_for and not saying.is_row:
            yield from _told(telling, "question_that", (saying.fact_id,), saying, fact=saying.text)
    if price:
        is_plain = telling.brief.options.price_wording is PriceWording.EXACT and "เริ่ม" not in price
        yield from _told(telling, "question_price" if is_plain else "question_price_worded", ("price",), price=price)
    for saying in sayings:
        yield from _told(telling, "question_fact", (saying.fact_id,), saying, fact="|".join(saying.phrases))
    yield from _told(telling, "question_plain", ("title",))


def _facts(telling: Telling, sayings: Sequence[Saying]) -> Iterator[Hook]:
    product = telling.brief.product
    rating, sold = rating_in_digits(product), sold_in_digits(product)
    numbers = [
        *(_told(telling, "fact_rating", ("rating",), rating=rating) if rating else ()),
        *(_told(telling, "fact_sold", ("sold_count",), sold=sold) if sold else ()),
    ]
    if telling.tone is Tone.REVIEW or telling.brief.options.angle is Angle.REVIEW:
        yield from numbers
    for saying in sayings:
        topic = "fact_named" if _names_it(telling, saying) else "fact"
        yield from _told(telling, topic, (saying.fact_id,), saying, fact="|".join(saying.phrases))
    yield from numbers
    yield from _told(telling, "fact_plain", ("title",))
    yield from _told(telling, "call_none", ("title",))


def _values(telling: Telling, sayings: Sequence[Saying], segment: Segment) -> Iterator[Hook]:
    product, options = telling.brief.product, telling.brief.options
    price = price_in_words(product, options)
    if price and options.angle is Angle.GIFT and "เริ่ม" not in price:
        yield from _told(telling, "value_gift", ("price",), price=price)
    if price and is_reduced(product, options) and product.original_price and product.price and not is_from(product, options):
        facts = {"was": digits(product.original_price), "price": f"{digits(product.price)} บาท"}
        yield from _told(telling, "value_reduced", ("title", "price", "original_price"), **facts)
    for saying in sayings if price else ():
        is_short = visible(saying.text) <= _SHORT_FACT and saying.opens_with_a_verb(segment) and not saying.is_row
        if is_short and price and telling.thing.is_sure:
            yield from _told(telling, "value_fact", (saying.fact_id, "price"), saying, fact=saying.text, price=price)
    if price:
        is_plain = options.price_wording is PriceWording.EXACT and "เริ่ม" not in price
        yield from _told(telling, "value" if is_plain else "value_worded", ("title", "price"), price=price)
        return
    yield from list(_facts(telling, sayings))


def _told(telling: Telling, topic: str, facts: tuple[str, ...], *told: Saying, **words: str) -> Iterator[Hook]:
    if phrases := telling.tell(topic, **words):
        yield Hook(phrases, facts, told)


def _names_it(telling: Telling, saying: Saying) -> bool:
    return telling.thing.is_sure and saying.text.startswith(telling.thing.noun)
