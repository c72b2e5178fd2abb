"""`python -m local.cases DIR [--kinds links,prices,claims,pages,speech,scripts]`: inputs with their expected values.

DIR holds `<kind>.jsonl`, one JSON object a line: `id`, the input, `want`. Each goes through the app's own code. Output:
one JSON line a case with `ok` and what was got, a last line with totals; exit code 1 if any is wrong.

links   `text` as pasted; want `verdict` (product_link, short_link or the error's code), `marketplace`, `product_id`, or
        `links`: how many are offered
prices  `typed` into the price field; want `price` and `price_max` as decimal texts, or `refused`
claims  `text` said of goods of the `category`; want `block_or_warn` or `allow`
pages   `marketplace`, `link`, and the page's content: `script_json` (the site's state), `json_ld`, `body_text`;
        want `verdict` and fields of the product
speech  `text` of a phrase; want what the embedded voice is given for it, blanks aside, or a list of which any is right;
        `never`: what may not occur in it
scripts `product` with some of its fields and `options`: patterns that `must` and `never` occur in what the embedded
        writer says, its three hooks included, shows on the picture and puts into its captions
"""

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from local.captures import VERDICTS, fields_of
from local.shops.pages.state_pages import page_with_state
from local.writing import write
from makeafvdo.adapters.marketplaces.all import MARKETPLACES
from makeafvdo.adapters.marketplaces.marketplace import read_product_page
from makeafvdo.adapters.marketplaces.page import Page
from makeafvdo.adapters.thai_words import segment
from makeafvdo.domain.errors import AppError, Invalid
from makeafvdo.domain.products.links import ShortLink, recognise, recognise_all
from makeafvdo.domain.products.products import MarketplaceName, Product, ProductLink
from makeafvdo.domain.products.typed_price import read_typed_price
from makeafvdo.domain.scripts.claims.guard import find_claims
from makeafvdo.domain.scripts.claims.product_groups import group_of
from makeafvdo.domain.speech.normaliser import EMBEDDED, spoken
from makeafvdo.domain.tiktok.hand_off import captions_of
from makeafvdo.domain.videos.options import Options

Values = dict[str, object]
_ALL_KINDS = "links,prices,claims,pages,speech,scripts"


