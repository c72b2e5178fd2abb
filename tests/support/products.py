"""Products as on Thai marketplaces, for tests to change field by field."""

from datetime import UTC, datetime
from decimal import Decimal

from makeafvdo.domain.products.products import MarketplaceName, Product
from tests.support import home_products as home
from tests.support import shop_products as shop

_ALWAYS: dict[str, object] = {
    "marketplace": MarketplaceName.SHOPEE,
    "read_at": datetime(2026, 11, 20, 9, 30, tzinfo=UTC),
}


def a_product(**changes: object) -> Product:
    """An armchair of which everything was read; `changes` replaces fields."""
    return Product.model_validate(_ALWAYS | home.ARMCHAIR | changes)


def a_bare_product(title: str, **fields: object) -> Product:
    """Nothing but a title and what is given."""
    return Product.model_validate({"title": title} | _ALWAYS | fields)


FIXTURE_PRODUCTS: tuple[Product, ...] = tuple(
    Product.model_validate(_ALWAYS | described)
    for described in (
        home.ARMCHAIR,
        home.SOFA,
        home.FLOOR_LAMP,
        home.VASE,
        home.SIDEBOARD,
        shop.SUNSCREEN,
        shop.EARBUDS,
        shop.TSHIRT,
        shop.COFFEE,
        home.PAN,
        shop.DIAPERS,
        shop.YOGA_MAT,
        shop.CAT_FOOD,
        shop.POWER_BANK,
    )
)
"""Ten categories; with and without price, range, discount, rating and sales; worded as in shops."""

A_PRODUCT_OF_FEW_FACTS = a_bare_product(
    "🔥🔥แจกันแก้วใส ทรงสูง🔥🔥",
    product_id="24100000015",
    price=Decimal(259),
    attributes={"วัสดุ": "แก้ว", "ความสูง": "30 ซม."},
)
