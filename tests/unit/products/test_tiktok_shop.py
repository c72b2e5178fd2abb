"""What is read from TikTok Shop's pages, in each of their schemas."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from local.shops.catalogue.item import Item
from local.shops.pages import tiktok
from local.shops.pages.html import Data
from makeafvdo.domain.errors import AppError, NeedsInput, Permanent
from tests.unit.products.pages import CHAIR, item, link_to, prices, read, two_skus

Schema = Callable[[Item], Data]
SCHEMAS = pytest.mark.parametrize("schema", [tiktok.classic, tiktok.flat, tiktok.models])


@SCHEMAS
def test_every_schema_gives_the_whole_product(schema: Schema) -> None:
    product = read(tiktok.page_with(CHAIR, schema(CHAIR)), link_to("tiktok"))

    assert product.title == CHAIR.title
    assert prices(product) == (Decimal(2890), Decimal(3690), Decimal(4590))
    assert product.description.splitlines() == list(CHAIR.description)
    assert product.highlights == CHAIR.highlights
    assert product.attributes == {"แบรนด์": CHAIR.brand, **CHAIR.attributes}
    assert product.categories == CHAIR.categories
    assert product.variants == tuple(sku.choice for sku in CHAIR.skus)
    assert (product.brand, product.shop, product.currency) == (CHAIR.brand, CHAIR.shop, "THB")
    assert (product.rating, product.review_count) == (4.9, CHAIR.reviews)
    assert (product.sold_count, product.sold_count_is_rounded) == (CHAIR.sold, False)
    assert len(product.image_urls) == len(CHAIR.photos)
    assert product.missing == ()


@SCHEMAS
def test_price_and_struck_price_are_those_of_one_sku(schema: Schema) -> None:
    product = read(tiktok.page_with(CHAIR, schema(two_skus())), link_to("tiktok"))

    assert prices(product) == (Decimal(500), Decimal(900), Decimal(550))


@SCHEMAS
def test_a_sku_that_is_sold_out_sets_no_price(schema: Schema) -> None:
    state = tiktok.page_with(CHAIR, schema(two_skus()))
    for stock in ('"stock": 12', '"stock": 9', '"available_quantity": 9'):
        state = state.replace(stock, stock.rpartition(" ")[0] + " 0", 1)

    assert prices(read(state, link_to("tiktok"))) == (Decimal(900), None, Decimal(1800))


@SCHEMAS
def test_when_every_sku_is_sold_out_there_is_no_price(schema: Schema) -> None:
    state = tiktok.page_with(CHAIR, schema(two_skus()))
    for stock in ('"stock": 12', '"stock": 9', '"available_quantity": 9'):
        state = state.replace(stock, stock.rpartition(" ")[0] + " 0")

    assert read(state, link_to("tiktok")).missing == ("price",)


def test_a_sku_that_is_switched_off_sets_no_price() -> None:
    page = tiktok.page_with(CHAIR, tiktok.classic(two_skus())).replace('"stock": 12', '"disabled": true', 1)

    assert prices(read(page, link_to("tiktok"))) == (Decimal(900), None, Decimal(1800))


@pytest.mark.parametrize("schema", [tiktok.with_prices_as_texts, tiktok.without_skus])
def test_a_range_of_texts_stays_a_range(schema: Schema) -> None:
    product = read(tiktok.page_with(CHAIR, schema(two_skus())), link_to("tiktok"))

    assert prices(product) == (Decimal(500), Decimal(900), None)


def test_dollars_are_known_by_their_sign_also_where_no_currency_is_named() -> None:
    state = tiktok.without_skus(CHAIR)
    state["product_base"] = {"title": "x", "price": {"min_sku_price": "51.99", "real_price": "$51.99 - 64.99"}}

    product = read(tiktok.page_with(CHAIR, state), link_to("tiktok"))

    assert prices(product) == (Decimal("51.99"), Decimal("64.99"), None)
    assert product.currency == "USD"


def test_the_price_all_skus_share_is_not_taken_where_one_of_them_is_sold_out() -> None:
    state = tiktok.with_prices_as_texts(two_skus())
    page = tiktok.page_with(CHAIR, state).replace('"stock": 12', '"stock": 0', 1).replace("฿900.00", "฿9??")

    assert read(page, link_to("tiktok")).price is None


@SCHEMAS
def test_a_masked_price_stays_unknown(schema: Schema) -> None:
    page = tiktok.page_with(CHAIR, schema(CHAIR))
    for shown in ("2890", "3690", "2,890.00", "3,690.00"):
        page = page.replace(shown, f"{shown[0]}*")

    assert read(page, link_to("tiktok")).missing == ("price",)


@SCHEMAS
def test_another_products_state_is_not_taken_for_the_linked_one(schema: Schema) -> None:
    other = item(number=2)

    with pytest.raises(AppError) as refusal:
        read(tiktok.page_with(other, schema(other)), link_to("tiktok"))

    assert refusal.value.code == "not_a_product_page"


def test_a_product_kept_from_our_region_is_still_read_when_it_states_itself() -> None:
    state = tiktok.flat(CHAIR) | {"unavailable_info": {"text": "Product not available in this country or region"}}

    assert read(tiktok.page_with(CHAIR, state), link_to("tiktok")).title == CHAIR.title


def test_a_product_that_states_nothing_but_the_region_is_not_in_it() -> None:
    with pytest.raises(NeedsInput) as refusal:
        read(tiktok.region_page(CHAIR), link_to("tiktok"))

    assert refusal.value.code == "product_not_in_region"


def test_a_product_withdrawn_for_another_reason_is_removed() -> None:
    with pytest.raises(Permanent) as refusal:
        read(tiktok.removed_page(CHAIR), link_to("tiktok"))

    assert refusal.value.code == "product_removed"


@pytest.mark.parametrize(
    "why", ["Country not supported", "สินค้านี้ไม่มีในพื้นที่ของคุณ", "Unavailable at your LOCATION", "ภูมิภาค"]
)
def test_a_region_has_many_names(why: str) -> None:
    state: dict[str, object] = {"product_id": CHAIR.tiktok_id, "unavailable_info": {"code": 3, "text": why}}

    with pytest.raises(NeedsInput) as refusal:
        read(tiktok.page_with(CHAIR, state), link_to("tiktok"))

    assert refusal.value.code == "product_not_in_region"


@pytest.mark.parametrize("info", [{"code": 0, "text": "", "is_region": False, "more": {"list": []}}, {}, [0]])
def test_a_reason_that_holds_only_defaults_is_none(info: object) -> None:
    state = tiktok.flat(CHAIR) | {"unavailable_info": info}

    assert read(tiktok.page_with(CHAIR, state), link_to("tiktok")).price is not None


@pytest.mark.parametrize("why", ["Sold out", "Item out of stock", "สินค้าหมด"])
def test_a_product_that_is_sold_out_is_not_removed(why: str) -> None:
    state = tiktok.flat(CHAIR) | {"unavailable_info": {"text": why}}

    product = read(tiktok.page_with(CHAIR, state), link_to("tiktok"))

    assert (product.title, product.price) == (CHAIR.title, None)


def test_a_product_that_states_its_price_is_not_removed_whatever_is_said_beside_it() -> None:
    state = tiktok.flat(CHAIR) | {"unavailable_info": {"text": "Removed"}}

    assert read(tiktok.page_with(CHAIR, state), link_to("tiktok")).price is not None


@pytest.mark.parametrize(("written", "reviews"), [("1,310", 1310), ("1.3K", 1300), (1342.0, 1342), ("1.3พัน", 1300)])
def test_reviews_may_be_a_text(written: object, reviews: int) -> None:
    state = tiktok.flat(CHAIR) | {"review": {"review_count": written}}

    assert read(tiktok.page_with(CHAIR, state), link_to("tiktok")).review_count == reviews


def test_a_rounded_sold_text_is_known_to_be_rounded() -> None:
    state = tiktok.flat(CHAIR) | {"sold_count": "3พัน+"}

    product = read(tiktok.page_with(CHAIR, state), link_to("tiktok"))

    assert (product.sold_count, product.sold_count_is_rounded) == (3000, True)


def test_rupiah_text_in_the_local_format_is_not_read_as_the_price() -> None:
    state = tiktok.classic(CHAIR)
    assert isinstance(state["product_base"], dict)
    state["product_base"]["price"] = {"min_sku_price": "2.890", "currency": "IDR"}

    assert read(tiktok.page_with(CHAIR, state), link_to("tiktok")).price == 2890


@pytest.mark.parametrize("description", ["plain words", "<p>plain</p><p>words</p>", "[broken", "[7, null]", "{}"])
def test_a_description_of_any_kind_is_no_obstacle(description: str) -> None:
    state = tiktok.flat(CHAIR) | {"description": description}

    assert read(tiktok.page_with(CHAIR, state), link_to("tiktok")).title == CHAIR.title


def test_a_product_group_is_read_where_the_state_is_gone() -> None:
    group = (
        '<script type="application/ld+json">{"@type": "ProductGroup", "productGroupID": "%s", "name": "เก้าอี้",'
        '"image": ["//p16-oec-va.ibyteimg.com/a"], "aggregateRating": {"ratingValue": 4.5, "reviewCount": 9},'
        '"hasVariant": [{"offers": {"price": "345000", "priceCurrency": "IDR"}},'
        '{"offers": {"price": "390000", "priceCurrency": "IDR"}}]}</script>'
    )

    product = read(group % CHAIR.tiktok_id, link_to("tiktok"))

    assert prices(product) == (Decimal(345000), Decimal(390000), None)
    assert (product.title, product.currency, product.review_count) == ("เก้าอี้", "IDR", 9)
