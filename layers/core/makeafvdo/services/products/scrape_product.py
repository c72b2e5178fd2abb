"""From a pasted link to a product with its photographs in our bucket."""

import logging
import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from makeafvdo.adapters.affiliate.affiliate_api import AffiliateApi
from makeafvdo.adapters.artifacts import Artifacts
from makeafvdo.adapters.marketplaces.marketplace import Marketplace, read_product_page
from makeafvdo.adapters.page_fetch import PageFetcher
from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.adapters.short_links import resolve
from makeafvdo.adapters.tables.cache import CacheTable
from makeafvdo.domain.errors import AppError, NeedsInput, Throttled, Transient
from makeafvdo.domain.products.links import ShortLink, recognise
from makeafvdo.domain.products.photo_ranking import MAX_PHOTOS
from makeafvdo.domain.products.products import (
    ESSENTIALS,
    GivenFacts,
    LinkPreview,
    MarketplaceName,
    Product,
    ProductLink,
)
from makeafvdo.domain.sha256 import sha256_hex

PRODUCT_TTL_S = 6 * 3600
SHORT_LINK_TTL_S = 24 * 3600
COOL_DOWN_S = 15 * 60
_NOBODYS = {"affiliate_url": ""}
"""What is remembered for everybody does not tell whose link it was; who asks puts their own in its place."""
_PHOTOS_AT_ONCE = 4

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Shops:
    """The parts needed to read from marketplaces."""

    fetcher: PageFetcher
    marketplaces: Mapping[MarketplaceName, Marketplace]
    cache: CacheTable
    affiliate_apis: Mapping[MarketplaceName, AffiliateApi] = field(default_factory=dict)


def scrape_product(
    text: str | None, shops: Shops, artifacts: Artifacts, prefix: str, now: datetime, given: GivenFacts | None = None
) -> Product:
    """The product a pasted text links to, also stored as `<prefix>/product.json` beside its photographs.

    What is `given` wins over what was read. A stored product is returned at once. `missing` names those of title, price
    and photos that could not be read; all of them without a link. Raises what `recognise`, `resolve`, `PageFetcher` and
    `read_product_page` raise.
    """
    stored = artifacts.find_product(prefix)
    if stored is not None:
        return stored
    if text is None:
        return Product(title="", missing=ESSENTIALS, read_at=now)
    read = _find_or_read(find_link(text, shops), shops, now).as_given(given)
    product = add_photos(read, shops.fetcher, artifacts.media, prefix)
    artifacts.put_product(prefix, product)
    return product


def find_link(text: str, shops: Shops) -> ProductLink:
    """The product link in `text`; a short one is resolved once a day."""
    link = recognise(text)
    if isinstance(link, ProductLink):
        return link
    key = _short_link_key(link)
    known = shops.cache.find(key, ProductLink)
    if known is not None:
        return known.model_copy(update={"affiliate_url": link.affiliate_url})
    found = resolve(link, shops.fetcher)
    shops.cache.put(key, found.model_dump(mode="json") | _NOBODYS, SHORT_LINK_TTL_S)
    return found


def read_product(link: ProductLink, shops: Shops, now: datetime) -> Product:
    """Asks the affiliate API where there is one, then reads the page anew; photographs are not fetched.

    Fields from the API win; where the page cannot be read, the API's fields alone are the product.
    """
    offered, in_programme = _ask_if_it_answers(link, shops, now)
    try:
        product = _read_page(link, shops, now)
    except (NeedsInput, Transient):
        if offered is None:
            raise
        product, life_s = offered, COOL_DOWN_S
    else:
        product, life_s = offered.completed_by(product) if offered else product, PRODUCT_TTL_S
    product = product.model_copy(update={"in_affiliate_programme": in_programme})
    shops.cache.put(link.cache_key, product.model_dump(mode="json") | _NOBODYS, life_s)
    return product


def ask_affiliate_api(link: ProductLink, shops: Shops, now: datetime) -> Product | None:
    """The product as its marketplace's API has it; None where there is no API, or it is not in the programme.

    Raises what `AffiliateApi.fetch_product` raises, and Throttled while it is paused because it was busy.
    """
    api = shops.affiliate_apis.get(link.marketplace)
    if api is None:
        return None
    pause = f"affiliate-pause#{link.marketplace}"
    if shops.cache.get(pause) is not None:
        raise Throttled("affiliate_api_busy", retry_after_s=COOL_DOWN_S)
    try:
        return api.fetch_product(link, now)
    except Throttled as busy:
        shops.cache.put(pause, {"since": now.isoformat()}, busy.retry_after_s)
        raise


