"""Signatures against the vectors the programmes publish (demo keys), and what a rate may look like."""

from decimal import Decimal

import pytest

from makeafvdo.adapters.affiliate.affiliate_api import commission_percent
from makeafvdo.adapters.affiliate.lazada import lazada_signature
from makeafvdo.adapters.affiliate.shopee import shopee_signature


def test_shopee_signs_app_time_body_and_secret() -> None:
    body = rb'{"query":"{\nbrandOffer{\n    nodes{\n        commissionRate\n        offerName\n    }\n}\n}"}'

    signature = shopee_signature("123456", 1577836800, body, "demo")

    assert signature == "dc88d72feea70c80c52c3399751a7d34966763f51a7f056aa070a5e9df645412"


def test_lazada_signs_path_and_sorted_parameters() -> None:
    params = {
        "app_key": "123456",
        "timestamp": "1517820392000",
        "access_token": "test",
        "sign_method": "sha256",
        "order_id": "1234",
    }

    signature = lazada_signature("/order/get", params, "helloworld")

    assert signature == "4190D32361CFB9581350222F345CB77F3B19F0E31D162316848A2C1FFD5FAB4A"


@pytest.mark.parametrize(
    ("rate", "percent"), [("0.08", "8.00"), ("8.0%", "8"), ("8", "8"), ("0.5%", "0.5"), (None, None), ("free", None)]
)
def test_a_commission_rate_is_told_in_percent(rate: str | None, percent: str | None) -> None:
    assert commission_percent(rate) == (Decimal(percent) if percent else None)
