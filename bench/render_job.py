"""One job of the render bench in a process of its own: python -m bench.render_job <what> <style> <folder>.

video    the whole video by our renderer; its pieces stay in <folder>/shelf
edit     the same with one scene that says something else, from those pieces
short    the first two scenes
frames   the video's raw frames into <folder>/frames.yuv, for the encode floor
moviepy  what MoviePy needs to show the first two scenes, as pictures and JSON

The first three say how many seconds the render took: a warm Lambda has imported everything before.
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

from bench.storyboards import Sources, sources
from makeafvdo.adapters.renderer.audio.sound import soundtrack
from makeafvdo.adapters.renderer.frames import frames
from makeafvdo.adapters.renderer.image.photos import read_photo
from makeafvdo.adapters.renderer.image.yuv import Pixels, frame_planes, to_rgb
from makeafvdo.adapters.renderer.memory import take_little_memory
from makeafvdo.adapters.renderer.render import render
from makeafvdo.adapters.renderer.segment_cache import FolderShelf
from makeafvdo.adapters.renderer.stills.still_layer import Scenery
from makeafvdo.adapters.renderer.stills.stills import compose
from makeafvdo.adapters.renderer.style import load_style
from makeafvdo.domain.storyboards.layout import CANVASES
from makeafvdo.domain.storyboards.storyboard import Shot

_SHORT_SCENES = 2
_FONT = fontpkg_kanit.ROOT / "files" / "Kanit-SemiBold.ttf"


def main(what: str, style: str, folder: Path) -> None:
    take_little_memory()
    match what:
        case "video":
            shutil.rmtree(folder / "shelf", ignore_errors=True)
            _render(sources(folder, style), folder, "shelf")
        case "edit":
            shutil.rmtree(folder / "edited", ignore_errors=True)
            shutil.copytree(folder / "shelf", folder / "edited")
            _render(sources(folder, style, is_edited=True), folder, "edited")
        case "short":
            shutil.rmtree(folder / "short", ignore_errors=True)
            _render(sources(folder, style, _SHORT_SCENES), folder, "short")
        case "frames":
            _write_frames(sources(folder, style), folder / "frames.yuv")
        case "moviepy":
            _write_for_moviepy(sources(folder, style, _SHORT_SCENES), folder)


def _render(made_of: Sources, folder: Path, shelf: str) -> None:
    (folder / shelf).mkdir(exist_ok=True)
    began = time.monotonic()
    render(*made_of, folder, FolderShelf(folder / shelf), lambda _share: None)
    print(time.monotonic() - began)


def _write_frames(made_of: Sources, raw: Path) -> None:
    style = load_style(made_of.board.style)
    with raw.open("wb") as file:
        for frame in frames(made_of.board, style, partial(_scenery, made_of)):
            file.write(frame.data)


def _scenery(made_of: Sources, shot: Shot) -> Scenery:
    board = made_of.board
    return compose(shot, read_photo(made_of.photos[shot.source]), board.format, load_style(board.style))


def _write_for_moviepy(made_of: Sources, folder: Path) -> None:
    """Backdrops and shadows are composed for it; it has to move, cross-fade, write and encode."""
    board, canvas = made_of.board, CANVASES[made_of.board.format]
    soundtrack(board, made_of.sounds, None, folder / "moviepy.wav")
    told = {
        "seconds": board.seconds,
        "fps": board.fps,
        "width": canvas.width,
        "height": canvas.height,
        "font": str(_FONT),
        "shots": [_shot_for_moviepy(made_of, shot, folder / f"shot-{nth}.png") for nth, shot in enumerate(board.shots)],
        "captions": [
            {
                "text": "".join(word.text for word in caption.words),
                "start_s": caption.start_frame / board.fps,
                "end_s": caption.end_frame / board.fps,
            }
            for caption in board.captions
        ],
    }
    (folder / "moviepy.json").write_text(json.dumps(told))


def _shot_for_moviepy(made_of: Sources, shot: Shot, picture: Path) -> dict[str, str | float]:
    board, canvas = made_of.board, CANVASES[made_of.board.format]
    Image.fromarray(_seen_whole(_scenery(made_of, shot), canvas.width, canvas.height)).save(picture)
    return {
        "picture": str(picture),
        "start_s": shot.first_seen_frame / board.fps,
        "end_s": shot.unseen_from_frame / board.fps,
        "enters_s": shot.entrance_frames / board.fps,
    }


def _seen_whole(scenery: Scenery, width: int, height: int) -> Pixels:
    planes = frame_planes(np.empty(width * height * 3 // 2, np.uint8), width, height)
    scenery.see(0.0, planes)
    return to_rgb(planes)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
