"""No page, text or number makes a reader fail in a way it did not announce."""

import json
import re
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from local.shops.pages import aliexpress, lazada, shopee, tiktok
from local.shops.pages.html import json_script, page, script
from makeafvdo.adapters.marketplaces.all import MARKETPLACES
from makeafvdo.adapters.marketplaces.marketplace import read_product_page
from makeafvdo.adapters.marketplaces.page import Page
from makeafvdo.domain.errors import AppError, Invalid
from makeafvdo.domain.products.links import recognise
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.products.shop_numbers import read_count, read_price
from tests.support.proofs import examples
from tests.unit.products.pages import CHAIR, link_to

thorough = settings(
    max_examples=examples(200, 4000), deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
quick = settings(thorough, max_examples=examples(60, 120))

GOOD_PAGES = {
    "lazada": lazada.product_page(CHAIR),
    "tiktok": tiktok.page_with(CHAIR, tiktok.models(CHAIR)),
    "tiktok, prices as texts": tiktok.page_with(CHAIR, tiktok.with_prices_as_texts(CHAIR)),
    "shopee": shopee.product_page(CHAIR),
    "shopee of 2026": shopee.page_with_state(
        CHAIR, shopee.bff_state(CHAIR, shopee.bff_entry(CHAIR)), shopee.json_ld(CHAIR)
    ),
    "aliexpress": aliexpress.product_page(CHAIR),
}
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def read(marketplace: str, html: str) -> Product | None:
    link = link_to(marketplace)
    with suppress(AppError):
        shown = Page(link.canonical_url, 200, html)
        return read_product_page(MARKETPLACES[link.marketplace], shown, link, datetime(2026, 11, 23, tzinfo=UTC))
    return None


@pytest.mark.parametrize("marketplace", GOOD_PAGES)
@thorough
@given(data=st.data())
def test_any_value_of_a_page_may_be_any_other_value(marketplace: str, data: st.DataObject) -> None:
    html = GOOD_PAGES[marketplace]
    values = list(re.finditer(r': ("(?:[^"\\]|\\.)*"|-?[\d.]+|null|\[\]|\{\})', html))
    for place in sorted(data.draw(st.sets(st.sampled_from(range(len(values))), min_size=1, max_size=4)), reverse=True):
        start, end = values[place].span(1)
        html = html[:start] + json.dumps(data.draw(json_values)) + html[end:]

    read(marketplace.partition(" ")[0].strip(","), html)


@pytest.mark.parametrize("marketplace", GOOD_PAGES)
@thorough
@given(cut=st.integers(0, 20_000), filler=st.binary(max_size=30))
def test_a_page_may_end_anywhere(marketplace: str, cut: int, filler: bytes) -> None:
    read(marketplace.partition(" ")[0].strip(","), GOOD_PAGES[marketplace][:cut] + filler.decode("latin-1"))


@quick
@given(text=st.text(alphabet=st.sampled_from("ht ps:/.@[]?#&%=-i0123456789shopeclazdtkชื่อ​\n"), max_size=80) | st.text())
def test_any_text_is_a_link_or_is_refused(text: str) -> None:
    with suppress(Invalid):
        recognise(f"https://shopee.co.th/{text}")
    with suppress(Invalid):
        recognise(text)


@quick
@given(
    text=st.text(alphabet="0123456789๐๙.,-–?*x฿บาทพันหมื่นKk+Rp ", max_size=20), currency=st.sampled_from(["THB", "IDR"])
)
def test_any_number_text_is_a_number_or_none(text: str, currency: str) -> None:
    price = read_price(text, currency)
    count = read_count(text)

    assert price is None or price.low > 0
    assert count is None or count.number >= 0


@pytest.mark.parametrize("depth", [200, 100_000])
def test_a_page_nested_without_end_is_only_unreadable(depth: int) -> None:
    for nest in ("[" * depth, '{"a":' * depth, "[" * depth + "]" * depth):
        assert read("lazada", page("x", script(f"var __moduleData__ = {nest};"))) is None
        assert read("tiktok", f'<script type="application/json" id="__MODERN_ROUTER_DATA__">{nest}</script>') is None


def test_a_title_of_two_megabytes_is_cut() -> None:
    state = tiktok.flat(CHAIR) | {"title": "ก" * 2_000_000, "description": "ข" * 2_000_000}

    product = read("tiktok", tiktok.page_with(CHAIR, state))

    assert product is not None
    assert len(product.title) == 300
    assert len(product.description) == 5_000


def test_control_characters_do_not_reach_a_product() -> None:
    state = tiktok.flat(CHAIR) | {"title": "เก้าอี้\x00\x1b[31m\u202e สวย"}

    product = read("tiktok", page("x", json_script("__MODERN_ROUTER_DATA__", {"product": state})))

    assert product is not None
    assert product.title == "เก้าอี้ [31m สวย"
