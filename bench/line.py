"""make bench-line: the render step as one Lambda makes the video, and as two and four make it at once.

Every call is made for itself, so that it has this machine's cores as a Lambda has its own; how long they take at once
is computed of that. Storing and fetching (S3) are not in it. What is printed is the best of a few rounds: others on the
machine only ever make it slower.
"""

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from bench.process_tree import ResourceUse, measure_process
from makeafvdo.adapters.renderer.segment_renderer import pieces_of
from makeafvdo.domain.storyboards.lanes import Lane, share_out
from makeafvdo.domain.storyboards.render_plan import RenderPlan

_ROUNDS = int(os.environ.get("ROUNDS", "3"))
_LANES = 2, 4
_IMPORTS = [sys.executable, "-c", "import functions.media.render"]
_NONE = Lane(pieces=())


class Call(NamedTuple):
    """One call of the Lambda, without its start."""

    cold_s: float
    cold_cpu_s: float
    warm_s: float
    warm_cpu_s: float
    memory_mb: float


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        bench = _Bench(Path(name))
        start_s = min(measure_process(_IMPORTS).wall_s for _ in range(_ROUNDS))
        print(f"{'start':16}{start_s:10.2f}")
        print(f"{'':16}    cold s    warm s   warm CPU s     MB")
        alone = bench.best("one process", "alone")
        plan = bench.best("plan", "plan", kept="planned")
        lanes = {count: bench.lanes(count) for count in _LANES}
        join = bench.best("join", "join", found=f"lanes-{_LANES[-1]}")
        bench.print_pieces()
    walls = {count: plan.warm_s + max(each.warm_s for each in calls) + join.warm_s for count, calls in lanes.items()}
    most, most_lanes = lanes[_LANES[-1]], _LANES[-1]
    cold = 2 * start_s + plan.cold_s + max(each.cold_s for each in most) + join.warm_s
    cpu = (plan.warm_cpu_s + sum(each.warm_cpu_s for each in most) + join.warm_cpu_s) / alone.warm_cpu_s
    print(f"\none process: {alone.warm_s:.1f} s, and {start_s + alone.cold_s:.1f} s in a new one")
    for count, wall in walls.items():
        print(f"{count} lanes: {wall:.1f} s, {wall / alone.warm_s:.2f} of one process")
    print(f"{most_lanes} lanes, all new: {cold:.1f} s, {cold / alone.warm_s:.2f} of one process")
    result = {"wall_1": alone.warm_s} | {f"wall_{count}": wall for count, wall in walls.items()}
    result |= {f"cold_{most_lanes}": cold, "cpu_over_one_process": cpu}
    print(json.dumps({name: round(value, 2) for name, value in result.items()}))


class _Bench:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def lanes(self, count: int) -> list[Call]:
        plan = self._plan()
        pieces = {nth: piece.segment for nth, piece in enumerate(pieces_of(plan.board, plan.contents))}
        return [
            self.best(f"lane {nth} of {count}", "lane", "planned", f"lanes-{count}", lane)
            for nth, lane in enumerate(share_out(pieces, count, plan.board.frames), 1)
        ]

    def best(self, name: str, what: str, found: str = "nothing", kept: str = "forgotten", lane: Lane = _NONE) -> Call:
        """Of some rounds the shortest times, and the most memory."""
        rounds = []
        for _ in range(_ROUNDS):
            use, (cold, warm) = self._run(what, found, kept, lane)
            rounds.append(Call(*cold, *warm, use.memory_mb))
        *times, memory = zip(*rounds, strict=True)
        cold, cold_cpu, warm, warm_cpu = map(min, times)
        call = Call(cold, cold_cpu, warm, warm_cpu, max(memory))
        print(
            f"{name:16}{call.cold_s:10.2f}{call.warm_s:10.2f}{call.warm_cpu_s:13.2f}{call.memory_mb:7.0f}",
            flush=True,
        )
        return call

    def print_pieces(self) -> None:
        """Each for itself, in a warm process."""
        plan = self._plan()
        pieces = pieces_of(plan.board, plan.contents)
        everyone = Lane(pieces=(0, *range(len(pieces))))  # the first one twice, to warm up
        _, tries = self._run("pieces", "planned", "forgotten", everyone)
        for nth, (piece, (wall, cpu)) in enumerate(zip(pieces, tries[1:], strict=True)):
            frames = piece.segment.board.frames
            a_frame = 1000 * cpu / frames
            print(f"  piece {nth:2}: {frames:3} frames{wall:6.2f} s{cpu:6.2f} s CPU, {a_frame:3.0f} ms a frame")

    def _plan(self) -> RenderPlan:
        return RenderPlan.model_validate_json((self._folder / "plan.json").read_bytes())

    def _run(self, what: str, found: str, kept: str, lane: Lane) -> tuple[ResourceUse, list[tuple[float, float]]]:
        for name in (found, kept):
            (self._folder / name).mkdir(exist_ok=True)
        folders = [str(self._folder / name) for name in ("", found, kept)]
        use = measure_process([sys.executable, "-m", "bench.line_job", what, *folders, lane.model_dump_json()])
        return use, json.loads(use.stdout)


if __name__ == "__main__":
    main()
