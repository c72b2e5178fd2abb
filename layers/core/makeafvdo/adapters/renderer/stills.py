"""What a shot shows, composed once: photo, backdrop, card and shadow. The camera then only looks at it."""

import cv2
import numpy as np

from makeafvdo.adapters.renderer.backdrops import behind_photo
from makeafvdo.adapters.renderer.cutouts import product_before_backdrop
from makeafvdo.adapters.renderer.photos import Photo
from makeafvdo.adapters.renderer.pixels import blend, covering, painted, rgb
from makeafvdo.adapters.renderer.planes import Floats, to_planes
from makeafvdo.adapters.renderer.scenery import Scenery, corners_of
from makeafvdo.adapters.renderer.shapes import darkening, rounded_box, soft
from makeafvdo.domain.framing import card_place
from makeafvdo.domain.layout import CANVASES, Box, Canvas
from makeafvdo.domain.motion import OVERSIZE, still_size
from makeafvdo.domain.options import Format
from makeafvdo.domain.storyboard import Framing, Shot
from makeafvdo.domain.styles import Card, Layout, Style

_SHADOW_BLUR, _SHADOW_DROP = 36, 20


def compose(shot: Shot, photo: Photo, video_format: Format, style: Style) -> Scenery:
    canvas, layout = CANVASES[video_format], style.layout[video_format]
    if shot.framing is Framing.CARD and style.card.still_surround:
        return _card_with_moving_picture(photo, canvas, layout, style)
    place = layout.pictures
    width, height = still_size(place)
    stage = _scaled(_within(layout.stage, place), OVERSIZE)
    match shot.framing:
        case Framing.FILL:
            still = _covering(shot, photo, width, height, style.pictures.shade)
        case Framing.CARD:
            still = _moving_card(photo, width, height, stage, style)
        case Framing.STUDIO:
            still = product_before_backdrop(shot.closeness, photo, (width, height), stage, style.backdrop)
    surround = None if place == canvas.whole else to_planes(_paper(canvas, layout, style))
    return Scenery(to_planes(still), place, surround)


def _covering(shot: Shot, photo: Photo, width: int, height: int, shade: float) -> Floats:
    covered = covering(photo.rgb, width, height, shot.focus, shot.closeness)
    return np.asarray(covered * (1 - darkening(height, shade)[:, None, None]), np.float32)


def _card_with_moving_picture(photo: Photo, canvas: Canvas, layout: Layout, style: Style) -> Scenery:
    """Backdrop, card and shadow stand still; the picture moves within its edges."""
    place = layout.pictures
    window = _even(card_place(photo.width, photo.height, layout.stage, style.card.border))
    around = _paper(canvas, layout, style)
    part = around[place.y : place.bottom, place.x : place.right]
    part[:] = behind_photo(photo, place.width, place.height, style.backdrop)
    _lay_card(part, _within(window, place), style.card)
    picture = covering(photo.rgb, *still_size(window)).astype(np.float32)
    return Scenery(to_planes(picture), window, to_planes(around), corners_of(window, style.card.radius, around))


def _moving_card(photo: Photo, width: int, height: int, stage: Box, style: Style) -> Floats:
    """Card and picture, tilted as a print thrown on a table."""
    still = behind_photo(photo, width, height, style.backdrop)
    place = card_place(photo.width, photo.height, stage, style.card.border)
    flat = np.full((height, width, 3), 255, np.uint8)
    flat[place.y : place.bottom, place.x : place.right] = covering(photo.rgb, place.width, place.height)
    middle = place.x + place.width / 2, place.y + place.height / 2
    turn = cv2.getRotationMatrix2D(middle, style.card.tilt, 1)
    shape = np.asarray(cv2.warpAffine(_edged(place, width, height, style.card), turn, (width, height)), np.float32)
    still *= 1 - soft(shape, _SHADOW_BLUR, _SHADOW_DROP)[..., None] * style.card.shadow
    blend(still, cv2.warpAffine(flat, turn, (width, height)).astype(np.float32), shape[..., None])
    return still


def _lay_card(still: Floats, place: Box, card: Card) -> None:
    """Its shadow, and its white edge around `place`."""
    height, width = still.shape[:2]
    shape = _edged(place, width, height, card)
    still *= 1 - soft(shape, _SHADOW_BLUR, _SHADOW_DROP)[..., None] * card.shadow
    if card.border:
        blend(still, painted(width, height, np.full(3, 255, np.float32)), shape[..., None])


def _edged(place: Box, width: int, height: int, card: Card) -> Floats:
    edge = card.border
    whole = Box(x=place.x - edge, y=place.y - edge, width=place.width + 2 * edge, height=place.height + 2 * edge)
    return rounded_box(width, height, whole, card.radius)


def _paper(canvas: Canvas, layout: Layout, style: Style) -> Floats:
    paper = painted(canvas.width, canvas.height, np.array(rgb(style.pictures.paper), np.float32))
    for rule in layout.rules:
        paper[rule.y : rule.bottom, rule.x : rule.right] = rgb(style.pictures.rule)
    return paper


def _within(box: Box, place: Box) -> Box:
    """`box` as counted from the corner of `place`."""
    return Box(x=box.x - place.x, y=box.y - place.y, width=box.width, height=box.height)


def _scaled(box: Box, scale: float) -> Box:
    return Box(
        x=round(box.x * scale), y=round(box.y * scale), width=round(box.width * scale), height=round(box.height * scale)
    )


def _even(box: Box) -> Box:
    return Box(x=box.x // 2 * 2, y=box.y // 2 * 2, width=box.width // 2 * 2, height=box.height // 2 * 2)
