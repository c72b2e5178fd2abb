"""What a page says in JSON-LD, in the shapes shops use; the state says the same in other places."""

from decimal import Decimal

import pytest

from local.shops.pages.state_pages import page_with_state
from makeafvdo.domain.products.products import MarketplaceName, Product, ProductLink
from tests.unit.products.pages import link_to, read

LAMP = {"@type": "Product", "name": "โคมไฟ"}


def structured(marketplace: str, json_ld: dict[str, object]) -> Product:
    return read(page_with_state(MarketplaceName(marketplace), json_ld=json_ld), link_to(marketplace))


def shopee_address() -> str:
    return link_to("shopee").canonical_url


@pytest.mark.parametrize(
    ("offers", "low", "high"),
    [
        ({"@type": "AggregateOffer", "lowPrice": "199.00", "highPrice": 299}, 199, 299),
        ([{"@type": "AggregateOffer", "lowPrice": "199", "highPrice": "299"}], 199, 299),
        ({"lowPrice": "199", "highPrice": "199"}, 199, None),
        ({"lowPrice": 50, "offers": [{"price": 50, "availability": "OutOfStock"}, {"price": 299}]}, 299, None),
        ({"lowPrice": 50, "highPrice": 299, "offers": [{"price": 60}, {"price": 299}]}, 50, 299),
        ({"offers": [{"price": 60}, {"price": 299}]}, 60, 299),
        ([{"price": 50, "availability": "https://schema.org/OutOfStock"}, {"price": "1,290.00"}], 1290, None),
        ({"priceSpecification": {"price": "199"}}, 199, None),
        ({"priceSpecification": [{"priceType": "https://schema.org/SRP", "price": 399}, {"price": 199}]}, 199, None),
        ({"price": "199", "availability": "http://schema.org/SoldOut"}, None, None),
    ],
)  # fmt: skip
def test_offers_of_every_shape_give_what_can_be_bought(offers: object, low: int | None, high: int | None) -> None:
    product = structured("shopee", LAMP | {"url": shopee_address(), "offers": offers})

    assert (product.price, product.price_max) == (low and Decimal(low), high and Decimal(high))


def test_the_offers_of_a_variant_may_be_a_range() -> None:
    link = link_to("tiktok")
    variants = [{"offers": {"lowPrice": "290", "highPrice": "390"}}]

    product = structured(
        "tiktok", {"@type": "ProductGroup", "name": "โคมไฟ", "productGroupID": link.product_id, "hasVariant": variants}
    )

    assert (product.price, product.price_max) == (Decimal(290), Decimal(390))


def named(link: ProductLink) -> list[dict[str, object]]:
    return [
        {"url": link.canonical_url},
        {"@id": link.canonical_url},
        {"@type": ["Product"], "url": link.canonical_url},
        {"mainEntityOfPage": {"@id": link.canonical_url}},
        {"@type": "http://schema.org/Product", "url": link.canonical_url},
        {"offers": {"price": "199", "url": link.canonical_url}},
        {"offers": [{"price": "199", "url": link.canonical_url}]},
        {
            "@type": "ProductGroup",
            "offers": None,
            "hasVariant": [{"offers": {"price": 199, "url": link.canonical_url}}],
        },
    ]


@pytest.mark.parametrize("marketplace", ["shopee", "lazada", "tiktok", "aliexpress"])
@pytest.mark.parametrize("place", range(8))
def test_a_product_is_known_by_its_address_wherever_that_stands(marketplace: str, place: int) -> None:
    said = named(link_to(marketplace))[place]

    assert structured(marketplace, LAMP | {"offers": {"price": "199"}} | said).price == Decimal(199)


@pytest.mark.parametrize("kind", ["WebPage", "ItemPage"])
def test_a_product_may_be_what_its_page_is_about(kind: str) -> None:
    lamp = LAMP | {"offers": {"price": "199"}}
    address = {"url": shopee_address()}

    assert structured("shopee", {"@type": kind, "mainEntity": lamp | address}).price == Decimal(199)
    assert structured("shopee", {"@type": kind, "mainEntity": [lamp], **address}).price == Decimal(199)


@pytest.mark.parametrize("marketplace", ["shopee", "lazada", "tiktok", "aliexpress"])
@pytest.mark.parametrize("name", ["โคมไฟ &amp; ฐาน", "โคมไฟ & ฐาน | Shopee Thailand", "โคมไฟ & ฐาน - Lazada.co.th"])
def test_a_name_is_read_without_the_sites_own(marketplace: str, name: str) -> None:
    node: dict[str, object] = {"@type": "Product", "name": name, "url": link_to(marketplace).canonical_url}

    assert structured(marketplace, node).title == "โคมไฟ & ฐาน"


def own_state(marketplace: str, title: str) -> dict[str, object]:
    link = link_to(marketplace)
    states: dict[str, dict[str, object]] = {
        "shopee": {"itemid": int(link.product_id), "shopid": int(link.shop_id or 0), "name": title, "images": ["th-1"]},
        "lazada": {"product": {"title": title}, "primaryKey": {"itemId": link.product_id}},
        "tiktok": {"product_id": link.product_id, "title": title, "skus": []},
        "aliexpress": {"commonModule": {"productId": link.product_id}, "titleModule": {"subject": title}},
    }
    return states[marketplace]


@pytest.mark.parametrize("marketplace", ["shopee", "lazada", "tiktok", "aliexpress"])
@pytest.mark.parametrize(
    ("said", "price"),
    [({}, 199), ({"name": "เตียง"}, None), ({"sku": "42"}, None), ({"url": "https://x.example"}, None)],
)
def test_structured_data_without_any_id_is_known_by_the_title(
    marketplace: str, said: dict[str, object], price: int | None
) -> None:
    json_ld = LAMP | {"offers": {"price": 199}} | said
    html = page_with_state(MarketplaceName(marketplace), own_state(marketplace, "โคมไฟ"), json_ld=json_ld)

    assert read(html, link_to(marketplace)).price == price


def test_tiktoks_newest_prices_may_be_texts_alone() -> None:
    link = link_to("tiktok")
    state = {
        "product_id": link.product_id,
        "product_base": {"title": "โคมไฟ"},
        "skus": [{"price_v2": [{"min_price": {"sale_price_format": "฿1,290"}}]}],
    }

    assert read(page_with_state(MarketplaceName.TIKTOK, state), link).price == Decimal(1290)
