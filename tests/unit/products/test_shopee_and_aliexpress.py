"""What is read from the two marketplaces that withhold prices."""

import json
from decimal import Decimal

import pytest

from local.shops.pages import aliexpress, shopee
from local.shops.pages.html import page, script
from makeafvdo.domain.errors import AppError
from tests.unit.products.pages import CHAIR, item, link_to, prices, read, two_skus


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


def bff_page(*parts: str, **changed: object) -> str:
    return shopee.page_with_state(CHAIR, shopee.bff_state(CHAIR, shopee.bff_entry(two_skus()) | changed), *parts)


def test_the_state_of_2026_is_read_with_what_lies_beside_the_item() -> None:
    product = read(bff_page(), link_to("shopee"))

    assert product.title == CHAIR.title
    assert prices(product) == (Decimal(500), Decimal(900), None)
    assert product.description.splitlines()[0] == CHAIR.description[0]
    assert (product.attributes, product.categories) == (CHAIR.attributes, CHAIR.categories)
    assert (product.brand, product.shop, product.currency) == (CHAIR.brand, CHAIR.shop, "THB")
    assert (product.rating, product.review_count) == (4.9, CHAIR.reviews)
    assert (product.sold_count, product.sold_count_is_rounded) == (CHAIR.sold, False)
    assert len(product.image_urls) == len(CHAIR.photos)
    assert product.missing == ()


def test_the_price_of_one_sku_is_shown_with_the_price_struck() -> None:
    entry = shopee.bff_entry(item(skus=CHAIR.skus[:1]))

    assert prices(read(bff_page(product_price=entry["product_price"]), link_to("shopee"))) == (
        Decimal(2890), None, Decimal(4590),
    )  # fmt: skip


def test_a_price_the_state_withholds_comes_from_the_structured_data() -> None:
    product = read(shopee.page_of_2026(two_skus()), link_to("shopee"))

    assert prices(product) == (Decimal(500), Decimal(900), None)
    assert (product.missing, len(product.image_urls)) == ((), len(CHAIR.photos))


def test_the_structured_data_of_another_item_completes_nothing() -> None:
    other = item(number=2)
    page = shopee.page_with_state(CHAIR, shopee.item_state(CHAIR), shopee.json_ld(other))

    assert read(page, link_to("shopee")).missing == ("price",)


def test_an_item_is_known_by_the_key_it_stands_under() -> None:
    html = shopee.product_page(CHAIR)
    for own in (f'"item_id": {CHAIR.item_id}, ', f'"shop_id": {CHAIR.shop_id}, '):
        assert own in html
        html = html.replace(own, "")

    assert read(html, link_to("shopee")).title == CHAIR.title


def test_the_range_of_the_item_is_the_price_where_no_sku_says_its_own() -> None:
    html = shopee.product_page(CHAIR).replace(
        '"price": -1,', '"price": null, "price_min": 9900000, "price_max": 15900000,'
    )

    assert prices(read(html, link_to("shopee"))) == (Decimal(99), Decimal(159), None)


@pytest.mark.parametrize(
    "told",
    [
        '"stock": 0', '"is_grayout": true', '"has_stock": false', '"status": "SOLD_OUT"', '"display_stock": 0',
        '"is_grayout": 1', '"is_sold_out": "true"', '"has_stock": 0', '"quantity": 0', '"stock": 0.0',
        '"price_stocks": [{"stock": 0}, {"stock": 0}]',
    ],
)  # fmt: skip
def test_a_shopee_sku_nobody_can_buy_sets_no_price(told: str) -> None:
    html = shopee.product_page(two_skus())
    html = html.replace('"price": null, "price_before_discount": 0', f'"price": 5000000, {told}', 1)
    html = html.replace('"price": null, "price_before_discount": 0', '"price": 9000000, "stock": 4', 1)

    assert prices(read(html, link_to("shopee"))) == (Decimal(90), None, None)


def test_a_sold_out_shopee_item_has_no_price_whoever_names_one() -> None:
    models = [{"name": "x", "price": 5000000, "stock": 0}]
    entry = shopee.bff_entry(CHAIR)
    assert isinstance(entry["item"], dict)

    product = read(bff_page(shopee.json_ld(CHAIR), item=entry["item"] | {"models": models}), link_to("shopee"))

    assert (product.price, product.missing) == (None, ("price",))


def test_an_amount_that_was_not_written_in_hundred_thousandths_is_no_price() -> None:
    html = shopee.product_page(CHAIR).replace('"price": -1', '"price": 2890')

    assert read(html, link_to("shopee")).price is None


def test_one_picture_is_a_gallery_of_one() -> None:
    html = shopee.product_page(item(photos=())).replace('"images": []', '"image": "th-11134207-abc"')

    assert read(html, link_to("shopee")).image_urls == ("https://down-th.img.susercontent.com/file/th-11134207-abc",)


@pytest.mark.parametrize(
    ("reviews", "sold", "is_rounded"),
    [
        ({"historical_sold": "10K+"}, 10_000, True),
        ({"historical_sold": 10_000, "historical_sold_text": "1หมื่น+"}, 10_000, True),
        ({"historical_sold": 10_412, "historical_sold_text": "10K+"}, 10_412, False),
        ({"global_sold": 5_200, "sold": 7}, 5_200, False),
        ({"historical_sold": 5200.0}, 5_200, False),
        ({"historical_sold": "5,200"}, 5_200, False),
        ({"sold": 7, "is_sold_out": 0, "monthly_sold": 9}, None, False),
    ],
)
def test_a_sold_count_is_that_of_all_time_and_a_rounded_one_is_a_lower_bound(
    reviews: dict[str, object], sold: int | None, *, is_rounded: bool
) -> None:
    product = read(bff_page(product_review=reviews), link_to("shopee"))

    assert (product.sold_count, product.sold_count_is_rounded) == (sold, is_rounded)


