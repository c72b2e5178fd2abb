"""The port of the official affiliate APIs, and the one call they all make."""

import json
import time
from datetime import datetime
from decimal import Decimal
from http import HTTPStatus
from typing import Protocol

import requests
from AntiSSRF import AntiSSRFError
from urllib3.exceptions import HTTPError

from makeafvdo.adapters.bounded_http import UnusableBody, read_body
from makeafvdo.adapters.marketplaces.json_tree import Json, amount
from makeafvdo.domain.errors import Permanent, Throttled, Transient
from makeafvdo.domain.products.products import MarketplaceName, Product, ProductLink

_CONNECT_S = 3.0
_READ_S = 8.0
_TOTAL_S = _CONNECT_S + _READ_S
_MAX_BYTES = 2_000_000


class AffiliateApi(Protocol):
    """One marketplace's affiliate API, called with the operator's own keys."""

    name: MarketplaceName

    def fetch_product(self, link: ProductLink, now: datetime) -> Product | None:
        """The linked product as the API has it; None where it is not in the affiliate programme, though it may exist.

        Raises Transient `affiliate_api_unreachable`, Throttled `affiliate_api_busy`, Permanent
        `affiliate_api_refused` (the keys, the signature, the rights).
        """
        ...


def call_api(session: requests.Session, request: requests.Request, total_s: float = _TOTAL_S) -> Json:
    """The response as JSON, given up after `total_s`.

    Raises Transient `affiliate_api_unreachable`, Throttled `affiliate_api_busy`.
    """
    deadline = time.monotonic() + total_s
    try:
        with session.send(
            session.prepare_request(request), timeout=(_CONNECT_S, _READ_S), allow_redirects=False, stream=True
        ) as response:
            if response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
                raise busy()
            if response.status_code != HTTPStatus.OK:
                raise Transient("affiliate_api_unreachable")
            response_json: Json = json.loads(read_body(response, max_bytes=_MAX_BYTES, deadline=deadline))
    except (OSError, HTTPError, AntiSSRFError, UnusableBody, ValueError) as error:  # ValueError: not JSON
        raise Transient("affiliate_api_unreachable") from error
    return response_json


def commission_percent(rate_value: Json) -> Decimal | None:
    """A commission rate in percent; APIs write it as a share of one (`0.08`) or in percent (`8%`, `8.0`)."""
    rate_text = str(rate_value)
    rate = amount(rate_text.rstrip("% "))
    if rate is None:
        return None
    return rate if rate > 1 or "%" in rate_text else rate * 100


def busy(wait_s: int = 60) -> Throttled:
    return Throttled("affiliate_api_busy", retry_after_s=wait_s)


def refused(code: str | None) -> Permanent:
    """The API's own error code goes into the operator's log."""
    return Permanent("affiliate_api_refused", answer=code or "unknown")
