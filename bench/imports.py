"""make bench-import: how long a fresh process takes to import each zip function, boto3 included; best of five.

Nothing is kept compiled from one process to the next, as under Lambda.
"""

import json
import os
import subprocess
import sys
import time

from local.paths import REPO

_HTTP = ("videos", "intake", "tiktok_account", "tiktok_webhook", "web", "batches")
_STEPS = ("scrape", "script", "upload", "poll", "settle", "sweep")
_RUNS = 5


def main() -> None:
    best = {name: _import_ms(name) for name in (*_HTTP, *_STEPS)}
    bare = _run_ms("pass")
    for name, ms in best.items():
        print(f"  {name:<16}{ms - bare:6.0f} ms")
    worst_http, worst_step = (max(best[name] - bare for name in group) for group in (_HTTP, _STEPS))
    print(json.dumps({"http_ms": round(worst_http), "step_ms": round(worst_step)}))


def _import_ms(name: str) -> float:
    return _run_ms(f"import sys; sys.path.insert(0, 'functions/{name}'); import app")


def _run_ms(code: str) -> float:
    return min(_once(code) for _ in range(_RUNS))


def _once(code: str) -> float:
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPYCACHEPREFIX": ""}
    began = time.monotonic()
    subprocess.run([sys.executable, "-c", code], cwd=REPO, env=environment, check=True)
    return (time.monotonic() - began) * 1000


if __name__ == "__main__":
    main()
