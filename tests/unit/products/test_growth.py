"""Hostile answers and files cost a named refusal and a bounded amount of memory."""

import gzip
import json
import os
import re
import struct
import subprocess
import sys
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from local.shops.server import with_tls
from tests.support.pictures import photograph, png_of_zeros, saved
from tests.unit.products.conftest import Response, ScriptedShop, scripted_handler, serving

MOST_MB = 50
HUGE = struct.pack(">II", 30_000, 30_000)
GZIP = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
SMALL = photograph(longest=320)


def claiming_to_be_huge(kind: str) -> bytes:
    """A small file whose header says 30,000 × 30,000."""
    body = saved(SMALL, kind)
    if kind == "JPEG":
        return re.sub(rb"(\xff\xc0\x00\x11\x08)....", rb"\g<1>" + HUGE[2:4] + HUGE[6:8], body, count=1, flags=re.DOTALL)
    return re.sub(rb"(ispe\x00{4}).{8}", lambda found: found[1] + HUGE, body, flags=re.DOTALL)


PICTURES = {
    "a png of 30,000 x 30,000": (png_of_zeros(30_000), "refused"),
    "a jpeg that claims it": (claiming_to_be_huge("JPEG"), "refused"),
    "an avif that claims it": (claiming_to_be_huge("AVIF"), "refused"),
    "a heic that claims it, and is read as what it is": (claiming_to_be_huge("HEIC"), "read"),
    "a heic cut in half": (saved(SMALL, "HEIC")[:3000], "refused"),
}
PAGES = {
    "a gzip bomb of 1:1000": (
        Response(body=gzip.compress(bytes(400_000_000), 9), headers=GZIP),
        "page_unreadable",
    ),
    "a body without an end": (Response(body=b"x" * 65_536, is_endless=True), "page_unreadable"),
    "an endless body of markup": (Response(body=b"<div>" * 9_000, is_endless=True), "page_unreadable"),
    "a page that drips": (Response(body=b"x" * 2_000, drip_s=0.05), "shop_timeout"),
}


@pytest.fixture
def address(shop: ScriptedShop, ca_dir: Path) -> Iterator[str]:
    server = with_tls(ThreadingHTTPServer(("127.0.0.1", 0), scripted_handler(shop)), ca_dir)
    server.daemon_threads = True
    yield from serving(server)


def run_growth(*what: str) -> tuple[str, float]:
    command = [sys.executable, "-m", "tests.unit.products.growth", *what]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, check=True, capture_output=True, timeout=60, env=environment)
    outcome_json = json.loads(done.stdout)
    return outcome_json["outcome"], outcome_json["grown_mb"]


@pytest.mark.parametrize("what", PAGES)
def test_a_hostile_page_is_refused_within_bounds(what: str, shop: ScriptedShop, address: str, ca_dir: Path) -> None:
    hostile, code = PAGES[what]
    shop.responses |= {"/ordinary": Response(), "/hostile": hostile}

    outcome, grown_mb = run_growth("page", address, str(ca_dir / "ca.pem"), "https://www.lazada.co.th/hostile")

    assert outcome == code
    assert grown_mb < MOST_MB


@pytest.mark.parametrize("what", PICTURES)
def test_a_hostile_picture_is_met_within_bounds(what: str, tmp_path: Path) -> None:
    body, expected = PICTURES[what]
    (tmp_path / "picture").write_bytes(body)

    outcome, grown_mb = run_growth("picture", str(tmp_path / "picture"))

    assert outcome == expected
    assert grown_mb < MOST_MB
