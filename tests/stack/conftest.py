"""The product's own local stack, brought up once beside the one somebody may be working with."""

import os

os.environ["MAKEAFVDO_STACK"] = "test"
os.environ["SFN_WAIT_SCALE"] = "0.03"

from collections.abc import Iterator

import pytest
import requests

from local.demo.marketer import Marketer, new_marketer
from local.paths import CA
from local.shops.catalogue.catalogue import ITEMS
from local.stack import stack as local_stack
from local.stack.stack import Stack
from tests.support.planner import Planner, planner_of
from tests.support.stack_harness import Bench, SetPrice


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Last comes what waits for the minute that the first test has set a schedule for."""
    items.sort(key=lambda item: item.path.stem == "test_schedules")


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    yield local_stack.up()
    local_stack.down()


@pytest.fixture(scope="session")
def marketer(stack: Stack) -> Marketer:
    marketer = Marketer(stack)
    marketer.sign_in()
    return marketer


@pytest.fixture(scope="session")
def connection_id(marketer: Marketer) -> str:
    return marketer.ensure_connected()


@pytest.fixture(scope="session", autouse=True)
def planner(stack: Stack) -> Planner:
    """Somebody with a queue and a schedule for the next minute: it comes while other tests are at work."""
    return planner_of(new_marketer(stack, "planner@makeafvdo.test"))


@pytest.fixture(scope="session")
def bench(stack: Stack, marketer: Marketer, connection_id: str) -> Bench:
    return Bench(stack, marketer, connection_id)


@pytest.fixture(scope="session")
def made_video(bench: Bench) -> dict[str, object]:
    """A video of 15 s, made once and settled at READY: product, script and voice are in the bucket as well."""
    started = bench.marketer.start(bench.link(), "ready", options={"seconds": 15})
    return bench.settled(started["video_id"])


@pytest.fixture
def allows_preview_voice(bench: Bench) -> Iterator[None]:
    """The marketer lets a video be sent that the preview voice spoke and nobody has heard."""
    bench.marketer.write("PATCH", "/api/me", {"allows_preview_voice": True})
    yield
    bench.marketer.write("PATCH", "/api/me", {"allows_preview_voice": False})


@pytest.fixture
def standing_consent(bench: Bench) -> Iterator[None]:
    """The marketer has agreed that videos go to the account without a tap on each."""
    bench.marketer.give_standing_consent(bench.connection_id)
    yield
    bench.marketer.write("POST", "/api/tiktok/standing-consent/withdraw", {"connection_id": bench.connection_id})


@pytest.fixture
def shop_price(bench: Bench) -> Iterator[SetPrice]:
    """Sets the price of the product every stack test's made video is of; put back afterwards."""

    def set_price(price: str | None) -> None:
        requests.post(
            f"https://127.0.0.1:{bench.stack.shops_port}/_local/price",
            json={"number": ITEMS[0].number, "price": price},
            verify=str(CA / "ca.pem"),
            timeout=5,
        ).raise_for_status()

    yield set_price
    set_price(None)


@pytest.fixture(autouse=True)
def a_world_by_the_book(bench: Bench) -> Iterator[None]:
    """Every test finds shops that were not walled off by another, and leaves TikTok as it was."""
    bench.forget_cool_downs()
    bench.free_draft_slots()
    yield
    bench.tiktok("PATCH", "switches", **bench.usual_switches)
