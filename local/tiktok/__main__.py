"""`python -m local.tiktok --port 4590 --state-dir DIR --app-redirect-uri URI --client-key K --client-secret S`."""

import argparse
import shutil
import signal
import sys
import threading
from pathlib import Path

from local.tiktok.login_kit.apps import App
from local.tiktok.server import serving
from local.tiktok.world import World


def main() -> int:
    options = read_options()
    world = World(folder=empty_folder(options.state_dir / "uploads"), mail_url=options.mail_url)
    app = App(
        client_key=options.client_key,
        client_secret=options.client_secret,
        name=options.app_name,
        redirect_uris=tuple(options.app_redirect_uri),
        webhook_url=options.webhook_url,
    )
    if faults := world.register(app):
        print("\n".join(faults), file=sys.stderr)
        return 2
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    with serving(world, options.port) as server:
        print(f"TikTok, local: http://127.0.0.1:{server.port}/inbox", flush=True)
        stopped.wait()
    return 0


def empty_folder(folder: Path) -> Path:
    """The folder, with the videos of an earlier run deleted: what described them was in memory."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m local.tiktok")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--state-dir", type=Path, required=True, help="uploaded files are kept here")
    parser.add_argument("--app-redirect-uri", action="append", required=True, help="may be given up to ten times")
    parser.add_argument("--client-key", required=True, help="a key that starts with sb is a sandbox's")
    parser.add_argument("--client-secret", required=True)
    parser.add_argument("--app-name", default="MakeAFVDO")
    parser.add_argument("--webhook-url", default=None)
    parser.add_argument("--mail-url", default="", help="where the emulator lists the mail that was sent")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
