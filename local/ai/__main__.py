"""`python -m local.ai --port 4573`."""

import argparse
import signal
import threading

from local.ai.server import serving


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m local.ai", description=__doc__)
    options.add_argument("--port", type=int, required=True)
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    with serving(options.parse_args().port) as server:
        print(f"AI services, local: http://127.0.0.1:{server.port}/_local/calls", flush=True)
        stopped.wait()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
