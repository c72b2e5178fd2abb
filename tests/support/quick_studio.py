"""The whole app in one process: HTTP functions, state machine, local TikTok and local shops. Only speech and pictures
are fake: a scene's sound is a few samples, an MP4 a black picture; storyboards and facts are real.
"""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from PIL import Image

from local.shops.server import make_server
from makeafvdo.adapters.voices.choosing import Voices
from makeafvdo.adapters.voices.kokoro import KokoroVoice
from makeafvdo.adapters.voices.voice import PhraseSound
from makeafvdo.domain.scripts.speech import Syllable
from tests.support.composing import composer_of
from tests.support.http_harness import QUOTA_SETTINGS, HttpHarness, http_harness
from tests.support.tiktok_harness import facts_of
from tests.support.tiny_video import tiny_video, with_free_box

SAMPLE_RATE = 24_000
_LETTER_S = 0.06


class QuickVideo(NamedTuple):
    mp4: Path
    poster: Path
    sheet: Path
    facts: Any


@contextmanager
def studio(folder: Path) -> Iterator[HttpHarness]:
    with _local_shops(folder / "shops") as shops:
        quota = QUOTA_SETTINGS.model_copy(update={"videos_per_day": 100, "videos_at_once": 100})
        parts = {
            "voices": Voices((), frozenset(), lambda _id: QuickVoice()),
            "reserve_characters": _unlimited,
            "composer": composer_of(),
            "render": _video,
            "quota_settings": quota,
        }
        with http_harness(folder, parts, shops_resolver=shops, shops_ca_file=str(folder / "shops/ca.pem")) as home:
            yield home


@contextmanager
def _local_shops(folder: Path) -> Iterator[str]:
    server = make_server(0, folder, "a secret of the tests")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _unlimited(_user_id: str, _characters: int) -> None:
    """No marketer buys so much of a voice that costs nothing."""


class QuickVoice:
    """As long as it is written, and all one tone."""

    id = "embedded"
    profile = "embedded"
    revision = KokoroVoice.revision
    is_preview = True
    parallel = 1

    def pace_at(self, _speed: float) -> float:
        return 4.8

    def synthesise(self, text: str, _delivery: object) -> PhraseSound:
        """A syllable every three letters."""
        ends = [round(_LETTER_S * letters, 3) for letters in range(3, len(text) + 3, 3)]
        starts = [0.0, *ends[:-1]]
        syllables = tuple(
            Syllable(start_s=start, end_s=end, ends_word=nth % 2 == 1)
            for nth, (start, end) in enumerate(zip(starts, ends, strict=True))
        )
        pcm = np.full(round(ends[-1] * SAMPLE_RATE), 3000, np.int16)
        return PhraseSound(pcm, SAMPLE_RATE, syllables=syllables)


def _video(board: Any, _sources: object, _sounds: object, folder: Path, *_: object) -> QuickVideo:  # noqa: ANN401
    mp4 = with_free_box(tiny_video(), hashlib.sha256(board.model_dump_json().encode()).digest())
    made = QuickVideo(folder / "v.mp4", folder / "p.jpg", folder / "s.jpg", facts_of(mp4, seconds=board.seconds))
    made.mp4.write_bytes(mp4)
    for picture in (made.poster, made.sheet):
        Image.new("RGB", (9, 16)).save(picture)
    return made
