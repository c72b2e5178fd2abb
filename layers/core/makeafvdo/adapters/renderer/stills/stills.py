"""The still of a shot, composed once of photo, backdrop, card and shadow, and its camera."""

import math
from collections.abc import Iterator, Sequence
from pathlib import Path

import cv2
import numpy as np

from makeafvdo.adapters.renderer.image.photos import Photo, as_cutout, part_of, read_photo
from makeafvdo.adapters.renderer.image.pixels import blend, covering, edit_as_floats, filled, hex_to_rgb
from makeafvdo.adapters.renderer.image.salience import SalienceMaps
from makeafvdo.adapters.renderer.image.shapes import rounded_box, shade_gradient, shadow_of
from makeafvdo.adapters.renderer.image.yuv import Floats, Pixels, rgb_to_yuv, rounded
from makeafvdo.adapters.renderer.stills.backdrops import photo_backdrop
from makeafvdo.adapters.renderer.stills.camera import camera
from makeafvdo.adapters.renderer.stills.cutouts import product_before_backdrop
from makeafvdo.adapters.renderer.stills.still_layer import StillLayer, corners_of, fades_of
from makeafvdo.domain.storyboards.layout import CANVASES, Box, Canvas
from makeafvdo.domain.storyboards.looks import card_place
from makeafvdo.domain.storyboards.motion import still_size
from makeafvdo.domain.storyboards.storyboard import Framing, Shot
from makeafvdo.domain.storyboards.styles import CardStyle, Layout, Style
from makeafvdo.domain.videos.options import Format

_SHADOW_BLUR, _SHADOW_DROP = 36, 20
_SHADOW_REACH = 3 * _SHADOW_BLUR + _SHADOW_DROP


def open_still_layer(shot: Shot, path: Path, video_format: Format, style: Style, maps: SalienceMaps) -> StillLayer:
    """The layer of a shot of the photo in that file."""
    return next(open_still_layers([shot], path, video_format, style, maps))


def open_still_layers(
    shots: Sequence[Shot], path: Path, video_format: Format, style: Style, maps: SalienceMaps
) -> Iterator[StillLayer]:
    """The layers of several shots of the photo in that file, which is decoded once."""
    whole = read_photo(path)
    for shot in shots:
        photo = part_of(whole, shot.part)
        if shot.framing is Framing.STUDIO:
            photo = as_cutout(photo, maps.of_file(path, photo.rgb, shot.part))
        yield compose_still_layer(shot, photo, video_format, style)


def compose_still_layer(shot: Shot, photo: Photo, video_format: Format, style: Style) -> StillLayer:
    canvas, layout = CANVASES[video_format], style.layout[video_format].of_scene(is_opening=shot.is_opening)
    if shot.window is not None:
        return _band_with_moving_picture(shot, photo, shot.window, canvas, layout, style)
    if shot.framing is Framing.CARD and style.card.still_surround:
        return _card_with_moving_picture(shot, photo, canvas, layout, style)
    place = layout.pictures
    width, height = still_size(place, shot.motion)
    stage = _scaled(layout.stage.relative_to(place), shot.motion.nearest)
    match shot.framing:
        case Framing.FILL | Framing.BAND:
            still = _fill_with_photo(shot, photo, width, height, style.pictures.shade)
        case Framing.CARD:
            still = _moving_card(photo, width, height, stage, style)
        case Framing.STUDIO:
            still = product_before_backdrop(shot.closeness, photo, (width, height), stage, style.backdrop)
    surround = None if place == canvas.whole else rgb_to_yuv(_paper(canvas, layout, style))
    return StillLayer(camera(rgb_to_yuv(still), shot.motion, place), place, surround)


def _fill_with_photo(shot: Shot, photo: Photo, width: int, height: int, shade: float) -> Pixels:
    filled_place = covering(photo.rgb, width, height, shot.focus, shot.closeness)
    if shade:
        dark = shade_gradient(height, shade)
        foot = int(np.count_nonzero(dark == 0))
        filled_place[foot:] = rounded(filled_place[foot:] * (1 - dark[foot:, None, None]))
    return filled_place


