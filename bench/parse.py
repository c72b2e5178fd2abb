"""`make bench-parse`: milliseconds and memory to read one long product page, and how long extruct takes for less.

The page is a local shop's Lazada page grown to 2.6 MB, the longest size met in the wild. extruct is asked for what a
general reader would take from it (JSON-LD, microdata, Open Graph), which is a part of what our reader takes.
"""

import json
import resource
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime

from local.shops.catalogue.catalogue import ITEMS, lazada_link
from local.shops.pages import lazada
from makeafvdo.adapters.marketplaces.lazada import Lazada
from makeafvdo.adapters.marketplaces.marketplace import read_product_page
from makeafvdo.adapters.marketplaces.page import Page
from makeafvdo.domain.products.links import recognise
from makeafvdo.domain.products.products import ProductLink

_PAGE_BYTES = 2_600_000
_ROUNDS = 15
_SYNTAXES = ["json-ld", "microdata", "opengraph"]


def main() -> None:
    html = _long_page()
    link = recognise(lazada_link(ITEMS[0]))
    assert isinstance(link, ProductLink)  # noqa: S101
    body, now = html.encode(), datetime.now(UTC)
    before = _rss_mb()
    ours = _median_ms(lambda: read_product_page(Lazada(), Page.of_bytes(link.canonical_url, body), link, now))
    used = _rss_mb() - before
    theirs = _extruct_ms(html)
    print(f"page {len(body) / 1e6:.1f} MB, ours {ours:.1f} ms, extruct {theirs:.1f} ms, {used:.0f} MB more than before")
    result = {"ms_per_page": round(ours, 2), "rss_mb": round(used, 1), "extruct_over_ours": round(theirs / ours, 1)}
    print(json.dumps(result))


def _long_page() -> str:
    """Grown the way real pages are: styles, scripts and a body of markup around the state."""
    html = lazada.product_page(ITEMS[0])
    block = '<div class="pdp-block"><a href="/shop/x"><span>สินค้าแนะนำ</span></a><p>ส่งฟรีเมื่อซื้อครบ</p></div>'
    filler = "<script>window.__m = 'captcha baxia'.split(' ');</script>" + block * 20
    times = (_PAGE_BYTES - len(html.encode())) // len(filler.encode())
    return html.replace("</body>", filler * times + "</body>")


def _extruct_ms(html: str) -> float:
    import extruct  # a tool of development only

    return _median_ms(lambda: extruct.extract(html, syntaxes=_SYNTAXES))


def _median_ms(call: Callable[[], object]) -> float:
    call()
    times = []
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        call()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def _rss_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
