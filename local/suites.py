"""make test: every gate and every suite, each with its time."""

import subprocess
import sys
import time

from local import check
from local.paths import REPO, VENVS

_SUITES = {"unit": ("-n", "2"), "contract": (), "stack": (), "browser": ()}
"""Suite → further pytest arguments. Suites that share the stack cannot run in parallel."""


def main() -> int:
    began = time.monotonic()
    print("check")
    failed = ["check"] if check.main() else []
    times: list[tuple[str, float]] = [("check", time.monotonic() - began)]
    for suite, arguments in _SUITES.items():
        since = time.monotonic()
        print(f"\n{suite}", flush=True)
        if subprocess.run(
            [str(VENVS / "dev/bin/pytest"), f"tests/{suite}", *arguments], cwd=REPO, check=False
        ).returncode:
            failed.append(suite)
        times.append((suite, time.monotonic() - since))
    print("\n" + "   ".join(f"{name} {seconds:.0f} s" for name, seconds in times), end="   ")
    print(f"together {time.monotonic() - began:.0f} s")
    print("failed: " + ", ".join(failed) if failed else "everything passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
