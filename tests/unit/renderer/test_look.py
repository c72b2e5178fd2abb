"""What is seen of three small videos, by the bench's own judge; the product's boxes are those of the made photos."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bench.look_metrics import Seen, measure
from local.demo.shop_photos import NAVY, WHITE, Cutout, hoodie, mug, photographed
from makeafvdo.adapters.renderer.image.photos import usable_photos
from makeafvdo.adapters.renderer.render import render
from makeafvdo.adapters.renderer.segment_cache import FolderSegmentCache
from makeafvdo.adapters.renderer.style import load_style
from makeafvdo.domain.storyboards.planning import plan_storyboard
from makeafvdo.domain.videos.options import Format, Options
from tests.support.pictures import photograph, saved
from tests.support.products import a_product
from tests.unit.renderer.render_harness import MAPS, a_script, a_voice, on_screen, spaced_words, write_wav

Shares = tuple[float, float, float, float]
CHAIR: Shares = (0.40, 0.44, 0.90, 0.98)
MUG: Shares = (230 / 1600, 380 / 1600, 1300 / 1600, 1300 / 1600)
HOODIE: Shares = (230 / 1600, 150 / 1600, 1370 / 1600, 1420 / 1600)


def shop_photo(cutout: Cutout) -> bytes:
    return photographed(cutout, 1000, seed=3).jpeg()


LEAST_CHANGES = {"clean": 5, "pop": 6, "magazine": 4}


def seen_of(folder: Path, photos: Sequence[tuple[bytes, Shares]], style_name: str, video_format: Format) -> Seen:
    keys = [f"photo-{nth}" for nth in range(len(photos))]
    paths = {key: folder / key for key in keys}
    for key, (body, _) in zip(keys, photos, strict=True):
        paths[key].write_bytes(body)
    style = load_style(style_name)
    voices = [a_voice(f"scene-{nth}", [("กดตะกร้า เลย ค่ะ วันนี้ คุ้ม มาก", [0.35] * 6)]) for nth in range(2)]
    sounds = {voice.audio_key: write_wav(folder / f"{voice.scene_id}.wav", voice) for voice in voices}
    board = plan_storyboard(
        a_product(photos=tuple(keys)),
        a_script(voices, on_screen(title="เก้าอี้", price="฿199")),
        voices,
        Options(style=style_name, format=video_format),
        usable_photos(paths, MAPS),
        style,
        spaced_words,
    )
    boxes = {key: box for key, (_, box) in zip(keys, photos, strict=True)}
    video = render(board, paths, sounds, folder, FolderSegmentCache(folder), lambda _share: None)
    return measure(board, paths, boxes.__getitem__, style, MAPS, video.mp4)


@pytest.mark.parametrize(
    ("photos", "style", "video_format", "picture"),
    [
        ([(saved(photograph("pexels-7303782", 1800)), CHAIR)], "clean", "9:16", 0.5),
        ([(shop_photo(mug(NAVY)), MUG), (shop_photo(hoodie(WHITE)), HOODIE)], "pop", "9:16", 0.2),
        ([(saved(photograph("pexels-7303782", 1800)), CHAIR)], "magazine", "16:9", 0.45),
    ],
    ids=["a room upright", "shop photos", "a room lying"],
)
def test_the_product_is_in_clear_view_and_pictures_change_as_creators_change_them(
    tmp_path: Path, photos: Sequence[tuple[bytes, Shares]], style: str, video_format: Format, picture: float
) -> None:
    seen = seen_of(tmp_path, photos, style, video_format)

    assert seen.caption_over_product <= 0.02
    assert seen.blur_share <= 0.25
    assert seen.picture_share >= picture
    assert seen.changes_per_10s >= LEAST_CHANGES[style]
    assert seen.still_share <= 0.1
    assert seen.first_cut_s <= 1
    assert seen.text_on_first_frame
