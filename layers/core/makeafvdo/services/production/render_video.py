"""Script, voice, photos and clips in the media bucket → a finished MP4 in the media bucket."""

import hashlib
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import BaseModel, ConfigDict

from makeafvdo.adapters.renderer.clips.clips import usable_clips
from makeafvdo.adapters.renderer.image.photos import usable_photos
from makeafvdo.adapters.renderer.memory import limit_malloc_memory
from makeafvdo.adapters.renderer.render import RenderedVideo, render
from makeafvdo.adapters.renderer.segment_cache import S3SegmentCache
from makeafvdo.adapters.renderer.segment_renderer import RENDERER_VERSION
from makeafvdo.adapters.renderer.style import load_style
from makeafvdo.adapters.renderer.text.thai_text import typeface
from makeafvdo.adapters.renderer.text.words import split_words
from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.domain.errors import NeedsInput
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.on_screen_lint import refuse_forbidden_on
from makeafvdo.domain.scripts.scripts import Script
from makeafvdo.domain.scripts.speech import SceneVoice
from makeafvdo.domain.storyboards.material_notices import material_notices
from makeafvdo.domain.storyboards.planning import plan_storyboard
from makeafvdo.domain.storyboards.storyboard import Storyboard
from makeafvdo.domain.videos.facts import VideoFacts
from makeafvdo.domain.videos.options import Options


class VideoFiles(BaseModel):
    """Keys of a finished video in the media bucket, and what the MP4 is. All five objects exist."""

    model_config = ConfigDict(frozen=True)

    mp4: str
    poster: str
    sheet: str
    """Ten small pictures of the video, from its beginning to its end, as one JPEG."""
    storyboard: str
    facts_key: str
    facts: VideoFacts


def render_video(
    media: S3Media,
    prefix: str,
    product: Product,
    script: Script,
    voices: Sequence[SceneVoice],
    options: Options,
    progress: Callable[[float], None],
    music: str | None = None,
) -> VideoFiles:
    """The video of exactly these inputs, under `prefix` (which ends in a slash). `music` is a key, too.

    Made once: its keys carry a digest of the inputs, `video.json` is written last, and where that stands nothing is
    done again. Its segments are kept under `prefix` too, for the next video that shows the same. Raises what `render`
    raises, Invalid as `on_screen_lint` refuses, and NeedsInput("no_usable_photo") where there is nothing to show.
    """
    home = f"{prefix}render-{_digest(product, script, voices, options)}/"
    if facts := media.find_json(f"{home}video.json", VideoFacts):
        return _files(home, facts)
    limit_malloc_memory()
    with TemporaryDirectory() as scratch:
        photos = _fetch(media, product.photos, Path(scratch) / "photos")
        clips = _fetch(media, product.clips, Path(scratch) / "clips")
        sounds = _fetch(media, [voice.audio_key for voice in voices], Path(scratch) / "sounds")
        songs = _fetch(media, [music] if music else [], Path(scratch) / "music")
        style = load_style(options.style)
        split = partial(split_words, face=typeface(style.captions.font))
        playable, left_out = usable_clips(clips)
        drawable = usable_photos(photos)
        if not playable and not drawable:
            raise NeedsInput("no_usable_photo", reason="missing", missing=("photos",))
        board = plan_storyboard(product, script, voices, options, drawable, style, split, playable)
        refuse_forbidden_on(board)
        cache = S3SegmentCache(media, f"{prefix}pieces/")
        made = render(board, photos | clips, sounds, Path(scratch), cache, progress, songs.get(music or ""))
        noted = tuple(material_notices(board, product))
        told = {"stills_only": board.stills_only, "left_out": tuple(left_out), "noted": noted}
        facts = made.facts.model_copy(update=told)
        _publish(media, home, board, made, facts)
    return _files(home, facts)


def _digest(product: Product, script: Script, voices: Sequence[SceneVoice], options: Options) -> str:
    """Of everything that is seen or heard; the length once wished for is not."""
    parts = [
        *(RENDERER_VERSION, *product.photos, *product.clips, script.model_dump_json(), options.format, options.style),
        *(str(options.ai_label), str(options.captions_only), options.music or "-"),
        *(voice.model_dump_json() for voice in voices),
    ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:20]


def _fetch(media: S3Media, keys: Sequence[str], folder: Path) -> dict[str, Path]:
    folder.mkdir()
    paths = {key: folder / str(nth) for nth, key in enumerate(keys)}
    for key, path in paths.items():
        media.download(key, path)
    return paths


def _publish(media: S3Media, home: str, board: Storyboard, made: RenderedVideo, facts: VideoFacts) -> None:
    files = _files(home, facts)
    media.upload(made.mp4, files.mp4, "video/mp4")
    media.upload(made.poster, files.poster, "image/jpeg")
    media.upload(made.sheet, files.sheet, "image/jpeg")
    media.put_json(files.storyboard, board)
    media.put_json(files.facts_key, facts)


def _files(home: str, facts: VideoFacts) -> VideoFiles:
    return VideoFiles(
        mp4=f"{home}video.mp4",
        poster=f"{home}poster.jpg",
        sheet=f"{home}sheet.jpg",
        storyboard=f"{home}storyboard.json",
        facts_key=f"{home}video.json",
        facts=facts,
    )
