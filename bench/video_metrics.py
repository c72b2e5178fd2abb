"""Measured in the frames of a finished file: caption changes, camera jitter, VMAF."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import av
import cv2
import numpy as np
from numpy.typing import NDArray

from makeafvdo.adapters.renderer.encode.ffmpeg import read_stderr
from makeafvdo.adapters.renderer.frames import OpenLayer, render_frames
from makeafvdo.domain.storyboards.layout import CANVASES, Box, Canvas
from makeafvdo.domain.storyboards.storyboard import FPS, Framing, Storyboard
from makeafvdo.domain.storyboards.styles import Style

Luma = NDArray[np.uint8]

_WHITE, _DARK, _OUTLINE_PIXELS = 205, 70, 13
_NEW_TEXT_PIXELS = 2500
_MIN_FRAMES_BETWEEN = 10
_SETTLE_FRAMES = 8
_MIN_CONTRAST = 20
_TEXT_MARGIN = 50
_VMAF = re.compile(r"VMAF score: ([\d.]+)")


def lumas(mp4: Path, box: Box) -> Luma:
    """Every decoded frame's luma within the box."""
    with av.open(str(mp4)) as file:
        parts = [
            frame.to_ndarray(format="gray")[box.y : box.bottom, box.x : box.right] for frame in file.decode(video=0)
        ]
    return np.stack(parts)


def caption_changes(seen: Luma) -> list[int]:
    """Frames in which a new caption is first visible in the captions' area; text is bright beside dark.

    A change is found where there is much new text, then followed back to the first frame in which the same letters
    contrast with the same outline at all.
    """
    text = [_text_mask(luma) for luma in seen]
    changes: list[int] = []
    for nth in range(1, len(text)):
        is_new = (text[nth] & ~text[nth - 1]).sum() > _NEW_TEXT_PIXELS
        if is_new and (not changes or nth - changes[-1] > _MIN_FRAMES_BETWEEN):
            settled = min(nth + _SETTLE_FRAMES, len(text) - 1)
            letters, outline = text[settled], _dilated(text[settled]) & (seen[settled] <= _DARK)
            stands_out = (
                each for each in range(nth - 3, nth) if _contrast(seen[each], letters, outline) > _MIN_CONTRAST
            )
            changes.append(next(stands_out, nth))
    return changes


def camera_jitter(mp4: Path, board: Storyboard, style: Style) -> float:
    """RMS in px of the deviation of the camera's steps from a smooth path, in photos that fill the frame.

    Measured on corners followed through the decoded frames, away from all text; the path is fitted, not planned.
    """
    canvas = CANVASES[board.format]
    seen = lumas(mp4, canvas.whole)
    mask = np.full((canvas.height, canvas.width), 255, np.uint8)
    for box in style.layout[board.format].texts.values():
        top, left = max(0, box.y - _TEXT_MARGIN), max(0, box.x - _TEXT_MARGIN)
        mask[top : box.bottom + _TEXT_MARGIN, left : box.right + _TEXT_MARGIN] = 0
    errors = [
        _path_errors(seen[shot.start_frame + 8 : shot.end_frame - 8], mask)
        for shot in board.shots
        if shot.framing is Framing.FILL and shot.clip is None
    ]
    return float(np.sqrt((np.concatenate(errors) ** 2).mean()))


def vmaf(mp4: Path, board: Storyboard, style: Style, open_layer: OpenLayer, count: int, folder: Path) -> float:
    """Of the file's first `count` frames against the same frames as drawn."""
    raw = folder / "ideal.yuv"
    with raw.open("wb") as file:
        for _, frame in zip(range(count), render_frames(board, style, open_layer), strict=False):
            file.write(frame.data)
    return vmaf_against(raw, mp4, CANVASES[board.format])


def vmaf_against(raw: Path, mp4: Path, canvas: Canvas) -> float:
    """Of as many frames as there are raw ones; every fourth is compared."""
    size = f"{canvas.width}x{canvas.height}"
    ideal = ("-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", size, "-r", str(FPS), "-i", raw)
    paired = f"settb=1/{FPS},setpts=N"
    last = raw.stat().st_size // canvas.frame_bytes
    compare = f"[0:v]trim=end_frame={last},{paired}[made];[1:v]{paired}[ideal];[made][ideal]libvmaf=n_threads=2"
    report = read_stderr("-i", mp4, *ideal, "-lavfi", f"{compare}:n_subsample=4", "-f", "null", "-")
    found = _VMAF.search(report)
    if found is None:
        raise ValueError(report[-300:])
    return float(found[1])


def _text_mask(luma: Luma) -> NDArray[np.bool_]:
    return (luma >= _WHITE) & _dilated(luma <= _DARK)


def _dilated(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return np.asarray(cv2.dilate(mask.astype(np.uint8), np.ones((_OUTLINE_PIXELS, _OUTLINE_PIXELS), np.uint8)) > 0)


def _contrast(luma: Luma, letters: NDArray[np.bool_], outline: NDArray[np.bool_]) -> float:
    return float(luma[letters].mean()) - float(luma[outline].mean())


def _path_errors(seen: Luma, mask: Luma) -> NDArray[np.float64]:
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
