"""make gallery: six products in every style, one in every format and five with the photos shops have, as MP4s and
contact sheets, in out/gallery/.

Every second product shows all on-screen lines its data allows, the others those of a new video: name and price.
"""

import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, get_args

from PIL import Image

from local.demo.shop_goods import SHOP_GOODS, ShopGood
from local.paths import OUT, REPO
from local.shops.catalogue.catalogue import ITEMS
from local.shops.catalogue.item import Item
from local.shops.catalogue.photos import file_name, photo_bytes
from local.speaking import speak
from local.writing import write
from makeafvdo.adapters.renderer.image.photos import usable_photos
from makeafvdo.adapters.renderer.image.salience import SalienceMaps
from makeafvdo.adapters.renderer.render import render
from makeafvdo.adapters.renderer.segment_cache import FolderSegmentCache
from makeafvdo.adapters.renderer.style import load_style
from makeafvdo.adapters.renderer.text.thai_text import typeface
from makeafvdo.adapters.renderer.text.words import split_words
from makeafvdo.adapters.thai_words import segment
from makeafvdo.adapters.voices.kokoro import KokoroVoice
from makeafvdo.adapters.voices.sound import wav_bytes
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.scripts import OnScreen, Script
from makeafvdo.domain.scripts.speech import SceneVoice
from makeafvdo.domain.scripts.things import thing_of
from makeafvdo.domain.storyboards.planning import plan_storyboard
from makeafvdo.domain.storyboards.storyboard import Storyboard
from makeafvdo.domain.videos.options import STYLES, Format, Options

GALLERY = OUT / "gallery"
GALLERY_ITEMS = (0, 1, 2, 5, 7, 9)
"""Indices into the catalogue."""
_SECONDS = 18
_READ_AT = datetime(2026, 11, 20, tzinfo=UTC)


class VideoSource(NamedTuple):
    """What one product's videos are made from: script, speech and photo files. `boxes`: where the product is in photos
    that were made for it, in shares of them."""

    product: Product
    script: Script
    voices: tuple[SceneVoice, ...]
    photos: Mapping[str, Path]
    sounds: Mapping[str, Path]
    boxes: Mapping[str, tuple[float, float, float, float]] = {}


class GalleryVideo(NamedTuple):
    slug: str
    source: VideoSource
    options: Options

    @property
    def name(self) -> str:
        return f"{self.slug}-{self.options.style}-{self.options.format.replace(':', 'x')}"


def main() -> int:
    began = time.monotonic()
    sheets: dict[str, list[Image.Image]] = {}
    for video in gallery_videos():
        sheet = render_video(video.slug, video.source, video.options)
        if video.options.format == "9:16":
            sheets.setdefault(video.options.style, []).append(sheet)
    for style, seen in sheets.items():
        _stacked(seen).save(GALLERY / f"{style}.jpg", quality=88)
    print(f"  {time.monotonic() - began:.0f} s; look at {GALLERY.relative_to(REPO)}/")
    return 0


def gallery_videos() -> Iterator[GalleryVideo]:
    """Those of the catalogue in every style, the first of them in every format; of the shop goods one style each."""
    voice = KokoroVoice(REPO / ".local/voices", threads=os.cpu_count() or 1)
    sources = {
        ITEMS[place].slug: prepare_source(ITEMS[place], voice, with_all_lines=nth % 2 == 0)
        for nth, place in enumerate(GALLERY_ITEMS)
    }
    first = next(iter(sources))
    for style in STYLES:
        for slug, source in sources.items():
            yield GalleryVideo(slug, source, Options(style=style))
        for video_format in get_args(Format)[1:]:
            yield GalleryVideo(first, sources[first], Options(style=style, format=video_format))
    for good, style in zip(SHOP_GOODS, cycle(STYLES), strict=False):
        yield GalleryVideo(good.slug, prepare_shop_source(good, voice), Options(style=style))


def prepare_shop_source(good: ShopGood, voice: KokoroVoice) -> VideoSource:
    folder = _folder_of(good.slug)
    photos, boxes = {}, {}
    for nth, made in enumerate(good.photos(), start=1):
        key = f"{good.slug}-{nth}"
        photos[key], boxes[key] = folder / f"{key}.jpg", made.product
        photos[key].write_bytes(made.jpeg)
    product = Product(
        title=good.title,
        highlights=good.highlights,
        price=good.price,
        original_price=good.original_price,
        photos=tuple(photos),
        read_at=_READ_AT,
    )
    return _with_voice(product, photos, voice, folder, with_all_lines=True)._replace(boxes=boxes)


