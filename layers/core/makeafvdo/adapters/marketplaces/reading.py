"""Raw page values cleaned into `Product` fields, for all marketplaces alike."""

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser

from makeafvdo.domain.products.products import Product

CURRENCIES = {
    "th": "THB", "id": "IDR", "my": "MYR", "sg": "SGD", "ph": "PHP", "vn": "VND", "tw": "TWD", "br": "BRL",
    "mx": "MXN", "cl": "CLP", "co": "COP", "us": "USD", "ru": "RUB", "gb": "GBP", "jp": "JPY", "es": "EUR",
    "de": "EUR", "fr": "EUR", "it": "EUR", "ie": "EUR",
}  # fmt: skip
_SYMBOLS = {
    "฿": "THB", "$": "USD", "US$": "USD", "S$": "SGD", "NT$": "TWD", "R$": "BRL", "RM": "MYR", "Rp": "IDR",
    "₫": "VND", "₱": "PHP", "£": "GBP", "€": "EUR",
}  # fmt: skip
_SYMBOL = re.compile(r"\s*(US ?\$|[^\w\s.,-]|[A-Z]{1,3}\$|RM|Rp)")
_DOLLAR_COUNTRIES = {"sg", "tw", "mx", "cl", "co"}
MAX_TITLE = 300
MAX_DESCRIPTION = 5_000
MAX_IMAGES = 40
_NO_BRAND = {"no brand", "nobrand", "no-brand", "none", "ไม่มีแบรนด์", "ไม่มียี่ห้อ", "-"}
_BLOCK_TAGS = "p, div, li, br, h1, h2, h3, h4, tr"
_CURRENCY = re.compile("[A-Z]{3}")


def tidy(text: str | None, limit: int = MAX_TITLE) -> str:
    """One line without control characters, cut at `limit`."""
    printable = "".join(char if char.isprintable() else " " for char in (text or "")[: limit * 4])
    return " ".join(printable.split())[:limit]


def lines_of_html(html: str | None) -> list[str]:
    """The text of a foreign HTML fragment, one line per block."""
    tree = LexborHTMLParser((html or "")[: MAX_DESCRIPTION * 20])
    tree.strip_tags(["script", "style", "img", "video", "iframe"])
    for block in tree.css(_BLOCK_TAGS):
        block.insert_before("\n")
    text = tree.body.text() if tree.body else ""
    return [line for line in (tidy(part, MAX_DESCRIPTION) for part in text.split("\n")) if line]


def prose(lines: Iterable[str]) -> str:
    return "\n".join(lines)[:MAX_DESCRIPTION]


def brand_name(text: str | None) -> str | None:
    name = tidy(text)
    return name if name and name.lower() not in _NO_BRAND else None


def percent(text: str | None) -> int | None:
    """`-24%` → 24."""
    shown = (text or "").strip("-% ")
    return int(shown) if re.fullmatch(r"\d{1,2}", shown) else None


def image_urls(urls: Iterable[str | None]) -> tuple[str, ...]:
    """Absolute https addresses in page order, repeats kept."""
    absolute = (f"https:{url}" if url.startswith("//") else url for url in urls if url)
    secure = (url.replace("http://", "https://", 1) for url in absolute)
    return tuple(url for url in secure if url.startswith("https://"))[:MAX_IMAGES]


def currency_code(country: str, *candidates: str | None) -> str:
    """The first candidate that looks like an ISO 4217 code, else the country's own currency."""
    codes = (code.upper() for code in candidates if code)
    return next((code for code in codes if _CURRENCY.fullmatch(code)), CURRENCIES.get(country, "USD"))


def symbol_at_start(shown: str | None) -> str | None:
    """`$` of `$51.99 - 64.99`."""
    found = _SYMBOL.match(shown or "")
    return found[1].replace(" ", "") if found else None


def currency_of_symbol(symbol: str | None, country: str) -> str | None:
    """`$` is the dollar of the United States, unless the country has one or a peso of its own."""
    if symbol == "$" and country in _DOLLAR_COUNTRIES:
        return CURRENCIES[country]
    return _SYMBOLS.get(symbol or "")


def completed_from_structured_data(product: Product, structured: Product | None, *, is_sold_out: bool) -> Product:
    """`product` as the page's state has it, with what the state withholds taken from the page's structured data.

    Without a price where the state says that no SKU can be bought: one in the structured data is theirs, too.
    """
    if structured is not None:
        images = () if product.image_urls else structured.image_urls
        product = product.completed_by(structured.model_copy(update={"image_urls": images}))
    return product.without_price() if is_sold_out else product


def with_sources(product: Product, source: str = "page") -> Product:
    """`product` with `sources`, where each field was read, and `missing`, what a video needs and was not read."""
    read = product.model_fields_set - {"marketplace", "product_id", "canonical_url", "affiliate_url", "read_at"}
    sources = {name: source for name in sorted(read) if getattr(product, name) not in (None, "", (), {})}
    found = {"title": product.title, "price": product.price, "photos": product.image_urls}
    missing = tuple(name for name, value in found.items() if not value)
    return product.model_copy(update={"sources": sources, "missing": missing})
