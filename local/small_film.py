"""A finished video that costs nothing to send or to copy."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from makeafvdo.adapters.renderer.encode.ffmpeg import run
from makeafvdo.adapters.renderer.encode.probe import probe
from makeafvdo.domain.videos.facts import VideoFacts

_CARD_AND_TONE = "-f lavfi -i testsrc2=size=360x640:rate=30:duration=3 -f lavfi -i sine=frequency=440:duration=3"
_ENCODING = "-c:v libx264 -preset ultrafast -crf 40 -pix_fmt yuv420p -c:a aac -movflags +faststart"


class SmallFilm(NamedTuple):
    mp4: bytes
    facts: VideoFacts


def small_film() -> SmallFilm:
    """Three seconds of a test card with a tone: within TikTok's requirements for a video."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "film.mp4"
        run(*_CARD_AND_TONE.split(), *_ENCODING.split(), path)
        return SmallFilm(path.read_bytes(), probe(path))
