"""Pages in a real browser against the local stack, on a phone and on a desktop computer."""

import os

os.environ["MAKEAFVDO_STACK"] = "test"
os.environ["SFN_WAIT_SCALE"] = "0.03"

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from local.demo.chromium import add_session_cookies, chromium, open_context
from local.demo.marketer import Marketer
from local.stack import stack as local_stack
from local.stack.stack import Stack
from tests.browser.watch import Watch
from tests.support.example_videos import put_example_videos
from tests.support.stack_harness import Bench

expect.set_options(timeout=15_000)  # other suites compute meanwhile


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    running = local_stack.up()
    put_example_videos(running.outputs["MediaBucket"])
    yield running
    local_stack.down()


@pytest.fixture(scope="session")
def browser(stack: Stack) -> Iterator[Browser]:  # noqa: ARG001 (the stack is up before the browser)
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def marketer(stack: Stack) -> Marketer:
    """The demo marketer, signed in once; every test finds them reading Thai."""
    marketer = Marketer(stack)
    marketer.sign_in()
    return marketer


@pytest.fixture(scope="session")
def bench(stack: Stack, marketer: Marketer) -> Bench:
    return Bench(stack, marketer, marketer.ensure_connected())


@pytest.fixture(scope="session")
def made_video(bench: Bench) -> dict[str, Any]:
    """A finished video of 15 s, made once; `bench.another` gives a test its own row over the same files."""
    return bench.settled(bench.marketer.start(bench.link(), "ready", options={"seconds": 15})["video_id"])


@pytest.fixture(autouse=True)
def preferences_as_new(marketer: Marketer) -> None:
    marketer.write("PATCH", "/api/me", {"language": "th", "defaults": {}})


@pytest.fixture(params=["phone", "desktop"])
def viewport(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def watch() -> Watch:
    """What the browser complains about; a test that provokes a complaint says so with `watch.expect(…)`."""
    return Watch()


@pytest.fixture
def page(browser: Browser, stack: Stack, viewport: str, watch: Watch) -> Iterator[Page]:
    """A fresh window with nobody signed in; a path (`page.goto("/login")`) is one of our origin."""
    yield from _window(browser, stack, viewport, watch, None)


@pytest.fixture
def my_page(browser: Browser, stack: Stack, viewport: str, watch: Watch, marketer: Marketer) -> Iterator[Page]:
    """A fresh window of the signed-in marketer."""
    yield from _window(browser, stack, viewport, watch, marketer)


def _window(browser: Browser, stack: Stack, viewport: str, watch: Watch, marketer: Marketer | None) -> Iterator[Page]:
    context = open_context(browser, viewport, stack.base_url)
    if marketer:
        add_session_cookies(marketer, context)
    page = watch.over(context.new_page())
    yield page
    context.close()
    assert watch.complaints == []
