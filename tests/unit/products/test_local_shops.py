"""The local shops themselves, and the captures command."""

import json
from pathlib import Path

import pytest
import requests

from local import captures, cases
from local.shops.catalogue.catalogue import ITEMS, demo_links, lazada_link, shopee_link, tiktok_link
from local.shops.catalogue.item import Item
from local.shops.catalogue.photos import photo_bytes
from local.shops.pages import lazada, shopee, tiktok
from makeafvdo.adapters.page_fetch import PageFetcher
from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.products.links import recognise
from tests.unit.products.pages import CHAIR, link_to, read


def test_every_demo_link_is_recognised() -> None:
    unknown = []
    for what, link in demo_links():
        try:
            recognise(link)
        except Invalid:
            unknown.append(what)

    assert unknown == []


@pytest.mark.parametrize("product", ITEMS, ids=lambda product: product.slug)
def test_every_product_is_told_richly(product: Item) -> None:
    assert 6 <= len(product.attributes) <= 12
    assert 4 <= len(product.highlights) <= 8
    assert 3 <= len(product.photos) <= 5
    assert len(product.description) >= 4
    assert all(photo_bytes(f"{photo}.jpg") for photo in product.photos)


def test_the_price_switch_moves_a_price_and_puts_it_back(
    shop_resolver: str, ca_dir: Path, fetcher: PageFetcher
) -> None:
    def order(price: str | None) -> None:
        requests.post(
            f"https://{shop_resolver}/_local/price",
            json={"number": CHAIR.number, "price": price},
            verify=str(ca_dir / "ca.pem"),
            timeout=5,
        ).raise_for_status()

    link = link_to("lazada")
    order("1990")
    moved = read(fetcher.fetch_page(lazada_link(CHAIR)).html, link)
    order(None)
    back = read(fetcher.fetch_page(lazada_link(CHAIR)).html, link)

    assert moved.price == 1990
    assert back.price == 2890


@pytest.mark.parametrize("name", ["../../etc/passwd.jpg", "..%2F__init__.py", "pexels-0.jpg", ".jpg"])
def test_a_photo_that_is_not_in_the_package_is_not_served(name: str) -> None:
    assert photo_bytes(name) is None


def test_every_second_item_of_shopee_is_served_in_the_state_of_2026(fetcher: PageFetcher) -> None:
    item = ITEMS[1]

    product = read(fetcher.fetch_page(shopee_link(item)).html, link_to("shopee", item))

    assert (product.title, product.price, product.missing) == (item.title, item.price, ())
    assert [fetcher.fetch_photo(url) for url in product.image_urls] == [
        photo_bytes(f"{photo}.jpg") for photo in item.photos
    ]


def run(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[int, list[captures.Line]]:
    monkeypatch.setattr("sys.argv", ["captures", str(folder)])
    code = captures.main()
    return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_folder_of_captures_is_judged_file_by_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "1-page.html").write_text(lazada.product_page(CHAIR))
    (tmp_path / "2-tiktok-wall.html").write_text(tiktok.challenge_page())
    (tmp_path / "3-picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "4-urls.txt").write_text(f"{lazada_link(CHAIR)}\nhttps://vt.tiktok.com/abc/\nhttps://example.com/\n")
    truth = {"1-page.html": {"verdict": "product", "fields": {"title": CHAIR.title, "price": 2890, "images": 3}}}
    (tmp_path / "truth.json").write_text(json.dumps(truth))

    code, lines = run(tmp_path, monkeypatch, capsys)

    assert code == 0
    assert [line.get("verdict") for line in lines[:-1]] == [
        "product", "blocked", None, "product_link", "short_link", "unknown_shop",
    ]  # fmt: skip
    assert "skipped" in lines[2]
    assert lines[-1] == {"files": 2, "products": 1, "refused": 1, "wrong": 0}


def test_a_value_that_differs_from_the_truth_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "page.html").write_text(lazada.product_page(CHAIR))
    (tmp_path / "truth.json").write_text(json.dumps({"page.html": {"fields": {"price": 1, "currency": "THB"}}}))

    code, lines = run(tmp_path, monkeypatch, capsys)

    assert code == 1
    assert lines[0]["wrong"] == ["price"]
    assert lines[-1]["wrong"] == 1


def run_cases(
    folder: Path, kinds: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[int, list[captures.Line]]:
    monkeypatch.setattr("sys.argv", ["cases", str(folder), "--kinds", kinds])
    code = cases.main()
    return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_cases_are_judged_one_by_one_and_an_unknown_kind_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pages: list[captures.Line] = [
        {"id": "p1", "marketplace": "shopee", "link": shopee_link(CHAIR),
         "script_json": {"initialState": shopee.bff_state(CHAIR, shopee.bff_entry(CHAIR))},
         "want": {"verdict": "product", "title": CHAIR.title, "price": 2890, "images": 3}},
        {"id": "p2", "marketplace": "tiktok", "link": tiktok_link(CHAIR), "script_json": tiktok.flat(CHAIR),
         "want": {"price": 1}},
        {"id": "p3", "marketplace": "shopee", "link": shopee_link(CHAIR), "body_text": "Please log in",
         "want": {"verdict": "login_required"}},
    ]  # fmt: skip
    links: list[captures.Line] = [
        {"id": "l1", "text": f"ดู {lazada_link(CHAIR)}", "want": {"verdict": "product_link", "marketplace": "lazada"}}
    ]
    for kind, lines in (("pages", pages), ("links", links)):
        (tmp_path / f"{kind}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))

    code, lines = run_cases(tmp_path, "pages,links,songs", monkeypatch, capsys)

    assert code == 1
    assert [(line.get("id"), line.get("ok")) for line in lines[:4]] == [
        ("p1", True), ("p2", False), ("p3", True), ("l1", True),
    ]  # fmt: skip
    assert lines[4] == {"kind": "songs", "skipped": "no such kind"}
    assert lines[5] == {"cases": 4, "wrong": 1}
