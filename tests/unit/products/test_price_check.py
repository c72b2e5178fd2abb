"""The look at the product's page before a send."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

import pytest
from moto import mock_aws

from local.shops.catalogue.catalogue import ITEMS, lazada_link
from local.shops.pages import lazada, tiktok
from makeafvdo.adapters.artifacts import Artifacts
from makeafvdo.adapters.marketplaces.all import MARKETPLACES
from makeafvdo.adapters.page_fetch import PageFetcher
from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.adapters.tables.cache import CacheTable
from makeafvdo.domain.products.price_check import PriceCheck
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.videos.videos import Video
from makeafvdo.services.products.recheck_price import check_price
from makeafvdo.services.products.scrape_product import Shops
from tests.support.tiktok_harness import s3, table_of_template
from tests.unit.products.conftest import NOW, Response, ScriptedShop, waiting

CHAIR = ITEMS[0]
PAGE = f"/products/pdp-i{CHAIR.item_id}.html"
LONG_AGO = NOW - timedelta(hours=3)


class Checker:
    def __init__(self, shop: ScriptedShop, fetcher: PageFetcher) -> None:
        self.shop = shop
        self.media = S3Media(s3(), "media")
        self.shops = Shops(fetcher, MARKETPLACES, CacheTable(table_of_template("Cache"), lambda: NOW))

    def check(self, product: Product, answer: Response | None = None, link: str | None = None) -> PriceCheck | None:
        video: Video = waiting(link=link or lazada_link(CHAIR))
        self.media.put_json(f"{video.prefix}/product.json", product)
        self.shop.responses[PAGE] = answer or Response(body=lazada.product_page(CHAIR).encode())
        return check_price(video, shops=self.shops, artifacts=Artifacts(self.media), now=NOW)


@pytest.fixture
def checker(shop: ScriptedShop, scripted: PageFetcher) -> Iterator[Checker]:
    with mock_aws():
        s3().create_bucket(Bucket="media", CreateBucketConfiguration={"LocationConstraint": "ap-southeast-1"})
        yield Checker(shop, scripted)


def read_before(price: str | None, **changes: object) -> Product:
    fields = {"title": "เก้าอี้", "price": price, "sources": {"price": "page"}, "read_at": LONG_AGO}
    return Product.model_validate(fields | changes)


@pytest.mark.parametrize(("price", "moved"), [("2890", False), ("2690", True)])
def test_the_page_is_read_anew(checker: Checker, price: str, *, moved: bool) -> None:
    check = checker.check(read_before(price))

    assert check is not None
    assert check.now is not None
    assert (check.in_video.price, check.now.price, check.has_moved) == (Decimal(price), Decimal(2890), moved)


@pytest.mark.parametrize(
    "product",
    [
        read_before("2690", sources={"price": "marketer"}),
        read_before("2690", read_at=NOW - timedelta(minutes=59)),
        read_before(None),
    ],
    ids=["the marketer's own", "fresh", "none"],
)
def test_some_prices_are_not_asked_about(checker: Checker, product: Product) -> None:
    assert checker.check(product) is None
    assert checker.shop.requests == []


@pytest.mark.parametrize(
    "answer",
    [
        Response(body=tiktok.challenge_page().encode()),
        Response(status=503),
        Response(status=429),
        Response(body=b"<title>x</title>"),
    ],
    ids=["wall", "broken", "busy", "unreadable"],
)
def test_a_page_that_cannot_be_read_holds_nothing_up(checker: Checker, answer: Response) -> None:
    check = checker.check(read_before("2690"), answer)

    assert check is not None
    assert (check.now, check.has_moved, check.in_video.read_at) == (None, False, LONG_AGO)
