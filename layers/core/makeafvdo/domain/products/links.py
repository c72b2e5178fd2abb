"""Which product on which marketplace a pasted link leads to, found without any network call.

Path patterns and hosts were checked on thousands of real Thai links. Attribution parameters stay: the pasted link
is kept byte for byte, and a canonical one without any parameter is made from marketplace, country and ids.
"""

import json
import re
from dataclasses import replace
from urllib.parse import parse_qs

from pydantic import BaseModel, ConfigDict

from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.products.pasted_text import links_in, shorter_readings
from makeafvdo.domain.products.products import LinkPreview, MarketplaceName, ProductLink
from makeafvdo.domain.products.shop_hosts import (
    ALIEXPRESS,
    LAZADA,
    NETWORKS,
    SHOPEE,
    SHORT_HOSTS,
    STOREFRONTS,
    TIKTOK,
    TOKOPEDIA_TIKTOK,
    WRAPPERS,
    country_of,
    is_short,
    is_under,
)
from makeafvdo.domain.products.web_address import WebAddress, is_web_address, join_web_address, read_web_address
from makeafvdo.domain.products.wrapped_links import addresses_in, decoded_addresses

MAX_PASTED_CHARS = 10_000
TARGET_PARAMETERS = (
    "origin_link", "url", "dl_target_url", "redirectUrl", "redirect_url", "redir", "redirect", "next", "target",
    "deep_link", "deeplink", "link", "u", "to", "destination", "ulp", "murl", "ued", "af_web_dp", "af_dp",
)  # fmt: skip
"""Query parameters in which a marketplace's own redirects carry their target."""

_MAX_NESTED = 300
_SHOPEE_SLUG = re.compile(r"-i\.(?P<shop>\d+)\.(?P<item>\d+)")
_SHOPEE_PAIR = re.compile(
    r"^/+(?:universal-link/)?(?:(?:product|opaanlp)/(?P<shop>\d+)/(?P<item>\d+)(?!\d|/\d)"
    r"|[^/]+/(?P<named_shop>\d{3,})/(?P<named_item>\d{3,})/?(?:$|[^\w/.-]))"
)
_SHOPEE_STORE = re.compile(r"^/(?:universal-link/)?(?:shop/\d+(?:/.*)?|[\w.-]+/?)$")
_SHOPEE_WORDS = re.compile(
    r"^/(?:search|cart|user|buyer|m|events?|mall|product|universal-link|opaanlp|verify|flash_sale|daily_discover"
    r"|coins|live|an_redir|.*-cat\..*|.*\.(?:html?|php))(?:/|$)"
)
_LAZADA = re.compile(r"[-/]i(?P<item>\d+)(?:-s(?P<sku>\d+))?(?:\.html|(?=/?(?:$|[^\w/.-])))")
_ALIEXPRESS = re.compile(r"^/(?:[a-z]{2}/)?(?:item/(?:[^/]+/)?|i/)(?P<item>\d{6,20})(?!\d)")
_ALIEXPRESS_QUERY = ("productids", "productid", "product_id", "itemid", "item_id", "objectid", "x_object_id")
_ALIEXPRESS_ID = re.compile(r"^(?P<item>\d{10,20})(?:[:,]|$)")
_TIKTOK = re.compile(
    r"(?:^|/)(?:(?P<region>[a-z]{2})/)?(?:view/product|(?:pdp|product)(?:/[^/]+)?)/(?P<item>\d{15,20})(?!\d)"
)
_TIKTOK_ID = re.compile(r"\d{15,20}")
_STORES = {
    MarketplaceName.LAZADA: re.compile(r"^/shop/[^/]+"),
    MarketplaceName.ALIEXPRESS: re.compile(r"^/(?:[a-z]{2}/)?store/"),
    MarketplaceName.TIKTOK: re.compile(r"(?:^|/)shop/(?:[a-z]{2}/)?store/"),
}


class ShortLink(BaseModel):
    """A link that only its marketplace can resolve. `url` is ready to be fetched."""

    model_config = ConfigDict(frozen=True)

    marketplace: MarketplaceName
    affiliate_url: str
    url: str


class RefusedLink(BaseModel):
    """A link that leads to no product. `code` says why."""

    model_config = ConfigDict(frozen=True)

    link: str
    code: str


class PastedLinks(BaseModel):
    """All links of one paste, in their order; of one product the first."""

    model_config = ConfigDict(frozen=True)

    found: tuple[ProductLink | ShortLink, ...]
    refused: tuple[RefusedLink, ...]


