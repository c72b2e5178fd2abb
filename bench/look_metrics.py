"""What a viewer sees of a video, measured on what is drawn: the pace, the picture's share of the frame, and captions
that stand on the product.

Where the product is nobody asks the renderer: each shot is drawn twice, with a pattern and with its negative printed on
the box that a person has marked in its photo, and where the two drawings differ the product is.
"""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import av
import cv2
import numpy as np
from numpy.typing import NDArray

from makeafvdo.adapters.renderer.image.photos import Photo, as_cutout, part_of, read_photo
from makeafvdo.adapters.renderer.image.pixels import resized
from makeafvdo.adapters.renderer.image.salience import SalienceMaps
from makeafvdo.adapters.renderer.image.yuv import Pixels, as_yuv420
from makeafvdo.adapters.renderer.stills.stills import compose_still_layer
from makeafvdo.adapters.renderer.text.placing import place_caption
from makeafvdo.domain.storyboards.layout import CANVASES, Box
from makeafvdo.domain.storyboards.looks import card_place
from makeafvdo.domain.storyboards.storyboard import Caption, Framing, LabelKind, Shot, Storyboard
from makeafvdo.domain.storyboards.styles import Style

Shares = tuple[float, float, float, float]
FindBox = Callable[[str], Shares]
"""A photo's key → the box of the product in it."""

_PATTERN, _CELLS = 18, 48
_DIFFERENT, _EVEN = 8, 121
_STILL_DIFFERENCE = 0.25
_SMALL = (108, 192)
_BLUR_TILE, _BLUR_VARIES, _BLUR_SMOOTH = 40, 5.0, 1.5

Mask = NDArray[np.bool_]


class Seen(NamedTuple):
    """A video's measures; shares are means over its time."""

    changes_per_10s: float
    still_share: float
    picture_share: float
    blur_share: float
    caption_over_product: float
    first_cut_s: float
    text_on_first_frame: bool


class ShotSeen(NamedTuple):
    """Of its frame: the box of the product at the beginning and at the end, the share of the picture (of a cut-out: of
    its box), and the share that is blurred."""

    products: tuple[Box, ...]
    picture_share: float
    blur_share: float


def measure(
    board: Storyboard, photos: dict[str, Path], find_box: FindBox, style: Style, maps: SalienceMaps, mp4: Path | None
) -> Seen:
    """`still_share` is read off the finished file, and 0 without one."""
    shots = [shot_seen(shot, photos[shot.source], find_box(shot.source), board, style, maps) for shot in board.shots]
    weights = [shot.end_frame - shot.start_frame for shot in board.shots]
    cuts = [shot.start_frame for shot in board.shots[1:]]
    return Seen(
        changes_per_10s=len(cuts) / board.seconds * 10,
        still_share=_still_share(mp4) if mp4 else 0.0,
        picture_share=float(np.average([shot.picture_share for shot in shots], weights=weights)),
        blur_share=float(np.average([shot.blur_share for shot in shots], weights=weights)),
        caption_over_product=_caption_over_product(board, shots, style),
        first_cut_s=(cuts[0] if cuts else board.frames) / board.fps,
        text_on_first_frame=_has_text_on_first_frame(board),
    )


def worst(seen: Sequence[Seen]) -> dict[str, float | bool]:
    """Of each measure over several videos."""
    return {
        "changes_per_10s": round(min(each.changes_per_10s for each in seen), 2),
        "still_share": round(max(each.still_share for each in seen), 3),
        "picture_share": round(min(each.picture_share for each in seen), 3),
        "blur_share": round(max(each.blur_share for each in seen), 3),
        "caption_over_product": round(max(each.caption_over_product for each in seen), 4),
        "first_cut_s": round(max(each.first_cut_s for each in seen), 2),
        "text_on_first_frame": all(each.text_on_first_frame for each in seen),
    }


def shot_seen(shot: Shot, path: Path, product: Shares, board: Storyboard, style: Style, maps: SalienceMaps) -> ShotSeen:
    whole = read_photo(path)
    left, top, right, bottom = product
    marked = Box(
        x=round(left * whole.width),
        y=round(top * whole.height),
        width=round((right - left) * whole.width),
        height=round((bottom - top) * whole.height),
    )
    photo = part_of(whole, shot.part)
    prints = [
        *(_printed(photo, Box(x=0, y=0, width=photo.width, height=photo.height), sign) for sign in (1, -1)),
        *(part_of(_printed(whole, marked, sign), shot.part) for sign in (1, -1)),
    ]
    if shot.framing is Framing.STUDIO:
        cutout = as_cutout(photo, maps.of_file(path, photo.rgb, shot.part))
        prints = [_recoloured(cutout, each) for each in prints]
        photo = _recoloured(cutout, photo)
    plain = _ends(photo, shot, board, style)
    whole_print, whole_negative, product_print, product_negative = (_ends(each, shot, board, style) for each in prints)
    picture = [_differing(one, other) for one, other in zip(whole_negative, whole_print, strict=True)]
    window = _window(shot, photo, board, style)
    products = [
        _box_of(_differing(one, other), window) for one, other in zip(product_negative, product_print, strict=True)
    ]
    boxes = tuple(box for box in products if box)
    return ShotSeen(
        boxes,
        _box_share(boxes, board)
        if shot.framing is Framing.STUDIO
        else float(np.mean([_filled(m).mean() for m in picture])),
        _blur_share(plain[-1], _filled(picture[-1])),
    )


def _box_share(boxes: Sequence[Box], board: Storyboard) -> float:
    canvas = CANVASES[board.format]
    return float(np.mean([box.width * box.height for box in boxes])) / (canvas.width * canvas.height) if boxes else 0.0


