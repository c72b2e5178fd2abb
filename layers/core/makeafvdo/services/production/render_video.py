"""Script, voice, photos and clips in the media bucket → a finished MP4 in the media bucket."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from makeafvdo.adapters.artifacts import Artifacts, VideoFiles
from makeafvdo.adapters.renderer.clips.clips import usable_clips
from makeafvdo.adapters.renderer.image.photos import usable_photos
from makeafvdo.adapters.renderer.image.salience import SalienceMaps
from makeafvdo.adapters.renderer.memory import limit_malloc_memory
from makeafvdo.adapters.renderer.render import RenderedVideo
from makeafvdo.adapters.renderer.scratch import scratch_folder
from makeafvdo.adapters.renderer.segment_cache import S3SegmentCache, SegmentCache
from makeafvdo.adapters.renderer.segment_renderer import RENDERER_VERSION
from makeafvdo.adapters.renderer.style import load_style
from makeafvdo.adapters.renderer.text.thai_text import typeface
from makeafvdo.adapters.renderer.text.words import split_words
from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.adapters.thai_words import segment
from makeafvdo.domain.errors import NeedsInput
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.scripts import Script
from makeafvdo.domain.scripts.speech import SceneVoice
from makeafvdo.domain.scripts.things import thing_of
from makeafvdo.domain.sha256 import sha256_hex
from makeafvdo.domain.storyboards.material_notices import material_notices
from makeafvdo.domain.storyboards.on_screen_text import refuse_forbidden_on
from makeafvdo.domain.storyboards.planning import plan_storyboard
from makeafvdo.domain.storyboards.storyboard import Storyboard
from makeafvdo.domain.videos.options import Options

Render = Callable[
    [Storyboard, Mapping[str, Path], Mapping[str, Path], Path, SegmentCache, Callable[[float], None], Path | None],
    RenderedVideo,
]
"""`adapters.renderer.render.render`, or its replacement in tests."""


def render_video(
    artifacts: Artifacts,
    prefix: str,
    product: Product,
    script: Script,
    voices: Sequence[SceneVoice],
    options: Options,
    progress: Callable[[float], None],
    music: str | None = None,
    *,
    render: Render,
) -> VideoFiles:
    """The video of exactly these inputs, under `prefix`. `music` is a key, too.

    Made once: its keys carry a digest of the inputs, `video.json` is written last, and where that exists nothing is
    rendered. Encoded segments are kept under `prefix` too, for later renders. Raises what `render`
    raises, Invalid as `on_screen_lint`, and NeedsInput("no_usable_photo") where there is nothing to show.
    """
    digest, media = _digest(product, script, voices, options), artifacts.media
    if made := artifacts.find_video(prefix, digest):
        return made
    limit_malloc_memory()
    with scratch_folder() as scratch:
        photos = _fetch(media, product.photos, scratch / "photos")
        clips = _fetch(media, product.clips, scratch / "clips")
        sounds = _fetch(media, [voice.audio_key for voice in voices], scratch / "sounds")
        songs = _fetch(media, [music] if music else [], scratch / "music")
        style = load_style(options.style)
        own_nouns = tuple(filter(None, [thing_of(product, segment).noun]))
        split = partial(split_words, face=typeface(style.captions.font), own_nouns=own_nouns)
        playable, left_out = usable_clips(clips)
        cache = S3SegmentCache(artifacts, prefix)
        drawable = usable_photos(photos, SalienceMaps(cache))
        if not playable and not drawable:
            raise NeedsInput("no_usable_photo", reason="missing", missing=("photos",))
        board = plan_storyboard(product, script, voices, options, drawable, style, split, playable, own_nouns)
        refuse_forbidden_on(board)
        rendered = render(board, photos | clips, sounds, scratch, cache, progress, songs.get(music or ""))
        planned = {
            "stills_only": board.stills_only,
            "left_out": tuple(left_out),
            "noted": tuple(material_notices(board, product)),
        }
        return artifacts.put_video(
            prefix,
            digest,
            mp4=rendered.mp4,
            poster=rendered.poster,
            sheet=rendered.sheet,
            storyboard=board,
            facts=rendered.facts.model_copy(update=planned),
        )


def _digest(product: Product, script: Script, voices: Sequence[SceneVoice], options: Options) -> str:
    """Of everything seen or heard; not of the requested length."""
    parts = [
        *(RENDERER_VERSION, *product.photos, *product.clips, script.model_dump_json(), options.format, options.style),
        *(str(options.ai_label), str(options.captions_only), options.music or "-"),
        *(voice.model_dump_json(exclude={"billed_characters"}) for voice in voices),
    ]
    return sha256_hex("\0".join(parts))[:20]


def _fetch(media: S3Media, keys: Sequence[str], folder: Path) -> dict[str, Path]:
    folder.mkdir()
    paths = {key: folder / str(nth) for nth, key in enumerate(keys)}
    for key, path in paths.items():
        media.download(key, path)
    return paths
