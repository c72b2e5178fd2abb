"""Script, voice, photos and clips in the media bucket → a finished MP4 in the media bucket."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from makeafvdo.adapters.artifacts import Artifacts, VideoFiles
from makeafvdo.adapters.fetched_files import FetchedFiles
from makeafvdo.adapters.renderer.clips.clips import usable_clips
from makeafvdo.adapters.renderer.image.photos import usable_photos
from makeafvdo.adapters.renderer.image.salience import SalienceMaps
from makeafvdo.adapters.renderer.memory import limit_malloc_memory
from makeafvdo.adapters.renderer.render import RenderedVideo, contents_of, sound_digest
from makeafvdo.adapters.renderer.scratch import scratch_folder
from makeafvdo.adapters.renderer.segment_cache import S3SegmentCache, SegmentCache
from makeafvdo.adapters.renderer.segment_renderer import RENDERER_VERSION, pieces_of
from makeafvdo.adapters.renderer.style import load_style
from makeafvdo.adapters.renderer.text.thai_text import typeface
from makeafvdo.adapters.renderer.text.words import split_words
from makeafvdo.adapters.thai_words import segment
from makeafvdo.domain.errors import NeedsInput
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.scripts import Script
from makeafvdo.domain.scripts.speech import SceneVoice
from makeafvdo.domain.scripts.things import thing_of
from makeafvdo.domain.sha256 import sha256_hex
from makeafvdo.domain.storyboards.lanes import FEWEST_PIECES, Lane, share_out
from makeafvdo.domain.storyboards.material_notices import material_notices
from makeafvdo.domain.storyboards.on_screen_text import refuse_forbidden_on
from makeafvdo.domain.storyboards.planning import plan_storyboard
from makeafvdo.domain.storyboards.render_plan import RenderPlan
from makeafvdo.domain.storyboards.storyboard import Storyboard
from makeafvdo.domain.videos.options import Options

Render = Callable[
    [
        Storyboard,
        Mapping[str, Path],
        Mapping[str, Path],
        Path,
        SegmentCache,
        Callable[[float], None],
        str | None,
        Mapping[str, str],
    ],
    RenderedVideo,
]
"""`adapters.renderer.render.render`, or its replacement in tests."""


class SharedRender(NamedTuple):
    """A render that several lanes make the pieces of."""

    digest: str
    """Of its plan."""
    lanes: Sequence[Lane]


def render_video(
    artifacts: Artifacts,
    prefix: str,
    product: Product,
    script: Script,
    voices: Sequence[SceneVoice],
    options: Options,
    progress: Callable[[float], None],
    music: str | None = None,
    lanes: int = 1,
    *,
    render: Render,
) -> VideoFiles | SharedRender:
    """The video of exactly these inputs, under `prefix`. `music` is a key, too.

    Made once: its keys carry a digest of the inputs, `video.json` is written last, and where that exists nothing is
    rendered. Its plan and encoded segments are kept under `prefix` too, for later renders. Where `lanes` are more than
    one and too many pieces are missing for one, nothing is rendered either: the lanes are to, by `render_lane`, and
    then this again with one lane, which renders what is missing still. Raises what `render`
    raises, Invalid as `on_screen_lint`, and NeedsInput("no_usable_photo") where there is nothing to show.
    """
    digest = _digest(product, script, voices, options)
    if made := artifacts.find_video(prefix, digest):
        return made
    limit_malloc_memory()
    with scratch_folder() as scratch:
        files = FetchedFiles(artifacts.media, scratch / "fetched")
        cache = S3SegmentCache(artifacts, prefix)
        plan = artifacts.find_plan(prefix, digest)
        if plan is None:
            plan = _plan(product, script, voices, options, music, files, cache)
            artifacts.put_plan(prefix, digest, plan)
        refuse_forbidden_on(plan.board)
        if lanes > 1 and (shared := _share_out(plan, artifacts.kept_pieces(prefix), lanes)):
            return SharedRender(digest, shared)
        rendered = render(plan.board, files, files, scratch, cache, progress, plan.music, plan.contents)
        known = {
            "stills_only": plan.board.stills_only,
            "left_out": plan.left_out,
            "noted": tuple(material_notices(plan.board, product)),
        }
        return artifacts.put_video(
            prefix,
            digest,
            mp4=rendered.mp4,
            poster=rendered.poster,
            sheet=rendered.sheet,
            storyboard=plan.board,
            facts=rendered.facts.model_copy(update=known),
        )


def _plan(
    product: Product,
    script: Script,
    voices: Sequence[SceneVoice],
    options: Options,
    music: str | None,
    files: Mapping[str, Path],
    cache: SegmentCache,
) -> RenderPlan:
    style = load_style(options.style)
    own_nouns = thing_of(product, segment).set_as_one_word
    split = partial(split_words, face=typeface(style.captions.font), own_nouns=own_nouns)
    playable, left_out = usable_clips({key: files[key] for key in product.clips})
    drawable = usable_photos({key: files[key] for key in product.photos}, SalienceMaps(cache))
    if not playable and not drawable:
        raise NeedsInput("no_usable_photo", reason="missing", missing=("photos",))
    board = plan_storyboard(product, script, voices, options, drawable, style, split, playable, own_nouns)
    contents = contents_of(board, files, files, music)
    return RenderPlan(board=board, contents=contents, music=music, left_out=tuple(left_out))


def _share_out(plan: RenderPlan, kept: Collection[str], lanes: int) -> Sequence[Lane]:
    """Empty where so few pieces are missing that one process makes them."""
    pieces = enumerate(pieces_of(plan.board, plan.contents))
    missing = {number: piece.segment for number, piece in pieces if piece.digest not in kept}
    if len(missing) < FEWEST_PIECES:
        return ()
    is_mixed = sound_digest(plan.board, plan.music, plan.contents) in kept
    return share_out(missing, lanes, 0 if is_mixed else plan.board.frames)


def _digest(product: Product, script: Script, voices: Sequence[SceneVoice], options: Options) -> str:
    """Of everything seen or heard; not of the requested length."""
    parts = [
        *(RENDERER_VERSION, *product.photos, *product.clips, script.model_dump_json(), options.format, options.style),
        *(str(options.ai_label), str(options.captions_only), options.music or "-"),
        *(voice.model_dump_json(exclude={"billed_characters"}) for voice in voices),
    ]
    return sha256_hex("\0".join(parts))[:20]
