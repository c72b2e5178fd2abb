"""Proof, price and the call to action: said only of what was read, in a short form for short videos."""

from collections.abc import Iterator, Sequence
from enum import Enum

from makeafvdo.adapters.writers.embedded.telling import Telling
from makeafvdo.domain.scripts.draft import DraftScene
from makeafvdo.domain.scripts.price_wording import (
    digits,
    is_from,
    is_reduced,
    price_in_words,
    rating_in_digits,
    sold_in_digits,
    struck,
)  # fmt: skip
from makeafvdo.domain.scripts.scripts import Role
from makeafvdo.domain.videos.options import CallToAction, PriceWording

SHORT_VIDEO_S = 25
"""Below this there is only room for the short forms."""
_THANKS = ("ขอบคุณที่ดูจนจบ",)


class Room(Enum):
    """How much there is for all but the benefits."""

    WIDE = "wide"
    SHORT = "short"
    """The short forms."""
    TIGHT = "tight"
    """The shortest of them."""

    def tell(self, telling: Telling, *topics: str, **words: str) -> tuple[str, ...] | None:
        if self is Room.TIGHT:
            return telling.shortest(*topics, **words)
        return next((told for topic in topics if (told := telling.tell(topic, **words))), None)


def proofs(telling: Telling, told: Sequence[str], room: Room) -> Iterator[DraftScene]:
    """Rating and sales, wherever the data holds them and the hook has not told them."""
    product = telling.brief.product
    rating = rating_in_digits(product) if "rating" not in told else None
    sold = sold_in_digits(product) if "sold_count" not in told else None
    reviews = f"{product.review_count:,}" if product.review_count and room is Room.WIDE else ""
    words = {"rating": rating or "", "sold": sold or "", "reviews": reviews}
    facts = ["sold_count"] * bool(sold) + ["rating"] * bool(rating) + ["review_count"] * bool(rating and reviews)
    what = "both" if rating and sold else "rating" if rating else "sold" if sold else None
    if what:
        topic = f"proof_{what}" if reviews or what == "sold" else f"proof_{what}_short"
        if phrases := room.tell(telling, topic, **words):
            yield DraftScene(role=Role.PROOF, phrases=phrases, facts=tuple(facts))


def price_scene(telling: Telling, told: Sequence[str], room: Room) -> Iterator[DraftScene]:
    """The price; once more in closing where the hook has told it, unless the video is short."""
    product, options = telling.brief.product, telling.brief.options
    price = price_in_words(product, options)
    if price is None or ("price" in told and telling.brief.options.seconds < SHORT_VIDEO_S):
        return
    facts = ["price"]
    words = {"price": price}
    if "price" in told:
        topic = "price_again" if options.price_wording is PriceWording.EXACT and "เริ่ม" not in price else "price_worded"
    elif is_reduced(product, options) and not is_from(product, options) and product.original_price and product.price:
        topic = "price_reduced"
        words = {"was": struck(product.original_price), "price": f"{digits(product.price)} บาท"}
        words["percent"] = str(product.discount_percent)
        facts += ["original_price", "discount"]
    elif "เริ่ม" in price and room is Room.WIDE and product.price_max:
        topic = "price_from"
        facts.append("price_max")
    else:
        topic = "price" if options.price_wording is PriceWording.EXACT and "เริ่ม" not in price else "price_worded"
    topics = (topic, "price_again") if topic == "price_reduced" and room is Room.TIGHT else (topic,)
    if phrases := room.tell(telling, *topics, **words):
        yield DraftScene(role=Role.PRICE, phrases=phrases, facts=tuple(facts))


def call_to_action(telling: Telling, room: Room) -> DraftScene:
    """To the basket, which only TikTok Shop's products are in; else to where the marketer's link is, or nowhere."""
    chosen = telling.brief.options.call_to_action
    where = "basket" if telling.brief.has_basket else (chosen or CallToAction.NONE).value
    topics = (f"call_{where}",) if room is Room.WIDE else (f"call_{where}_short",)
    phrases = room.tell(telling, *topics) or telling.shortest(f"call_{where}_short") or _THANKS
    return DraftScene(role=Role.CALL_TO_ACTION, phrases=phrases)
