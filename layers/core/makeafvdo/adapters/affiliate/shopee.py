"""Shopee Affiliate Open API: GraphQL over one POST, signed in the Authorization header.

HTTP is always 200 there; `errors[].extensions.code` says what is the matter (affiliate.shopee.co.th/open_api).
"""

import hashlib
import json
from datetime import datetime

import requests
from pydantic import BaseModel, SecretStr

from makeafvdo.adapters.affiliate.affiliate_api import busy, call_api, commission_percent, refused
from makeafvdo.adapters.marketplaces.json_tree import Json, amount, at, count, items, stars, text
from makeafvdo.adapters.marketplaces.reading import image_urls, tidy, with_sources
from makeafvdo.domain.errors import Transient
from makeafvdo.domain.products.products import MarketplaceName, Product, ProductLink

_ADDRESS = "https://open-api.affiliate.shopee.co.th/graphql"
_QUERY = """
query Offer($itemId: Int64, $shopId: Int64) {
  productOfferV2(itemId: $itemId, shopId: $shopId, page: 1, limit: 1) {
    nodes { itemId productName shopName imageUrl priceMin priceMax sales ratingStar commissionRate offerLink }
  }
}
"""
_SYSTEM, _RATE_LIMIT = "10000", "10030"
_HOUR_S = 3600
"""2,000 calls an hour: once they are used up, the next hour has to come."""


class ShopeeKeys(BaseModel):
    app_id: str
    secret: SecretStr


def shopee_signature(app_id: str, timestamp_s: int, body: bytes, secret: str) -> str:
    return hashlib.sha256(f"{app_id}{timestamp_s}".encode() + body + secret.encode()).hexdigest()


class ShopeeAffiliate:
    """Thailand's programme; links of other countries give None."""

    name = MarketplaceName.SHOPEE

    def __init__(self, keys: ShopeeKeys, session: requests.Session) -> None:
        self._keys = keys
        self._session = session

    def fetch_product(self, link: ProductLink, now: datetime) -> Product | None:
        if link.country != "th":
            return None
        variables = {"itemId": int(link.product_id)} | ({"shopId": int(link.shop_id)} if link.shop_id else {})
        response_json = self._call({"query": _QUERY, "operationName": "Offer", "variables": variables}, now)
        nodes = items(response_json, "data", "productOfferV2", "nodes")
        return next((_product(node, link, now) for node in nodes if text(node, "itemId") == link.product_id), None)

    def _call(self, query_body: dict[str, object], now: datetime) -> Json:
        body = json.dumps(query_body).encode()
        timestamp_s = int(now.timestamp())
        app_id = self._keys.app_id
        signature = shopee_signature(app_id, timestamp_s, body, self._keys.secret.get_secret_value())
        headers = {
            "Content-Type": "application/json",
            "Authorization": f"SHA256 Credential={app_id}, Timestamp={timestamp_s}, Signature={signature}",
        }
        response_json = call_api(self._session, requests.Request("POST", _ADDRESS, data=body, headers=headers))
        for error in items(response_json, "errors"):
            match text(error, "extensions", "code"):
                case code if code == _RATE_LIMIT:
                    raise busy(_HOUR_S)
                case code if code == _SYSTEM:
                    raise Transient("affiliate_api_unreachable")
                case code:
                    raise refused(code)
        return response_json


def _product(node: Json, link: ProductLink, now: datetime) -> Product:
    price, price_max = amount(node, "priceMin"), amount(node, "priceMax")
    return with_sources(
        Product(
            title=tidy(text(node, "productName")),
            marketplace=MarketplaceName.SHOPEE,
            product_id=link.product_id,
            canonical_url=link.canonical_url,
            affiliate_url=link.affiliate_url,
            shop=tidy(text(node, "shopName")) or None,
            price=price,
            price_max=price_max if price and price_max and price_max > price else None,
            rating=stars(node, "ratingStar"),
            sold_count=count(node, "sales"),
            image_urls=image_urls([text(node, "imageUrl")]),
            commission_percent=commission_percent(at(node, "commissionRate")),
            offer_url=text(node, "offerLink"),
            in_affiliate_programme=True,
            read_at=now,
        ),
        source="api",
    )
