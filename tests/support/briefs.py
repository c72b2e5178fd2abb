"""Briefs for tests of writers: a product's fields as facts, word by word, nothing cleaned."""

from collections.abc import Iterator
from decimal import Decimal

from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.brief import Brief, Fact, FactField
from makeafvdo.domain.videos.options import Options

PACE = 4.2
"""Syllables a second."""


def a_brief(product: Product, **options: object) -> Brief:
    return Brief(
        product=product,
        options=Options.model_validate(options),
        facts=tuple(_facts(product)),
        syllables_a_second=PACE,
    )


def _facts(product: Product) -> Iterator[Fact]:
    single: tuple[tuple[FactField, str | None], ...] = (
        ("title", product.title),
        ("short_name", product.short_name),
        ("category", product.categories[-1] if product.categories else None),
        ("price", _baht(product.price)),
        ("price_max", _baht(product.price_max)),
        ("original_price", _baht(product.original_price)),
        ("rating", f"คะแนน {product.rating:g} เต็ม 5" if product.rating else None),
        ("sold_count", f"ขายแล้ว {product.sold_count:,} ชิ้น" if product.sold_count else None),
    )
    yield from (Fact(fact_id=field, field=field, text=text, source="page") for field, text in single if text)
    for nth, (field, text) in enumerate(_many(product), start=1):
        yield Fact(fact_id=f"f{nth}", field=field, text=text, source="page")


def _many(product: Product) -> Iterator[tuple[FactField, str]]:
    yield from (("highlight", highlight) for highlight in product.highlights)
    yield from (("attribute", f"{name}: {value}") for name, value in product.attributes.items())
    yield from (("description", line) for line in product.description.splitlines() if line)


def _baht(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:,.2f}".removesuffix(".00") + " บาท"
