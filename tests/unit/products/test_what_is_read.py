"""The fetch guard: how much of an answer is read, of which type, for how long."""

import gzip

import pytest

from makeafvdo.adapters.page_fetch import MAX_PAGE_BYTES, PageFetcher
from makeafvdo.domain.errors import AppError, Invalid, NeedsInput, Permanent, Throttled, Transient
from tests.unit.products.conftest import Response, ScriptedShop

LAZADA = "https://www.lazada.co.th"
GZIP = {"Content-Type": "text/html", "Content-Encoding": "gzip"}


@pytest.mark.parametrize(
    "response",
    [
        Response(body=b"x" * (MAX_PAGE_BYTES + 1)),
        Response(body=gzip.compress(bytes(50 * MAX_PAGE_BYTES)), headers=GZIP),
        Response(body=b"not gzip", headers=GZIP),
        Response(body=b"?", headers={"Content-Type": "text/html", "Content-Encoding": "br"}),
        Response(headers={"Content-Type": "application/pdf"}),
        Response(headers={}),
    ],
    ids=["too long", "bomb", "broken gzip", "unknown packing", "pdf", "no type"],
)  # fmt: skip
def test_what_is_no_ordinary_page_is_not_read(response: Response, shop: ScriptedShop, scripted: PageFetcher) -> None:
    shop.responses["/a"] = response

    with pytest.raises(NeedsInput) as refusal:
        scripted.fetch_page(f"{LAZADA}/a")

    assert refusal.value.code == "page_unreadable"


def test_a_page_of_exactly_the_limit_is_read(shop: ScriptedShop, scripted: PageFetcher) -> None:
    body = gzip.compress(b"x" * MAX_PAGE_BYTES)
    shop.responses["/a"] = Response(body=body, headers=GZIP)

    assert len(scripted.fetch_page(f"{LAZADA}/a").html) == MAX_PAGE_BYTES


def test_a_dripping_answer_is_given_up_in_time(shop: ScriptedShop, scripted: PageFetcher) -> None:
    shop.responses["/a"] = Response(body=b"x" * 200, drip_s=0.02)

    with pytest.raises(Transient) as refusal:
        scripted.fetch_page(f"{LAZADA}/a")

    assert refusal.value.code == "shop_timeout"


@pytest.mark.parametrize(
    ("headers", "pause"),
    [({}, 60), ({"Retry-After": "7"}, 7), ({"Retry-After": "9" * 9}, 3600), ({"Retry-After": "x"}, 60)],
)
def test_a_busy_shop_names_the_pause(
    headers: dict[str, str], pause: int, shop: ScriptedShop, scripted: PageFetcher
) -> None:
    shop.responses["/a"] = Response(status=429, headers=headers)

    with pytest.raises(Throttled) as refusal:
        scripted.fetch_page(f"{LAZADA}/a")

    assert refusal.value.retry_after_s == pause


def test_a_broken_shop_may_be_asked_again(shop: ScriptedShop, scripted: PageFetcher) -> None:
    shop.responses["/a"] = Response(status=503)

    with pytest.raises(Transient):
        scripted.fetch_page(f"{LAZADA}/a")


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("เก้าอี้".encode(), "text/html; charset=iso-8859-1"),
        ("เก้าอี้".encode("cp874"), "text/html; charset=TIS-620"),
        ('<meta charset="windows-874">เก้าอี้'.encode("cp874"), "text/html"),
    ],
)
def test_thai_is_read_whatever_the_page_says_of_its_charset(
    body: bytes, content_type: str, shop: ScriptedShop, scripted: PageFetcher
) -> None:
    shop.responses["/a"] = Response(body=body, headers={"Content-Type": content_type})

    assert "เก้าอี้" in scripted.fetch_page(f"{LAZADA}/a").html


@pytest.mark.parametrize("charset", ["idna", "rot13", "no-such-thing", "unicode_escape", "utf-16"])
def test_an_odd_charset_is_no_reason_to_fail(charset: str, shop: ScriptedShop, scripted: PageFetcher) -> None:
    shop.responses["/a"] = Response(body=b"\xff chair", headers={"Content-Type": f"text/html; charset={charset}"})

    assert scripted.fetch_page(f"{LAZADA}/a").html == "� chair"


@pytest.mark.parametrize(
    ("url", "response"),
    [
        ("https://www.lazada.co.th/a", Response(headers={"Content-Type": "image/jpeg"})),
        ("https://laz-img-sg.alicdn.com/a", Response(headers={"Content-Type": "text/html"})),
        ("https://laz-img-sg.alicdn.com/a", Response(status=404, headers={"Content-Type": "image/jpeg"})),
        (
            "https://laz-img-sg.alicdn.com/a",
            Response(status=302, headers={"Location": "https://www.lazada.co.th/a"}),
        ),
    ],
    ids=["page host", "page type", "not found", "leads to a page host"],
)
def test_a_photo_comes_from_a_photo_host_as_an_image(
    url: str, response: Response, shop: ScriptedShop, scripted: PageFetcher
) -> None:
    shop.responses["/a"] = response

    with pytest.raises(AppError) as refusal:
        scripted.fetch_photo(url)

    assert isinstance(refusal.value, Permanent | NeedsInput)


@pytest.mark.parametrize(
    "host",
    [
        "p16-oec-general-useast5.ttcdn-us.com",
        "p16-oec-sg.tiktokcdn-eu.com",
        "images.tokopedia-static.net",
        "p16-oec-va.ibyteimg.com",
        "down-th.img.susercontent.com",
    ],
)
def test_a_photo_is_fetched_from_every_host_shops_keep_theirs_at(
    host: str, shop: ScriptedShop, scripted: PageFetcher
) -> None:
    shop.responses["/a"] = Response(body=b"a picture", headers={"Content-Type": "image/webp"})

    assert scripted.fetch_photo(f"https://{host}/a") == b"a picture"


@pytest.mark.parametrize("host", ["evilttcdn-us.com", "ttcdn-us.com.evil.com", "www.tokopedia.net"])
def test_a_photo_is_fetched_from_nowhere_else(host: str, shop: ScriptedShop, scripted: PageFetcher) -> None:
    with pytest.raises(Invalid):
        scripted.fetch_photo(f"https://{host}/a")

    assert shop.requests == []
