"""The marketer's own photos, clips and words: through the browser's form into a finished video."""

from typing import Any

import pytest
import requests

from tests.support.pictures import LAMP, SOFA, VASE, photograph, saved
from tests.support.stack_harness import Bench

PHOTO = saved(photograph(LAMP, 600))


def place_for(bench: Bench, kind: str, content_type: str) -> dict[str, Any]:
    order = {"kind": kind, "content_type": content_type, "bytes": len(PHOTO)}
    answer = bench.marketer.write("POST", "/api/uploads", order)
    answer.raise_for_status()
    place: dict[str, Any] = answer.json()
    return place


def put(place: dict[str, Any], body: bytes = PHOTO, changed: tuple[str, str] | None = None) -> int:
    form = place["fields"] | dict([changed] if changed else [])
    return requests.post(place["url"], data=form, files={"file": body}, timeout=60).status_code


def test_a_form_takes_one_file_of_its_type_and_size_under_its_own_name(bench: Bench) -> None:
    place = place_for(bench, "photo", "image/jpeg")

    assert put(place) == 204
    assert put(place, body=b"") == 400
    assert put(place, body=PHOTO + b"x") == 400
    assert put(place, body=bytes(20_000_001)) == 400
    assert put(place, changed=("Content-Type", "text/html")) == 403
    assert put(place, changed=("key", "somebody-else/uploads/" + "0" * 26)) == 403


def test_only_our_own_pages_may_send_files(bench: Bench) -> None:
    url = place_for(bench, "clip", "video/mp4")["url"]

    def asked_from(origin: str) -> str | None:
        headers = {"Origin": origin, "Access-Control-Request-Method": "POST"}
        return requests.options(url, headers=headers, timeout=10).headers.get("Access-Control-Allow-Origin")

    assert asked_from(bench.stack.base_url) == bench.stack.base_url
    assert asked_from("https://evil.example") is None


@pytest.mark.parametrize(
    ("kind", "content_type", "size", "code"),
    [
        ("photo", "image/jpeg", 50_000_001, "upload_too_large"),
        ("clip", "application/x-msdownload", 9, "clip_type_unknown"),
        ("book", "image/jpeg", 9, "invalid_request"),
    ],
)
def test_what_may_not_come_in_gets_no_form(bench: Bench, kind: str, content_type: str, size: int, code: str) -> None:
    answer = bench.marketer.write("POST", "/api/uploads", {"kind": kind, "content_type": content_type, "bytes": size})

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, code)
    assert all(answer.json()["error"][part] for part in ("th", "en", "next_th", "next_en"))


def test_a_product_of_nothing_but_photos_and_a_form_becomes_a_video(bench: Bench) -> None:
    video_id = bench.marketer.start(None, "ready", options={"seconds": 15})["video_id"]
    asked = bench.settled(video_id)
    photos = [
        bench.marketer.upload("photo", "image/heic", saved(photograph(SOFA), "HEIC")),
        bench.marketer.upload("photo", "image/jpeg", saved(photograph(VASE).convert("CMYK"))),
    ]
    form = {"title": "โซฟา 2 ที่นั่ง ผ้าลินิน", "description": "นั่งสบาย ถอดซักได้", "photos": photos}

    patched = bench.marketer.write("PATCH", f"/api/videos/{video_id}/product", form).json()
    bench.marketer.continue_video(video_id, "product")
    asked_again = bench.settled(video_id)
    bench.marketer.write("PATCH", f"/api/videos/{video_id}/product", {"price": None}).raise_for_status()
    bench.marketer.continue_video(video_id, "ready")
    video = bench.settled(video_id)

    assert (asked["state"], asked["missing"]) == ("NEEDS_INPUT", ["title", "price", "photos"])
    assert patched["missing"] == ["price"]
    assert (asked_again["reason"], asked_again["missing"]) == ("missing", ["price"])
    assert (video["state"], video["problem"]) == ("READY", None)
    assert [notice["code"] for notice in video["notices"]] == ["stills_only"]
    assert bench.states_entered(video_id, 3)[:4] == ["Enter", "Scrape", "IsProductComplete", "Script"]


def test_a_file_of_no_ones_is_named(bench: Bench) -> None:
    video_id = bench.marketer.start(None, "product")["video_id"]
    bench.settled(video_id)

    answer = bench.marketer.write("PATCH", f"/api/videos/{video_id}/product", {"photos": ["0" * 26]})

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "upload_not_found")
    assert bench.marketer.get(f"/api/videos/{video_id}/product")["missing"] == ["title", "price", "photos"]


def test_a_page_behind_a_wall_asks_for_all_that_is_missing(bench: Bench) -> None:
    video = bench.settled(bench.marketer.start(bench.link("lazada wall"), "product")["video_id"])

    assert (video["problem"]["code"], video["missing"]) == ("product_blocked", ["title", "price", "photos"])
