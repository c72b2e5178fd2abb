"""Runs each test of a rule twice on the local TikTok: with the rule it must pass, without the rule it must fail.

Tests marked `sandbox` ask for things TikTok refuses, so they leave nothing behind and also run on a real sandbox
when TIKTOK_SANDBOX_CLIENT_KEY, _CLIENT_SECRET and _ACCESS_TOKEN are set.
"""

from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from local.tiktok.rules import Rule
from tests.support.tiktok_under_test import (
    LocalTikTokUnderTest,
    TikTokUnderTest,
    has_sandbox,
    local_tiktok,
    sandbox_tiktok,
)
from tests.support.webhook_receiver import WebhookReceiver, webhook_receiver


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "rule(rule): the rule of local/tiktok/rules.py that this test is about")
    config.addinivalue_line("markers", "sandbox: also true of, and harmless to, a real TikTok sandbox")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "tiktok" not in metafunc.fixturenames:
        return
    targets: list[str | Rule] = ["local"]
    targets += [mark.args[0] for mark in metafunc.definition.iter_markers("rule")]
    if has_sandbox() and metafunc.definition.get_closest_marker("sandbox"):
        targets.append("sandbox")
    names = [f"without {target}" if isinstance(target, Rule) else target for target in targets]
    metafunc.parametrize("tiktok", targets, ids=names, indirect=True)


@pytest.fixture
def tiktok(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[TikTokUnderTest]:
    if request.param == "sandbox":
        yield sandbox_tiktok()
        return
    with local_tiktok(tmp_path, request.param if isinstance(request.param, Rule) else None) as tiktok:
        tiktok.access_token = tiktok.connect()["access_token"]
        yield tiktok


@pytest.fixture
def receiver(tiktok: LocalTikTokUnderTest) -> Iterator[WebhookReceiver]:
    with webhook_receiver() as receiver:
        tiktok.command("PUT", "apps/sbtest/webhook", url=receiver.url)
        yield receiver


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    callspec = getattr(pyfuncitem, "callspec", None)
    rule = callspec.params.get("tiktok") if callspec else None
    if not isinstance(rule, Rule):
        return (yield)
    try:
        yield
    except AssertionError:
        return True
    pytest.fail(f"passes although {rule} is not enforced")
