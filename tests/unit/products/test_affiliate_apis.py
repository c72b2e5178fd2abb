"""The three affiliate APIs over TLS, asked of local servers that check keys, clocks and signatures as strictly."""

import json
import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import requests
from moto import mock_aws

from local.shops.affiliate import affiliate_keys
from local.shops.catalogue.catalogue import ITEMS, SHOPEE_ERROR_IDS, aliexpress_link, lazada_link, shopee_link
from local.shops.catalogue.item import Item
from makeafvdo.adapters.affiliate.affiliate_api import AffiliateApi, call_api
from makeafvdo.adapters.affiliate.all import AffiliateKeys, affiliate_apis
from makeafvdo.adapters.guarded_session import guarded_session
from makeafvdo.adapters.marketplaces.all import MARKETPLACES
from makeafvdo.adapters.marketplaces.marketplace import read_product_page
from makeafvdo.adapters.page_fetch import PageFetcher
from makeafvdo.domain.errors import AppError, NeedsInput, Permanent, Throttled, Transient
from makeafvdo.domain.products.links import recognise
from makeafvdo.domain.products.products import MarketplaceName, Product, ProductLink
from makeafvdo.services.products.scrape_product import Shops, read_product
from tests.support.dripping_server import dripping_server
from tests.unit.products.conftest import AFFILIATE_SECRET, make_cache_table
from tests.unit.products.pages import prices

CHAIR = ITEMS[0]
NOT_IN_PROGRAMME = ITEMS[-1]
"""On sale, but in no affiliate programme."""

LINK_MAKERS: dict[MarketplaceName, Callable[[Item], str]] = {
    MarketplaceName.SHOPEE: shopee_link,
    MarketplaceName.LAZADA: lazada_link,
    MarketplaceName.ALIEXPRESS: aliexpress_link,
}
EVERY_API = pytest.mark.parametrize("name", list(LINK_MAKERS))


@dataclass
class AffiliateBench:
    """An operator's keys and session, and the command that makes the local APIs fail."""

    resolver: str
    session: requests.Session
    ca_file: str
    secret: str = AFFILIATE_SECRET

    def apis(self) -> dict[MarketplaceName, AffiliateApi]:
        keys = AffiliateKeys.model_validate(affiliate_keys(self.secret))
        return affiliate_apis(keys, self.session)

    def ask(self, name: MarketplaceName, item: Item = CHAIR, now: datetime | None = None) -> Product | None:
        return self.apis()[name].fetch_product(link_of(LINK_MAKERS[name](item)), now or datetime.now(UTC))

    def set_mode(self, mode: str) -> None:
        command = json.dumps({"mood": mode})
        requests.post(f"https://{self.resolver}/_local/affiliate", command, verify=self.ca_file, timeout=5)


@pytest.fixture
def bench(shop_resolver: str, ca_dir: Path) -> Iterator[AffiliateBench]:
    ca_file = str(ca_dir / "ca.pem")
    with guarded_session(shop_resolver, ca_file) as session:
        here = AffiliateBench(shop_resolver, session, ca_file)
        yield here
        here.set_mode("well")


@pytest.fixture
def shops(bench: AffiliateBench, fetcher: PageFetcher, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shops]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    with mock_aws():
        yield Shops(fetcher, MARKETPLACES, make_cache_table(lambda: datetime.now(UTC)), bench.apis())


def link_of(text: str) -> ProductLink:
    link = recognise(text)
    assert isinstance(link, ProductLink)
    return link


def read(name: MarketplaceName, shops: Shops, item: Item = CHAIR) -> Product:
    return read_product(link_of(LINK_MAKERS[name](item)), shops, datetime.now(UTC))


@EVERY_API
def test_a_product_in_the_programme_comes_with_price_commission_and_offer_link(
    name: MarketplaceName, bench: AffiliateBench
) -> None:
    product = bench.ask(name)

    assert product is not None
    assert (product.title, product.price, product.commission_percent) == (CHAIR.title, CHAIR.price, Decimal(8))
    assert product.offer_url
    assert product.offer_url.startswith("https://")
    assert product.sources["price"] == "api"
    assert product.image_urls
    assert product.affiliate_url == LINK_MAKERS[name](CHAIR)


@EVERY_API
def test_a_product_outside_the_programme_is_no_product_and_no_error(
    name: MarketplaceName, bench: AffiliateBench
) -> None:
    assert bench.ask(name, NOT_IN_PROGRAMME) is None


@EVERY_API
def test_a_wrong_secret_is_refused(name: MarketplaceName, bench: AffiliateBench) -> None:
    bench.secret = "another secret"

    with pytest.raises(Permanent, match="affiliate_api_refused"):
        bench.ask(name)


@EVERY_API
def test_a_clock_eleven_minutes_off_is_refused(name: MarketplaceName, bench: AffiliateBench) -> None:
    with pytest.raises(Permanent, match="affiliate_api_refused"):
        bench.ask(name, now=datetime.now(UTC) - timedelta(minutes=11))


