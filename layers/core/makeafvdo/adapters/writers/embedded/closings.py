"""Proof, price and the call to action: said only of what was read, in a short form for short videos."""

from collections.abc import Iterator, Sequence

from makeafvdo.adapters.writers.embedded.telling import Telling
from makeafvdo.domain.scripts.draft import DraftScene
from makeafvdo.domain.scripts.price_wording import (
    digits,
    is_from,
    is_reduced,
    price_in_words,
    rating_in_digits,
    sold_in_digits,
)  # fmt: skip
from makeafvdo.domain.scripts.scripts import Role
from makeafvdo.domain.videos.options import CallToAction, PriceWording


def proofs(telling: Telling, told: Sequence[str], *, is_short: bool) -> Iterator[DraftScene]:
    """Rating and sales, wherever the data holds them and the hook has not told them."""
    product = telling.brief.product
    rating = rating_in_digits(product) if "rating" not in told else None
    sold = sold_in_digits(product) if "sold_count" not in told else None
    reviews = f"{product.review_count:,}" if product.review_count and not is_short else ""
    words = {"rating": rating or "", "sold": sold or "", "reviews": reviews}
    facts = ["sold_count"] * bool(sold) + ["rating"] * bool(rating) + ["review_count"] * bool(rating and reviews)
    what = "both" if rating and sold else "rating" if rating else "sold" if sold else None
    if what:
        topic = f"proof_{what}" if reviews or what == "sold" else f"proof_{what}_short"
        if phrases := telling.tell(topic, **words):
            yield DraftScene(role=Role.PROOF, phrases=phrases, facts=tuple(facts))


def price_scene(telling: Telling, told: Sequence[str], *, is_short: bool) -> Iterator[DraftScene]:
    product, options = telling.brief.product, telling.brief.options
    price = price_in_words(product, options)
    if price is None:
        return
    facts = ["price"]
    words = {"price": price}
    if "price" in told:
        topic = "price_again" if options.price_wording is PriceWording.EXACT and "เริ่ม" not in price else "price_worded"
    elif is_reduced(product, options) and not is_from(product, options) and product.original_price and product.price:
        topic = "price_reduced"
        words = {"was": digits(product.original_price), "price": f"{digits(product.price)} บาท"}
        words["percent"] = str(product.discount_percent)
        facts += ["original_price", "discount"]
    elif "เริ่ม" in price and not is_short and product.price_max:
        topic = "price_from"
        facts.append("price_max")
    else:
        topic = "price" if options.price_wording is PriceWording.EXACT and "เริ่ม" not in price else "price_worded"
    if phrases := telling.tell(topic, **words):
        yield DraftScene(role=Role.PRICE, phrases=phrases, facts=tuple(facts))


def call_to_action(telling: Telling, *, is_short: bool) -> DraftScene:
    """Only TikTok Shop's products are in TikTok's basket; for others, where the marketer has put the link, or nowhere."""
    chosen = telling.brief.options.call_to_action
    where = "basket" if telling.brief.has_basket else (chosen or CallToAction.NONE).value
    topic = f"call_{where}_short" if is_short else f"call_{where}"
    phrases = telling.tell(topic) or telling.tell(f"call_{where}_short") or ("ขอบคุณที่ดูจนจบ",)
    return DraftScene(role=Role.CALL_TO_ACTION, phrases=phrases)
