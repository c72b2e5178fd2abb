"""What is read from the two marketplaces that withhold prices."""

import json
from decimal import Decimal

import pytest

from local.shops.pages import aliexpress, shopee
from local.shops.pages.html import page, script
from makeafvdo.domain.errors import AppError
from tests.unit.products.pages import CHAIR, item, link_to, prices, read


def test_shopee_gives_all_but_price_rating_and_sold() -> None:
    product = read(shopee.product_page(CHAIR), link_to("shopee"))

    assert product.title == CHAIR.title
    assert product.description.splitlines()[0] == CHAIR.description[0]
    assert product.attributes == CHAIR.attributes
    assert product.brand == CHAIR.brand
    assert product.image_urls[0].startswith("https://down-th.img.susercontent.com/file/")
    assert (product.price, product.rating, product.sold_count) == (None, None, None)
    assert product.missing == ("price",)


def test_a_shopee_price_is_a_hundred_thousandth_of_its_number() -> None:
    html = shopee.product_page(item(skus=CHAIR.skus[:1]))
    shown = html.replace(
        '"price": null, "price_before_discount": 0', '"price": 289000000, "price_before_discount": 459000000'
    )

    assert prices(read(shown, link_to("shopee"))) == (Decimal(2890), None, Decimal(4590))


def test_the_same_item_number_of_another_shopee_shop_is_another_item() -> None:
    html = shopee.product_page(CHAIR).replace(f'"shop_id": {CHAIR.shop_id}', '"shop_id": 1')

    with pytest.raises(AppError) as refusal:
        read(html, link_to("shopee"))

    assert refusal.value.code == "page_unreadable"


def test_shopee_structured_data_is_read_where_the_state_is_gone() -> None:
    node = {
        "@type": "Product",
        "name": "เก้าอี้ | Shopee Thailand",
        "url": f"https://shopee.co.th/x-i.{CHAIR.shop_id}.{CHAIR.item_id}",
        "image": "https://down-th.img.susercontent.com/file/a",
        "offers": {"@type": "AggregateOffer", "lowPrice": "290.00", "highPrice": "490.00", "priceCurrency": "THB"},
    }

    product = read(f'<script type="application/ld+json">{json.dumps(node)}</script>', link_to("shopee"))

    assert product.title == "เก้าอี้"
    assert prices(product) == (Decimal(290), Decimal(490), None)


def test_aliexpress_gives_title_and_photos_only() -> None:
    product = read(aliexpress.product_page(CHAIR), link_to("aliexpress"))

    assert product.title == CHAIR.title
    assert len(product.image_urls) == len(CHAIR.photos)
    assert product.missing == ("price",)


@pytest.mark.parametrize(
    "title", ["เก้าอี้ - AliExpress 509", "เก้าอี้ - AliExpress [15]", "€97.39 40% OFF|เก้าอี้|   - AliExpress", "เก้าอี้"]
)
def test_the_shops_own_words_are_cut_from_a_title(title: str) -> None:
    html = aliexpress.product_page(CHAIR).replace(f"{CHAIR.title} - AliExpress 15", title)

    assert read(html, link_to("aliexpress")).title == "เก้าอี้"


def test_an_aliexpress_page_of_another_product_is_not_taken() -> None:
    with pytest.raises(AppError) as refusal:
        read(aliexpress.product_page(item(number=2)), link_to("aliexpress"))

    assert refusal.value.code == "not_a_product_page"


def run_params(*skus: dict[str, object]) -> str:
    data = {
        "commonModule": {"productId": int(CHAIR.aliexpress_id)},
        "titleModule": {"subject": "เก้าอี้", "tradeCount": "1,000+", "feedbackRating": {"averageStar": "4.8"}},
        "imageModule": {"imagePathList": ["https://ae01.alicdn.com/p/a.jpg"]},
        "skuModule": {"skuPriceList": list(skus)},
    }
    return page("", script(f"window.runParams = {{\n  data: {json.dumps(data)},\n  csrfToken: 'x' }};"))


def run_params_sku(price: str, *, before: str, stock: int = 5, salable: bool = True) -> dict[str, object]:
    amounts = {"skuActivityAmount": {"value": price}, "skuAmount": {"value": before, "currency": "THB"}}
    return {"salable": salable, "skuVal": {"availQuantity": stock} | amounts}


def test_an_older_aliexpress_page_has_prices() -> None:
    product = read(run_params(run_params_sku("6.08", before="6.62")), link_to("aliexpress"))

    assert prices(product) == (Decimal("6.08"), None, Decimal("6.62"))
    assert (product.rating, product.sold_count, product.sold_count_is_rounded) == (4.8, 1000, True)


def test_the_dummy_price_of_an_unsalable_sku_is_no_price() -> None:
    html = run_params(
        run_params_sku("6.08", before="6.08"),
        run_params_sku("149799.85", before="149799.85", salable=False),
        run_params_sku("1.00", before="1.00", stock=0),
    )

    assert prices(read(html, link_to("aliexpress"))) == (Decimal("6.08"), None, None)
