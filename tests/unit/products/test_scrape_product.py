"""From a pasted text to a stored product, against the local shops, S3 and DynamoDB."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote

import boto3
import pytest
from moto import mock_aws

from local.shops.catalogue.catalogue import CORRUPT_PHOTO, ITEMS, NO_PHOTO, NO_PRICE, lazada_link, tiktok_link
from local.shops.catalogue.item import Item
from local.shops.pages import lazada, tiktok
from makeafvdo.adapters.artifacts import Artifacts
from makeafvdo.adapters.marketplaces.all import MARKETPLACES
from makeafvdo.adapters.page_fetch import PageFetcher
from makeafvdo.adapters.pictures import read_picture
from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.adapters.tables.cache import CacheTable
from makeafvdo.domain.errors import AppError, NeedsInput
from makeafvdo.domain.messages import message_for
from makeafvdo.domain.products.links import recognise
from makeafvdo.domain.products.products import Product, ProductLink
from makeafvdo.services.products.scrape_product import COOL_DOWN_S, Shops, find_link, read_product, scrape_product
from tests.support.pictures import photograph, saved
from tests.unit.products.conftest import NOW, Response, ScriptedShop, make_cache_table

CHAIR = ITEMS[0]
PREFIX = "users/u1/videos/v1"
PAGE = f"/products/pdp-i{CHAIR.item_id}.html"
WALL = Response(body=tiktok.challenge_page().encode())


@dataclass
class World:
    """Where things are stored, and what time it is there."""

    media: S3Media
    cache: CacheTable
    now: datetime = NOW

    def scrape(self, text: str, fetcher: PageFetcher, prefix: str = PREFIX) -> Product:
        shops = Shops(fetcher, MARKETPLACES, self.cache)
        return scrape_product(text, shops, Artifacts(self.media), prefix, self.now)


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    with mock_aws():
        s3 = boto3.client("s3", region_name="us-east-1")
        s3.create_bucket(Bucket="media")
        here: World
        here = World(S3Media(s3, "media"), make_cache_table(lambda: here.now))
        yield here


def link_of(text: str) -> ProductLink:
    link = recognise(text)
    assert isinstance(link, ProductLink)
    return link


@pytest.mark.parametrize("link", [lazada_link(CHAIR), tiktok_link(CHAIR), "https://vt.tiktok.com/demo01/"])
def test_a_link_becomes_a_stored_product_with_its_photos(link: str, world: World, fetcher: PageFetcher) -> None:
    product = world.scrape(f"ดูนี่ {link} สวยมาก", fetcher)

    assert product.title == CHAIR.title
    assert product.affiliate_url == link
    assert product.missing == ()
    assert [key.split("-")[0] for key in product.photos] == [f"{PREFIX}/photos/0{n}" for n in (1, 2, 3)]
    assert all(read_picture(world.media.get_bytes(key)) for key in product.photos)
    assert world.media.get_json(f"{PREFIX}/product.json", Product) == product


def test_a_stored_product_is_returned_at_once(world: World, shop: ScriptedShop, scripted: PageFetcher) -> None:
    stored = Product(title="จากคนขาย", read_at=NOW)
    world.media.put_json(f"{PREFIX}/product.json", stored)

    assert world.scrape(lazada_link(CHAIR), scripted) == stored
    assert shop.requests == []


def test_a_page_is_read_once_in_six_hours_and_each_paste_keeps_its_own_link(
    world: World, shop: ScriptedShop, scripted: PageFetcher
) -> None:
    shop.responses[PAGE] = Response(body=lazada.product_page(NO_PHOTO).replace("5100000091", CHAIR.item_id).encode())
    mine, yours = (f"{lazada_link(CHAIR)}?sub_id1={who}" for who in ("mine", "yours"))

    world.scrape(mine, scripted)
    again = world.scrape(yours, scripted, prefix="users/u2/videos/v2")

    assert [path for _, path, _ in shop.requests] == [PAGE]
    assert again.affiliate_url == yours
    world.now += timedelta(hours=7)
    world.scrape(mine, scripted, prefix="users/u1/videos/v3")
    assert len(shop.requests) == 2


def test_a_short_link_is_resolved_once_a_day(world: World, shop: ScriptedShop, scripted: PageFetcher) -> None:
    shop.responses["/s.abc"] = Response(status=302, headers={"Location": lazada_link(CHAIR)})
    shops = Shops(scripted, MARKETPLACES, world.cache)

    first = find_link("https://s.lazada.co.th/s.abc", shops)
    second = find_link("https://s.lazada.co.th/s.abc", shops)

    assert first == second
    assert len(shop.requests) == 1


def test_after_a_wall_the_page_is_left_alone_for_a_while(
    world: World, shop: ScriptedShop, scripted: PageFetcher
) -> None:
    shop.responses[PAGE] = WALL
    link, shops = link_of(lazada_link(CHAIR)), Shops(scripted, MARKETPLACES, world.cache)

    for _ in range(3):
        with pytest.raises(NeedsInput) as refusal:
            read_product(link, shops, world.now)
        assert refusal.value.code == "product_blocked"

    assert len(shop.requests) == 1
    world.now += timedelta(seconds=COOL_DOWN_S + 1)
    with pytest.raises(NeedsInput):
        read_product(link, shops, world.now)
    assert len(shop.requests) == 2


def wall(item: Item, shop: ScriptedShop) -> ProductLink:
    shop.responses[f"/products/pdp-i{item.item_id}.html"] = WALL
    return link_of(lazada_link(item))


def test_one_wall_does_not_keep_others_from_their_products(
    world: World, shop: ScriptedShop, scripted: PageFetcher
) -> None:
    shops = Shops(scripted, MARKETPLACES, world.cache)
    walled, other = wall(CHAIR, shop), ITEMS[1]
    shop.responses[f"/products/pdp-i{other.item_id}.html"] = Response(body=lazada.product_page(other).encode())

    with pytest.raises(NeedsInput):
        read_product(walled, shops, world.now)

    assert read_product(link_of(lazada_link(other)), shops, world.now).title == other.title


def test_after_walls_on_two_pages_only_their_kind_at_their_host_is_left_alone(
    world: World, shop: ScriptedShop, scripted: PageFetcher
) -> None:
    shops = Shops(scripted, MARKETPLACES, world.cache)
    other = ITEMS[2]
    elsewhere = link_of(f"https://www.lazada.com.my/products/pdp-i{other.item_id}.html")
    shop.responses[f"/products/pdp-i{other.item_id}.html"] = Response(body=lazada.product_page(other).encode())
    for item in ITEMS[:2]:
        with pytest.raises(NeedsInput, match="product_blocked"):
            read_product(wall(item, shop), shops, world.now)

    with pytest.raises(NeedsInput) as refusal:
        read_product(link_of(lazada_link(other)), shops, world.now)
    assert (refusal.value.code, len(shop.requests)) == ("shop_pages_paused", 2)
    assert all(message_for(refusal.value).values())
    assert read_product(elsewhere, shops, world.now).title == other.title

    world.now += timedelta(seconds=COOL_DOWN_S + 1)
    assert read_product(link_of(lazada_link(other)), shops, world.now).title == other.title


def test_a_page_that_is_merely_unreadable_starts_no_pause(
    world: World, shop: ScriptedShop, scripted: PageFetcher
) -> None:
    shop.responses[PAGE] = Response(body=b"<title>Lazada</title>")
    shops = Shops(scripted, MARKETPLACES, world.cache)

    for _ in range(2):
        with pytest.raises(NeedsInput):
            read_product(link_of(lazada_link(CHAIR)), shops, world.now)

    assert len(shop.requests) == 2


def test_a_walled_off_tiktok_share_link_still_gives_what_it_carries_itself(
    world: World, shop: ScriptedShop, scripted: PageFetcher
) -> None:
    og_info = json.dumps({"title": "เก้าอี้", "image": "https://p16-oec-va.ibyteimg.com/a.webp"})
    shop.responses[f"/shop/th/pdp/{CHAIR.tiktok_id}"] = WALL
    shop.responses["/a.webp"] = Response(body=saved(photograph(), "WEBP"), headers={"Content-Type": "image/webp"})

    product = world.scrape(f"https://www.tiktok.com/view/product/{CHAIR.tiktok_id}?og_info={quote(og_info)}", scripted)

    assert (product.title, product.sources["title"]) == ("เก้าอี้", "link")
    assert product.missing == ("price",)
    assert len(product.photos) == 1


def test_a_walled_off_page_without_a_preview_asks_for_input(
    world: World, shop: ScriptedShop, scripted: PageFetcher
) -> None:
    shop.responses[PAGE] = WALL

    with pytest.raises(NeedsInput):
        world.scrape(lazada_link(CHAIR), scripted)

    assert not world.media.exists(f"{PREFIX}/product.json")


def test_what_is_not_a_picture_is_left_out(world: World, fetcher: PageFetcher) -> None:
    product = world.scrape(lazada_link(CORRUPT_PHOTO), fetcher)

    assert len(product.image_urls) == 2
    assert len(product.photos) == 1
    assert product.missing == ()


@pytest.mark.parametrize(("item", "missing"), [(NO_PHOTO, ("photos",)), (NO_PRICE, ("price",))])
def test_what_could_not_be_read_is_named(
    item: object, missing: tuple[str, ...], world: World, fetcher: PageFetcher
) -> None:
    assert item in (NO_PHOTO, NO_PRICE)
    product = world.scrape(lazada_link(NO_PHOTO if item is NO_PHOTO else NO_PRICE), fetcher)

    assert product.missing == missing


def test_a_photograph_listed_twice_is_fetched_and_stored_once(
    world: World, shop: ScriptedShop, scripted: PageFetcher
) -> None:
    html = lazada.product_page(CHAIR)
    for name in ("34-40-82-84", "0-44-82-88"):
        html = html.replace(f"pexels-36236147%3A{name}", "pexels-36236147")
    shop.responses[PAGE] = Response(body=html.encode())
    shop.responses["/p/pexels-36236147.jpg"] = Response(
        body=saved(photograph()), headers={"Content-Type": "image/jpeg"}
    )

    product = world.scrape(lazada_link(CHAIR), scripted)

    assert len(product.photos) == 1
    assert [path for _, path, _ in shop.requests] == [PAGE, "/p/pexels-36236147.jpg"]


@pytest.mark.parametrize("text", ["", "https://www.amazon.com/dp/B0", "https://www.lazada.co.th/tag/chair/"])
def test_a_text_without_a_product_link_fetches_nothing(
    text: str, world: World, shop: ScriptedShop, scripted: PageFetcher
) -> None:
    with pytest.raises(AppError):
        world.scrape(text, scripted)

    assert shop.requests == []
