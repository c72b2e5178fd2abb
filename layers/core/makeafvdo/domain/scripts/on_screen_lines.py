"""The lines a product's data offers for the picture; name, price and facts are switched on, the rest wait for the
marketer. Pure."""

import re
from collections.abc import Sequence

from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.claims.guard import find_claims
from makeafvdo.domain.scripts.claims.product_groups import ProductGroup, group_of
from makeafvdo.domain.scripts.on_screen_lint import forbidden_in
from makeafvdo.domain.scripts.price_wording import (
    is_reduced,
    original_price_shown,
    price_shown,
    rating_in_digits,
    sold_in_digits,
)  # fmt: skip
from makeafvdo.domain.scripts.scripts import FACTS, LineKind, OnScreen, OnScreenLine
from makeafvdo.domain.scripts.segmentation import Segment
from makeafvdo.domain.scripts.things import thing_of, without_promo
from makeafvdo.domain.scripts.title_chunks import chunks_of, is_thai
from makeafvdo.domain.videos.options import Options

_SHOWN = {LineKind.TITLE, LineKind.PRICE, *FACTS}
_LONGEST_TITLE = 40
_A_LIST = 3
"""Numbers in a row: a list, and a list that is cut is false."""
_NUMBER = re.compile(r"\d[\d.,/x+-]*")
_MODEL = re.compile(r"(?=[^ก-๙]*[\d-])[^ก-๙]*[A-Za-z][^ก-๙]*")
"""E5-475, Scoopy-i, 110i."""
_FOR_MODELS = {"part", "other"}
"""What is sold for a list of models; a machine's codes are its own."""
_LEANING = {"มี", "ไม่มี", "พร้อม", "แถม", "และ", "กับ", "สำหรับ", "ใช้กับ", "รองรับ", "รุ่น", "สี", "ขนาด", "แบบ", "ของ", "จำนวน"}


def on_screen_of(
    product: Product, options: Options, title: str, segment: Segment, facts: Sequence[str] = ()
) -> OnScreen:
    """Only lines the product's data holds, none of them a call to action. Without a `title`, the product's own."""
    rating, sold = rating_in_digits(product), sold_in_digits(product)
    reviews = f" ({product.review_count:,} รีวิว)" if product.review_count else ""
    offered = {
        LineKind.TITLE: title or clean_title(product, segment),
        LineKind.PRICE: price_shown(product, options),
        LineKind.ORIGINAL_PRICE: original_price_shown(product, options),
        LineKind.DISCOUNT: f"ลด {product.discount_percent}%" if is_reduced(product, options) else None,
        LineKind.RATING: f"{rating}{reviews}" if rating else None,
        LineKind.SOLD: f"ยอดขาย{'' if sold.startswith('กว่า') else ' '}{sold} ชิ้น" if sold else None,
        **dict(zip(FACTS, facts, strict=False)),
    }
    return OnScreen(
        lines=tuple(OnScreenLine(kind=kind, text=text, shown=kind in _SHOWN) for kind, text in offered.items() if text)
    )


def clean_title(product: Product, segment: Segment) -> str | None:
    """The marketer's short name, or the title's first words that fit: no advertising, no claim, no list cut short.

    Behind a claim nothing is taken: what follows may be its second half (ลดฝ้า กระ).
    """
    group = group_of(product.title, product.categories, product.attributes, segment=segment)
    if product.short_name and (own := _fitting([product.short_name], group, segment)):
        return own
    chunks = [kept for chunk in chunks_of(product.title) if (kept := without_promo(chunk, segment))]
    thing = thing_of(product, segment)
    lists_models = thing.family in _FOR_MODELS
    return _fitting(_before_a_list(chunks), group, segment, lists_models=lists_models) or _fitting(
        [thing.name], group, segment
    )


def _before_a_list(chunks: list[str]) -> list[str]:
    """Up to where the models that a case fits begin."""
    numbers = "".join("1" if _NUMBER.fullmatch(chunk) else "0" for chunk in chunks)
    if "1" * _A_LIST not in numbers:
        return chunks
    return chunks[: next(nth for nth, chunk in enumerate(chunks) if chunk[0].isdigit())]


def _fitting(chunks: list[str], group: ProductGroup, segment: Segment, *, lists_models: bool = False) -> str | None:
    """The first chunks that fit; what is torn off what follows (PD of PD 22.5W) goes as well."""
    taken: list[str] = []
    for chunk in chunks:
        longer = " ".join((*taken, chunk))
        if forbidden_in(longer):
            continue
        if len(longer) > _LONGEST_TITLE or find_claims(longer, group, segment):
            return " ".join(_not_torn(taken, chunk, lists_models=lists_models)) or None
        taken.append(chunk)
    return " ".join(taken) or None


def _not_torn(taken: list[str], following: str, *, lists_models: bool) -> list[str]:
    while len(taken) > 1:
        last, before = taken[-1], taken[-2]
        is_number_torn = bool(_NUMBER.fullmatch(last))
        is_name_torn = following[0].isdigit() and not before[-1].isdigit() and not last[-1].isdigit()
        is_english_torn = not is_thai(last) and not is_thai(following) and last.isalpha() and not last.isupper()
        is_in_list = any(map(_MODEL.fullmatch, (before, following))) and not is_thai(following)
        is_list_torn = lists_models and bool(_MODEL.fullmatch(last)) and is_in_list
        leans = last in _LEANING
        if not (is_number_torn or is_name_torn or is_english_torn or is_list_torn or leans):
            return taken
        following, taken = last, taken[:-1]
    return taken
