"""One call of the render step in a process of its own: python -m bench.line_job <what> <folder> <found> <kept> <lane>.

alone   the whole video
plan    which pieces there are, into <folder>/plan.json
lane    the pieces of <lane>, as JSON
join    the video of pieces that are kept
pieces  each piece for itself

It finds what is in the folder <found> of what other calls keep, and leaves what it made itself in <kept>. Prints
each try's seconds and CPU seconds as JSON. The first try is a cold Lambda's, the second a warm one's, from the same
files.
"""

import json
import os
import shutil
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.storyboards import make_inputs, plan
from makeafvdo.adapters.renderer.image.salience import SalienceMaps
from makeafvdo.adapters.renderer.memory import limit_malloc_memory
from makeafvdo.adapters.renderer.render import contents_of, render, render_pieces
from makeafvdo.adapters.renderer.segment_cache import FolderSegmentCache
from makeafvdo.domain.storyboards.lanes import Lane
from makeafvdo.domain.storyboards.render_plan import RenderPlan

STYLE = "clean"


def main(what: str, folder: Path, found: Path, kept: Path, order: str) -> None:
    limit_malloc_memory()
    bench = _Bench(folder)
    lane = Lane.model_validate_json(order)
    job: Callable[[FolderSegmentCache], object]
    match what:
        case "alone":
            job = bench.make_alone
        case "plan":
            job = bench.plan
        case "join":
            job = bench.join
        case _:
            job = partial(bench.make_lane, lane)
    jobs = [partial(bench.make_lane, Lane(pieces=(nth,))) for nth in lane.pieces] if what == "pieces" else [job] * 2
    print(json.dumps([_tried(each, found, kept) for each in jobs]))


class _Bench:
    def __init__(self, folder: Path) -> None:
        self._inputs = make_inputs(folder, STYLE)
        self._plan = folder / "plan.json"

    def plan(self, cache: FolderSegmentCache) -> None:
        board = plan(self._inputs, SalienceMaps(cache))
        contents = contents_of(board, self._inputs.photos, self._inputs.sounds, None)
        self._plan.write_text(RenderPlan(board=board, contents=contents).model_dump_json())

    def make_lane(self, lane: Lane, cache: FolderSegmentCache) -> None:
        of, inputs = RenderPlan.model_validate_json(self._plan.read_bytes()), self._inputs
        with TemporaryDirectory() as out:
            files = of.board, inputs.photos, inputs.sounds, Path(out)
            render_pieces(*files, cache, lambda: None, None, of.contents, lane.pieces, with_sound=lane.has_sound)

    def join(self, cache: FolderSegmentCache) -> None:
        of, inputs = RenderPlan.model_validate_json(self._plan.read_bytes()), self._inputs
        with TemporaryDirectory() as out:
            files = of.board, inputs.photos, inputs.sounds, Path(out)
            render(*files, cache, lambda _share: None, None, of.contents)

    def make_alone(self, cache: FolderSegmentCache) -> None:
        self.plan(cache)
        self.join(cache)


def _tried(job: Callable[[FolderSegmentCache], object], found: Path, kept: Path) -> tuple[float, float]:
    """Seconds and CPU seconds."""
    with TemporaryDirectory() as name:
        folder = Path(shutil.copytree(found, name, dirs_exist_ok=True))
        began, before = time.monotonic(), sum(os.times()[:4])
        job(FolderSegmentCache(folder))
        took = time.monotonic() - began, sum(os.times()[:4]) - before
        shutil.copytree(folder, kept, dirs_exist_ok=True)
    return took


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4]), sys.argv[5])
