"""What is typed and pasted on the pages, as the API understands it, and what becomes of it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from tests.support.http_harness import HttpHarness, Person, http_harness
from tests.support.pictures import photograph, saved
from tests.support.tiktok_harness import s3

VIDEO, UPLOAD = "01jd0000000000000000000200", "01jd0000000000000000000201"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HttpHarness]:
    with http_harness(tmp_path_factory.mktemp("house")) as home:
        yield home


@pytest.fixture
def marketer(home: HttpHarness) -> Person:
    return home.person(f"user-{home.bench.new_id()}")


def edited(home: HttpHarness, marketer: Person, **edit: object) -> dict[str, Any]:
    home.video(marketer.user_id, VIDEO)
    answer = marketer.call("PATCH", f"/api/videos/{VIDEO}/product", edit)
    assert answer.status == 200, answer.text
    return answer.body


@pytest.mark.parametrize(
    ("price", "low", "high"),
    [
        ("590-690", "590", "690"),
        ("฿๑,๒๙๐.-", "1290", None),
        ("1.2k", "1200", None),
        ("590", "590", None),
        ("590.50", "590.50", None),
        (590, "590", None),
        (590.5, "590.5", None),
        (None, None, None),
        ("", None, None),
    ],
)
def test_a_price_may_be_typed_or_a_number(
    home: HttpHarness, marketer: Person, price: object, low: str | None, high: str | None
) -> None:
    product = edited(home, marketer, price=price)

    assert [value and Decimal(value) for value in (product["price"], product["price_max"])] == [
        low and Decimal(low),
        high and Decimal(high),
    ]
    assert product["sources"]["price"] == "marketer"


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        ({"price": "2 ชิ้น 390"}, "price_unclear"),
        ({"price": "0"}, "price_not_above_zero"),
        ({"original_price": "790-890"}, "original_price_is_a_range"),
        ({"original_price": "1.290,00"}, "price_unclear"),
        ({"price": 0}, "invalid_request"),
        ({"price": -5}, "invalid_request"),
        ({"price": 590.555}, "invalid_request"),
        ({"price": 99999999999}, "invalid_request"),
        ({"price": "5" * 61}, "invalid_request"),
        ({"price": ["590"]}, "invalid_request"),
    ],
)
def test_what_is_no_price_is_refused_and_nothing_changes(
    home: HttpHarness, marketer: Person, edit: dict[str, object], code: str
) -> None:
    home.video(marketer.user_id, VIDEO)
    before = marketer.call("GET", f"/api/videos/{VIDEO}/product").body

    answer = marketer.call("PATCH", f"/api/videos/{VIDEO}/product", edit | {"title": "อื่น"})

    assert (answer.status, answer.code) == (400, code)
    after = marketer.call("GET", f"/api/videos/{VIDEO}/product").body
    assert (after["title"], after["price"]) == (before["title"], before["price"])


def test_the_page_is_told_which_price_was_understood(marketer: Person) -> None:
    assert marketer.write("/api/prices/read", text="590–690 บาท").body == {"price": "590", "price_max": "690"}
    assert marketer.write("/api/prices/read", text="").body == {"price": None, "price_max": None}
    assert marketer.write("/api/prices/read", text="8324,23").code == "price_unclear"


def test_every_link_of_a_paste_is_told_and_so_is_what_is_not_used(marketer: Person) -> None:
    text = "https://shopee.co.th/a-i.1.2 https://youtu.be/abc https://vt.tiktok.com/ZSF/นะ"

    found = marketer.write("/api/links/recognise", text=text).body

    assert (found["link"], found["marketplace"], found["kind"]) == ("https://shopee.co.th/a-i.1.2", "shopee", "product")
    assert [(link["link"], link["kind"]) for link in found["links"]] == [
        ("https://shopee.co.th/a-i.1.2", "product"),
        ("https://vt.tiktok.com/ZSF/", "short"),
    ]
    assert [(link["link"], link["code"]) for link in found["unused"]] == [("https://youtu.be/abc", "unknown_shop")]
    assert found["unused"][0]["said"]["th"]


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("https://www.youtube.com/watch?v=abc", "unknown_shop"),
        ("สวัสดีค่ะ", "not_a_link"),
        ("https://invol.co/cl75vrb", "network_short_link"),
        ("https://shopee.co.th/shop/12345", "store_page_link"),
        ("https://evil.example\\.lazada.co.th/products/a-i51.html", "unknown_shop"),
    ],
)
def test_a_link_of_no_product_never_becomes_a_video(home: HttpHarness, marketer: Person, link: str, code: str) -> None:
    runs = home.executions()

    answer = marketer.begin("the form of a wrong link", link=link)

    assert (answer.status, answer.code) == (400, code)
    assert marketer.call("GET", "/api/videos").body["videos"] == []
    assert home.executions() == runs
    assert marketer.begin("the form of a wrong link", link=None).status == 201


@pytest.mark.parametrize(
    ("kind", "body", "status", "code"),
    [
        ("photo", saved(photograph(longest=300)), 204, ""),
        ("photo", saved(photograph(longest=300))[:900], 400, "photo_broken"),
        ("photo", b"<svg onload=alert(1)>", 400, "photo_broken"),
        ("photo", None, 400, "upload_not_found"),
        ("clip", b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2", 204, ""),
        ("clip", b"#!/bin/sh", 400, "clip_broken"),
    ],
)
def test_an_upload_is_judged_when_it_arrives(
    marketer: Person, kind: str, body: bytes | None, status: int, code: str
) -> None:
    if body is not None:
        s3().put_object(Bucket="intake", Key=f"{marketer.user_id}/uploads/{UPLOAD}", Body=body)

    answer = marketer.write(f"/api/uploads/{UPLOAD}/check", kind=kind)

    assert answer.status == status
    assert not code or answer.code == code


def test_a_paste_that_is_too_long_is_refused_and_not_cut_off(marketer: Person) -> None:
    pasted = "\n".join(f"https://shopee.co.th/product/1234567/{number}" for number in range(300))

    answer = marketer.call("POST", "/api/links/recognise", {"text": pasted})

    assert (answer.status, answer.code) == (400, "paste_too_long")
    for page, field in (("/new", "link"), ("/queue", "links")):
        shown = marketer.call("GET", page, accept="text/html").text
        assert "maxlength" not in shown[shown.index(f'<textarea class="textarea" id="{field}"') :].partition(">")[0]


def test_a_sub_id_is_kept_with_its_video_and_links_that_take_one_are_told(marketer: Person, home: HttpHarness) -> None:
    takes = "https://c.lazada.co.th/t/c.YAbC1?url=https%3A%2F%2Fwww.lazada.co.th%2Fproducts%2Fx-i1.html"

    found = marketer.write("/api/links/recognise", text=f"{takes} https://shopee.co.th/a-i.1.2").body["links"]
    begun = marketer.begin("with a sub id", link=takes, sub_id="dec-chair")

    assert [link["takes_sub_id"] for link in found] == [True, False]
    assert home.app.videos.get(marketer.user_id, begun.body["video_id"]).sub_id == "dec-chair"


@pytest.mark.parametrize("typed", ["เก้าอี้", "a b", "a&b=c", "x" * 65])
def test_what_is_no_sub_id_is_refused_with_what_is_allowed(marketer: Person, typed: str) -> None:
    refused = marketer.begin(f"with {typed[:3]}", sub_id=typed)

    assert (refused.status, refused.code) == (400, "sub_id_unreadable")
    assert "64" in refused.body["error"]["next_th"]
    assert "64" in refused.body["error"]["next_en"]
