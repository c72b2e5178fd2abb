"""Every marketplace that can be read: a new one is one file and one line here."""

from makeafvdo.adapters.marketplaces.aliexpress import AliExpress
from makeafvdo.adapters.marketplaces.lazada import Lazada
from makeafvdo.adapters.marketplaces.marketplace import Marketplace
from makeafvdo.adapters.marketplaces.shopee.shopee import Shopee
from makeafvdo.adapters.marketplaces.tiktok_shop.tiktok_shop import TikTokShop
from makeafvdo.domain.products.products import MarketplaceName

MARKETPLACES: dict[MarketplaceName, Marketplace] = {
    shop.name: shop for shop in (Shopee(), Lazada(), TikTokShop(), AliExpress())
}
