"""What is seen in a finished file: when captions come, how steady the camera is, what the encoder lost."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import av
import cv2
import numpy as np
from numpy.typing import NDArray

from makeafvdo.adapters.renderer.encode.ffmpeg import report_of
from makeafvdo.adapters.renderer.frames import Compose, frames
from makeafvdo.domain.storyboards.layout import CANVASES, Box, Canvas
from makeafvdo.domain.storyboards.storyboard import FPS, Framing, Storyboard
from makeafvdo.domain.storyboards.styles import Style

Luma = NDArray[np.uint8]

_WHITE, _DARK, _EDGE = 205, 70, 13
_MUCH_INK = 2500
_APART = 10
_SETTLES = 8
_SEEN = 20
_FREE_OF_TEXT = 50
_VMAF = re.compile(r"VMAF score: ([\d.]+)")


def lumas(mp4: Path, box: Box) -> Luma:
    """Every decoded frame's luma within the box."""
    with av.open(str(mp4)) as file:
        parts = [
            frame.to_ndarray(format="gray")[box.y : box.bottom, box.x : box.right] for frame in file.decode(video=0)
        ]
    return np.stack(parts)


def caption_changes(seen: Luma) -> list[int]:
    """Frames in which a new caption is first seen where captions stand, known by its ink: bright beside dark.

    A change is found where much new ink stands, then followed back to the first frame in which the same letters stand
    out from the same outline at all.
    """
    ink = [_ink(luma) for luma in seen]
    changes: list[int] = []
    for nth in range(1, len(ink)):
        if (ink[nth] & ~ink[nth - 1]).sum() > _MUCH_INK and (not changes or nth - changes[-1] > _APART):
            settled = min(nth + _SETTLES, len(ink) - 1)
            letters, outline = ink[settled], _near(ink[settled]) & (seen[settled] <= _DARK)
            stands_out = (each for each in range(nth - 3, nth) if _contrast(seen[each], letters, outline) > _SEEN)
            changes.append(next(stands_out, nth))
    return changes


def steadiness(mp4: Path, board: Storyboard, style: Style) -> float:
    """RMS in px of what the camera's steps from frame to frame stray from a smooth path, in photos that fill the frame.

    Measured on corners followed through the decoded frames, away from all text; the path is fitted, not planned.
    """
    canvas = CANVASES[board.format]
    seen = lumas(mp4, canvas.whole)
    mask = np.full((canvas.height, canvas.width), 255, np.uint8)
    for box in style.layout[board.format].texts.values():
        top, left = max(0, box.y - _FREE_OF_TEXT), max(0, box.x - _FREE_OF_TEXT)
        mask[top : box.bottom + _FREE_OF_TEXT, left : box.right + _FREE_OF_TEXT] = 0
    strays = [
        _strays(seen[shot.start_frame + 8 : shot.end_frame - 8], mask)
        for shot in board.shots
        if shot.framing is Framing.FILL and shot.clip is None
    ]
    return float(np.sqrt((np.concatenate(strays) ** 2).mean()))


def vmaf(mp4: Path, board: Storyboard, style: Style, compose: Compose, count: int, folder: Path) -> float:
    """Of the file's first frames against the same frames as they were drawn."""
    raw = folder / "ideal.yuv"
    with raw.open("wb") as file:
        for _, frame in zip(range(count), frames(board, style, compose), strict=False):
            file.write(frame.data)
    return vmaf_against(raw, mp4, CANVASES[board.format])


def vmaf_against(raw: Path, mp4: Path, canvas: Canvas) -> float:
    """Of as many frames as there are raw ones; every fourth is looked at."""
    size = f"{canvas.width}x{canvas.height}"
    ideal = ("-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", size, "-r", str(FPS), "-i", raw)
    paired = f"settb=1/{FPS},setpts=N"
    last = raw.stat().st_size // canvas.frame_bytes
    compare = f"[0:v]trim=end_frame={last},{paired}[made];[1:v]{paired}[ideal];[made][ideal]libvmaf=n_threads=2"
    report = report_of("-i", mp4, *ideal, "-lavfi", f"{compare}:n_subsample=4", "-f", "null", "-")
    found = _VMAF.search(report)
    if found is None:
        raise ValueError(report[-300:])
    return float(found[1])


def _ink(luma: Luma) -> NDArray[np.bool_]:
    return (luma >= _WHITE) & _near(luma <= _DARK)


def _near(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return np.asarray(cv2.dilate(mask.astype(np.uint8), np.ones((_EDGE, _EDGE), np.uint8)) > 0)


def _contrast(luma: Luma, letters: NDArray[np.bool_], outline: NDArray[np.bool_]) -> float:
    return float(luma[letters].mean()) - float(luma[outline].mean())


def _strays(seen: Luma, mask: Luma) -> NDArray[np.float64]:
    steps = np.array(list(_steps(seen, mask)))
    at = np.arange(len(steps))
    return steps - np.column_stack([np.polyval(np.polyfit(at, steps[:, axis], 2), at) for axis in (0, 1)])


def _steps(seen: Luma, mask: Luma) -> Iterator[NDArray[np.float64]]:
    middle = np.array([seen.shape[2] / 2, seen.shape[1] / 2, 1])
    for one, other in pairwise(seen):
        corners = cv2.goodFeaturesToTrack(one, 400, 0.01, 12, mask=mask)
        followed, found, _ = cv2.calcOpticalFlowPyrLK(
            one, other, corners, corners.copy(), winSize=(31, 31), maxLevel=1, criteria=(3, 50, 0.001)
        )
        is_found = found[:, 0] > 0
        moved, _ = cv2.estimateAffinePartial2D(corners[is_found], followed[is_found], ransacReprojThreshold=0.5)
        yield moved @ middle - middle[:2]
