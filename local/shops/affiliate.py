"""The affiliate APIs of Shopee, AliExpress and Lazada, as strict about keys, clocks and signatures as the real ones.

Error codes and formulas are those of the programmes' own documentation (affiliate.shopee.co.th, openservice.aliexpress
and adsense.lazada.co.th). Only the first `IN_PROGRAMME` products take part in a programme.
"""

import hashlib
import hmac
import json
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from local.http_response import Response
from local.shops.catalogue.catalogue import BY_NUMBER, aliexpress_link, lazada_link, shopee_link
from local.shops.catalogue.item import Item
from local.shops.catalogue.photos import file_name
from local.shops.pages.shopee import photo_hash
from local.shops.routing import Shops

APP = "100001"
USER_TOKEN = "local-user"
IN_PROGRAMME = 7
_SHOPEE, _ALIEXPRESS, _LAZADA = HOSTS = (
    "open-api.affiliate.shopee.co.th",
    "api-sg.aliexpress.com",
    "api.lazada.co.th",
)
_SKEW_S = 600
_COMMISSION = 0.08


@dataclass
class AffiliateApis:
    """`mode` is how every call ends: `well`, `busy` or `broken`. Prices are those of `shops`."""

    secret: str
    mode: str = "well"
    shops: Shops = field(default_factory=Shops)

    def set_mode(self, command: bytes) -> Response:
        """`{"mood": "busy"}`"""
        self.mode = str(json.loads(command)["mood"])
        return Response(b"{}", content_type="application/json")

    def respond(self, host: str, target: str, authorization: str, body: bytes) -> Response | None:
        """The response of the API at `host`; None where it is none of these."""
        path, _, query = target.partition("?")
        if host == _SHOPEE:
            return _json(self._shopee(authorization, body))
        if host == _ALIEXPRESS:
            return _json(self._aliexpress(dict(parse_qsl(body.decode()))))
        if host == _LAZADA:
            return _json(self._lazada(path.removeprefix("/rest"), dict(parse_qsl(query))))
        return None

    def _shopee(self, authorization: str, body: bytes) -> object:
        header = re.fullmatch(r"SHA256 Credential=(\d+), Timestamp=(\d+), Signature=([0-9a-f]{64})", authorization)
        if self.mode != "well":
            return _shopee_error(10030 if self.mode == "busy" else 10000)
        if not header:
            return _shopee_error(10020)
        plain = header[1].encode() + header[2].encode() + body + self.secret.encode()
        good = hmac.compare_digest(hashlib.sha256(plain).hexdigest(), header[3])
        if header[1] != APP or not good or abs(time.time() - int(header[2])) > _SKEW_S:
            return _shopee_error(10020)
        variables = json.loads(body)["variables"]
        item = self._offered(str(variables["itemId"]), lambda item: item.item_id)
        is_of_shop = item and str(variables.get("shopId", item.shop_id)) == item.shop_id
        return {"data": {"productOfferV2": {"nodes": [_shopee_node(item)] if item and is_of_shop else []}}}

    def _aliexpress(self, form: dict[str, str]) -> object:
        if self.mode != "well":
            return {"error_response": {"code": "ApiCallLimit" if self.mode == "busy" else "404", "msg": self.mode}}
        if form.get("app_key") != APP:
            return {"error_response": {"code": "InvalidAppKey", "msg": "The specified App Key is invalid"}}
        if not self._is_signed("", form):
            return {"error_response": {"code": "IncompleteSignature", "msg": "The request signature does not conform"}}
        item = self._offered(form["product_ids"], lambda item: item.aliexpress_id)
        result: dict[str, object] = {"resp_code": 405, "resp_msg": "The result is empty"}
        if item:
            result = {"resp_code": 200, "resp_msg": "success", "result": {"products": {"product": [_ae_node(item)]}}}
        return {"aliexpress_affiliate_productdetail_get_response": {"resp_result": result}}

    def _lazada(self, path: str, params: dict[str, str]) -> object:
        if self.mode != "well":
            return {"code": "ApiCallLimit" if self.mode == "busy" else "SystemError", "message": self.mode}
        if params.get("app_key") != APP or params.get("userToken") != USER_TOKEN:
            return {"code": "InvalidAppKey", "message": "The app key is invalid"}
        if not self._is_signed(path, params):
            return {"code": "IncompleteSignature", "message": "The request signature does not conform"}
        item = self._offered(params["productIds"].strip("[]"), lambda item: item.item_id)
        return {"code": "0", "result": {"success": True, "data": [_lazada_node(item)] if item else []}}

    def _offered(self, number: str, id_of: Callable[[Item], str]) -> Item | None:
        offered = (item for item in BY_NUMBER.values() if item.number <= IN_PROGRAMME and id_of(item) == number)
        return next(map(self.shops.at_current_price, offered), None)

    def _is_signed(self, path: str, fields: Mapping[str, str]) -> bool:
        plain = path + "".join(name + fields[name] for name in sorted(fields) if name != "sign")
        good = hmac.new(self.secret.encode(), plain.encode(), hashlib.sha256).hexdigest().upper()
        on_time = abs(time.time() - int(fields.get("timestamp", "0")) / 1000) <= _SKEW_S
        return on_time and hmac.compare_digest(good, fields.get("sign", ""))