def _card_with_moving_picture(shot: Shot, photo: Photo, canvas: Canvas, layout: Layout, style: Style) -> StillLayer:
    """Backdrop, card and shadow stand still; the picture moves within its edges."""
    place = layout.pictures
    window = _even(card_place(photo.width, photo.height, layout.stage, style.card.border))
    around = _paper(canvas, layout, style)
    part = around[place.y : place.bottom, place.x : place.right]
    part[:] = photo_backdrop(photo, place.width, place.height, style.backdrop)
    _paint_card(part, window.relative_to(place), style.card)
    picture = rgb_to_yuv(covering(photo.rgb, *still_size(window, shot.motion)))
    corners = corners_of(window, style.card.radius, around)
    return StillLayer(camera(picture, shot.motion, window), window, rgb_to_yuv(around), corners)


def _band_with_moving_picture(
    shot: Shot, photo: Photo, window: Box, canvas: Canvas, layout: Layout, style: Style
) -> StillLayer:
    """The picture moves within its window; what is left of its place is ground."""
    place, around = layout.pictures, _paper(canvas, layout, style)
    picture = covering(photo.rgb, *still_size(window, shot.motion), shot.focus, shot.closeness)
    ground = photo_backdrop(Photo(picture, None), place.width, place.height, style.backdrop)
    around[place.y : place.bottom, place.x : place.right] = ground
    fades = fades_of(window, place, around) if style.backdrop.behind_photos == "plain" else ()
    return StillLayer(camera(rgb_to_yuv(picture), shot.motion, window), window, rgb_to_yuv(around), fades)


def _moving_card(photo: Photo, width: int, height: int, stage: Box, style: Style) -> Pixels:
    """Card and picture, tilted; the camera moves over both."""
    still = photo_backdrop(photo, width, height, style.backdrop)
    place, card = card_place(photo.width, photo.height, stage, style.card.border), style.card
    leaning = round(max(place.width, place.height) * abs(math.sin(math.radians(card.tilt))) / 2)
    table = _with_border(place, card).padded(leaning + _SHADOW_REACH, width, height)
    lying = place.relative_to(table)
    turn = cv2.getRotationMatrix2D((lying.x + lying.width / 2, lying.y + lying.height / 2), card.tilt, 1)
    size = table.width, table.height
    flat = filled(*size, "#FFFFFF")
    flat[lying.y : lying.bottom, lying.x : lying.right] = covering(photo.rgb, lying.width, lying.height)
    shape = np.asarray(cv2.warpAffine(_card_mask(lying, *size, card), turn, size), np.float32)
    with edit_as_floats(still, table) as under:
        under *= 1 - shadow_of(shape, _SHADOW_BLUR, _SHADOW_DROP)[..., None] * card.shadow
        blend(under, cv2.warpAffine(flat, turn, size).astype(np.float32), shape[..., None])
    return still


def _paint_card(still: Pixels, place: Box, card: CardStyle) -> None:
    """Its shadow, and its white edge around `place`."""
    height, width = still.shape[:2]
    around = _with_border(place, card).padded(_SHADOW_REACH, width, height)
    shape = _card_mask(place.relative_to(around), around.width, around.height, card)
    with edit_as_floats(still, around) as under:
        under *= 1 - shadow_of(shape, _SHADOW_BLUR, _SHADOW_DROP)[..., None] * card.shadow
        if card.border:
            blend(under, filled(around.width, around.height, "#FFFFFF").astype(np.float32), shape[..., None])


def _card_mask(place: Box, width: int, height: int, card: CardStyle) -> Floats:
    return rounded_box(width, height, _with_border(place, card), card.radius)


def _with_border(place: Box, card: CardStyle) -> Box:
    edge = card.border
    return Box(x=place.x - edge, y=place.y - edge, width=place.width + 2 * edge, height=place.height + 2 * edge)


def _paper(canvas: Canvas, layout: Layout, style: Style) -> Pixels:
    paper = filled(canvas.width, canvas.height, style.pictures.paper)
    for rule in layout.rules:
        paper[rule.y : rule.bottom, rule.x : rule.right] = hex_to_rgb(style.pictures.rule)
    return paper


def _scaled(box: Box, scale: float) -> Box:
    return Box(
        x=round(box.x * scale), y=round(box.y * scale), width=round(box.width * scale), height=round(box.height * scale)
    )


def _even(box: Box) -> Box:
    return Box(x=box.x // 2 * 2, y=box.y // 2 * 2, width=box.width // 2 * 2, height=box.height // 2 * 2)
