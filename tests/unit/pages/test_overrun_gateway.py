"""Where the gateway refuses by itself, our modules ask again, and then say so in the visitor's words."""

import json
import subprocess
from pathlib import Path
from string import Template
from typing import Any

import pytest
from playwright._impl._driver import compute_driver_executable

from shell.strings import script_strings

STATIC = Path(__file__).parents[3] / "functions/web/static"
GATEWAY = {"body": {"message": "Too Many Requests"}, "isOurs": False}
OURS = {"status": 200, "body": {"video_id": "v"}, "isOurs": True}
BROWSER = Template("""
const answers = $answers, asked = [], pauses = [];
globalThis.document = {
  documentElement: { lang: "th" },
  getElementById: () => ({ textContent: JSON.stringify($strings) }),
  querySelector: () => ({ content: "token" }),
};
globalThis.setTimeout = (wake, ms) => (pauses.push(ms), queueMicrotask(wake));
globalThis.fetch = async (address, options) => {
  asked.push(`$${options.method} $${address}`);
  const { status, body, isOurs } = answers[Math.min(asked.length, answers.length) - 1];
  const headers = isOurs ? { "Content-Security-Policy": "default-src 'none'" } : {};
  return new Response(JSON.stringify(body), { status, headers });
};
const { call } = await import("file://$module");
const shown = ({ message, next, code, status }) => ({ message, next, code, status });
const told = await call(...$call).then((answer) => ({ answer }), shown);
console.log(JSON.stringify({ asked, pauses, told }));
""")


def called(answers: list[dict[str, Any]], method: str, path: str = "/api/videos/v", *more: object) -> dict[str, Any]:
    """What the page's module does when it is answered so; the last answer stays."""
    node = compute_driver_executable()[0]
    script = BROWSER.substitute(
        answers=json.dumps(answers),
        strings=json.dumps(script_strings("th", "new")),
        module=STATIC / "shell/api.js",
        call=json.dumps([method, path, *more]),
    )
    run = subprocess.run([node, "--input-type=module", "-e", script], capture_output=True, text=True, check=True)
    told: dict[str, Any] = json.loads(run.stdout)
    return told


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_question_is_asked_again_after_growing_pauses(status: int) -> None:
    told = called([GATEWAY | {"status": status}] * 2 + [OURS], "GET")

    assert told["asked"] == ["GET /api/videos/v"] * 3
    assert told["told"] == {"answer": OURS["body"]}
    first, second = told["pauses"]
    assert 200 <= first <= 600 <= second <= 1800


@pytest.mark.parametrize("status", [429, 503])
def test_after_four_tries_the_visitor_is_told_in_thai(status: int) -> None:
    told = called([GATEWAY | {"status": status}], "GET")

    assert len(told["asked"]) == 4
    thai = script_strings("th", "new")
    assert told["told"] == {"message": thai["busy"], "next": thai["busy_next"], "code": "busy", "status": status}


def test_what_would_count_twice_is_asked_again_only_where_it_never_arrived() -> None:
    lost = called([GATEWAY | {"status": 503}], "POST", "/api/videos/v/continue", {})
    refused = called([GATEWAY | {"status": 429}] * 3 + [OURS], "POST", "/api/videos/v/continue", {})

    assert len(lost["asked"]) == 1
    assert lost["told"]["code"] == "busy"
    assert len(refused["asked"]) == 4
    assert refused["told"] == {"answer": OURS["body"]}


def test_an_order_with_a_key_is_sent_again() -> None:
    told = called([GATEWAY | {"status": 504}, OURS], "POST", "/api/videos", {}, {"Idempotency-Key": "12345678"})

    assert told["asked"] == ["POST /api/videos"] * 2


def test_our_own_word_is_not_asked_for_again() -> None:
    refusal = {"error": {"code": "videos_per_day_reached", "th": "ครบแล้ว", "next_th": "พรุ่งนี้"}}

    told = called([{"status": 429, "body": refusal, "isOurs": True}], "GET")

    assert len(told["asked"]) == 1
    assert told["told"] == {"message": "ครบแล้ว", "next": "พรุ่งนี้", "code": "videos_per_day_reached", "status": 429}
