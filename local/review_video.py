"""make review-video STAGE=staging: a browser goes the reviewers' way, recorded for TikTok's form with its address bar.

On the local stack it is a rehearsal. On a real stage a person signs in at TikTok when its page opens; there the
screen of DISPLAY is recorded, elsewhere a virtual one.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from imageio_ffmpeg import get_ffmpeg_exe
from playwright.sync_api import sync_playwright

from local.demo.chromium import installed, installed_chromium
from local.demo.reviewers_walk import walk
from local.paths import OUT
from local.reviewer import make_reviewer
from local.stack.processes import StackError

SIDES = (1280, 800)
MOST_BYTES = 50_000_000
"""TikTok's form takes files up to 50 MB."""
_FPS = 12
_LOOK_MS = 2000


@contextmanager
def _screen() -> Iterator[str]:
    """The display to record: the person's own, else a virtual one."""
    if display := os.environ.get("DISPLAY"):
        yield display
        return
    display = f":{90 + os.getpid() % 900}"
    command = [installed("Xvfb", "xvfb"), display, "-screen", "0", f"{SIDES[0]}x{SIDES[1]}x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        time.sleep(1)
        try:
            yield display
        finally:
            server.terminate()


@contextmanager
def _recording(display: str, file: Path) -> Iterator[None]:
    command = [
        get_ffmpeg_exe(), "-loglevel", "error", "-y", "-f", "x11grab", "-framerate", str(_FPS),
        "-video_size", f"{SIDES[0]}x{SIDES[1]}", "-i", display, "-c:v", "libx264", "-preset", "veryfast", "-crf", "30",
        "-pix_fmt", "yuv420p", "-movflags", "+faststart", str(file),
    ]  # fmt: skip
    with subprocess.Popen(command, stdin=subprocess.PIPE) as recorder:
        try:
            yield
        finally:
            recorder.communicate(b"q")


def record(stage: str) -> tuple[Path, list[tuple[str, float]]]:
    """The file, and what is seen in it from which second on. Raises StackError."""
    target, reviewer = make_reviewer(stage)
    OUT.mkdir(exist_ok=True)
    file = OUT / f"review-{stage}.mp4"
    seen: list[tuple[str, float]] = []
    with _screen() as display, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=installed_chromium(),
            headless=False,
            args=["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync", "--window-position=0,0",
                  f"--window-size={SIDES[0]},{SIDES[1]}"],
            env={**os.environ, "DISPLAY": display},
        )  # fmt: skip
        page = browser.new_context(no_viewport=True, locale="en-GB", timezone_id="Asia/Bangkok").new_page()
        with _recording(display, file):
            began = time.monotonic()

            def look(what: str) -> None:
                seen.append((what, time.monotonic() - began))
                page.wait_for_timeout(_LOOK_MS)

            walk(page, target.base_url, reviewer.email, reviewer.password, look)
        browser.close()
    return file, seen


def main(arguments: list[str]) -> int:
    try:
        file, seen = record(*arguments)
    except StackError as error:
        print(error, file=sys.stderr)
        return 1
    for what, at in seen:
        print(f"  {at:6.1f} s  {what}")
    size = file.stat().st_size
    print(f"\n  {file.relative_to(OUT.parent)}: {size / 1e6:.1f} MB, {seen[-1][1]:.0f} s")
    if size > MOST_BYTES:
        print("  too large for TikTok's form: record it in two parts", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
