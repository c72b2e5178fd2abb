"""The first two scenes the way MoviePy is usually written: python bench/moviepy_usual.py <folder>; prints its seconds.

It runs in a virtual environment of its own; all its input is in `moviepy.json`.
"""

import json
import sys
import time
from pathlib import Path

from moviepy import AudioFileClip, CompositeVideoClip, ImageClip, TextClip, vfx

ZOOM = 0.09


def main(folder: Path) -> None:
    spec = json.loads((folder / "moviepy.json").read_text())
    began = time.monotonic()
    size = spec["width"], spec["height"]
    clips = [_shot(size, **shot) for shot in spec["shots"]]
    clips += [_caption(size, spec["font"], **caption) for caption in spec["captions"]]
    video = CompositeVideoClip(clips, size=size).with_duration(spec["seconds"])
    video.with_audio(AudioFileClip(str(folder / "moviepy.wav"))).write_videofile(
        str(folder / "moviepy.mp4"),
        fps=spec["fps"],
        codec="libx264",
        audio_codec="aac",
        temp_audiofile_path=str(folder),
        preset="veryfast",
        threads=2,
        ffmpeg_params=["-crf", "19"],
        logger=None,
    )
    print(time.monotonic() - began)


def _shot(size: tuple[int, int], picture: str, start_s: float, end_s: float, enters_s: float) -> CompositeVideoClip:
    lasts = end_s - start_s
    moving = ImageClip(picture).with_duration(lasts).resized(lambda t: 1 + ZOOM * t / lasts).with_position("center")
    clip = CompositeVideoClip([moving], size=size).with_duration(lasts).with_start(start_s)
    return clip.with_effects([vfx.CrossFadeIn(enters_s)]) if enters_s else clip


def _caption(size: tuple[int, int], font: str, text: str, start_s: float, end_s: float) -> TextClip:
    written = TextClip(
        font=font,
        text=text,
        font_size=72,
        color="white",
        stroke_color="black",
        stroke_width=6,
        method="caption",
        size=(size[0] - 200, None),
        text_align="center",
    )
    return written.with_start(start_s).with_duration(end_s - start_s).with_position(("center", 1200))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