def main() -> int:
    options = argparse.ArgumentParser(prog="local.cases", description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--kinds")
    chosen = options.parse_args()
    lines: list[Values] = []
    for kind in filter(None, str(chosen.kinds or _ALL_KINDS).split(",")):
        for line in _judge_file(chosen.folder / f"{kind}.jsonl", kind):
            _print(line)
            lines.append(line)
    judged = [line for line in lines if "ok" in line]
    wrong = [line for line in judged if not line["ok"]]
    _print({"cases": len(judged), "wrong": len(wrong)})
    return 1 if wrong else 0


def _print(line: Values) -> None:
    print(json.dumps(line, ensure_ascii=False), flush=True)


def _judge_file(path: Path, kind: str) -> Iterator[Values]:
    judge = _JUDGES.get(kind)
    if judge is None or not path.exists():
        yield {"kind": kind, "skipped": "no such kind" if judge is None else f"no file {path.name}"}
        return
    for text in path.read_text().splitlines():
        if text.strip():
            case: Values = json.loads(text)
            wanted = case.get("want", {"found": True})
            got = judge(case)
            fields = wanted if isinstance(wanted, dict) else {"verdict": wanted}
            is_right = (
                _is_said_rightly(str(got["said"]), wanted, case.get("never"))
                if kind == "speech"
                else all(_is_same(got.get(name), want) for name, want in fields.items())
            )
            yield {"id": case["id"], "kind": kind, "ok": is_right, "got": got}


def _is_said_rightly(said: str, wanted: object, never: object) -> bool:
    readings = wanted if isinstance(wanted, list) else [wanted]
    is_wanted = any("".join(said.split()) == "".join(str(reading).split()) for reading in readings)
    return is_wanted and not any(str(word) in said for word in (never if isinstance(never, list) else ()))


def _is_same(actual: object, wanted: object) -> bool:
    """Numbers by value: `1290` is `1290.00`, also as text. `partial` counts as `product`."""
    if (actual, wanted) == ("partial", "product"):
        return True
    if isinstance(wanted, str) and isinstance(actual, str) and _number(wanted) is not None:
        return _number(actual) == _number(wanted)
    return actual == wanted


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text.replace(".", "", 1).isascii() and text.replace(".", "", 1).isdigit() else None


def _links(case: Mapping[str, object]) -> Values:
    text = str(case["text"])
    got: Values = {"links": len(_all_links(text))}
    try:
        link = recognise(text)
    except Invalid as error:
        return got | {"verdict": error.code}
    if isinstance(link, ShortLink):
        return got | {"verdict": "short_link", "marketplace": str(link.marketplace)}
    return got | {"verdict": "product_link", "marketplace": str(link.marketplace), "product_id": link.product_id}


def _all_links(text: str) -> tuple[ProductLink | ShortLink, ...]:
    try:
        return recognise_all(text).found
    except Invalid:
        return ()


def _prices(case: Mapping[str, object]) -> Values:
    try:
        typed = read_typed_price(str(case["typed"]))
    except Invalid as error:
        return {"refused": True, "code": error.code}
    price, price_max = (getattr(typed, name, None) for name in ("price", "price_max"))
    return {name: None if value is None else str(value) for name, value in (("price", price), ("price_max", price_max))}


def _claims(case: Mapping[str, object]) -> Values:
    group = group_of("", (str(case.get("category", "")),), segment=segment)
    found = find_claims(str(case["text"]), group, segment)
    rules = [claim.rule_id for claim in found]
    return {"verdict": "block_or_warn" if found else "allow", "group": str(group), "rules": rules}


def _pages(case: Mapping[str, object]) -> Values:
    link = recognise(str(case["link"]))
    if not isinstance(link, ProductLink):
        return {"verdict": "short_link"}
    marketplace = MarketplaceName(str(case.get("marketplace", link.marketplace)))
    html = page_with_state(
        marketplace, case.get("script_json"), json_ld=case.get("json_ld"), body_text=str(case.get("body_text", ""))
    )
    page = Page(link.canonical_url, 200, html)
    try:
        product = read_product_page(MARKETPLACES[marketplace], page, link, datetime.now(UTC))
    except AppError as error:
        return {"verdict": VERDICTS.get(error.code, error.code)}
    return {"verdict": "partial" if product.missing else "product", **fields_of(product)}


def _speech(case: Mapping[str, object]) -> Values:
    return {"said": spoken(str(case["text"]), EMBEDDED, segment=segment)}


def _scripts(case: Mapping[str, object]) -> Values:
    fields = case["product"]
    product = Product.model_validate({"read_at": datetime.now(UTC), **(fields if isinstance(fields, dict) else {})})
    options = Options.model_validate(case.get("options", {}))
    script = write(product, options)
    texts = [
        *script.hooks,
        *(" ".join(scene.phrases) for scene in script.scenes),
        *(line.text for line in script.on_screen.lines),
        *captions_of(product, script, options, segment),
    ]
    told = "\n".join(texts)
    missing = [pattern for pattern in _patterns(case, "must") if not re.search(pattern, told)]
    forbidden = [pattern for pattern in _patterns(case, "never") if re.search(pattern, told)]
    return {"found": not missing and not forbidden, "missing": missing, "forbidden": forbidden, "told": texts}


def _patterns(case: Mapping[str, object], name: str) -> list[str]:
    patterns = case.get(name, [])
    return [str(pattern) for pattern in patterns] if isinstance(patterns, list) else []


_JUDGES: dict[str, Callable[[Mapping[str, object]], Values]] = {
    "links": _links,
    "prices": _prices,
    "claims": _claims,
    "pages": _pages,
    "speech": _speech,
    "scripts": _scripts,
}


if __name__ == "__main__":
    sys.exit(main())
