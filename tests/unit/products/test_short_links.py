"""Short links end at the first hop that names a product."""

import pytest

from local.shops.catalogue.catalogue import ITEMS
from makeafvdo.adapters.page_fetch import PageFetcher
from makeafvdo.adapters.short_links import resolve
from makeafvdo.domain.errors import AppError, Invalid, Permanent, Throttled
from makeafvdo.domain.products.links import ShortLink, recognise
from tests.unit.products.conftest import Response, ScriptedShop


def short(url: str) -> ShortLink:
    link = recognise(url)
    assert isinstance(link, ShortLink)
    return link


@pytest.mark.parametrize(
    ("url", "product_id"),
    [
        ("https://s.lazada.co.th/s.demo01?cc", ITEMS[0].item_id),
        ("https://vt.tiktok.com/demo01/", ITEMS[0].tiktok_id),
        ("https://s.shopee.co.th/demo01", ITEMS[0].item_id),
        ("https://s.click.aliexpress.com/e/_demo01", ITEMS[0].aliexpress_id),
        ("https://vt.tiktok.com/scripted/", ITEMS[0].tiktok_id),
    ],
)
def test_a_short_link_leads_to_its_product_and_stays_the_affiliate_link(
    url: str, product_id: str, fetcher: PageFetcher
) -> None:
    link = resolve(short(url), fetcher)

    assert link.product_id == product_id
    assert link.affiliate_url == url


def test_the_product_page_is_not_loaded(shop: ScriptedShop, scripted: PageFetcher) -> None:
    shop.responses["/abc"] = Response(
        status=301, headers={"Location": "https://shopee.co.th/opaanlp/11111/22222?utm_source=an_1"}
    )

    link = resolve(short("https://s.shopee.co.th/abc"), scripted)

    assert link.product_id == "22222"
    assert [path for _, path, _ in shop.requests] == ["/abc"]


@pytest.mark.parametrize(
    "html",
    [
        '<a rel="origin" href="https://www.lazada.co.th/products/pdp-i5100.html?laz_token=1">go</a>',
        "<script>var REDIRECTURL = new URL('https://www.lazada.co.th/products/pdp-i5100.html');</script>",
        """<script>setTimeout("window.location.href='https://www.lazada.co.th/products/pdp-i5100.html'", 1)</script>""",
    ],
)
def test_an_address_named_in_a_page_for_bots_is_taken(html: str, shop: ScriptedShop, scripted: PageFetcher) -> None:
    shop.responses["/s.abc"] = Response(body=html.encode())

    assert resolve(short("https://s.lazada.co.th/s.abc"), scripted).product_id == "5100"


def test_an_address_named_in_a_page_may_redirect_once_more(shop: ScriptedShop, scripted: PageFetcher) -> None:
    shop.responses["/s.abc"] = Response(body=b'<a rel="origin" href="https://www.lazada.co.th/next">go</a>')
    shop.responses["/next"] = Response(status=302, headers={"Location": "/products/pdp-i5100.html"})

    assert resolve(short("https://s.lazada.co.th/s.abc"), scripted).product_id == "5100"


@pytest.mark.parametrize(
    ("response", "kind", "code"),
    [
        (Response(status=404), Permanent, "short_link_dead"),
        (Response(status=410), Permanent, "short_link_dead"),
        (
            Response(status=302, headers={"Location": "https://www.tiktok.com/?_r=1"}),
            Permanent,
            "short_link_dead",
        ),
        (Response(status=403), Throttled, "short_link_rate_limited"),
        (
            Response(status=302, headers={"Location": "https://www.tiktok.com/@a/video/1"}),
            Invalid,
            "short_link_not_a_product",
        ),
        (
            Response(status=302, headers={"Location": "https://evil.example/"}),
            Invalid,
            "short_link_not_a_product",
        ),
        (Response(body=b"<p>hello</p>"), Invalid, "short_link_not_a_product"),
        (Response(body=b'<a rel="origin" href="/loop">'), Invalid, "short_link_not_a_product"),
    ],
)
def test_a_link_that_leads_to_no_product_says_why(
    response: Response, kind: type[AppError], code: str, shop: ScriptedShop, scripted: PageFetcher
) -> None:
    shop.responses |= {
        "/abc/": response,
        "/?_r=1": Response(),
        "/@a/video/1": Response(),
        "/loop": Response(),
    }

    with pytest.raises(kind) as refusal:
        resolve(short("https://vt.tiktok.com/abc/"), scripted)

    assert refusal.value.code == code
