"""make bench-web: weight, layout shift and accessibility of every page, in both languages and both viewports.

Signed in as a marketer with thirty videos. `first_page_kb` is `/` cold, fonts included, posters and videos left out.
Ends with 1 where an aim is missed.
"""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from local.demo.chromium import chromium
from local.demo.screens import every_page
from local.demo.tour import prepare_tour
from local.stack import stack

_WEIGHTS = """() => {
  const all = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
  const isMedia = entry => /[.](jpg|mp4)([?]|$)/.test(entry.name) || ["video", "audio"].includes(entry.initiatorType);
  const weighed = all.filter(entry => !isMedia(entry));
  return { bytes: weighed.reduce((sum, entry) => sum + entry.transferSize, 0), count: all.length };
}"""
_SHIFTS = """() => new Promise(resolve => {
  let sum = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 300);
})"""
_REFUSED = {"serious", "critical"}
_AIMS = {"first_page_kb": 120, "requests": 40, "layout_shift": 0.1, "axe_serious": 0}
"""The most of each. `layout_shift`: web.dev, Core Web Vitals, good up to 0.1."""


@dataclass(frozen=True)
class Measured:
    name: str
    kb: float
    requests: int
    shift: float
    axe_serious: int


def measure(name: str, page: Page) -> Measured:
    """Of a page that has just been opened. Its weight comes from the browser's own timings."""
    weights = page.evaluate(_WEIGHTS)
    found = Axe().run(page).response["violations"]
    serious = [finding for finding in found if finding["impact"] in _REFUSED]
    for finding in serious:
        print(f"  {name}: {finding['id']} {finding['nodes'][0]['html'][:160]}")
    shift = page.evaluate(_SHIFTS)
    return Measured(name, weights["bytes"] / 1024, weights["count"], shift, len(serious))


def main() -> int:
    up = stack.running()
    marketer, mine = prepare_tour(up)
    with chromium() as browser:
        rows = [measure(name, page) for name, page in every_page(browser, up, marketer, mine)]
    print(f"  {'page':<34}{'KB':>7}{'requests':>10}{'shift':>8}{'axe':>5}")
    for row in rows:
        print(f"  {row.name:<34}{row.kb:7.1f}{row.requests:10}{row.shift:8.3f}{row.axe_serious:5}")
    found = {
        "first_page_kb": round(max(row.kb for row in rows if row.name.startswith("landing-")), 1),
        "requests": max(row.requests for row in rows),
        "layout_shift": round(max(row.shift for row in rows), 3),
        "axe_serious": max(row.axe_serious for row in rows),
    }
    missed = missed_aims(found)
    for name in missed:
        print(f"  {name} is {found[name]}; the aim is at most {_AIMS[name]}")
    print(json.dumps(found))
    return 1 if missed else 0


def missed_aims(found: Mapping[str, float]) -> list[str]:
    return [name for name, most in _AIMS.items() if found[name] > most]


if __name__ == "__main__":
    sys.exit(main())
