"""The videos the render bench makes: six scenes of five seconds, real photographs, a hummed voice."""

import wave
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

import interior_photos
import numpy as np

from makeafvdo.adapters.pictures import read_picture, write_picture
from makeafvdo.adapters.renderer.image.photos import usable_photos
from makeafvdo.adapters.renderer.image.salience import SalienceMaps
from makeafvdo.adapters.renderer.style import load_style
from makeafvdo.adapters.renderer.text.thai_text import typeface
from makeafvdo.adapters.renderer.text.words import split_words
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.scripts import LineKind, OnScreen, OnScreenLine, Role, Scene, Script
from makeafvdo.domain.scripts.speech import SceneVoice, SpokenPhrase, Syllable
from makeafvdo.domain.storyboards.planning import plan_storyboard
from makeafvdo.domain.storyboards.storyboard import Storyboard
from makeafvdo.domain.videos.options import Options, Tone

PHOTOS = ("1317558", "2416933", "36030587", "4400637", "4543103", "7688357")
SCENES = 6

_RATE = 24_000
_SYLLABLE = 0.2
_PHRASES = (
    ("หยุดก่อนค่ะ เก้าอี้ตัวนี้นั่งสบายมาก", "บ้านไหนมีมุมอ่านหนังสือต้องดู"),
    ("ผ้าลินินทอแน่นระบายอากาศดี", "นั่งทั้งวันก็ไม่ร้อนหลัง"),
    ("โครงไม้จริงแข็งแรงรับน้ำหนักได้เยอะ", "ขาเหล็กไม่ขูดพื้นบ้านค่ะ"),
    ("ประกอบเองได้ใน 10 นาที", "มีคู่มือภาษาไทยมาให้ในกล่อง"),
    ("ราคาวันนี้ 2,490 บาท", "จากปกติ 3,900 บาทนะคะ"),
    ("ใครกำลังแต่งห้องใหม่ลองดูค่ะ", "กดตะกร้าดูสีอื่นได้เลย"),
)
_EDITED_PHRASES = ("โครงไม้ยางพาราแข็งแรงมากค่ะ", "รับน้ำหนักได้ถึง 120 กิโล")


class Inputs(NamedTuple):
    """What a video is planned from."""

    product: Product
    script: Script
    voices: Sequence[SceneVoice]
    options: Options
    photos: Mapping[str, Path]
    sounds: Mapping[str, Path]


class Sources(NamedTuple):
    board: Storyboard
    photos: Mapping[str, Path]
    sounds: Mapping[str, Path]


def make_sources(folder: Path, style_name: str, scenes: int = SCENES, *, is_edited: bool = False) -> Sources:
    """Writes photos and sounds into `folder`. `is_edited`: the third scene has other words."""
    inputs = make_inputs(folder, style_name, scenes, is_edited=is_edited)
    return Sources(plan(inputs, SalienceMaps()), inputs.photos, inputs.sounds)


def make_inputs(folder: Path, style_name: str, scenes: int = SCENES, *, is_edited: bool = False) -> Inputs:
    phrases = [_EDITED_PHRASES if is_edited and nth == 2 else each for nth, each in enumerate(_PHRASES[:scenes])]
    voices = [_voice(f"scene-{nth + 1}", each) for nth, each in enumerate(phrases)]
    images = Path(interior_photos.__file__).parent / "images"
    photos = {f"photos/{name}": _store_photo(images / f"pexels-{name}.jpg", folder) for name in PHOTOS}
    sounds = {voice.audio_key: _write_hum(folder, voice) for voice in voices}
    return Inputs(_product(tuple(photos)), _script(voices), voices, Options(style=style_name), photos, sounds)


def plan(inputs: Inputs, maps: SalienceMaps) -> Storyboard:
    style = load_style(inputs.options.style)
    return plan_storyboard(
        inputs.product,
        inputs.script,
        inputs.voices,
        inputs.options,
        usable_photos(inputs.photos, maps),
        style,
        partial(split_words, face=typeface(style.captions.font)),
    )


def _store_photo(photo: Path, folder: Path) -> Path:
    """The photo as it is stored in the media bucket."""
    kept = folder / photo.name
    if not kept.exists():
        kept.write_bytes(write_picture(read_picture(photo.read_bytes()))[0])
    return kept


def _voice(scene_id: str, phrases: Sequence[str]) -> SceneVoice:
    at, spoken = 0.1, []
    for text in phrases:
        ends = at + _SYLLABLE * np.arange(1, 12)
        syllables = tuple(Syllable(start_s=float(end) - _SYLLABLE, end_s=float(end), ends_word=True) for end in ends)
        spoken.append(SpokenPhrase(text=text, start_s=at, end_s=float(ends[-1]), syllables=syllables))
        at = float(ends[-1]) + 0.15
    return SceneVoice(
        scene_id=scene_id,
        audio_key=f"{scene_id}.wav",
        sample_rate=_RATE,
        seconds=at,
        voice="humming",
        is_preview=True,
        phrases=tuple(spoken),
    )


def _write_hum(folder: Path, voice: SceneVoice) -> Path:
    time = np.arange(round(voice.seconds * _RATE)) / _RATE
    loud = np.abs(np.sin(np.pi * time / _SYLLABLE)) ** 0.5
    hum = sum(np.sin(2 * np.pi * 170 * partial * time) / partial for partial in (1, 2, 3, 5, 8))
    path = folder / voice.audio_key
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(_RATE)
        file.writeframes((0.15 * loud * hum * 32767).astype("<i2").tobytes())
    return path


def _product(photos: tuple[str, ...]) -> Product:
    return Product(title="เก้าอี้อาร์มแชร์ผ้าลินิน", photos=photos, read_at=datetime(2026, 11, 20, tzinfo=UTC))


def _script(voices: Sequence[SceneVoice]) -> Script:
    lines = (
        OnScreenLine(kind=LineKind.TITLE, text="เก้าอี้อาร์มแชร์ผ้าลินิน", shown=True),
        OnScreenLine(kind=LineKind.PRICE, text="฿2,490", shown=True),
    )
    scenes = tuple(
        Scene(
            scene_id=voice.scene_id,
            role=Role.PRICE if nth == 4 else Role.BENEFIT,
            phrases=tuple(phrase.text for phrase in voice.phrases),
        )
        for nth, voice in enumerate(voices)
    )
    return Script(
        tone=Tone.KHA, seconds=30, hooks=("ก", "ข", "ค"), hook=0, scenes=scenes, on_screen=OnScreen(lines=lines)
    )
