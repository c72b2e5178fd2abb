"""The lines a product's data offers for the picture; two are switched on, the rest wait for the marketer."""

from makeafvdo.adapters.writers.numbers import original_price_shown, price_shown, rating_words, sold_words
from makeafvdo.adapters.writers.subjects import short_title
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.scripts import LineKind, OnScreen, OnScreenLine

_SHOWN = {LineKind.TITLE, LineKind.PRICE}


def on_screen(product: Product) -> OnScreen:
    """Only lines the product's data holds, none of them a call to action."""
    percent = product.discount_percent
    rating, sold = rating_words(product), sold_words(product)
    about = "กว่า " if product.sold_count_is_rounded else " "
    offered = {
        LineKind.TITLE: short_title(product.title),
        LineKind.PRICE: price_shown(product),
        LineKind.ORIGINAL_PRICE: original_price_shown(product),
        LineKind.DISCOUNT: f"ลด {percent}%" if percent else None,
        LineKind.RATING: "{rating} ({reviews} รีวิว)".format_map(rating) if rating else None,
        LineKind.SOLD: f"ขายแล้ว{about}{sold['sold']} ชิ้น" if sold else None,
    }
    return OnScreen(
        lines=tuple(OnScreenLine(kind=kind, text=text, shown=kind in _SHOWN) for kind, text in offered.items() if text)
    )