def affiliate_keys(secret: str) -> dict[str, object]:
    """The app's secret, as an operator with accounts in these programmes fills it."""
    return {
        "shopee": {"app_id": APP, "secret": secret},
        "aliexpress": {"app_key": APP, "secret": secret},
        "lazada": {"app_key": APP, "secret": secret, "user_token": USER_TOKEN},
    }


def _json(content: object) -> Response:
    return Response(json.dumps(content, ensure_ascii=False).encode(), content_type="application/json;charset=UTF-8")


def _shopee_error(code: int) -> object:
    return {"errors": [{"message": f"error [{code}]", "extensions": {"code": code}}], "data": None}


def _shopee_node(item: Item) -> dict[str, object]:
    return {
        "itemId": int(item.item_id),
        "productName": item.title,
        "shopName": item.shop,
        "imageUrl": f"https://cf.shopee.co.th/file/{photo_hash(item.photos[0])}",
        "priceMin": str(item.price),
        "priceMax": str(max(sku.price for sku in item.skus)),
        "sales": item.sold,
        "ratingStar": str(item.rating),
        "commissionRate": str(_COMMISSION),
        "offerLink": f"{shopee_link(item)}?utm_source=an_{APP}",
    }


def _ae_node(item: Item) -> dict[str, object]:
    sku = min(item.skus, key=lambda each: each.price)
    photos = [f"https://ae01.alicdn.com/p/{file_name(name)}" for name in item.photos]
    return {
        "product_id": int(item.aliexpress_id),
        "product_title": item.title,
        "product_main_image_url": photos[0],
        "product_small_image_urls": {"string": photos},
        "target_sale_price": str(sku.price),
        "target_sale_price_currency": "THB",
        "target_original_price": str(sku.original or sku.price),
        "discount": f"{int((1 - sku.price / sku.original) * 100) if sku.original else 0}%",
        "evaluate_rate": "97.0%",
        "commission_rate": f"{_COMMISSION * 100}%",
        "shop_name": item.shop,
        "first_level_category_name": item.categories[0],
        "promotion_link": f"{aliexpress_link(item)}?aff_platform=api",
    }


def _lazada_node(item: Item) -> dict[str, object]:
    return {
        "productId": int(item.item_id),
        "productName": item.title,
        "pictures": [f"https://laz-img-sg.alicdn.com/p/{file_name(name)}" for name in item.photos],
        "discountPrice": str(item.price),
        "currency": "THB",
        "totalCommissionRate": _COMMISSION,
        "trackingLink": f"{lazada_link(item)}?mkttid={APP}",
    }
