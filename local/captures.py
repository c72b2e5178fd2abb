"""`python -m local.captures DIR`: what our readers read from saved pages and link lists, one JSON line each.

A page's link is the one `truth.json` in DIR gives it, else its own canonical address. Where `truth.json` states values,
they are compared; the last line sums up, and the exit code is 1 if anything is wrong.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from makeafvdo.adapters.marketplaces.all import MARKETPLACES
from makeafvdo.adapters.marketplaces.marketplace import read_product_page
from makeafvdo.adapters.marketplaces.page import Page
from makeafvdo.domain.errors import AppError, Invalid
from makeafvdo.domain.products.links import ShortLink, recognise, recognise_url
from makeafvdo.domain.products.products import MarketplaceName, Product, ProductLink

VERDICTS = {
    "product_blocked": "blocked",
    "product_login_required": "login_required",
    "product_removed": "removed",
    "product_not_in_region": "not_in_region",
    "not_a_product_page": "not_a_product",
    "page_unreadable": "unreadable",
}
Line = dict[str, object]
_NO_ID = "0"


def main() -> int:
    options = argparse.ArgumentParser(prog="local.captures", description=__doc__)
    options.add_argument("folder", type=Path)
    folder: Path = options.parse_args().folder
    truth_file = folder / "truth.json"
    truth: dict[str, Line] = json.loads(truth_file.read_text()) if truth_file.exists() else {}
    lines = [line for path in sorted(folder.rglob("*")) if path.is_file() for line in _judge(path, folder, truth)]
    for line in lines:
        print(json.dumps(line, ensure_ascii=False))
    wrong = [str(line["file"]) for line in lines if line.get("wrong")]
    print(json.dumps(_summary(lines, wrong), ensure_ascii=False))
    return 1 if wrong else 0


def _summary(lines: list[Line], wrong: list[str]) -> Line:
    pages = [line for line in lines if "fields" in line and "line" not in line]
    products = [line for line in pages if line["verdict"] in {"product", "partial"}]
    return {"files": len(pages), "products": len(products), "refused": len(pages) - len(products), "wrong": len(wrong)}


def _judge(path: Path, folder: Path, truth: Mapping[str, Line]) -> Iterator[Line]:
    name = str(path.relative_to(folder))
    if path.suffix in {".html", ".htm"}:
        yield _judge_page(name, path.read_bytes(), truth.get(name, {}))
    elif path.suffix == ".txt":
        for number, text in enumerate(path.read_text().splitlines(), start=1):
            if text.strip():
                yield {"file": name, "line": number} | _judge_link(text)
    elif name not in {"truth.json", "sources.tsv"}:
        yield {"file": name, "skipped": "neither a page nor a list of links"}


def _judge_link(text: str) -> Line:
    try:
        link = recognise(text)
    except Invalid as error:
        return {"verdict": VERDICTS.get(error.code, error.code)}
    if isinstance(link, ShortLink):
        return {"verdict": "short_link", "marketplace": link.marketplace}
    fields = {"title": link.preview.title} if link.preview else {}
    return {
        "verdict": "product_link",
        "marketplace": link.marketplace,
        "product_id": link.product_id,
        "canonical_url": link.canonical_url,
        "fields": fields,
    }


def _judge_page(name: str, body: bytes, expected: Line) -> Line:
    page = Page.of_bytes("", body)
    link = _link_of(name, page, expected)
    line: Line = {
        "file": name,
        "marketplace": link.marketplace,
        "product_id": None if link.product_id == _NO_ID else link.product_id,
    }
    page = Page(link.canonical_url, 200, page.html)
    try:
        product = read_product_page(MARKETPLACES[link.marketplace], page, link, datetime.now(UTC))
    except AppError as error:
        line |= {"verdict": VERDICTS[error.code], "fields": {}, "missing": []}
    else:
        verdict = "partial" if product.missing else "product"
        line |= {"verdict": verdict, "fields": fields_of(product), "missing": list(product.missing)}
    wrong = list(_differences(line, expected))
    return line | ({"wrong": wrong} if wrong else {})


def _link_of(name: str, page: Page, expected: Line) -> ProductLink:
    """Blocked pages have no address: their marketplace comes from `truth.json`, the host names or the folder."""
    for address in (expected.get("link"), page.canonical_url):
        try:
            link = recognise_url(str(address or ""), affiliate_url="")
        except Invalid:
            continue
        if isinstance(link, ProductLink):
            return link
    name_in_truth = expected.get("marketplace")
    marketplace = MarketplaceName(name_in_truth) if isinstance(name_in_truth, str) else _guess(name, page)
    return ProductLink(marketplace=marketplace, affiliate_url="", canonical_url="", product_id=_NO_ID)


def _guess(name: str, page: Page) -> MarketplaceName:
    for text in (name.lower(), page.canonical_url or "", page.html):
        times = {marketplace: text.count(str(marketplace)) for marketplace in MarketplaceName}
        if any(times.values()):
            return max(times, key=lambda marketplace: times[marketplace])
    return MarketplaceName.SHOPEE


def fields_of(product: Product) -> Line:
    """What a product holds, as plain numbers and texts."""
    price = float(product.price) if product.price is not None else None
    return {
        "title": product.title,
        "price": price,
        "price_min": price,
        "price_max": float(product.price_max) if product.price_max is not None else price,
        "original_price": float(product.original_price) if product.original_price is not None else None,
        "discount_percent": product.discount_percent,
        "currency": product.currency,
        "shop": product.shop,
        "brand": product.brand,
        "rating": product.rating,
        "review_count": product.review_count,
        "sold_count": product.sold_count,
        "sold_count_is_rounded": product.sold_count_is_rounded,
        "images": len(product.image_urls),
        "variants": len(product.variants),
    }


def _differences(line: Line, expected: Line) -> Iterator[str]:
    for name in ("verdict", "marketplace", "product_id"):
        if name in expected and line[name] != expected[name]:
            yield name
    wanted, actual = expected.get("fields"), line["fields"]
    if isinstance(wanted, dict) and isinstance(actual, dict):
        yield from (name for name, value in wanted.items() if actual.get(name) != value)


if __name__ == "__main__":
    sys.exit(main())
