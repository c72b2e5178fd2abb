"""Text and layout against approved images. See `golden_frames.py` for how to draw them anew."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from makeafvdo.domain.videos.options import STYLES, Format
from tests.unit.renderer.golden_frames import (
    FOLDER,
    FONTS,
    FORMATS,
    frame_of,
    hard_thai,
    opening_of,
    opening_path,
    path_of,
)


def differences(path: Path, drawn: Image.Image) -> tuple[float, float]:
    """Of 0–255: the mean, and that of the tile of 12 x 12 pixels that differs most."""
    with Image.open(path) as golden:
        approved = np.asarray(golden.convert("RGB"), np.float32)
    apart = np.abs(approved - np.asarray(drawn.convert("RGB"), np.float32)).mean(axis=-1)
    return float(apart.mean()), float(cv2.blur(apart, (12, 12)).max())


@pytest.mark.parametrize("font", FONTS)
def test_hard_thai_looks_as_it_did_when_a_reader_checked_it(font: str) -> None:
    mean, worst = differences(FOLDER / f"{font}.png", hard_thai(font))

    assert mean < 0.5
    assert worst < 8


@pytest.mark.parametrize("video_format", FORMATS)
@pytest.mark.parametrize("style", STYLES)
def test_a_frame_of_each_style_and_format_looks_as_it_did(style: str, video_format: Format) -> None:
    mean, worst = differences(path_of(style, video_format), frame_of(style, video_format))

    assert mean < 4
    assert worst < 24


@pytest.mark.parametrize("style", STYLES)
def test_the_first_frame_of_each_style_looks_as_it_did(style: str) -> None:
    mean, worst = differences(opening_path(style), opening_of(style))

    assert mean < 4
    assert worst < 24


def test_golden_frames_stay_small() -> None:
    assert max(path.stat().st_size for path in FOLDER.iterdir()) <= 40_000
