"""How a price is worded in speech, on the picture and in a caption. Pure."""

from decimal import ROUND_DOWN, Decimal

from makeafvdo.domain.products.products import Product
from makeafvdo.domain.videos.options import Options, PriceWording

_STEPS = (10_000, 5_000, 1_000, 500, 100, 50, 10, 5, 1)
_MOST_ROUNDED_UP = Decimal("1.15")
_LEAST_ROUNDED = 4
_LEAST_TOLD = Decimal("0.01")
GOOD_RATING = 4.0
FEWEST_REVIEWS = 3
FEWEST_SOLD = 10


def price_in_words(product: Product, options: Options) -> str | None:
    """`1,290 บาท`, `เริ่ม 690 บาท`, `ไม่ถึง 600 บาท`; None where no price is told. Only baht are spoken."""
    if product.currency != "THB" or not _is_told(product, options) or product.price is None:
        return None
    if _is_rounded(product.price, options):
        return f"{'เริ่ม' if _is_range(product) else ''}ไม่ถึง {less_than(product.price):,} บาท"
    return f"{'เริ่ม ' if is_from(product, options) else ''}{digits(product.price)} บาท"


def price_shown(product: Product, options: Options) -> str | None:
    """`฿1,290`, `เริ่ม ฿690`, `ไม่ถึง ฿600`, `IDR 1,729,000`."""
    if not _is_told(product, options) or product.price is None:
        return None
    if _is_rounded(product.price, options):
        rounded = Decimal(less_than(product.price))
        return f"{'เริ่ม' if _is_range(product) else ''}ไม่ถึง {_with_sign(rounded, product.currency)}"
    return f"{'เริ่ม ' if is_from(product, options) else ''}{_with_sign(product.price, product.currency)}"


def original_price_shown(product: Product, options: Options) -> str | None:
    """The price that is struck, only beside one that is lower, and never beside a rounded one."""
    if not is_reduced(product, options) or product.original_price is None:
        return None
    return _with_sign(product.original_price, product.currency)


def is_reduced(product: Product, options: Options) -> bool:
    """Whether the struck price and the discount may be told."""
    tells = options.price_wording in {PriceWording.EXACT, PriceWording.FROM}
    return tells and _is_told(product, options) and product.discount_percent is not None


def is_from(product: Product, options: Options) -> bool:
    """Where variants cost more, the lowest price alone would be false."""
    return _is_range(product) or options.price_wording is PriceWording.FROM


def _is_rounded(price: Decimal, options: Options) -> bool:
    """Below `_LEAST_ROUNDED` there is no number near above, and the price is told as it is."""
    return options.price_wording is PriceWording.LESS_THAN and price >= _LEAST_ROUNDED


def less_than(price: Decimal) -> int:
    """590 → 600, 1,290 → 1,300: the roundest number above that is near.

    TikTok Shop Thailand, Misleading Price Claims (knowledge_id 1637871032354577): $9.99 may be called less than $10.
    """
    rounded = ((int(price) // step + 1) * step for step in _STEPS if step <= price)
    return next((number for number in rounded if number <= price * _MOST_ROUNDED_UP), int(price) + 1)


def holds_still(was: Decimal, now: Decimal, options: Options) -> bool:
    """Whether a video made at the price `was` is true at `now` too: it tells no price, or a number above both."""
    if options.price_wording is PriceWording.NONE:
        return True
    return _is_rounded(was, options) and now < less_than(was)


def digits(amount: Decimal) -> str:
    return f"{amount:,.2f}".removesuffix(".00")


def struck(amount: Decimal) -> str:
    """The price before, as it is spoken ahead of the new one: `1,290`, but `19.75 บาท`, as only baht have satang."""
    told = digits(amount)
    return f"{told} บาท" if "." in told else told


def rating_in_digits(product: Product) -> str | None:
    """With one decimal, never rounded up; None below what is worth telling, or from too few reviews."""
    rating, reviews = product.rating, product.review_count
    if rating is None or not GOOD_RATING <= rating <= 5 or (reviews is not None and reviews < FEWEST_REVIEWS):
        return None
    return one_decimal(rating)


def one_decimal(rating: float) -> str:
    """4.666666 → `4.6`, 4.0 → `4`."""
    return str(Decimal(str(rating)).quantize(Decimal("0.1"), ROUND_DOWN)).removesuffix(".0")


def sold_in_digits(product: Product) -> str | None:
    """`3,204`, `กว่า 3,200`."""
    if not product.sold_count or product.sold_count < FEWEST_SOLD:
        return None
    return f"{'กว่า ' if product.sold_count_is_rounded else ''}{product.sold_count:,}"


def _is_told(product: Product, options: Options) -> bool:
    return options.price_wording is not PriceWording.NONE and product.price is not None and product.price >= _LEAST_TOLD


def _is_range(product: Product) -> bool:
    return product.price is not None and product.price_max is not None and product.price_max > product.price


def _with_sign(amount: Decimal, currency: str) -> str:
    return f"฿{digits(amount)}" if currency == "THB" else f"{currency} {digits(amount)}"