@pytest.mark.parametrize(
    ("told", "reviews"),
    [
        ({"item_rating": {"rating_count": ["1,310", 1, 2]}}, 1310),
        ({"item_rating": {"total_rating_count": 1342.0}}, 1342),
        ({"item_rating": {"rating_count": "1.3พัน"}, "cmt_count": 7}, 1300),
        ({"cmt_count": 77}, 77),
    ],
)
def test_reviews_are_counted_however_they_are_written(told: dict[str, object], reviews: int) -> None:
    entry = shopee.bff_entry(CHAIR)
    assert isinstance(entry["item"], dict)
    item = {name: value for name, value in entry["item"].items() if name != "item_rating"} | told

    assert read(bff_page(item=item, product_review=None), link_to("shopee")).review_count == reviews


def test_a_shop_is_the_one_beside_the_item() -> None:
    state = shopee.bff_state(CHAIR, shopee.bff_entry(CHAIR) | {"shop_detailed": {"name": "ร้านของเก้าอี้"}})
    html = shopee.page_with_state(CHAIR, {"header": {"shop_info": {"name": "อีกร้าน"}}, **state})

    assert read(html, link_to("shopee")).shop == "ร้านของเก้าอี้"


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


def run_params(*skus: dict[str, object], **modules: object) -> str:
    data = {
        "commonModule": {"productId": int(CHAIR.aliexpress_id)},
        "titleModule": {"subject": "เก้าอี้", "tradeCount": "1,000+", "feedbackRating": {"averageStar": "4.8"}},
        "imageModule": {"imagePathList": ["https://ae01.alicdn.com/p/a.jpg"]},
        "skuModule": {"skuPriceList": list(skus)},
        **modules,
    }
    return page("", script(f"window.runParams = {{\n  data: {json.dumps(data)},\n  csrfToken: 'x' }};"))


def run_params_sku(price: str, *, before: str, stock: int = 5, salable: bool = True) -> dict[str, object]:
    amounts = {"skuActivityAmount": {"value": price}, "skuAmount": {"value": before, "currency": "THB"}}
    return {"salable": salable, "skuVal": {"availQuantity": stock} | amounts}


def test_an_older_aliexpress_page_has_prices() -> None:
    product = read(run_params(run_params_sku("6.08", before="6.62")), link_to("aliexpress"))

    assert prices(product) == (Decimal("6.08"), None, Decimal("6.62"))
    assert (product.rating, product.sold_count, product.sold_count_is_rounded) == (4.8, 1000, True)


@pytest.mark.parametrize(
    ("modules", "expected", "currency"),
    [
        (
            {"priceModule": {
                "minActivityAmount": {"value": 150, "currency": "THB"}, "maxActivityAmount": {"value": 150},
                "minAmount": {"value": 200}, "maxAmount": {"value": 200},
            }},
            (Decimal(150), None, Decimal(200)), "THB",
        ),
        (
            {"priceModule": {"minActivityAmount": {"value": "150"}, "maxActivityAmount": {"value": "250"}}},
            (Decimal(150), Decimal(250), None), "THB",
        ),
        (
            {"priceModule": {"formatedActivityPrice": "US $6.08 - 8.10", "formatedPrice": "US $9.00"}},
            (Decimal("6.08"), Decimal("8.10"), None), "USD",
        ),
        (
            {"priceComponent": {
                "discountPrice": {"minActivityAmount": {"value": 6.08, "currency": "USD"}, "discount": "50"},
                "origPrice": {"minAmount": {"value": 12.16}, "maxAmount": {"value": 12.16}},
            }},
            (Decimal("6.08"), None, Decimal("12.16")), "USD",
        ),
        ({"priceComponent": {"origPrice": {"minAmount": {"value": 99}}}}, (Decimal(99), None, None), "THB"),
    ],
)  # fmt: skip
def test_an_older_aliexpress_page_may_tell_the_price_of_all_skus(
    modules: dict[str, object], expected: tuple[Decimal | None, ...], currency: str
) -> None:
    product = read(run_params(**modules), link_to("aliexpress"))

    assert prices(product) == expected
    assert product.currency == currency


def test_a_price_of_all_skus_is_not_taken_where_one_of_them_is_unsalable() -> None:
    html = run_params({"salable": False}, {}, priceModule={"minActivityAmount": {"value": 1}})

    assert read(html, link_to("aliexpress")).price is None


def test_structured_data_completes_an_aliexpress_page() -> None:
    link = link_to("aliexpress")
    node = {"@type": "Product", "url": link.canonical_url, "offers": {"price": "6.08", "priceCurrency": "USD"}}
    html = aliexpress.product_page(CHAIR) + f'<script type="application/ld+json">{json.dumps(node)}</script>'

    product = read(html, link)

    assert (product.title, product.price, product.currency) == (CHAIR.title, Decimal("6.08"), "USD")


def test_the_dummy_price_of_an_unsalable_sku_is_no_price() -> None:
    html = run_params(
        run_params_sku("6.08", before="6.08"),
        run_params_sku("149799.85", before="149799.85", salable=False),
        run_params_sku("1.00", before="1.00", stock=0),
    )

    assert prices(read(html, link_to("aliexpress"))) == (Decimal("6.08"), None, None)