def _printed(photo: Photo, box: Box, sign: int) -> Photo:
    """With a chequered pattern on a part of it, or its negative: a ground whose tone follows the photo's colours
    follows both alike."""
    cell = max(4, max(photo.rgb.shape[:2]) // _CELLS)
    rows, columns = np.indices(photo.rgb.shape[:2]) // cell
    signs = sign * np.where((rows + columns) % 2, _PATTERN, -_PATTERN)
    inside = np.zeros(photo.rgb.shape[:2], bool)
    inside[box.y : box.bottom, box.x : box.right] = True
    printed = np.clip(photo.rgb.astype(int) + (signs * inside)[..., None], 0, 255).astype(np.uint8)
    return Photo(np.asarray(printed, np.uint8), photo.alpha)


def _recoloured(cutout: Photo, photo: Photo) -> Photo:
    """The cut-out with the colours of a photo."""
    rgb = photo.rgb if photo.rgb.shape == cutout.rgb.shape else resized(photo.rgb, cutout.width, cutout.height)
    return Photo(rgb, cutout.alpha, cutout.shadow)


def _ends(photo: Photo, shot: Shot, board: Storyboard, style: Style) -> list[Pixels]:
    """The luma of the shot's first and last frame."""
    canvas, layer = CANVASES[board.format], compose_still_layer(shot, photo, board.format, style)
    frames = []
    for progress in (0.0, 1.0):
        frame = as_yuv420(np.empty(canvas.frame_bytes, np.uint8), canvas.width, canvas.height)
        layer.render_into(frame, progress)
        frames.append(frame.y)
    return frames


def _differing(one: Pixels, other: Pixels) -> Mask:
    """Where the pattern is; a ground that has another tone because of it differs evenly."""
    apart = one.astype(np.float32) - other
    pattern = np.abs(apart - cv2.blur(apart, (_EVEN, _EVEN)))
    return np.asarray(cv2.medianBlur(cv2.convertScaleAbs(pattern), 5) > _DIFFERENT)


def _window(shot: Shot, photo: Photo, board: Storyboard, style: Style) -> Box:
    """Outside of it is only ground, whose colours follow the photo's, the pattern's included."""
    layout = style.layout[board.format].of_scene(is_opening=shot.is_opening)
    if shot.framing is Framing.CARD and style.card.still_surround:
        return card_place(photo.width, photo.height, layout.stage, style.card.border)
    return shot.window or layout.pictures


def _box_of(mask: Mask, window: Box) -> Box | None:
    mask = mask.copy()
    mask[: window.y] = mask[window.bottom :] = False
    mask[:, : window.x] = mask[:, window.right :] = False
    rows, columns = (np.flatnonzero(mask.any(axis=axis)) for axis in (1, 0))
    if not rows.size:
        return None
    left, top = int(columns[0]), int(rows[0])
    return Box(x=left, y=top, width=int(columns[-1]) + 1 - left, height=int(rows[-1]) + 1 - top)


def _filled(mask: Mask) -> Mask:
    """Without the lines between the cells of the pattern."""
    kernel = np.ones((31, 31), np.uint8)
    return np.asarray(cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_CLOSE, kernel) > 0)


def _blur_share(luma: Pixels, picture: Mask) -> float:
    """Tiles beside the picture that change from left to right without a single edge, as a soft copy of a picture does
    and a plain or patterned ground does not."""
    height, width = (side // _BLUR_TILE for side in luma.shape)
    fine = cv2.GaussianBlur(luma[: height * _BLUR_TILE, : width * _BLUR_TILE].astype(np.float32), (0, 0), 2)
    steps = np.abs(np.diff(fine, axis=1, append=fine[:, -1:])).reshape(height, _BLUR_TILE, width, _BLUR_TILE)
    columns = fine.reshape(height, _BLUR_TILE, width, _BLUR_TILE).mean(axis=1)
    varies = np.ptp(columns, axis=-1) > _BLUR_VARIES
    smooth = steps.max(axis=(1, 3)) < _BLUR_SMOOTH
    beside = cv2.resize(picture.astype(np.uint8), (width, height), interpolation=cv2.INTER_AREA) == 0
    return float((varies & smooth & beside).mean())


def _caption_over_product(board: Storyboard, shots: Sequence[ShotSeen], style: Style) -> float:
    """The share of the video's frames in which a caption's words meet the box of the product."""
    canvas, layout = CANVASES[board.format], style.layout[board.format]

    @cache
    def place_of(caption: Caption) -> Box:
        area = layout.of_scene(is_opening=caption.is_hook).captions
        words = [word.text for word in caption.words]
        return place_caption(words, style.captions_of(is_hook=caption.is_hook), canvas, area).box

    met = 0
    for shot, seen in zip(board.shots, shots, strict=True):
        for caption in board.captions:
            frames = min(shot.end_frame, caption.end_frame) - max(shot.start_frame, caption.start_frame)
            if frames > 0 and any(place_of(caption).overlaps(product) for product in seen.products):
                met += frames
    return met / board.frames


def _still_share(mp4: Path) -> float:
    """Frames that hardly differ from the one before."""
    still, count, before = 0, 0, None
    with av.open(str(mp4)) as file:
        for frame in file.decode(video=0):
            small = cv2.resize(frame.to_ndarray(format="gray"), _SMALL, interpolation=cv2.INTER_AREA).astype(np.float32)
            if before is not None:
                still += float(np.abs(small - before).mean()) < _STILL_DIFFERENCE
                count += 1
            before = small
    return still / max(count, 1)


def _has_text_on_first_frame(board: Storyboard) -> bool:
    """More than the line about AI."""
    labels = any(label.start_frame <= 0 for label in board.labels if label.kind is not LabelKind.AI)
    return labels or any(caption.start_frame <= 0 for caption in board.captions)
