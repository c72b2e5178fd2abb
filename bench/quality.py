"""`make bench-quality`: how good a finished video is, measured on the file itself.

A catalogue product, its script and the embedded voice, in the default style. Jitter twice: of the planned camera
against the ideal path, and of corners followed through decoded frames. Captions: speech onsets in the decoded sound
against the first decoded frame in which a new caption is seen; nothing of the storyboard's times is used.
"""

import json
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np

from bench.audio_metrics import measure_with_music, speech_onsets
from bench.video_metrics import camera_jitter, caption_changes, lumas, vmaf
from local.demo.gallery import VideoSource, plan, prepare_source
from local.paths import REPO
from local.shops.catalogue.catalogue import ITEMS
from makeafvdo.adapters.renderer.audio.loudness import measure_loudness
from makeafvdo.adapters.renderer.image.photos import read_photo
from makeafvdo.adapters.renderer.image.pixels import covering
from makeafvdo.adapters.renderer.image.salience import SalienceMaps
from makeafvdo.adapters.renderer.image.yuv import Floats, Pixels, as_yuv420, rgb_to_yuv
from makeafvdo.adapters.renderer.render import render
from makeafvdo.adapters.renderer.segment_cache import FolderSegmentCache
from makeafvdo.adapters.renderer.stills.camera import camera
from makeafvdo.adapters.renderer.stills.still_layer import StillLayer
from makeafvdo.adapters.renderer.stills.stills import open_still_layer
from makeafvdo.adapters.renderer.style import load_style
from makeafvdo.adapters.voices.kokoro import KokoroVoice
from makeafvdo.domain.storyboards.layout import CANVASES
from makeafvdo.domain.storyboards.motion import MOTIONS, Motion, still_size, view
from makeafvdo.domain.storyboards.storyboard import Shot, Storyboard
from makeafvdo.domain.videos.options import Options

_VMAF_FRAMES = 300
_NEAR_S = 0.3
_WARPED_FRAMES = 45
_PATCH = 256
_FRAME = CANVASES["1:1"]
_AIMS = {"jitter_px": "≤ 0.05", "lufs": "-14 ± 0.5", "true_peak_db": "≤ -1", "vmaf": "", "caption_error_ms": "≤ 80"}


def main() -> None:
    voice = KokoroVoice(REPO / ".local/voices", threads=os.cpu_count() or 1)
    source = prepare_source(ITEMS[0], voice, with_all_lines=False)
    board = plan(source, Options())
    with TemporaryDirectory() as scratch:
        rows, result = measure(source, board, Path(scratch))
    print(f"{board.seconds:.1f} s, {len(board.shots)} shots, {len(board.captions)} captions, style {board.style}\n")
    for what, value in rows:
        print(f"  {what:<56} {value}")
    print()
    for name, number in result.items():
        print(f"  {name:<20} {number:>8}   {_AIMS[name]}")
    print(json.dumps(result))


def measure(source: VideoSource, board: Storyboard, folder: Path) -> tuple[list[tuple[str, str]], dict[str, float]]:
    style = load_style(board.style)
    mp4 = render(board, source.photos, source.sounds, folder, FolderSegmentCache(folder), lambda _share: None).mp4
    photo = read_photo(next(iter(source.photos.values()))).rgb
    planned_jitter, decoded_jitter = warp_jitter(photo), camera_jitter(mp4, board, style)
    alone, (mixed, voice_over_music) = measure_loudness(mp4), measure_with_music(board, dict(source.sounds), folder)
    errors, phrases = caption_errors(mp4, board), sum(len(voice.phrases) for voice in source.voices)
    if len(errors) < phrases:
        raise SystemExit(f"{phrases} phrases are spoken, but only {len(errors)} begin with a caption")
    kept = vmaf(mp4, board, style, layer_of(source, board), _VMAF_FRAMES, folder)
    rows = [
        ("jitter of the planned camera, px", f"{planned_jitter:.3f}"),
        ("jitter of corners in decoded frames, px", f"{decoded_jitter:.3f}"),
        ("loudness and true peak, voice alone", f"{alone.integrated} LUFS, {alone.peak} dB"),
        ("loudness and true peak, with music", f"{mixed.integrated} LUFS, {mixed.peak} dB"),
        ("voice over music while it speaks, least of all captions", f"{voice_over_music:.1f} dB"),
        (f"VMAF of the first {_VMAF_FRAMES} frames against the drawn ones", f"{kept:.1f}"),
        (f"captions after the voice ({len(errors)} onsets), ms", " ".join(f"{error * 1000:+.0f}" for error in errors)),
    ]
    return rows, {
        "jitter_px": round(max(planned_jitter, decoded_jitter), 3),
        "lufs": max(alone.integrated, mixed.integrated, key=lambda lufs: abs(lufs + 14)),
        "true_peak_db": max(alone.peak, mixed.peak),
        "vmaf": round(kept, 1),
        "caption_error_ms": round(max(map(abs, errors)) * 1000),
    }


def caption_errors(mp4: Path, board: Storyboard) -> list[float]:
    """Seconds by which the nearest new caption comes later (below 0: earlier) than each speech onset."""
    changes = caption_changes(lumas(mp4, load_style(board.style).layout[board.format].captions))
    found = []
    for onset in speech_onsets(mp4):
        error = min((change / board.fps - onset for change in changes), key=abs)
        if abs(error) <= _NEAR_S:
            found.append(error)
    return found


def layer_of(source: VideoSource, board: Storyboard) -> Callable[[Shot], StillLayer]:
    maps = SalienceMaps()

    def open_layer(shot: Shot) -> StillLayer:
        return open_still_layer(shot, source.photos[shot.source], board.format, load_style(board.style), maps)

    return open_layer


def warp_jitter(photo: Pixels) -> float:
    """RMS in px of the drawn camera's error against its ideal path, worst of all slow motions; by phase correlation."""
    slow = (motion for motion in MOTIONS.values() if not motion.rush)
    return max(map(partial(_jitter, photo), slow))


def _jitter(photo: Pixels, motion: Motion) -> float:
    yuv = as_yuv420(np.empty(_FRAME.frame_bytes, np.uint8), _FRAME.width, _FRAME.height)
    still = rgb_to_yuv(covering(photo, *still_size(_FRAME, motion)))
    moving, offsets = camera(still, motion, _FRAME), []
    for nth in range(_WARPED_FRAMES):
        moving.render_into(yuv, nth / 90)
        ideal = _ideal(still.y.astype(np.float32), motion, nth / 90)
        offsets.append([_offset(yuv.y, ideal, x, y) for x in (150, 600) for y in (200, 650)])
    return float(np.sqrt((np.diff(np.array(offsets), axis=0) ** 2).mean()))


def _ideal(luma: Floats, motion: Motion, at: float) -> Floats:
    scale, left, top = view(_FRAME, motion, at)
    matrix = np.array([[scale, 0, left + (scale - 1) / 2], [0, scale, top + (scale - 1) / 2]])
    flags = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
    return np.asarray(cv2.warpAffine(luma, matrix, (_FRAME.width, _FRAME.height), flags=flags), np.float32)


def _offset(drawn: Pixels, ideal: Floats, x: int, y: int) -> tuple[float, float]:
    window = cv2.createHanningWindow((_PATCH, _PATCH), cv2.CV_32F)
    part = slice(y, y + _PATCH), slice(x, x + _PATCH)
    (right, down), _ = cv2.phaseCorrelate(ideal[part], drawn[part].astype(np.float32), window)
    return right, down


if __name__ == "__main__":
    main()
