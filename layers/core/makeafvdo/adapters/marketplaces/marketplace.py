"""What every marketplace can do for us, and the order in which a page is judged."""

from datetime import datetime
from http import HTTPStatus
from typing import Protocol

from makeafvdo.adapters.marketplaces.blocked_pages import is_login_url, is_wall_url, refusal_of
from makeafvdo.adapters.marketplaces.page import Page
from makeafvdo.domain.errors import NeedsInput, Permanent
from makeafvdo.domain.products.products import MarketplaceName, Product, ProductLink


class Marketplace(Protocol):
    """One marketplace's own product pages."""

    name: MarketplaceName

    def product(self, page: Page, link: ProductLink, read_at: datetime) -> Product | None:
        """What the page says about the linked product; None unless its own state carries that product's id.

        Raises Permanent `product_removed`, NeedsInput `product_not_in_region` when that state says so.
        """
        ...


def read_product_page(marketplace: Marketplace, page: Page, link: ProductLink, read_at: datetime) -> Product:
    """Positive proof first: wall words occur in good pages, product words in walls.

    Raises NeedsInput `product_blocked`, `product_login_required`, `product_not_in_region`, `page_unreadable`;
    Permanent `product_removed`; Invalid `not_a_product_page`.
    """
    if is_wall_url(page.url):
        raise NeedsInput("product_blocked", reason="missing")
    if is_login_url(page.url):
        raise NeedsInput("product_login_required", reason="missing")
    product = marketplace.product(page, link, read_at)
    if product is not None:
        return product
    refusal = refusal_of(page, link)
    if refusal is None and page.status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        refusal = Permanent("product_removed")
    raise refusal or NeedsInput("page_unreadable", reason="missing")
