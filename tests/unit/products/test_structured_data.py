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
        {"offers": {"price": "199", "url": link.canonical_url}},
    ]


@pytest.mark.parametrize("marketplace", ["shopee", "lazada"])
@pytest.mark.parametrize("place", range(4))
def test_a_product_is_known_by_its_address_wherever_that_stands(marketplace: str, place: int) -> None:
    said = named(link_to(marketplace))[place]

    assert structured(marketplace, LAMP | {"offers": {"price": "199"}} | said).price == Decimal(199)


def test_tiktoks_newest_prices_may_be_texts_alone() -> None:
    link = link_to("tiktok")
    state = {
        "product_id": link.product_id,
        "product_base": {"title": "โคมไฟ"},
        "skus": [{"price_v2": [{"min_price": {"sale_price_format": "฿1,290"}}]}],
    }

    assert read(page_with_state(MarketplaceName.TIKTOK, state), link).price == Decimal(1290)
