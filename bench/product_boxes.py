"""Where the product is in the gallery's photos: marked by hand in labels.toml, or known because the photo was made."""

import tomllib
from pathlib import Path

from local.demo.gallery import VideoSource

Shares = tuple[float, float, float, float]
"""Left, top, right and bottom of a box, in shares of its photo."""

_MARKED = {key: tuple(box) for key, box in tomllib.loads((Path(__file__).parent / "labels.toml").read_text()).items()}


def product_box(source: VideoSource, key: str) -> Shares:
    """Raises KeyError for a photo that nobody has marked."""
    if key in source.boxes:
        return source.boxes[key]
    return marked_box(key)


def marked_box(key: str) -> Shares:
    """Of a photograph, or of a crop of one: `name:left-top-right-bottom` in percent."""
    name, _, crop = key.partition(":")
    if not crop or key in _MARKED:
        left, top, right, bottom = _MARKED[key]
        return left, top, right, bottom
    first_x, first_y, last_x, last_y = (int(percent) / 100 for percent in crop.split("-"))
    left, top, right, bottom = _MARKED[name]
    across, down = last_x - first_x, last_y - first_y
    return (
        max(0.0, (left - first_x) / across),
        max(0.0, (top - first_y) / down),
        min(1.0, (right - first_x) / across),
        min(1.0, (bottom - first_y) / down),
    )
