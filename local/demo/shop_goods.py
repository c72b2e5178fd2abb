"""Products with the photos shops have: white goods on white, 400 pixels, one photo, nine photos, a promotion banner.

The photos are made anew each time, from shapes drawn by code and from photographs of two packages.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import skimage
from interior_photos import get_photo_dir
from numpy.typing import NDArray
from PIL import Image

from local.demo.shop_photos import (
    BLACK,
    NAVY,
    SAGE,
    TERRACOTTA,
    WHITE,
    Cutout,
    bottle,
    glasses,
    hoodie,
    mug,
    photographed,
    tote,
)
from makeafvdo.adapters.renderer.text.thai_text import blank_coverage, downsampled, typeface

_BANNERS = (("พร้อมส่ง ส่งฟรี ของแท้ 100%", 0.0, "#E83A1E"), ("ลดเหลือ 99.- ใส่โค้ดลดเพิ่ม", 0.88, "#FFB400"))
_BANNER_HEIGHT = 0.12

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in shares of the photo."""


@dataclass(frozen=True)
class MadePhoto:
    jpeg: bytes
    product: Box


@dataclass(frozen=True)
class ShopGood:
    """What `Product` is made from, and its photos."""

    slug: str
    title: str
    highlights: tuple[str, ...]
    price: Decimal
    original_price: Decimal
    photos: Callable[[], Iterator[MadePhoto]]


def _made(cutout: Cutout, side: int, seed: int, **how: Any) -> MadePhoto:  # noqa: ANN401 (photographed's own options)
    photo = photographed(cutout, side, seed, **how)
    return MadePhoto(photo.jpeg(how.get("quality", 85)), _box_of(photo.alpha))


def _box_of(alpha: NDArray[np.float32]) -> Box:
    rows, columns = (np.flatnonzero((alpha > 0.5).any(axis=axis)) for axis in (1, 0))
    height, width = alpha.shape
    return columns[0] / width, rows[0] / height, (columns[-1] + 1) / width, (rows[-1] + 1) / height


def _white_mug() -> Iterator[MadePhoto]:
    yield _made(mug(WHITE), 1200, 1, paper=(255, 255, 255))
    yield _made(mug(WHITE), 1000, 2, paper=(244, 244, 246), shadow="drop")
    yield _made(mug(WHITE), 1000, 3, paper=(236, 236, 238), vignette=0.08)


def _small_bottle() -> Iterator[MadePhoto]:
    yield _made(bottle(TERRACOTTA), 400, 4, paper=(250, 250, 250))
    yield _made(bottle(SAGE), 400, 5, paper=(255, 255, 255), shadow="drop", quality=75)


def _one_hoodie() -> Iterator[MadePhoto]:
    yield _made(hoodie(WHITE), 1200, 6, paper=(246, 246, 246), shadow="drop")


def _nine_bags() -> Iterator[MadePhoto]:
    coffee = np.asarray(Image.open(Path(skimage.__file__).parent / "data" / "coffee.png").convert("RGB"))
    for nth, (colour, picture) in enumerate(
        [(WHITE, coffee), (BLACK, None), (SAGE, None), (TERRACOTTA, None), (WHITE, None), (NAVY, coffee)]
    ):
        yield _made(tote(colour, picture), 1000, 7 + nth, paper=(250, 250, 250))
    for name, product in (
        ("pexels-6963788", (0.38, 0.36, 0.67, 0.67)),
        ("pexels-karola-g-7602925", (0.34, 0.12, 0.68, 1.0)),
        ("pexels-36179987", (0.28, 0.33, 0.77, 0.70)),
    ):
        yield MadePhoto((Path(get_photo_dir()) / f"{name}.jpg").read_bytes(), product)


def _banner_only() -> Iterator[MadePhoto]:
    for nth, cutout in enumerate((glasses(BLACK), mug(NAVY))):
        photo = photographed(cutout, 1000, 20 + nth, paper=(255, 255, 255))
        file = BytesIO()
        _with_banners(Image.fromarray(photo.rgb)).save(file, "JPEG", quality=88)
        yield MadePhoto(file.getvalue(), _box_of(photo.alpha))


def _with_banners(photo: Image.Image) -> Image.Image:
    signed = photo.copy()
    for text, top, colour in _BANNERS:
        band = Image.new("RGB", (photo.width, round(photo.height * _BANNER_HEIGHT)), colour)
        coverage = blank_coverage(*band.size)
        typeface("Kanit-Bold").draw(
            coverage, text, band.height * 0.55, x=band.width * 0.04, baseline=band.height * 0.68
        )
        mask = Image.fromarray(cv2.convertScaleAbs(downsampled(coverage) * 255))
        band.paste(Image.new("RGB", band.size, "white"), mask=mask)
        signed.paste(band, (0, round(photo.height * top)))
    return signed


SHOP_GOODS = (
    ShopGood(
        "white-mug",
        "แก้วเซรามิกสีขาวหูจับใหญ่ 350 มล.",
        ("หูจับใหญ่ สอดได้สี่นิ้ว", "เข้าไมโครเวฟได้", "เคลือบด้านไม่ลื่นมือ"),
        Decimal(159),
        Decimal(259),
        _white_mug,
    ),
    ShopGood(
        "small-bottle",
        "ขวดเก็บความเย็น 500 มล. พกง่าย",
        ("เก็บความเย็นได้นาน", "ฝาปิดแน่นไม่รั่ว", "น้ำหนักเบา พกง่าย"),
        Decimal(199),
        Decimal(290),
        _small_bottle,
    ),
    ShopGood(
        "one-hoodie",
        "เสื้อฮู้ดสีขาวผ้านุ่ม ทรงหลวม",
        ("ผ้านุ่มไม่คันผิว", "ทรงหลวมใส่สบาย", "มีกระเป๋าหน้า"),
        Decimal(349),
        Decimal(590),
        _one_hoodie,
    ),
    ShopGood(
        "nine-bags",
        "กระเป๋าผ้าแคนวาสใบใหญ่ มีหลายสี",
        ("ใส่ของได้เยอะ", "ผ้าหนาทรงอยู่ตัว", "ซักเครื่องได้"),
        Decimal(129),
        Decimal(199),
        _nine_bags,
    ),
    ShopGood(
        "banner-only",
        "แว่นตากรอบกลมน้ำหนักเบา",
        ("น้ำหนักเบาใส่สบาย", "กรอบยืดหยุ่นไม่หักง่าย", "ใส่ได้ทั้งชายและหญิง"),
        Decimal(199),
        Decimal(399),
        _banner_only,
    ),
)
