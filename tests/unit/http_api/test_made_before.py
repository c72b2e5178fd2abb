"""A second video of the same product within 28 days: a warning before it is begun, never a refusal."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from ulid import ULID

from makeafvdo.domain.videos.variants import variant_id
from tests.support.http_harness import HttpHarness, Person, http_harness

MALI = "user-mali"
PRODUCT, SAME, ANOTHER = (
    "https://shopee.co.th/product/1234567/89",
    "https://shopee.co.th/some-words-i.1234567.89?utm_source=line",
    "https://shopee.co.th/product/1234567/90",
)
CANONICAL = "https://shopee.co.th/product/1234567/89"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HttpHarness]:
    with http_harness(tmp_path_factory.mktemp("house")) as home:
        yield home


@pytest.fixture
def mali(house: HttpHarness) -> Person:
    for name, keys in (
        ("Users", ["user_id"]),
        ("Videos", ["user_id", "video_id"]),
        ("QueueItems", ["user_id", "item_id"]),
    ):
        for row in house.tables[name].scan()["Items"]:
            house.tables[name].delete_item(Key={key: row[key] for key in keys})
    return house.person(MALI)


def made(house: HttpHarness, days_ago: float, **changes: object) -> str:
    at = house.bench.clock() - timedelta(days=days_ago)
    video_id = str(ULID.from_datetime(at)).lower()
    house.video(MALI, video_id, canonical_url=CANONICAL, created_at=at, **changes)
    return video_id


def warned_of(mali: Person, text: str) -> list[str | None]:
    links = mali.write("/api/links/recognise", text=text).body["links"]
    return [each["made"] and each["made"]["video_id"] for each in links]


def test_every_link_to_a_product_made_lately_is_warned_of(house: HttpHarness, mali: Person) -> None:
    made(house, 20)
    latest = made(house, 3)

    assert warned_of(mali, f"{SAME} {ANOTHER} https://s.shopee.co.th/demo01") == [latest, None, None]


@pytest.mark.parametrize(
    ("days_ago", "changes"),
    [(29, {}), (3, {"state": "FAILED"}), (3, {"state": "CANCELLED"}), (3, {"deleted_at": "2026-11-30T00:00:00Z"})],
    ids=["long ago", "failed", "called off", "deleted"],
)
def test_what_is_long_ago_or_never_came_to_be_is_not(
    house: HttpHarness, mali: Person, days_ago: int, changes: dict[str, object]
) -> None:
    made(house, days_ago, **changes)

    assert warned_of(mali, PRODUCT) == [None]


def test_somebody_elses_video_is_no_business_of_mine(house: HttpHarness, mali: Person) -> None:
    made(house, 3)

    assert warned_of(house.person("user-ton"), PRODUCT) == [None]
    assert warned_of(mali, PRODUCT) != [None]


def test_a_video_just_begun_counts_and_another_is_not_refused(mali: Person) -> None:
    first = mali.begin("one form", link=PRODUCT).body["video_id"]

    assert warned_of(mali, SAME) == [first]
    assert mali.begin("another form", link=SAME).status == 201


def test_the_queue_warns_of_what_waits(house: HttpHarness, mali: Person) -> None:
    video_id = made(house, 3)

    queue = mali.call("POST", "/api/queue", {"links": [SAME, ANOTHER]}, idempotency_key="a form of two").body["waiting"]

    assert [each["made"] and each["made"]["video_id"] for each in queue] == [video_id, None]
    assert f'href="/videos/{video_id}"' in mali.call("GET", "/queue", accept="text/html").text


def test_a_product_list_warns_of_its_rows_before_it_is_begun(house: HttpHarness, mali: Person) -> None:
    made(house, 3)
    upload_id = str(ULID()).lower()
    content = f"url\n{ANOTHER}\n{SAME}\n".encode()
    house.app.intake.put_bytes(f"{MALI}/uploads/{upload_id}", content, "text/csv")

    checked = mali.write("/api/batches/check", upload_id=upload_id).body

    assert (checked["videos"], checked["made_before"]) == (2, [3])


def test_the_queue_says_which_product_waits_twice(mali: Person) -> None:
    mali.call("POST", "/api/queue", {"links": [SAME, ANOTHER]}, idempotency_key="a form of two")

    queue = mali.call("POST", "/api/queue", {"links": [PRODUCT]}, idempotency_key="a form of one").body["waiting"]

    assert [each["again"] for each in queue] == [False, False, True]
    typed = mali.write("/api/links/recognise", text=f"{PRODUCT} https://s.shopee.co.th/demo01").body["links"]
    assert [each["product"] for each in typed] == [queue[0]["product"], None]
    assert mali.call("GET", "/queue", accept="text/html").text.count("สินค้านี้อยู่ในคิวก่อนหน้านี้แล้ว") == 1


@pytest.mark.parametrize(
    ("before", "warns"),
    [({"days_ago": 3}, True), ({"days_ago": 29}, False), ({"days_ago": 3, "state": "FAILED"}, False)],
    ids=["lately", "long ago", "failed"],
)
def test_what_a_short_link_led_to_is_warned_of_on_the_videos_own_page(
    house: HttpHarness, mali: Person, before: dict[str, Any], warns: bool
) -> None:
    earlier = made(house, **before)
    short = "https://s.shopee.co.th/demo01"
    looked_at = made(house, 0, link=short, state="NEEDS_INPUT", reason="check_product", mp4_key=None, mp4_sha256=None)
    made(house, -1)

    page = mali.call("GET", f"/videos/{looked_at}", accept="text/html").text

    assert (f'href="/videos/{earlier}"' in page) is warns
    assert ("คุณทำวิดีโอสินค้านี้ไปเมื่อ" in page) is warns


def test_three_of_one_product_do_not_warn_of_one_another(house: HttpHarness, mali: Person) -> None:
    ids = [str(ULID()).lower()]
    ids += [variant_id(ids[0], nth) for nth in (2, 3)]
    for nth, video_id in enumerate(ids, start=1):
        variant = {"of": ids[0], "nth": nth, "differs": "hook"}
        at_script = {"state": "NEEDS_INPUT", "reason": "check_script", "mp4_key": None, "mp4_sha256": None}
        house.video(MALI, video_id, canonical_url=CANONICAL, variant=variant, **at_script)

    pages = [mali.call("GET", f"/videos/{video_id}", accept="text/html").text for video_id in ids]

    assert not any("คุณทำวิดีโอสินค้านี้ไปเมื่อ" in page for page in pages)
