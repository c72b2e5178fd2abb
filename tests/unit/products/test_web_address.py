"""One reading of a host: recognition, the fetch guard and a browser name the same one, or the address is refused."""

from contextlib import suppress

import ada_url
import pytest
import requests
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from makeafvdo.adapters.page_fetch import checked
from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.products.links import ShortLink, recognise_all
from makeafvdo.domain.products.products import ProductLink
from makeafvdo.domain.products.shop_hosts import (
    NETWORKS,
    PAGE_SUFFIXES,
    SHORT_HOSTS,
    WRAPPERS,
    country_of,
    is_under,
)
from makeafvdo.domain.products.web_address import read_web_address

PIECES = [
    "https://", "http://", "HTTPS://", "https:/", "https:\\\\", "//", "ftp://",
    "shopee.co.th", "www.lazada.co.th", "s.shopee.co.th", "WWW.TikTok.com", "l.facebook.com/l.php?u=", "evil.example",
    "127.0.0.1", "[::1]", "0x7f.1", "xn--shpee-q3b.co.th", "sһopee.co.th", "ｓhopee.co.th", "shopee。co.th", "evil",
    "@", "\\", "/", "?", "#", ":", ":443", ":80", ":8443", ":99999", ".", "..", "%2e", "%2f", "%40", "%5c", "%00",
    "\t", "\n", " ", "\u200b", "\u00ad", "\ufeff", ";", "&", "นะคะ", "a", "1",
    "/products/a-i5100.html", "/product/11111/22222", "/view/product/1729407540442862434", "/8KabCdEf", "/a-i.1.2",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES) | st.characters(max_codepoint=0x2FF), min_size=1, max_size=9).map("".join)
thorough = settings(max_examples=600, deadline=None, database=None, suppress_health_check=list(HealthCheck))


def browser_host(url: str) -> str:
    """Of the address as the WHATWG standard reads it."""
    return str(ada_url.parse_url(url if "://" in url[:8] else f"https://{url}")["hostname"])


def fetched_host(url: str) -> str:
    """The host that requests connects to for an address of the fetch guard."""
    prepared = requests.Session().prepare_request(requests.Request("GET", checked(url, PAGE_SUFFIXES)))
    key, _ = requests.adapters.HTTPAdapter().build_connection_pool_key_attributes(prepared, verify=True)
    return str(key["host"])


@thorough
@given(before=st.sampled_from(["", "https://", "https://shopee.co.th", "https://evil.example"]), text=texts)
def test_what_is_recognised_is_at_that_host_for_a_browser_too(before: str, text: str) -> None:
    links: tuple[ProductLink | ShortLink, ...] = ()
    with suppress(Invalid):
        links = recognise_all(before + text).found
    for link in links:
        host = browser_host(link.affiliate_url)
        assert country_of(host) or host in SHORT_HOSTS or is_under(host, (*WRAPPERS, *NETWORKS))
        fetched = link.url if isinstance(link, ShortLink) else link.canonical_url
        assert fetched_host(fetched) == browser_host(fetched)
        if not is_under(host, (*WRAPPERS, *NETWORKS)) and isinstance(link, ShortLink) and "?" not in link.affiliate_url:
            assert browser_host(link.url) == host


@thorough
@given(text=texts)
def test_the_guard_fetches_from_the_host_a_browser_would_open(text: str) -> None:
    url = f"https://{text}"
    with suppress(Invalid):
        assert fetched_host(url) == browser_host(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example\\.lazada.co.th/products/a-i5100000005.html",
        "https://www.lazada.co.th\\.evil.example/",
        "https:\\\\www.lazada.co.th/",
        "https://user@www.lazada.co.th/",
        "https://www.lazada.co.th:8443/",
        "https://www.lazada.co.th%2eevil.example/",
        "https://www.ｌazada.co.th/",
        "https://www.lazada。co.th/",
        "https://www.lazada.co.th./",
        "https://www.laz\tada.co.th/",
        "javascript://www.lazada.co.th/%0aalert(1)",
    ],
)
def test_what_two_readers_could_read_as_two_hosts_is_refused(url: str) -> None:
    assert read_web_address(url) is None
