"""Which product on which marketplace a pasted link leads to, found without any network call.

Path patterns and hosts were checked on thousands of real Thai links. An attribution parameter is never touched: the
pasted link is kept byte for byte, and a canonical one without any parameter is made from marketplace, country and ids.
"""

import json
import re
from collections.abc import Iterator
from urllib.parse import SplitResult, parse_qs, urlsplit

from pydantic import BaseModel, ConfigDict

from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.products.products import LinkPreview, MarketplaceName, ProductLink
from makeafvdo.domain.products.shop_hosts import (
    ALIEXPRESS,
    LAZADA,
    SHOPEE,
    SHORT_HOSTS,
    STOREFRONTS,
    TIKTOK,
    TOKOPEDIA_TIKTOK,
    country_of,
)

MAX_PASTED_CHARS = 10_000
TARGET_PARAMETERS = ("origin_link", "url", "dl_target_url", "redirectUrl")
"""Query parameters in which affiliate redirects carry their target URL."""

_URL = re.compile(r"https?://[^\s<>\"“”]+|(?<![\w@./-])(?:[a-z0-9-]+\.)+[a-z]{2,}/[^\s<>\"“”]+", re.IGNORECASE)
_TRAILING_PUNCTUATION = ".,;:!?'’…)]}*|​"
_SHOPEE_SLUG = re.compile(r"-i\.(?P<shop>\d+)\.(?P<item>\d+)")
_SHOPEE_PAIR = re.compile(r"^/(?:universal-link/)?[^/]+/(?P<shop>\d{3,})/(?P<item>\d{3,})/?$")
_LAZADA = re.compile(r"[-/]i(?P<item>\d+)(?:-s(?P<sku>\d+))?\.html")
_ALIEXPRESS = re.compile(r"^/(?:item/(?:[^/]+/)?|i/)(?P<item>\d{6,20})\.html")
_ALIEXPRESS_BUNDLE = re.compile(r"^(?P<item>\d{6,20})(?::|$)")
_TIKTOK = re.compile(
    r"(?:^|/)(?:(?P<region>[a-z]{2})/)?(?:view/product|(?:pdp|product)(?:/[^/]+)?)/(?P<item>\d{15,20})(?:/|$)"
)


class ShortLink(BaseModel):
    """A link that only its marketplace can resolve. `url` is ready to be fetched."""

    model_config = ConfigDict(frozen=True)

    marketplace: MarketplaceName
    affiliate_url: str
    url: str


def recognise(text: str) -> ProductLink | ShortLink:
    """The first link in `text` that leads to a product.

    Raises Invalid: `not_a_link`, `unknown_shop`, `storefront_link`, `not_a_product_page`.
    """
    if len(text) > MAX_PASTED_CHARS:
        raise Invalid("not_a_link")
    refusal = Invalid("not_a_link")
    for url in _urls(text):
        try:
            return recognise_url(url, affiliate_url=url)
        except Invalid as error:
            if refusal.code in {"not_a_link", "unknown_shop"}:
                refusal = error
    raise refusal


def recognise_url(url: str, affiliate_url: str) -> ProductLink | ShortLink:
    """The product or short link at one address: a pasted link, or a hop it redirects to."""
    parts = _split(url)
    host = parts.hostname or ""
    if host in STOREFRONTS:
        raise Invalid("storefront_link")
    site = country_of(host)
    if site is None and host not in SHORT_HOSTS:
        raise Invalid("unknown_shop")
    product = site and _product_link(parts, *site, affiliate_url)
    if product:
        return product
    target = _target_in_query(parts)
    if target:
        return recognise_url(target, affiliate_url)
    return _short_link(parts, affiliate_url)


def preview_in(url: str) -> LinkPreview | None:
    """Title and picture that TikTok's share links carry in `og_info`."""
    for text in parse_qs(urlsplit(url).query).get("og_info", []):
        try:
            og_info = json.loads(text)
        except (ValueError, RecursionError):
            return None
        if isinstance(og_info, dict) and isinstance(og_info.get("title"), str) and og_info["title"].strip():
            image = og_info.get("image")
            return LinkPreview(title=og_info["title"].strip(), image_url=image if isinstance(image, str) else None)
    return None


def _urls(text: str) -> Iterator[str]:
    for found in _URL.findall(text):
        url = found.rstrip(_TRAILING_PUNCTUATION)
        if found[len(url) :].startswith(")") and url.count("(") > url.count(")"):
            url += ")"
        if _host(url) in SHORT_HOSTS:  # its code is ASCII: a Thai word glued to it in a chat is not part of it
            url = re.split(r"[^\x21-\x7e]", url, maxsplit=1)[0]
        yield url