def _ask_if_it_answers(link: ProductLink, shops: Shops, now: datetime) -> tuple[Product | None, bool | None]:
    """The API's product, and whether it is in the programme: None where no API could be called."""
    if link.marketplace not in shops.affiliate_apis:
        return None, None
    try:
        product = ask_affiliate_api(link, shops, now)
    except Throttled:
        return None, None
    except AppError as error:
        _log.warning("%s affiliate API: %s %s", link.marketplace, error.code, error.facts.get("answer", ""))
        return None, None
    return product, product is not None


def _read_page(link: ProductLink, shops: Shops, now: datetime) -> Product:
    """What the page says.

    first wall    that page is not fetched for `COOL_DOWN_S`: a shop may wall one page in three and serve the others
    second wall   of another page of the same kind at the same host within that time: none of the kind is fetched

    Raises NeedsInput `product_blocked` for a page that was walled, `shop_pages_paused` for the others of its kind.
    """
    page_key, site_key = f"wall#{link.cache_key}", f"wall#{_kind_of_page(link)}"
    if shops.cache.get(page_key) is not None:
        raise NeedsInput("product_blocked", reason="missing")
    walls = shops.cache.get(site_key) or {}
    if walls.get("is_paused"):
        raise NeedsInput("shop_pages_paused", reason="missing")
    try:
        page = shops.fetcher.fetch_page(link.canonical_url)
        return read_product_page(shops.marketplaces[link.marketplace], page, link, now)
    except NeedsInput as error:
        if error.code == "product_blocked":
            is_second = walls.get("page") not in {None, link.cache_key}
            shops.cache.put(page_key, {"since": now.isoformat()}, COOL_DOWN_S)
            shops.cache.put(site_key, {"page": link.cache_key, "is_paused": is_second}, COOL_DOWN_S)
        raise


def _kind_of_page(link: ProductLink) -> str:
    """Host and path without what names the one product: `www.lazada.co.th/products`, `www.tiktok.com/shop/th/pdp`."""
    parts = urlsplit(link.canonical_url)
    kind = [segment for segment in parts.path.split("/") if segment and not re.search(r"\d", segment)]
    return "/".join([parts.hostname or "", *kind])


def add_photos(product: Product, fetcher: PageFetcher, media: S3Media, prefix: str) -> Product:
    """Download and store the photographs under `<prefix>/photos/`; files that are not pictures are left out."""
    from makeafvdo.services.products.keep_photos import keep_photos  # brings Pillow, which a recheck does without

    urls = list(dict.fromkeys(product.image_urls))[:MAX_PHOTOS]
    with ThreadPoolExecutor(_PHOTOS_AT_ONCE) as pool:
        photos = keep_photos(pool.map(lambda url: _fetch_photo(url, fetcher), urls), media, prefix)
    unread = [name for name in product.missing if name != "photos"] + ([] if photos else ["photos"])
    return product.model_copy(update={"photos": photos, "missing": tuple(unread)})


def _find_or_read(link: ProductLink, shops: Shops, now: datetime) -> Product:
    known = shops.cache.find(link.cache_key, Product)
    if known is not None:
        return known.model_copy(update={"affiliate_url": link.affiliate_url})
    try:
        return read_product(link, shops, now)
    except NeedsInput as refusal:
        if link.preview is None:
            raise NeedsInput(refusal.code, refusal.reason, ESSENTIALS) from refusal
        return _from_preview(link, link.preview, now)


def _from_preview(link: ProductLink, preview: LinkPreview, now: datetime) -> Product:
    """The title and picture in a TikTok share link, used where the page is walled."""
    image = preview.image_url
    return Product(
        title=preview.title,
        marketplace=link.marketplace,
        product_id=link.product_id,
        canonical_url=link.canonical_url,
        affiliate_url=link.affiliate_url,
        image_urls=(image,) if image else (),
        sources={"title": "link"} | ({"image_urls": "link"} if image else {}),
        missing=("price",) if image else ("price", "photos"),
        read_at=now,
    )


def _fetch_photo(url: str, fetcher: PageFetcher) -> bytes:
    try:
        return fetcher.fetch_photo(url)
    except AppError:
        return b""


def _short_link_key(link: ShortLink) -> str:
    return f"short#{sha256_hex(link.url)[:32]}"
