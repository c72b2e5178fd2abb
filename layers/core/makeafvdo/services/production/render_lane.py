"""The pieces of one lane of a video that several render at once → in the media bucket, for the one that joins them."""

from collections.abc import Callable, Collection, Mapping

from makeafvdo.adapters.artifacts import Artifacts
from makeafvdo.adapters.fetched_files import FetchedFiles
from makeafvdo.adapters.renderer.memory import limit_malloc_memory
from makeafvdo.adapters.renderer.render import render_pieces
from makeafvdo.adapters.renderer.scratch import scratch_folder
from makeafvdo.adapters.renderer.segment_cache import S3SegmentCache
from makeafvdo.adapters.renderer.segment_renderer import pieces_of
from makeafvdo.domain.storyboards.lanes import Lane


def render_lane(artifacts: Artifacts, prefix: str, digest: str, lane: Lane, progress: Callable[[float], None]) -> None:
    """Keeps the lane's pieces of the plan with this digest. Those that are kept already are not rendered again.

    Without such a plan, as after a deploy, nothing is done: who joins the video plans it anew. `progress` is called
    after each piece with the share of the whole video that is done, by all lanes (0–1). Raises what `render_pieces`
    raises.
    """
    plan = artifacts.find_plan(prefix, digest)
    if plan is None:
        return
    frames = {piece.digest: piece.segment.board.frames for piece in pieces_of(plan.board, plan.contents)}
    limit_malloc_memory()
    with scratch_folder() as scratch:
        files = FetchedFiles(artifacts.media, scratch / "fetched")
        render_pieces(
            plan.board,
            files,
            files,
            scratch,
            S3SegmentCache(artifacts, prefix),
            lambda: progress(_share_done(frames, artifacts.kept_pieces(prefix))),
            plan.music,
            plan.contents,
            lane.pieces,
            with_sound=lane.has_sound,
        )


def _share_done(frames: Mapping[str, int], kept: Collection[str]) -> float:
    return sum(length for digest, length in frames.items() if digest in kept) / sum(frames.values())