def recognise(text: str) -> ProductLink | ShortLink:
    """The first link in `text` that leads to a product.

    Raises Invalid: `not_a_link`, `unknown_shop`, `storefront_link`, `store_page_link`, `network_short_link`,
    `not_a_product_page`.
    """
    return recognise_all(text).found[0]


def recognise_all(text: str) -> PastedLinks:
    """Every link in `text`, at least one product among them.

    Raises what `recognise` raises, and Invalid("paste_too_long"): of a text cut off, the last link would be another.
    """
    if len(text) > MAX_PASTED_CHARS:
        raise Invalid("paste_too_long", most=f"{MAX_PASTED_CHARS:,}")
    links = _read_links(text)
    if not links.found:
        codes = [link.code for link in links.refused]
        specific = [code for code in codes if code not in {"not_a_link", "unknown_shop"}]
        raise Invalid((specific or codes[::-1] or ["not_a_link"])[0])
    return links


def _read_links(text: str) -> PastedLinks:
    found: dict[str, ProductLink | ShortLink] = {}
    refused: dict[str, RefusedLink] = {}
    for url in links_in(text):
        try:
            link = _read(url)
        except Invalid as error:
            refused.setdefault(url, RefusedLink(link=url, code=error.code))
        else:
            found.setdefault(link.url.rstrip("/") if isinstance(link, ShortLink) else link.cache_key, link)
    return PastedLinks(found=tuple(found.values()), refused=tuple(refused.values()))


def recognise_url(url: str, affiliate_url: str) -> ProductLink | ShortLink:
    """The product or short link at one address: a pasted link, or a hop it redirects to."""
    for _ in range(_MAX_NESTED):
        address = _address(url)
        site = country_of(address.host)
        product = site and _product_link(address, *site, affiliate_url)
        if product:
            return product
        target = _target(address)
        if target is None:
            return _short_link(address, site, affiliate_url)
        url = target
    raise Invalid("not_a_product_page")


def _read(url: str) -> ProductLink | ShortLink:
    """A word glued to a link is cut off where the rest is a link to a product."""
    for shorter in shorter_readings(url):
        try:
            return recognise_url(shorter, affiliate_url=shorter)
        except Invalid:
            continue
    return recognise_url(url, affiliate_url=url)


def _address(url: str) -> WebAddress:
    address = read_web_address(url)
    if address is None:
        raise Invalid("unknown_shop" if is_web_address(url) else "not_a_link")
    return replace(address, host=address.host.removeprefix("www.")) if is_short(address.host) else address


def _target(address: WebAddress) -> str | None:
    """The target address inside an affiliate redirect or an app's wrapper link."""
    if is_under(address.host, (*WRAPPERS, *NETWORKS)):
        return next((found for found in addresses_in(address) if _is_known(found)), None)
    if country_of(address.host) is None and address.host not in SHORT_HOSTS:
        return None
    given = {name.removeprefix("amp;"): value for name, value in reversed(address.parameters)}
    for name in TARGET_PARAMETERS:
        target = given.get(name, "")
        if target.startswith(("http://", "https://")):
            return target
        if re.match("/[^/\\\\]", target):
            return join_web_address(address.url, target)
        known = next((found for found in decoded_addresses(target.removeprefix("//")) if _is_known(found)), None)
        if known:
            return known
    return None


def _is_known(url: str) -> bool:
    address = read_web_address(url)
    return address is not None and (
        country_of(address.host) is not None
        or is_short(address.host)
        or is_under(address.host, (*STOREFRONTS, *WRAPPERS, *NETWORKS))
    )


def _short_link(address: WebAddress, site: tuple[MarketplaceName, str] | None, affiliate_url: str) -> ShortLink:
    marketplace = SHORT_HOSTS.get(address.host)
    if site and site[0] is MarketplaceName.TIKTOK and address.path.startswith("/t/"):
        marketplace = MarketplaceName.TIKTOK
    if marketplace is None or len(address.path.strip("/")) < 2:
        raise Invalid(_refusal(address, site and site[0]))
    return ShortLink(marketplace=marketplace, affiliate_url=affiliate_url, url=address.url)


def _refusal(address: WebAddress, marketplace: MarketplaceName | None) -> str:
    """Why an address that leads to no product does not."""
    if is_under(address.host, STOREFRONTS):
        return "storefront_link"
    if is_under(address.host, NETWORKS):
        return "network_short_link"
    if address.host in SHORT_HOSTS:
        return "not_a_product_page"
    if marketplace is None:
        return "unknown_shop"
    return "store_page_link" if _is_store(address, marketplace) else "not_a_product_page"


