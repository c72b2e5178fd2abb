"""For the renderer's tests: photos with a known subject, voices of tones, and storyboards of them."""

import wave
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
import skimage
from PIL import Image, ImageDraw

from makeafvdo.adapters.renderer.image.salience import SalienceMaps
from makeafvdo.adapters.renderer.image.yuv import Floats
from makeafvdo.adapters.renderer.style import load_style
from makeafvdo.adapters.renderer.text.caption_art import CaptionArt
from makeafvdo.domain.scripts.scripts import LineKind, OnScreen, OnScreenLine, Role, Scene, Script
from makeafvdo.domain.scripts.speech import SceneVoice, SpokenPhrase, Syllable
from makeafvdo.domain.storyboards.planning import plan_storyboard
from makeafvdo.domain.storyboards.storyboard import PhotoFacts, Storyboard
from makeafvdo.domain.videos.options import Format, Options, Tone
from tests.support.products import a_product

MAPS = SalienceMaps()
"""One for all tests: loading the network takes longer than most of them."""
RATE = 24_000
LEAD_S, PAUSE_S = 0.1, 0.2


def spaced_words(text: str) -> list[str]:
    """A stand-in for the dictionary: words are what stands between spaces."""
    words = text.split()
    return [f"{word} " for word in words[:-1]] + words[-1:]


def a_phrase(text: str, syllables: Sequence[float], start_s: float = 0.0) -> SpokenPhrase:
    """Spoken in syllables of these lengths; each ends a word."""
    ends = start_s + np.cumsum(syllables)
    starts = [start_s, *ends[:-1]]
    spoken = tuple(
        Syllable(start_s=float(start), end_s=float(end), ends_word=True)
        for start, end in zip(starts, ends, strict=True)
    )
    return SpokenPhrase(text=text, start_s=start_s, end_s=float(ends[-1]), syllables=spoken)


def a_voice(scene_id: str, phrases: Sequence[tuple[str, Sequence[float]]]) -> SceneVoice:
    at, spoken = LEAD_S, []
    for text, syllables in phrases:
        spoken.append(a_phrase(text, syllables, at))
        at = spoken[-1].end_s + PAUSE_S
    return SceneVoice(
        scene_id=scene_id,
        audio_key=f"voice/{scene_id}.wav",
        sample_rate=RATE,
        seconds=at,
        voice="tones",
        is_preview=True,
        phrases=tuple(spoken),
    )


def on_screen(**lines: str) -> OnScreen:
    """Lines by their kind, all switched on."""
    return OnScreen(
        lines=tuple(OnScreenLine(kind=LineKind(kind), text=text, shown=True) for kind, text in lines.items())
    )


def a_script(voices: Sequence[SceneVoice], on_screen: OnScreen | None = None, roles: Sequence[Role] = ()) -> Script:
    texts = [tuple(phrase.text for phrase in voice.phrases) for voice in voices]
    roles = [*roles, *[Role.BENEFIT] * len(voices)]
    scenes = [
        Scene(scene_id=voice.scene_id, role=role, phrases=phrases)
        for voice, role, phrases in zip(voices, roles, texts, strict=False)
    ]
    return Script(
        tone=Tone.KHA,
        seconds=15,
        hooks=("ก", "ข", "ค"),
        hook=0,
        scenes=tuple(scenes),
        on_screen=on_screen or OnScreen(),
    )


def a_board(
    voices: Sequence[SceneVoice],
    photos: Sequence[PhotoFacts],
    on_screen: OnScreen | None = None,
    video_format: Format = "9:16",
    roles: Sequence[Role] = (),
) -> Storyboard:
    product = a_product(photos=tuple(photo.key for photo in photos))
    script = a_script(voices, on_screen, roles)
    return plan_storyboard(
        product, script, voices, Options(format=video_format, ai_label=False), photos, load_style("clean"), spaced_words
    )


def write_wav(path: Path, voice: SceneVoice, level: float = 0.2) -> Path:
    """A buzz for every syllable, silence between them."""
    samples = np.zeros(round(voice.seconds * RATE))
    for phrase in voice.phrases:
        for syllable in phrase.syllables:
            first, last = round(syllable.start_s * RATE), round(syllable.end_s * RATE)
            time = np.arange(last - first) / RATE
            buzz = sum(np.sin(2 * np.pi * 190 * partial * time) / partial for partial in (1, 2, 3, 5))
            samples[first:last] = level * buzz * np.hanning(last - first) ** 0.5
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    return path


def coffee(width: int, height: int) -> Image.Image:
    """A photograph with detail everywhere."""
    return Image.open(Path(skimage.__file__).parent / "data" / "coffee.png").resize(
        (width, height), Image.Resampling.BICUBIC
    )


def a_ball(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """A red ball in the middle of grey, white (`L` paper) or nothing at all (`RGBA`)."""
    paper = {"RGB": (120, 124, 120), "RGBA": (0, 0, 0, 0), "white": (255, 255, 255)}[mode]
    image = Image.new("RGBA" if mode == "RGBA" else "RGB", (width, height), paper)
    radius = min(width, height) // 6
    middle = width // 2, height // 2
    box = (middle[0] - radius, middle[1] - radius, middle[0] + radius, middle[1] + radius)
    ImageDraw.Draw(image).ellipse(box, fill=(200, 30, 30, 255) if mode == "RGBA" else (200, 30, 30))
    return image


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def with_word_highlighted(art: CaptionArt, nth: int) -> Floats:
    """The whole caption while its `nth` word is spoken."""
    whole = art.plain()
    part, highlighted = art.highlighted(nth)
    whole[part.y : part.bottom, part.x : part.right] = highlighted
    return whole
