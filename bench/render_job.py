"""One job of the render bench in a process of its own: python -m bench.render_job <what> <style> <folder>.

photos   where the product is in every photo, and its cut-outs
video    the whole video by our renderer; its segments stay in <folder>/segments
edit     the same with other words in one scene, from those segments
short    the first two scenes
frames   the video's raw frames into <folder>/frames.yuv, for the encode floor
moviepy  what MoviePy needs to show the first two scenes, as pictures and JSON

The first four print how many seconds the render took: a warm Lambda has imported everything before.
"""

import json
import shutil
import sys
import time
from functools import partial
from pathlib import Path

import fontpkg_kanit  # type: ignore[import-untyped]
import numpy as np
from PIL import Image

from bench.storyboards import Sources, make_sources
from makeafvdo.adapters.renderer.audio.sound import write_soundtrack
from makeafvdo.adapters.renderer.frames import render_frames
from makeafvdo.adapters.renderer.image.photos import usable_photos
from makeafvdo.adapters.renderer.image.salience import SalienceMaps
from makeafvdo.adapters.renderer.image.yuv import Pixels, as_yuv420, yuv_to_rgb
from makeafvdo.adapters.renderer.memory import limit_malloc_memory
from makeafvdo.adapters.renderer.render import render
from makeafvdo.adapters.renderer.segment_cache import FolderSegmentCache
from makeafvdo.adapters.renderer.stills.still_layer import StillLayer
from makeafvdo.adapters.renderer.stills.stills import open_still_layer
from makeafvdo.adapters.renderer.style import load_style
from makeafvdo.domain.storyboards.layout import CANVASES
from makeafvdo.domain.storyboards.storyboard import Shot

_SHORT_SCENES = 2
_FONT = fontpkg_kanit.ROOT / "files" / "Kanit-SemiBold.ttf"


def main(what: str, style: str, folder: Path) -> None:
    limit_malloc_memory()
    match what:
        case "photos":
            photos = make_sources(folder, style).photos
            began = time.monotonic()
            usable_photos(photos, SalienceMaps())
            print(time.monotonic() - began)
        case "video":
            shutil.rmtree(folder / "segments", ignore_errors=True)
            _render(make_sources(folder, style), folder, "segments")
        case "edit":
            shutil.rmtree(folder / "edited", ignore_errors=True)
            shutil.copytree(folder / "segments", folder / "edited")
            _render(make_sources(folder, style, is_edited=True), folder, "edited")
        case "short":
            shutil.rmtree(folder / "short", ignore_errors=True)
            _render(make_sources(folder, style, _SHORT_SCENES), folder, "short")
        case "frames":
            _write_frames(make_sources(folder, style), folder / "frames.yuv")
        case "moviepy":
            _write_for_moviepy(make_sources(folder, style, _SHORT_SCENES), folder)


def _render(inputs: Sources, folder: Path, cache_name: str) -> None:
    (folder / cache_name).mkdir(exist_ok=True)
    began = time.monotonic()
    render(*inputs, folder, FolderSegmentCache(folder / cache_name), lambda _share: None)
    print(time.monotonic() - began)


def _write_frames(inputs: Sources, raw: Path) -> None:
    style = load_style(inputs.board.style)
    with raw.open("wb") as file:
        for frame in render_frames(inputs.board, style, partial(_layer, inputs)):
            file.write(frame.data)


def _layer(inputs: Sources, shot: Shot) -> StillLayer:
    board = inputs.board
    return open_still_layer(shot, inputs.photos[shot.source], board.format, load_style(board.style), SalienceMaps())


def _write_for_moviepy(inputs: Sources, folder: Path) -> None:
    """Backdrops and shadows are composed for it; it has to move, cross-fade, draw captions and encode."""
    board, canvas = inputs.board, CANVASES[inputs.board.format]
    write_soundtrack(board, inputs.sounds, None, folder / "moviepy.wav")
    spec = {
        "seconds": board.seconds,
        "fps": board.fps,
        "width": canvas.width,
        "height": canvas.height,
        "font": str(_FONT),
        "shots": [_shot_for_moviepy(inputs, shot, folder / f"shot-{nth}.png") for nth, shot in enumerate(board.shots)],
        "captions": [
            {
                "text": "".join(word.text for word in caption.words),
                "start_s": caption.start_frame / board.fps,
                "end_s": caption.end_frame / board.fps,
            }
            for caption in board.captions
        ],
    }
    (folder / "moviepy.json").write_text(json.dumps(spec))


def _shot_for_moviepy(inputs: Sources, shot: Shot, picture: Path) -> dict[str, str | float]:
    board, canvas = inputs.board, CANVASES[inputs.board.format]
    Image.fromarray(_first_frame(_layer(inputs, shot), canvas.width, canvas.height)).save(picture)
    return {
        "picture": str(picture),
        "start_s": shot.first_seen_frame / board.fps,
        "end_s": shot.unseen_from_frame / board.fps,
        "enters_s": shot.entrance_frames / board.fps,
    }


def _first_frame(layer: StillLayer, width: int, height: int) -> Pixels:
    yuv = as_yuv420(np.empty(width * height * 3 // 2, np.uint8), width, height)
    layer.render_into(yuv, 0.0)
    return yuv_to_rgb(yuv)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