def _is_store(address: WebAddress, marketplace: MarketplaceName) -> bool:
    if marketplace is not MarketplaceName.SHOPEE:
        return bool(_STORES[marketplace].search(address.path))
    is_site = re.match(r"(?:(?:www|m|mall)\.)?shopee\.", address.host)
    return bool(is_site and _SHOPEE_STORE.match(address.path) and not _SHOPEE_WORDS.match(address.path))


def preview_in(address: WebAddress) -> LinkPreview | None:
    """Title and picture that TikTok's share links carry in `og_info`."""
    for text in parse_qs(address.query[1:]).get("og_info", []):
        try:
            og_info = json.loads(text)
        except (ValueError, RecursionError):
            return None
        if isinstance(og_info, dict) and isinstance(og_info.get("title"), str) and og_info["title"].strip():
            image = og_info.get("image")
            return LinkPreview(title=og_info["title"].strip(), image_url=image if isinstance(image, str) else None)
    return None


def _product_link(
    address: WebAddress, marketplace: MarketplaceName, country: str, affiliate_url: str
) -> ProductLink | None:
    match marketplace:
        case MarketplaceName.SHOPEE:
            return _shopee(address, country, affiliate_url)
        case MarketplaceName.LAZADA:
            return _lazada(address, country, affiliate_url)
        case MarketplaceName.ALIEXPRESS:
            return _aliexpress(address, country, affiliate_url)
        case MarketplaceName.TIKTOK:
            return _tiktok(address, country, affiliate_url)


def _shopee(address: WebAddress, country: str, affiliate_url: str) -> ProductLink | None:
    if address.host.startswith(("games.", "food.")):
        return None
    ids = _SHOPEE_SLUG.search(address.path) or _SHOPEE_PAIR.match(address.path)
    if ids is None:
        return None
    shop, item = (each for each in ids.groups() if each)
    return ProductLink(
        marketplace=MarketplaceName.SHOPEE,
        affiliate_url=affiliate_url,
        canonical_url=f"https://shopee.{SHOPEE[country]}/product/{shop}/{item}",
        product_id=item,
        shop_id=shop,
        country=country,
    )


def _lazada(address: WebAddress, country: str, affiliate_url: str) -> ProductLink | None:
    ids = _LAZADA.search(address.path)
    return ids and ProductLink(
        marketplace=MarketplaceName.LAZADA,
        affiliate_url=affiliate_url,
        canonical_url=f"https://www.lazada.{LAZADA[country]}/products/pdp-i{ids['item']}.html",
        product_id=ids["item"],
        sku_id=ids["sku"],
        country=country,
    )


def _aliexpress(address: WebAddress, country: str, affiliate_url: str) -> ProductLink | None:
    given = {name.lower(): value for name, value in address.parameters}
    named = (_ALIEXPRESS_ID.match(given.get(name, "")) for name in _ALIEXPRESS_QUERY)
    ids = _ALIEXPRESS.match(address.path) or next(filter(None, named), None)
    return ids and ProductLink(
        marketplace=MarketplaceName.ALIEXPRESS,
        affiliate_url=affiliate_url,
        canonical_url=f"https://{ALIEXPRESS[country]}/item/{ids['item']}.html",
        product_id=ids["item"],
        country=country,
    )


def _tiktok(address: WebAddress, country: str, affiliate_url: str) -> ProductLink | None:
    ids = _TIKTOK.search(address.path)
    item = ids["item"] if ids else dict(address.parameters).get("product_id", "")
    if not _TIKTOK_ID.fullmatch(item) or address.path.startswith("/@"):
        return None
    country = _tiktok_country(address, ids and ids["region"], country)
    region = "" if country == "us" else f"/{country}"
    indonesian = f"https://{TOKOPEDIA_TIKTOK}/view/product/{item}"
    return ProductLink(
        marketplace=MarketplaceName.TIKTOK,
        affiliate_url=affiliate_url,
        canonical_url=indonesian if country == "id" else f"https://{TIKTOK}/shop{region}/pdp/{item}",
        product_id=item,
        country=country,
        preview=preview_in(address),
    )


def _tiktok_country(address: WebAddress, region: str | None, country: str) -> str:
    """From the path, else the query; `/shop/pdp/` without a region is the shop of the United States."""
    code = region or parse_qs(address.query[1:]).get("region", [""])[0].lower()
    if re.fullmatch("[a-z]{2}", code):
        return code
    return "us" if "/shop/pdp/" in address.path else country
