"""AliExpress Affiliate API: one address, the method named in the form, signed over all sorted fields.

A product without commission gives an empty result: it is not in the programme, though it may still be sold.
"""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime

import requests
from pydantic import BaseModel, SecretStr

from makeafvdo.adapters.affiliate.affiliate_api import busy, call_api, commission_percent, refused
from makeafvdo.adapters.marketplaces.json_tree import Json, amount, at, items, text
from makeafvdo.adapters.marketplaces.offers import Offer, prices_of
from makeafvdo.adapters.marketplaces.reading import currency_code, image_urls, percent, tidy, with_sources
from makeafvdo.domain.errors import Transient
from makeafvdo.domain.products.products import MarketplaceName, Product, ProductLink

_ADDRESS = "https://api-sg.aliexpress.com/sync"
_METHOD = "aliexpress.affiliate.productdetail.get"
_EMPTY_RESULT = ("15", "405")
_SYSTEM_ERRORS = ("404", "ServiceTimeout", "SystemError")
_WAIT_S = 2
"""ApiCallLimit is per second; 1.05 s was seen to be enough."""


class AliExpressKeys(BaseModel):
    app_key: str
    secret: SecretStr
    tracking_id: str = "default"


def aliexpress_signature(fields: Mapping[str, str], secret: str) -> str:
    """HMAC-SHA256, upper case, over every field and value in the order of the fields' names."""
    plain = "".join(f"{name}{fields[name]}" for name in sorted(fields))
    return hmac.new(secret.encode(), plain.encode(), hashlib.sha256).hexdigest().upper()


class AliExpressAffiliate:
    name = MarketplaceName.ALIEXPRESS

    def __init__(self, keys: AliExpressKeys, session: requests.Session) -> None:
        self._keys = keys
        self._session = session

    def fetch_product(self, link: ProductLink, now: datetime) -> Product | None:
        found = self._call({"product_ids": link.product_id}, now)
        nodes = items(found, "products", "product")
        return next((_product(node, link, now) for node in nodes if text(node, "product_id") == link.product_id), None)

    def _call(self, fields: dict[str, str], now: datetime) -> Json:
        """The `result` of a good response; None when it is empty."""
        form = fields | {
            "app_key": self._keys.app_key,
            "method": _METHOD,
            "timestamp": str(int(now.timestamp() * 1000)),
            "sign_method": "sha256",
            "format": "json",
            "v": "2.0",
            "target_currency": "THB",
            "target_language": "TH",
            "country": "TH",
            "tracking_id": self._keys.tracking_id,
        }
        form["sign"] = aliexpress_signature(form, self._keys.secret.get_secret_value())
        response_json = call_api(self._session, requests.Request("POST", _ADDRESS, data=form))
        error = at(response_json, "error_response")
        _raise_for_code(text(error, "code"), text(error, "sub_code"))
        result = at(response_json, f"{_METHOD.replace('.', '_')}_response", "resp_result")
        code = text(result, "resp_code")
        if code == "200":
            return at(result, "result")
        _raise_for_code(code)
        return None


def _raise_for_code(*codes: str | None) -> None:
    """Raises the error the first code stands for; an empty result is not an error."""
    code = next((code for code in codes if code), None)
    if code in {"ApiCallLimit", "AppApiCallLimit"}:
        raise busy(_WAIT_S)
    if code in _SYSTEM_ERRORS:
        raise Transient("affiliate_api_unreachable")
    if code is not None and code not in _EMPTY_RESULT:
        raise refused(code)


def _product(node: Json, link: ProductLink, now: datetime) -> Product:
    price = amount(node, "target_sale_price")
    original = amount(node, "target_original_price")
    prices = prices_of([Offer(price, original, percent(text(node, "discount")))] if price else [])
    photos = [text(node, "product_main_image_url"), *items(node, "product_small_image_urls", "string")]
    categories = (text(node, f"{level}_level_category_name") for level in ("first", "second"))
    return with_sources(
        Product(
            title=tidy(text(node, "product_title")),
            marketplace=MarketplaceName.ALIEXPRESS,
            product_id=link.product_id,
            canonical_url=link.canonical_url,
            affiliate_url=link.affiliate_url,
            categories=tuple(tidy(name) for name in categories if name),
            shop=tidy(text(node, "shop_name")) or None,
            currency=currency_code(link.country, text(node, "target_sale_price_currency")),
            price=prices.price,
            original_price=prices.original_price,
            image_urls=image_urls(dict.fromkeys(photo for photo in photos if isinstance(photo, str))),
            commission_percent=commission_percent(at(node, "commission_rate")),
            offer_url=text(node, "promotion_link"),
            in_affiliate_programme=True,
            read_at=now,
        ),
        source="api",
    )