def _host(url: str) -> str:
    try:
        return _split(url).hostname or ""
    except Invalid:
        return ""


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url if "://" in url[:8] else f"https://{url}")
        parts.port  # noqa: B018  (reading it is what checks it)
    except ValueError as error:
        raise Invalid("not_a_link") from error
    return parts


def _target_in_query(parts: SplitResult) -> str | None:
    """The product address an affiliate redirect of a known shop carries in its own query."""
    query = parse_qs(parts.query)
    for name in TARGET_PARAMETERS:
        target = query.get(name, [""])[0]
        if target.startswith(("http://", "https://")) and len(target) < len(parts.geturl()):
            return target
    return None


def _short_link(parts: SplitResult, affiliate_url: str) -> ShortLink:
    marketplace = SHORT_HOSTS.get(parts.hostname or "")
    if parts.hostname in {"tiktok.com", "www.tiktok.com"} and parts.path.startswith("/t/"):
        marketplace = MarketplaceName.TIKTOK
    if marketplace is None or len(parts.path.strip("/")) < 2:
        raise Invalid("not_a_product_page")
    url = parts._replace(scheme="https", fragment="").geturl()
    return ShortLink(marketplace=marketplace, affiliate_url=affiliate_url, url=url)


def _product_link(
    parts: SplitResult, marketplace: MarketplaceName, country: str, affiliate_url: str
) -> ProductLink | None:
    match marketplace:
        case MarketplaceName.SHOPEE:
            return _shopee(parts, country, affiliate_url)
        case MarketplaceName.LAZADA:
            return _lazada(parts, country, affiliate_url)
        case MarketplaceName.ALIEXPRESS:
            return _aliexpress(parts, country, affiliate_url)
        case MarketplaceName.TIKTOK:
            return _tiktok(parts, country, affiliate_url)


def _shopee(parts: SplitResult, country: str, affiliate_url: str) -> ProductLink | None:
    if (parts.hostname or "").startswith(("games.", "food.")):
        return None
    ids = _SHOPEE_SLUG.search(parts.path) or _SHOPEE_PAIR.match(parts.path)
    return ids and ProductLink(
        marketplace=MarketplaceName.SHOPEE,
        affiliate_url=affiliate_url,
        canonical_url=f"https://shopee.{SHOPEE[country]}/product/{ids['shop']}/{ids['item']}",
        product_id=ids["item"],
        shop_id=ids["shop"],
        country=country,
    )


def _lazada(parts: SplitResult, country: str, affiliate_url: str) -> ProductLink | None:
    ids = _LAZADA.search(parts.path)
    return ids and ProductLink(
        marketplace=MarketplaceName.LAZADA,
        affiliate_url=affiliate_url,
        canonical_url=f"https://www.lazada.{LAZADA[country]}/products/pdp-i{ids['item']}.html",
        product_id=ids["item"],
        sku_id=ids["sku"],
        country=country,
    )


def _aliexpress(parts: SplitResult, country: str, affiliate_url: str) -> ProductLink | None:
    bundle = parse_qs(parts.query).get("productIds", [""])[0]
    ids = _ALIEXPRESS.match(parts.path) or _ALIEXPRESS_BUNDLE.match(bundle)
    return ids and ProductLink(
        marketplace=MarketplaceName.ALIEXPRESS,
        affiliate_url=affiliate_url,
        canonical_url=f"https://{ALIEXPRESS[country]}/item/{ids['item']}.html",
        product_id=ids["item"],
        country=country,
    )


def _tiktok(parts: SplitResult, country: str, affiliate_url: str) -> ProductLink | None:
    ids = _TIKTOK.search(parts.path)
    if ids is None:
        return None
    country = _tiktok_country(parts, ids["region"], country)
    region = "" if country == "us" else f"/{country}"
    indonesian = f"https://{TOKOPEDIA_TIKTOK}/view/product/{ids['item']}"
    return ProductLink(
        marketplace=MarketplaceName.TIKTOK,
        affiliate_url=affiliate_url,
        canonical_url=indonesian if country == "id" else f"https://{TIKTOK}/shop{region}/pdp/{ids['item']}",
        product_id=ids["item"],
        country=country,
        preview=preview_in(parts.geturl()),
    )


def _tiktok_country(parts: SplitResult, region: str | None, country: str) -> str:
    """From the path, else the query; `/shop/pdp/` without a region is the shop of the United States."""
    code = region or parse_qs(parts.query).get("region", [""])[0].lower()
    if re.fullmatch("[a-z]{2}", code):
        return code
    return "us" if "/shop/pdp/" in parts.path else country
