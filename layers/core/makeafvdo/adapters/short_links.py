"""Short links, resolved by the first redirect whose address holds a product id; the product page is not fetched."""

import re
from collections.abc import Iterator
from http import HTTPStatus
from urllib.parse import urlsplit

from makeafvdo.adapters.marketplaces.page import Page
from makeafvdo.adapters.page_fetch import RETRY_AFTER_S, PageFetcher
from makeafvdo.domain.errors import Invalid, Permanent, Throttled
from makeafvdo.domain.products.links import ShortLink, recognise_url
from makeafvdo.domain.products.products import ProductLink
from makeafvdo.domain.products.web_address import join_web_address

_MAX_HTML_HOPS = 2
"""Lazada sends a client it takes for a bot a page with the next address in it instead of a redirect."""
_SCRIPT_REDIRECT = re.compile(
    r"""(?:REDIRECTURL\s*=\s*new URL\(|location(?:\.href)?\s*=\s*\\?)\s*["'](https?:[^"']+?)\\?["']"""
)


def resolve(short: ShortLink, fetcher: PageFetcher) -> ProductLink:
    """The product behind `short`, whose pasted link is kept as it is.

    Raises Permanent `short_link_dead`; Invalid `short_link_not_a_product`; Throttled `short_link_rate_limited`;
    and whatever the fetcher raises.
    """
    url = short.url
    for _ in range(_MAX_HTML_HOPS):
        found = _follow(url, short, fetcher)
        if isinstance(found, ProductLink):
            return found
        _raise_for_page(found)
        addresses = [each for each in (join_web_address(found.url, link) for link in _addresses_in(found)) if each]
        for address in addresses:
            product = _product_at(address, short)
            if product:
                return product
        if not addresses:
            break
        url = addresses[0]
    raise Invalid("short_link_not_a_product")


def _follow(url: str, short: ShortLink, fetcher: PageFetcher) -> ProductLink | Page:
    try:
        return fetcher.follow(url, until=lambda hop: _product_at(hop, short))
    except Invalid as error:  # it redirects to another site
        raise Invalid("short_link_not_a_product") from error


def _product_at(url: str, short: ShortLink) -> ProductLink | None:
    try:
        link = recognise_url(url, affiliate_url=short.affiliate_url)
    except Invalid:
        return None
    return link if isinstance(link, ProductLink) else None


def _raise_for_page(page: Page) -> None:
    """Raises where the page is no hop. TikTok sends 403 when called too often; its dead links end on its home page."""
    if page.status == HTTPStatus.FORBIDDEN:
        raise Throttled("short_link_rate_limited", retry_after_s=RETRY_AFTER_S)
    is_home = urlsplit(page.url).path in {"", "/"} and page.url.startswith("https://www.")
    if page.status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE} or is_home:
        raise Permanent("short_link_dead")


def _addresses_in(page: Page) -> Iterator[str]:
    for anchor in page.tree.css('a[rel="origin"]'):
        yield anchor.attributes.get("href") or ""
    yield from _SCRIPT_REDIRECT.findall(page.html)
