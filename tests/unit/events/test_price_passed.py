"""After posting: a price that an affiliate API told is asked again, and where it has passed that is told once."""

import json
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import requests

from local.shops.affiliate import affiliate_keys
from local.shops.catalogue.catalogue import ITEMS, aliexpress_link, lazada_link
from local.shops.server import make_server
from makeafvdo.adapters.affiliate.all import AffiliateKeys, affiliate_apis
from makeafvdo.adapters.guarded_session import guarded_session
from makeafvdo.adapters.marketplaces.all import MARKETPLACES
from makeafvdo.adapters.page_fetch import PageFetcher
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.videos.videos import Step, Until, Video
from makeafvdo.entrypoints.task import Permanent, Throttled, Transient
from makeafvdo.services.products.scrape_product import Shops, find_link, read_product
from tests.support.state_machine import machine_of, task_of
from tests.unit.events.conftest import MALI, Newsroom

SECRET = "a secret of the tests"
VIDEO = "01jd000000000000000000000a"
CHAIR = ITEMS[0]
LINK = lazada_link(CHAIR)
MACHINE = machine_of(Path("statemachine/after_posting.asl.yaml"))
look_at_price = task_of("PriceLookFunction")


@dataclass
class Street:
    """The marketplaces, their affiliate APIs, and what they charge for the chair."""

    newsroom: Newsroom
    resolver: str
    ca_file: str
    fetcher: PageFetcher

    def command(self, path: str, **body: object) -> None:
        address = f"https://{self.resolver}/_local/{path}"
        requests.post(address, json.dumps(body), verify=self.ca_file, timeout=5).raise_for_status()

    def charge(self, price: str | None) -> None:
        self.command("price", number=CHAIR.number, price=price)

    def posted(self, link: str = LINK, product: Mapping[str, object] = {}, **row: Any) -> Video:  # noqa: ANN401
        """A video of the chair as it is read now, which its marketer has posted."""
        app = self.newsroom.home.app
        read = read_product(find_link(link, app.shops), app.shops, app.clock())
        video = self.newsroom.home.video(MALI, VIDEO, **{"state": "PUBLISHED", "link": link, **row})
        app.artifacts.put_product(video.prefix, Product.model_validate(read.model_dump() | dict(product)))
        return video

    def look(self, video: Video) -> bool:
        """Whether it was the last one."""
        ids = {"user_id": video.user_id, "video_id": video.video_id, "run": video.run}
        return bool(look_at_price.run(ids, self.newsroom.home.app)["is_last"])

    def walk(self, video: Video) -> list[str]:
        """The states of an execution."""
        ids = {"user_id": video.user_id, "video_id": video.video_id, "run": video.run}
        return [name for name, _ in MACHINE.walk("FirstLook", ids, self.newsroom.home.app)]

    def heard(self) -> list[str]:
        return [each["name"] for each in self.newsroom.listener.heard()]


