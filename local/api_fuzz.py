"""make api-fuzz: schemathesis checks the API against its OpenAPI description, with 2,000 requests and more.

It sends HTTP to a bridge that calls the deployed handlers in this process, over moto: nothing has to be deployed, a
request takes milliseconds, and before each the same marketer and videos are restored, so responses do not depend on
earlier requests. The last line is JSON: `cases`, `server_errors`, `undocumented` answers.
"""

import base64
import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from local.paths import VENVS
from makeafvdo.domain.sha256 import sha256_hex
from makeafvdo.entrypoints.http import SESSION_COOKIE
from tests.support.gateway import function_for, modules
from tests.support.http_harness import CSRF, HttpHarness, http_harness

USER, SECRET = "user-mali", "the session of the fuzz"
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
)
_CASES = 2000
_PER_OPERATION = 40
_SEED = 1
_STATES: tuple[dict[str, object], ...] = (
    {},
    {"state": "NEEDS_INPUT", "reason": "check_product", "mp4_key": None, "poster_key": None, "mp4_sha256": None},
    {"state": "SCRAPING", "in_run": True},
    {"state": "IN_INBOX"},
    {"state": "FAILED", "problem": {"code": "run_was_cut_off", "facts": {}}},
)


class FuzzTarget:
    """The handlers, with a marketer who has an account and a video in every state of `_STATES`."""

    def __init__(self, home: HttpHarness) -> None:
        self._home = home
        home.bench.connect(USER)
        self._ids = [f"01jd00000000000000000000{number}a" for number in range(len(_STATES))]
        for video_id, state in zip(self._ids, _STATES, strict=True):
            home.video(USER, video_id, **state)
        self._rows = home.tables["Videos"].scan()["Items"]

    def answer(self, event: dict[str, Any]) -> dict[str, Any]:
        self._restore_rows()
        path = event["rawPath"]
        function = modules()[function_for(event["requestContext"]["http"]["method"], path)]
        answer: dict[str, Any] = function.handler.answer(event, self._home.app)
        return answer

    def known_video(self, part: str) -> str:
        """Map what looks like a video's id to an existing one, and one in six to none."""
        if len(part) != 26 or not part.isalnum() or not part.isascii() or part != part.lower():
            return part
        return [*self._ids, part][sum(part.encode()) % (len(self._ids) + 1)]

    def _restore_rows(self) -> None:
        self._home.bench.sessions.put_session(sha256_hex(SECRET), USER, CSRF)
        for table in ("Users", "Erasures"):
            self._home.tables[table].delete_item(Key={"user_id": USER})
        for row in self._rows:
            self._home.tables["Videos"].put_item(Item=row)


class Bridge(BaseHTTPRequestHandler):
    """Converts a request to an event of API Gateway's HTTP API (payload 2.0), and sends the function's response."""

    target: FuzzTarget

    def handle_one_request(self) -> None:
        self.raw_requestline = self.rfile.readline(65537)
        if not self.raw_requestline or not self.parse_request():
            self.close_connection = True
            return
        address = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        path = "/".join(self.target.known_video(part) for part in unquote(address.path).split("/"))
        query: dict[str, str] = {}
        for name, value in parse_qsl(address.query, keep_blank_values=True):
            query[name] = f"{query[name]},{value}" if name in query else value
        headers = {name.lower(): ",".join(self.headers.get_all(name, [])) for name in self.headers}
        self._send(
            self.target.answer(
                {
                    "version": "2.0",
                    "rawPath": path,
                    "rawQueryString": address.query,
                    "queryStringParameters": query,
                    "cookies": [each.strip() for each in headers.pop("cookie", "").split(";")],
                    "headers": headers,
                    "requestContext": {"http": {"method": self.command, "path": path}, "stage": "$default"},
                    "body": base64.b64encode(body).decode() or None,
                    "isBase64Encoded": bool(body),
                }
            )
        )

    def _send(self, answer: dict[str, Any]) -> None:
        text = answer.get("body") or ""
        body = base64.b64decode(text) if answer.get("isBase64Encoded") else text.encode()
        self.send_response(int(answer["statusCode"]))
        for name, value in answer["headers"].items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Quiet: schemathesis reports."""


@contextmanager
def bridge() -> Iterator[str]:
    """URL of a server in front of the handlers. One request at a time, as in a Lambda."""
    with tempfile.TemporaryDirectory() as folder, http_harness(Path(folder)) as home:
        handler = type("Bridge", (Bridge,), {"target": FuzzTarget(home)})
        with HTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{server.server_port}"
            server.shutdown()


def main() -> int:
    with bridge() as url, tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            str(VENVS / "fuzz/bin/schemathesis"), "run", f"{url}/api/openapi.json", "--url", url,
            "--header", f"Cookie: {SESSION_COOKIE}={SECRET}", "--header", f"X-CSRF-Token: {CSRF}",
            "--checks", ",".join(CHECKS), "--max-examples", str(_PER_OPERATION), "--seed", str(_SEED),
            "--continue-on-failure", "--max-redirects", "0", "--workers", "1", "--warnings", "off",
            "--report", "json", "--report-json-path", str(report),
        ]  # fmt: skip
        subprocess.run(command, cwd=folder, check=False)
        found = json.loads(report.read_text())
    counts = counts_of(found)
    print(json.dumps(counts))
    return 0 if found["complete"] and not found["errors"] and is_good(counts) else 1


def counts_of(report: Mapping[str, Any]) -> dict[str, int]:
    """Totals of schemathesis' report; failures of one kind count once per operation."""
    counts = {each["type"]: each["count"] for each in report["failures"]}
    server_errors = counts.pop("ServerError", 0)
    return {
        "cases": report["test_cases"]["generated"],
        "server_errors": server_errors,
        "undocumented": sum(counts.values()),
    }


def is_good(counts: Mapping[str, int]) -> bool:
    return counts["cases"] >= _CASES and not counts["server_errors"] and not counts["undocumented"]


if __name__ == "__main__":
    sys.exit(main())
