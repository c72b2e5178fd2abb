"""From a product to a writer's brief: its facts, each with an id, clean and cut to length."""

import re
from collections.abc import Iterator
from decimal import Decimal

from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.brief import Brief, Fact, FactField
from makeafvdo.domain.scripts.plain_text import plain_text
from makeafvdo.domain.scripts.price_wording import one_decimal
from makeafvdo.domain.scripts.thai_length import SYLLABLES_A_SECOND
from makeafvdo.domain.videos.options import Options

LONGEST_FACT = 1_500
LONGEST_BRIEF = 6_000
_MOST_ROWS = 60
_FEWEST_REVIEWS = 3
_LONGEST_NAME = 60
_SAYS_NOTHING = re.compile(
    r"[\W_]*|0+(?:\.0+)?|ไม่(?:ได้)?(?:ระบุ|ทราบ)|ไม่มี(?:ข้อมูล|แบรนด์|ยี่ห้อ)|อื่น ?ๆ|others?|n/?a|null|no[ -]?brand"
    r"|(?:not|un) ?specified|unknown",
    re.IGNORECASE,
)
"""What shops' tables hold where the seller filled nothing in."""


def brief_of(product: Product, options: Options, syllables_a_second: float = SYLLABLES_A_SECOND) -> Brief:
    """The facts of `product` for one script; later ones are left out where they exceed `LONGEST_BRIEF` letters."""
    return Brief(
        product=product, options=options, facts=tuple(_within(_facts(product))), syllables_a_second=syllables_a_second
    )


def amount_in_words(amount: Decimal) -> str:
    """`1,290 บาท`, `99.50 บาท`."""
    return f"{amount:,.2f}".removesuffix(".00") + " บาท"


def _facts(product: Product) -> Iterator[Fact]:
    yield from _named(product)
    yield from _prices(product)
    yield from _social_proof(product)
    numbered = 0
    for field, text, source in _described(product):
        if text:
            numbered += 1
            yield Fact(fact_id=f"f{numbered}", field=field, text=text[:LONGEST_FACT], source=source)


def _named(product: Product) -> Iterator[Fact]:
    names: tuple[tuple[FactField, str | None], ...] = (
        ("title", product.title),
        ("short_name", product.short_name),
        ("brand", product.brand),
        ("category", product.categories[-1] if product.categories else None),
    )
    for field, name in names:
        if name and (text := plain_text(name).replace("\n", " ")):
            yield _fact(product, field, text[:LONGEST_FACT], of="categories" if field == "category" else field)


def _prices(product: Product) -> Iterator[Fact]:
    """Only in baht: a price in another currency is none of a Thai script."""
    if product.currency != "THB" or not product.price or product.price <= 0:
        return
    yield _fact(product, "price", amount_in_words(product.price))
    if product.price_max and product.price_max > product.price:
        yield _fact(product, "price_max", amount_in_words(product.price_max), of="price")
    percent = product.discount_percent
    if percent and product.original_price:
        yield _fact(product, "original_price", amount_in_words(product.original_price))
        yield Fact(fact_id="discount", field="discount", text=f"ลด {percent}%", source="computed")


def _social_proof(product: Product) -> Iterator[Fact]:
    rating, reviews, sold = product.rating, product.review_count, product.sold_count
    if rating and 0 < rating <= 5:
        yield _fact(product, "rating", f"คะแนน {one_decimal(rating)} เต็ม 5")
    if reviews and reviews >= _FEWEST_REVIEWS:
        yield _fact(product, "review_count", f"{reviews:,} รีวิว")
    if sold:
        yield _fact(product, "sold_count", f"ขายแล้ว{'กว่า' if product.sold_count_is_rounded else ''} {sold:,} ชิ้น")


def _described(product: Product) -> Iterator[tuple[FactField, str, str]]:
    """Highlights, table, variants and the description's lines, with where each was read."""
    read = product.sources
    for highlight in product.highlights:
        yield "highlight", plain_text(highlight).replace("\n", " "), read.get("highlights", "page")
    for name, value in list(product.attributes.items())[:_MOST_ROWS]:
        cells = (plain_text(name[:_LONGEST_NAME]), plain_text(value[:LONGEST_FACT]))
        if cells[0] and not _SAYS_NOTHING.fullmatch(cells[1]):
            yield "attribute", ": ".join(cells).replace("\n", " "), read.get("attributes", "page")
    variants = [name for variant in product.variants if (name := plain_text(variant).replace("\n", " "))]
    if variants:
        yield "variant", "ตัวเลือก: " + ", ".join(variants), read.get("variants", "page")
    for line in plain_text(product.description[:LONGEST_BRIEF]).splitlines():
        yield "description", line.strip(" -–—•*·✓"), read.get("description", "page")


def _fact(product: Product, field: FactField, text: str, of: str | None = None) -> Fact:
    return Fact(fact_id=field, field=field, text=text, source=product.sources.get(of or field, "page"))


def _within(facts: Iterator[Fact]) -> Iterator[Fact]:
    left = LONGEST_BRIEF
    for fact in facts:
        left -= len(fact.text)
        if left < 0:
            return
        yield fact
