"""A page's policy names the trusted-types policies its modules make, and no other."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.http_harness import HttpHarness, http_harness

STATIC = Path(__file__).parents[3] / "functions/web/static"
USER, VIDEO = "user-mali", "01jd000000000000000000000a"
PAGES = {
    "/": "'none'",
    "/login": "'none'",
    "/new": "'none'",
    "/settings": "push-worker",
    "/no-such-page": "'none'",
    f"/videos/{VIDEO}/post": "'none'",
    f"/videos/{VIDEO}/record": "'none'",
    f"/videos/{VIDEO}/send": "'none'",
    "/batches": "'none'",
    "/queue": "own-pages",
    "/videos": "own-pages",
    f"/videos/{VIDEO}": "own-pages",
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HttpHarness]:
    with http_harness(tmp_path_factory.mktemp("house")) as home:
        home.video(USER, VIDEO)
        yield home


@pytest.mark.parametrize(("path", "named"), PAGES.items(), ids=PAGES)
def test_a_page_names_what_its_modules_make(home: HttpHarness, path: str, named: str) -> None:
    answer = home.person(USER).call("GET", path, accept="text/html")

    policy = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
    assert policy["trusted-types"] == named
    assert policy["require-trusted-types-for"] == "'script'"
    made = {name for module in loaded_by(answer.text) for name in re.findall(r'createPolicy\("([\w-]+)"', module)}
    assert made == {named} - {"'none'"}


@pytest.mark.parametrize("path", PAGES)
def test_one_page_may_ask_for_the_microphone(home: HttpHarness, path: str) -> None:
    policy = home.person(USER).call("GET", path, accept="text/html").headers["Permissions-Policy"]

    allowed = "self" if path.endswith("/record") else ""
    assert policy == f"camera=(), geolocation=(), microphone=({allowed})"


def test_text_becomes_a_page_in_one_module_only() -> None:
    sinks = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|DOMParser|document\.write|srcdoc|createHTML")

    assert {path.name for path in STATIC.rglob("*.js") if sinks.search(path.read_text())} == {"swap.js"}


def test_text_becomes_a_script_in_no_module_and_one_starts_a_worker_at_one_address() -> None:
    texts = {path.name: path.read_text() for path in STATIC.rglob("*.js")}

    assert {name for name, text in texts.items() if "createPolicy" in text} == {"swap.js", "notices.js"}
    assert not [name for name, text in texts.items() if "createScript:" in text]
    assert {name for name, text in texts.items() if "createScriptURL" in text} == {"notices.js"}
    assert "createScriptURL: () => WORKER }" in texts["notices.js"]
    assert 'const WORKER = "/push/worker.js";' in texts["notices.js"]


def loaded_by(page: str) -> list[str]:
    """The modules of the page, and all they import."""
    waiting = [STATIC / name for name in re.findall(r'<script type="module" src="/static/\w+/([\w/]+\.js)"', page)]
    texts: dict[Path, str] = {}
    while waiting:
        path = waiting.pop().resolve()
        if path not in texts:
            texts[path] = path.read_text()
            waiting += [path.parent / name for name in re.findall(r'from "(\.[\w./]+)"', texts[path])]
    return list(texts.values())
