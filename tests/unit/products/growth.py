"""Run as a program: meets one hostile answer or file and prints what came of it and by how many MB it made us grow.

    python -m tests.unit.products.growth page <resolver> <ca file> <address>
    python -m tests.unit.products.growth picture <file>

The peak of a process never shrinks, so each is measured in a process of its own, after an ordinary answer.
"""

import json
import resource
import sys
from pathlib import Path

from makeafvdo.adapters.guarded_session import guarded_session
from makeafvdo.adapters.page_fetch import PageFetcher
from makeafvdo.adapters.pictures import UnusablePicture, features_of, read_picture, write_picture
from makeafvdo.domain.errors import AppError
from tests.support.pictures import photograph, saved


def main() -> None:
    kind, *arguments = sys.argv[1:]
    outcome, grown = _page(*arguments) if kind == "page" else _picture(*arguments)
    sys.stdout.write(json.dumps({"outcome": outcome, "grown_mb": grown}))


def _page(resolver: str, ca_file: str, address: str) -> tuple[str, float]:
    with guarded_session(resolver, ca_file) as session:
        fetcher = PageFetcher(session, total_s=5)
        fetcher.fetch_page("https://www.lazada.co.th/ordinary")
        before = _peak_mb()
        try:
            fetcher.fetch_page(address)
        except AppError as error:
            return error.code, _peak_mb() - before
    return "read", _peak_mb() - before


def _picture(path: str) -> tuple[str, float]:
    body = Path(path).read_bytes()
    for kind in ("JPEG", "HEIC", "AVIF"):
        features_of(read_picture(saved(photograph(longest=400), kind)))
    before = _peak_mb()
    try:
        write_picture(read_picture(body))
    except UnusablePicture:
        return "refused", _peak_mb() - before
    return "read", _peak_mb() - before


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