@pytest.fixture(scope="module")
def shop_street(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("ca")
    server = make_server(0, folder, SECRET)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"127.0.0.1:{server.server_port}", folder / "ca.pem"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def street(newsroom: Newsroom, shop_street: tuple[str, Path]) -> Iterator[Street]:
    resolver, ca_file = shop_street
    app = newsroom.home.app
    with guarded_session(resolver, str(ca_file)) as session:
        apis = affiliate_apis(AffiliateKeys.model_validate(affiliate_keys(SECRET)), session)
        fetcher = PageFetcher(session)
        vars(app)["shops"] = Shops(fetcher, MARKETPLACES, app.cache, apis)
        street = Street(newsroom, resolver, str(ca_file), fetcher)
        yield street
        street.charge(None)
        street.command("affiliate", mood="well")
    del vars(app)["shops"]


def test_a_price_that_has_passed_is_on_the_row_and_told_with_both_prices(street: Street) -> None:
    video = street.posted(batch={"batch_id": "b" * 26, "line": 7, "attempt": 1})
    street.charge("3290")

    assert street.look(video)

    passed = street.newsroom.row(video).price_passed
    assert passed is not None
    assert passed.now is not None
    assert (passed.in_video.price, passed.now.price) == (CHAIR.price, Decimal(3290))
    (event,) = street.newsroom.listener.heard()
    assert (event["name"], event["video_id"], event["run"], event["line"]) == ("video.price_passed", VIDEO, 1, 7)
    assert (event["price_in_video"], event["price_now"], event["currency"]) == (str(CHAIR.price), "3290", "THB")


def test_a_price_that_holds_is_looked_at_three_times_and_nothing_is_told(street: Street) -> None:
    video = street.posted()

    states = street.walk(video)

    assert states.count("LookAtPrice") == 3
    assert [name for name in states if MACHINE.states[name]["Type"] == "Pass"] == [
        "FirstLook", "SecondLook", "ThirdLook",
    ]  # fmt: skip
    assert (street.newsroom.row(video).price_passed, street.heard()) == (None, [])


def test_the_looks_are_an_hour_a_day_and_three_days_after_the_posting() -> None:
    waits = [MACHINE.states[f"{which}Look"]["Result"]["wait_s"] for which in ("First", "Second", "Third")]

    assert [timedelta(seconds=sum(waits[: nth + 1])) for nth in range(3)] == [
        timedelta(hours=1), timedelta(hours=24), timedelta(days=3),
    ]  # fmt: skip


def test_two_executions_tell_it_once(street: Street) -> None:
    video = street.posted()
    street.charge("2590")

    first, second = street.walk(video), street.walk(video)

    assert first.count("LookAtPrice") == second.count("LookAtPrice") == 1
    events = street.newsroom.listener.heard()
    assert len({event["id"] for event in events}) == 1


def test_what_a_bus_did_not_take_is_told_by_the_next_try(street: Street) -> None:
    video = street.posted()
    street.charge("2590")
    street.newsroom.break_bus()
    with pytest.raises(Transient):
        street.look(video)
    street.newsroom.mend_bus()

    assert street.look(video)

    assert street.heard() == ["video.price_passed"]


@pytest.mark.parametrize(
    "row",
    [{"state": "READY"}, {"deleted_at": "2026-11-23T09:00:00Z"}, {"in_run": True, "state": "WRITING"}],
    ids=["not posted", "deleted", "made again"],
)
def test_a_video_that_is_no_longer_the_one_posted_is_not_looked_at(street: Street, row: dict[str, Any]) -> None:
    video = street.posted(**row)
    street.charge("2590")

    assert street.look(video)

    assert (street.newsroom.row(video).price_passed, street.heard()) == (None, [])


def test_nor_is_an_earlier_posting_of_a_video_that_was_posted_again_or_of_one_that_is_gone(street: Street) -> None:
    video = street.posted(run=2)
    street.charge("2590")

    assert street.look(video.model_copy(update={"run": 1}))
    assert street.look(video.model_copy(update={"video_id": "01jd000000000000000000000z"}))

    assert street.heard() == []


@pytest.mark.parametrize("source", ["page", "marketer", "screenshot"])
def test_only_a_price_that_an_affiliate_api_told_is_looked_at(street: Street, source: str) -> None:
    video = street.posted(product={"sources": {"price": source}})
    street.charge("2590")
    street.command("affiliate", mood="broken")

    assert street.look(video)

    assert street.heard() == []


def test_the_shops_page_is_never_read(street: Street, monkeypatch: pytest.MonkeyPatch) -> None:
    video = street.posted()
    street.charge("2590")
    read: list[str] = []
    monkeypatch.setattr(PageFetcher, "fetch_page", lambda _self, address: read.append(address))

    assert street.look(video)

    assert read == []


@pytest.mark.parametrize(("mood", "error"), [("busy", Throttled), ("broken", Permanent)])
def test_an_api_that_gives_no_answer_is_named_in_the_log_and_the_next_look_comes(
    street: Street, mood: str, error: type[Exception], caplog: pytest.LogCaptureFixture
) -> None:
    video = street.posted()
    street.charge("2590")
    street.command("affiliate", mood=mood)
    with caplog.at_level(logging.INFO), pytest.raises(error):
        street.look(video)

    states = street.walk(video)

    assert states.count("LookAtPrice") == 3
    assert (street.newsroom.row(video).price_passed, street.heard()) == (None, [])
    assert {"affiliate_api_busy", "affiliate_api_refused"} & {getattr(each, "code", "") for each in caplog.records}


@pytest.mark.parametrize(
    ("wording", "price", "passed"),
    [
        ("exact", "2590", True),
        ("from", "2990", True),
        ("none", "3290", False),
        ("less_than", "2899", False),
        ("less_than", "2590", False),
        ("less_than", "3290", True),
    ],
)
def test_what_the_video_says_of_the_price_decides(street: Street, wording: str, price: str, *, passed: bool) -> None:
    video = street.posted(options={"price_wording": wording})
    street.charge(price)

    assert street.look(video) is passed

    assert bool(street.heard()) is passed


def test_a_price_the_marketer_accepted_before_the_send_is_not_told_of(street: Street) -> None:
    video = street.posted(accepted_price=Decimal(2590))
    street.charge("2590")

    assert not street.look(video)

    street.charge("2690")
    assert street.look(video)


def test_a_product_that_left_the_programme_tells_nothing(street: Street) -> None:
    video = street.posted(product={"canonical_url": lazada_link(ITEMS[-1])})

    assert not street.look(video)


def test_the_price_before_counts_where_the_api_tells_it(street: Street) -> None:
    video = street.posted(aliexpress_link(CHAIR), {"original_price": Decimal(9990)})

    assert street.look(video)

    (event,) = street.newsroom.listener.heard()
    assert event["price_in_video"] == event["price_now"]
    assert event["original_price_in_video"] == "9990"
    assert event["original_price_now"] != "9990"
    page = street.newsroom.home.person(MALI).call("GET", f"/videos/{VIDEO}").text
    assert "ราคาเต็มเปลี่ยนแล้ว: ในวิดีโอ 9,990 บาท ตอนนี้" in page


def test_the_next_run_puts_the_new_price_in_and_takes_the_word_off(street: Street) -> None:
    video = street.posted()
    street.charge("2590")
    street.look(video)

    answer = street.newsroom.home.person(MALI).write(f"/api/videos/{VIDEO}/continue", until="ready")

    assert answer.status == 202
    row = street.newsroom.row(video)
    assert row.new_price is not None
    assert (row.from_step, row.until, row.new_price.price) == (Step.SCRIPT, Until.READY, Decimal(2590))
    assert row.price_passed is None


def test_its_page_and_the_library_say_so(street: Street) -> None:
    video = street.posted()
    street.charge("3290")
    street.look(video)
    mali = street.newsroom.home.person(MALI)

    page, library = mali.call("GET", f"/videos/{VIDEO}").text, mali.call("GET", "/videos").text

    assert f"ราคาเปลี่ยนแล้ว: ในวิดีโอ {CHAIR.price:,} บาท ตอนนี้ 3,290 บาท" in page
    assert "ราคาเปลี่ยนแล้ว" in library
    view = mali.call("GET", f"/api/videos/{VIDEO}").body["price_passed"]
    assert (view["in_video"]["price"], view["now"]["price"]) == (str(CHAIR.price), "3290")
