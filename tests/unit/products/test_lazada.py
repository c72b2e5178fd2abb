"""What is read from Lazada's pages."""

from decimal import Decimal

import pytest

from local.shops.pages import lazada
from local.shops.pages.state_pages import page_with_state
from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.products.products import MarketplaceName
from tests.unit.products.pages import CHAIR, item, link_to, prices, read, two_skus


def test_a_full_page_gives_everything_but_the_sold_count() -> None:
    product = read(lazada.product_page(CHAIR), link_to("lazada"))

    assert product.title == CHAIR.title
    assert prices(product) == (Decimal(2890), Decimal(3690), Decimal(4590))
    assert product.highlights == CHAIR.highlights
    assert product.description.splitlines() == list(CHAIR.description)
    assert product.attributes == {"แบรนด์": CHAIR.brand, **CHAIR.attributes}
    assert product.categories == CHAIR.categories
    assert product.variants == tuple(sku.choice for sku in CHAIR.skus)
    assert (product.brand, product.shop, product.currency) == (CHAIR.brand, CHAIR.shop, "THB")
    assert (product.rating, product.review_count, product.sold_count) == (4.9, CHAIR.reviews, None)
    assert len(product.image_urls) == len(CHAIR.photos)
    assert product.image_urls[0].startswith("https://laz-img-sg.alicdn.com/")
    assert product.missing == ()
    assert product.sources["price"] == "page"
    assert "sold_count" not in product.sources


def test_price_and_struck_price_are_those_of_one_sku() -> None:
    product = read(lazada.product_page(two_skus()), link_to("lazada"))

    assert prices(product) == (Decimal(500), Decimal(900), Decimal(550))
    assert product.discount_percent == 9


@pytest.mark.parametrize(
    "told", ['"stock": 0', '"disabled": true', '"operation": {"disable": true}', '"stockStatus": "OUT_OF_STOCK"']
)
def test_a_sku_nobody_can_buy_sets_no_price(told: str) -> None:
    """The first SKU is the default one: entry "0" repeats it."""
    page = lazada.product_page(two_skus()).replace(
        '"salePrice": {"text": "฿500.00"', f'{told}, "salePrice": {{"text": "฿500.00"'
    )
    page = page.replace(f'"price": {{{told}, ', f'{told}, "price": {{')
    assert page.count(told) == 2

    assert prices(read(page, link_to("lazada"))) == (Decimal(900), None, Decimal(1800))


def test_a_price_may_be_a_text_with_its_thousands_apart() -> None:
    page = lazada.product_page(two_skus()).replace(
        '"salePrice": {"text": "฿500.00", "value": 500.0', '"salePrice": {"value": "1,290.00"'
    )

    assert prices(read(page, link_to("lazada")))[:2] == (Decimal(900), Decimal(1290))


@pytest.mark.parametrize("written", ['{"value": "1,990.00"}', '{"text": "฿1,990"}', '"1,990.00"'])
def test_a_struck_price_may_be_a_text(written: str) -> None:
    page = lazada.product_page(two_skus()).replace('{"text": "฿550.00", "value": 550.0}', written)
    page = page.replace('"discount": "-9%"', '"discount": "-75%"')

    assert prices(read(page, link_to("lazada"))) == (Decimal(500), Decimal(900), Decimal(1990))


def test_pictures_may_be_those_of_the_skus_alone() -> None:
    link = link_to("lazada")
    skus = {"0": {"image": "//laz-img-sg.alicdn.com/a.jpg"}, "7": {"image": "//laz-img-sg.alicdn.com/a.jpg"}}
    state = {"product": {"title": "โคมไฟ"}, "primaryKey": {"itemId": link.product_id}, "skuInfos": skus}

    product = read(page_with_state(MarketplaceName.LAZADA, state), link)

    assert product.image_urls == ("https://laz-img-sg.alicdn.com/a.jpg",)


def test_when_nothing_can_be_bought_the_price_of_the_structured_data_is_not_taken() -> None:
    page = lazada.product_page(two_skus()).replace('"quantity": {', '"stock": 0, "quantity": {')

    product = read(page, link_to("lazada"))

    assert (product.title, product.missing) == (CHAIR.title, ("price",))


def test_a_price_the_state_leaves_out_comes_from_the_structured_data() -> None:
    page = lazada.product_page(two_skus()).replace('"salePrice"', '"hidden"')

    product = read(page, link_to("lazada"))

    assert prices(product) == (Decimal(500), Decimal(900), None)
    assert product.highlights == CHAIR.highlights


def test_a_price_with_a_voucher_is_not_the_price() -> None:
    page = lazada.product_page(CHAIR).replace('"salePrice"', '"voucherPrice": {"value": 990.0}, "salePrice"')

    assert read(page, link_to("lazada")).price == 2890


@pytest.mark.parametrize(("original", "shown"), [("400", "-0%"), ("2890", "-0%"), ("4590", "-70%")])
def test_a_struck_price_that_is_no_discount_or_contradicts_it_is_left_out(original: str, shown: str) -> None:
    page = lazada.product_page(item(skus=CHAIR.skus[:1])).replace("4590.0", original).replace("-37%", shown)

    assert read(page, link_to("lazada")).original_price is None


def test_a_page_without_prices_is_read_and_says_what_is_missing() -> None:
    product = read(lazada.product_page(item(skus=(), photos=())), link_to("lazada"))

    assert product.title == CHAIR.title
    assert product.missing == ("price", "photos")


def test_structured_data_is_read_where_the_state_is_gone() -> None:
    product = read(lazada.structured_data_page(CHAIR), link_to("lazada"))

    assert (product.title, product.rating) == (CHAIR.title, 4.9)
    assert product.shop is None
    assert product.missing == ("price",)


def test_the_tracking_data_fills_in_what_structured_data_leaves_out() -> None:
    page = lazada.product_page(CHAIR).replace("__moduleData__", "__somethingElse__").replace('"lowPrice"', '"hidden"')

    product = read(page, link_to("lazada"))

    assert prices(product) == (Decimal(2890), None, None)
    assert product.shop == CHAIR.shop


@pytest.mark.parametrize("page", [lazada.product_page, lazada.structured_data_page, lazada.category_page])
def test_another_products_page_is_not_taken_for_the_linked_one(page: object) -> None:
    assert callable(page)
    other = item(number=2)

    with pytest.raises(Invalid) as refusal:
        read(page(other), link_to("lazada"))

    assert refusal.value.code == "not_a_product_page"


def test_a_page_of_another_country_keeps_its_currency() -> None:
    page = lazada.product_page(CHAIR).replace('"currency": "THB"', '"currency": "IDR"')

    assert read(page, link_to("lazada")).currency == "IDR"


def test_sizes_in_groups_are_read_as_well_as_plain_choices() -> None:
    grouped = '[{"name": "EU", "value": [{"name": "41", "vid": "0"}, {"name": "42", "vid": "1"}]}]'
    plain = '[{"name": "ครีม", "vid": "0"}, {"name": "ครีม + สตูลวางเท้า", "vid": "1"}]'
    page = lazada.product_page(CHAIR)
    assert plain in page

    assert read(page.replace(plain, grouped), link_to("lazada")).variants == ("41", "42")