def prepare_source(item: Item, voice: KokoroVoice, *, with_all_lines: bool) -> VideoSource:
    folder = _folder_of(item.slug)
    product = product_of(item)
    return _with_voice(product, dict(_write_photos(product, folder)), voice, folder, with_all_lines=with_all_lines)


def _folder_of(slug: str) -> Path:
    folder = GALLERY / "sources" / slug
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _with_voice(
    product: Product, photos: Mapping[str, Path], voice: KokoroVoice, folder: Path, *, with_all_lines: bool
) -> VideoSource:
    script = write(product, Options(seconds=_SECONDS))
    lines = tuple(line.model_copy(update={"shown": line.shown or with_all_lines}) for line in script.on_screen.lines)
    script = script.model_copy(update={"on_screen": OnScreen(lines=lines)})
    voices = tuple(_speak_scenes(script, voice, folder))
    sounds = {spoken.audio_key: folder / spoken.audio_key for spoken in voices}
    return VideoSource(product, script, voices, photos, sounds)


def product_of(item: Item) -> Product:
    cheapest = min(item.skus, key=lambda sku: sku.price)
    return Product(
        title=item.title,
        description="\n".join(item.description),
        highlights=item.highlights,
        attributes=item.attributes,
        categories=item.categories,
        brand=item.brand,
        price=cheapest.price,
        original_price=cheapest.original,
        rating=float(item.rating),
        review_count=item.reviews,
        sold_count=item.sold,
        photos=item.photos,
        read_at=_READ_AT,
    )


def plan(source: VideoSource, options: Options) -> Storyboard:
    style = load_style(options.style)
    own_nouns = thing_of(source.product, segment).set_as_one_word
    split = partial(split_words, face=typeface(style.captions.font), own_nouns=own_nouns)
    return plan_storyboard(
        source.product,
        source.script,
        source.voices,
        options,
        usable_photos(source.photos, SalienceMaps()),
        style,
        split,
        own_nouns=own_nouns,
    )


def render_video(slug: str, source: VideoSource, options: Options) -> Image.Image:
    """Renders one video and its contact sheet; returns the sheet."""
    name = f"{slug}-{options.style}-{options.format.replace(':', 'x')}"
    began = time.monotonic()
    with TemporaryDirectory(dir=GALLERY) as scratch:
        folder = Path(scratch)
        video = render(
            plan(source, options), source.photos, source.sounds, folder, FolderSegmentCache(folder), lambda _share: None
        )
        video.mp4.replace(GALLERY / f"{name}.mp4")
        video.sheet.replace(GALLERY / f"{name}.jpg")
    print(f"  {name:<48} {video.facts.seconds:4.1f} s in {time.monotonic() - began:4.1f} s", flush=True)
    with Image.open(GALLERY / f"{name}.jpg") as sheet:
        return sheet.copy()


def _write_photos(product: Product, folder: Path) -> Iterator[tuple[str, Path]]:
    for key in product.photos:
        path = folder / file_name(key)
        path.write_bytes(photo_bytes(file_name(key)) or b"")
        yield key, path


def _speak_scenes(script: Script, voice: KokoroVoice, folder: Path) -> Iterator[SceneVoice]:
    for scene in script.scenes:
        speech = speak(scene.phrases, script.tone, voice)
        path = folder / f"{scene.scene_id}.wav"
        path.write_bytes(wav_bytes(speech.pcm, speech.sample_rate))
        yield SceneVoice(
            scene_id=scene.scene_id,
            audio_key=path.name,
            sample_rate=speech.sample_rate,
            seconds=speech.seconds,
            voice=voice.id,
            is_preview=True,
            phrases=speech.phrases,
        )


def _stacked(sheets: Sequence[Image.Image]) -> Image.Image:
    whole = Image.new("RGB", (max(sheet.width for sheet in sheets), sum(sheet.height for sheet in sheets)))
    top = 0
    for sheet in sheets:
        whole.paste(sheet, (0, top))
        top += sheet.height
    return whole


if __name__ == "__main__":
    sys.exit(main())
