"""The reader of one marketplace's product pages, and the order of checks on a page."""

from datetime import datetime
from http import HTTPStatus
from typing import Protocol

from makeafvdo.adapters.marketplaces.blocked_pages import is_challenge_url, is_login_url, missing_product_error
from makeafvdo.adapters.marketplaces.page import Page
from makeafvdo.domain.errors import NeedsInput, Permanent
from makeafvdo.domain.products.products import MarketplaceName, Product, ProductLink


class Marketplace(Protocol):
    """One marketplace's own product pages."""

    name: MarketplaceName

    def parse_product(self, page: Page, link: ProductLink, read_at: datetime) -> Product | None:
        """The linked product as the page has it; None unless the page's own data carries that product's id.

        Raises Permanent `product_removed`, NeedsInput `product_not_in_region` where that data says so.
        """
        ...


def read_product_page(marketplace: Marketplace, page: Page, link: ProductLink, read_at: datetime) -> Product:
    """The product first: words of a bot challenge also occur in product pages.

    Raises NeedsInput `product_blocked`, `product_login_required`, `product_not_in_region`, `page_unreadable`;
    Permanent `product_removed`; Invalid `not_a_product_page`.
    """
    if is_challenge_url(page.url):
        raise NeedsInput("product_blocked", reason="missing")
    if is_login_url(page.url):
        raise NeedsInput("product_login_required", reason="missing")
    product = marketplace.parse_product(page, link, read_at)
    if product is not None:
        return product
    error = missing_product_error(page, link)
    if error is None and page.status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        error = Permanent("product_removed")
    raise error or NeedsInput("page_unreadable", reason="missing")
