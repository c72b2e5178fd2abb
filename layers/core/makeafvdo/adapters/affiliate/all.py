"""Every affiliate API the operator has keys for: a new one is one file, one field and one line here."""

import requests
from pydantic import BaseModel, ConfigDict

from makeafvdo.adapters.affiliate.affiliate_api import AffiliateApi
from makeafvdo.adapters.affiliate.aliexpress import AliExpressAffiliate, AliExpressKeys
from makeafvdo.adapters.affiliate.lazada import LazadaAffiliate, LazadaKeys
from makeafvdo.adapters.affiliate.shopee import ShopeeAffiliate, ShopeeKeys
from makeafvdo.domain.products.products import MarketplaceName


class AffiliateKeys(BaseModel):
    """The operator's secret: `{}` until an affiliate account is approved."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    shopee: ShopeeKeys | None = None
    aliexpress: AliExpressKeys | None = None
    lazada: LazadaKeys | None = None


def affiliate_apis(keys: AffiliateKeys, session: requests.Session) -> dict[MarketplaceName, AffiliateApi]:
    apis: list[AffiliateApi] = []
    if keys.shopee:
        apis.append(ShopeeAffiliate(keys.shopee, session))
    if keys.aliexpress:
        apis.append(AliExpressAffiliate(keys.aliexpress, session))
    if keys.lazada:
        apis.append(LazadaAffiliate(keys.lazada, session))
    return {api.name: api for api in apis}