@EVERY_API
@pytest.mark.parametrize(("mood", "error"), [("busy", Throttled), ("broken", AppError)])
def test_a_used_up_quota_and_a_broken_api_are_told_apart(
    mood: str, error: type[AppError], name: MarketplaceName, bench: AffiliateBench
) -> None:
    bench.set_mode(mood)

    with pytest.raises(error):
        bench.ask(name)


def test_a_walled_shopee_page_is_made_good_by_the_api(shops: Shops) -> None:
    link = link_of(f"https://shopee.co.th/product/{CHAIR.shop_id}/{CHAIR.item_id}")
    walled = link.model_copy(
        update={"canonical_url": f"https://shopee.co.th/product/880000/{SHOPEE_ERROR_IDS['wall']}"}
    )

    product = read_product(walled, shops, datetime.now(UTC))

    assert (product.price, product.missing) == (CHAIR.price, ())
    assert product.in_affiliate_programme is True


def test_an_aliexpress_price_comes_from_the_api_and_the_photos_from_whoever_has_more(shops: Shops) -> None:
    product = read(MarketplaceName.ALIEXPRESS, shops)

    assert product.price == CHAIR.price
    assert product.missing == ()
    assert len(product.image_urls) >= len(CHAIR.photos)


def test_a_lazada_product_keeps_its_description_from_the_page(shops: Shops) -> None:
    product = read(MarketplaceName.LAZADA, shops)

    assert product.sources["price"] == "api"
    assert product.sources["description"] == "page"
    assert product.rating == float(CHAIR.rating)


def test_where_api_and_page_agree_on_the_price_the_struck_price_and_the_dearest_sku_of_the_page_stay(
    shops: Shops,
) -> None:
    product = read(MarketplaceName.LAZADA, shops)

    assert prices(product) == (Decimal(2890), Decimal(3690), Decimal(4590))
    assert (product.sources["price"], product.sources["original_price"]) == ("api", "page")
    assert product.discount_percent == 37


def test_where_they_differ_nothing_of_the_pages_price_is_taken(shops: Shops, bench: AffiliateBench) -> None:
    offered = bench.ask(MarketplaceName.LAZADA)
    assert offered is not None
    page = read_product_page(
        MARKETPLACES[MarketplaceName.LAZADA],
        shops.fetcher.fetch_page(lazada_link(CHAIR)),
        link_of(lazada_link(CHAIR)),
        datetime.now(UTC),
    )

    product = offered.model_copy(update={"price": Decimal(2590)}).completed_by(page)

    assert prices(product) == (Decimal(2590), None, None)


def test_outside_the_programme_the_page_alone_is_read_and_that_is_said(shops: Shops) -> None:
    product = read(MarketplaceName.LAZADA, shops, NOT_IN_PROGRAMME)

    assert product.title == NOT_IN_PROGRAMME.title
    assert product.sources["price"] == "page"
    assert product.in_affiliate_programme is False


def test_a_busy_api_is_left_alone_and_the_page_read(shops: Shops, bench: AffiliateBench) -> None:
    bench.set_mode("busy")
    read(MarketplaceName.LAZADA, shops)
    bench.set_mode("well")

    product = read(MarketplaceName.LAZADA, shops)

    assert product.sources["price"] == "page"
    assert product.in_affiliate_programme is None


def test_refused_keys_cost_the_marketer_nothing_and_are_told_to_the_operator(
    shops: Shops, bench: AffiliateBench, caplog: pytest.LogCaptureFixture
) -> None:
    bench.secret = "another secret"
    refused = Shops(shops.fetcher, shops.marketplaces, shops.cache, bench.apis())

    with caplog.at_level(logging.WARNING):
        product = read(MarketplaceName.SHOPEE, refused)

    assert product.title == CHAIR.title
    assert "shopee affiliate API: affiliate_api_refused 10020" in caplog.text
    assert "secret" not in caplog.text


def test_without_an_answer_from_either_the_pages_own_error_is_raised(shops: Shops) -> None:
    link = link_of(f"https://shopee.co.th/product/880000/{SHOPEE_ERROR_IDS['wall']}")

    with pytest.raises(NeedsInput, match="product_blocked"):
        read_product(link, shops, datetime.now(UTC))


@pytest.mark.parametrize("body", [[b" "] * 1000, [b" " * 1_000_000] * 1000], ids=["dripping", "over two megabytes"])
def test_an_answer_too_slow_or_too_large_is_given_up(body: list[bytes]) -> None:
    began = time.monotonic()
    answer = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"

    with dripping_server(answer, body) as url, requests.Session() as session, pytest.raises(Transient) as failure:
        call_api(session, requests.Request("GET", url), total_s=0.5)

    assert failure.value.code == "affiliate_api_unreachable"
    assert time.monotonic() - began < 20
