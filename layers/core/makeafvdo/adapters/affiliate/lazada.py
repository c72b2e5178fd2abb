"""Lazada's affiliate API: a GET under `/rest`, signed over its path and all sorted parameters.

Terms and access: adsense.lazada.co.th.
"""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime

import requests
from pydantic import BaseModel, SecretStr

from makeafvdo.adapters.affiliate.affiliate_api import busy, call_api, commission_percent, refused
from makeafvdo.adapters.marketplaces.json_tree import Json, amount, at, items, text
from makeafvdo.adapters.marketplaces.reading import currency_code, image_urls, tidy, with_sources
from makeafvdo.domain.products.products import MarketplaceName, Product, ProductLink

_HOST = "https://api.lazada.co.th/rest"
_FEED = "/marketing/product/feed"
_REGULAR_OFFERS = "1"
_CALL_LIMITS = ("ApiCallLimit", "AppCallLimit", "SellerCallLimit")


class LazadaKeys(BaseModel):
    app_key: str
    secret: SecretStr
    user_token: SecretStr


def lazada_signature(path: str, params: Mapping[str, str], secret: str) -> str:
    """HMAC-SHA256, upper case, over the path and every parameter and value in the order of the names."""
    plain = path + "".join(f"{name}{params[name]}" for name in sorted(params))
    return hmac.new(secret.encode(), plain.encode(), hashlib.sha256).hexdigest().upper()


class LazadaAffiliate:
    """Thailand's programme; links of other countries give None."""

    name = MarketplaceName.LAZADA

    def __init__(self, keys: LazadaKeys, session: requests.Session) -> None:
        self._keys = keys
        self._session = session

    def fetch_product(self, link: ProductLink, now: datetime) -> Product | None:
        if link.country != "th":
            return None
        query = {"offerType": _REGULAR_OFFERS, "productIds": f"[{link.product_id}]", "page": "1", "limit": "1"}
        offers = items(self._call(_FEED, query, now), "data")
        return next((_product(node, link, now) for node in offers if text(node, "productId") == link.product_id), None)

    def _call(self, path: str, fields: dict[str, str], now: datetime) -> Json:
        """The envelope with `data`: inside `result`, or the whole response."""
        params = fields | {
            "app_key": self._keys.app_key,
            "timestamp": str(int(now.timestamp() * 1000)),
            "sign_method": "sha256",
            "userToken": self._keys.user_token.get_secret_value(),
        }
        params["sign"] = lazada_signature(path, params, self._keys.secret.get_secret_value())
        response_json = call_api(self._session, requests.Request("GET", f"{_HOST}{path}", params=params))
        envelope = at(response_json, "result") or response_json
        codes = (text(response_json, "code"), text(envelope, "error_code"))
        code = next((code for code in codes if code and code != "0"), None)
        if code in _CALL_LIMITS:
            raise busy()
        if code or at(envelope, "success") is False:
            raise refused(code)
        return envelope


def _product(node: Json, link: ProductLink, now: datetime) -> Product:
    return with_sources(
        Product(
            title=tidy(text(node, "productName")),
            marketplace=MarketplaceName.LAZADA,
            product_id=link.product_id,
            canonical_url=link.canonical_url,
            affiliate_url=link.affiliate_url,
            currency=currency_code(link.country, text(node, "currency")),
            price=amount(node, "discountPrice"),
            image_urls=image_urls(url for url in items(node, "pictures") if isinstance(url, str)),
            commission_percent=commission_percent(at(node, "totalCommissionRate")),
            offer_url=text(node, "trackingLink"),
            in_affiliate_programme=True,
            read_at=now,
        ),
        source="api",
    )
