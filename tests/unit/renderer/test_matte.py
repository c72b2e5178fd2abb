"""Products cut out of photos whose true masks are known."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pytest

from local.demo.shop_photos import (
    BLACK,
    NAVY,
    SAGE,
    TERRACOTTA,
    WHITE,
    Cutout,
    ShopPhoto,
    bottle,
    glasses,
    hoodie,
    mug,
    photographed,
    tote,
)
from makeafvdo.adapters.renderer.image.matte import Matte, cut_out
from tests.support.pictures import photograph
from tests.unit.renderer.render_harness import MAPS, coffee

CUTOUTS = {
    "white mug": mug(WHITE),
    "navy mug": mug(NAVY),
    "black glasses": glasses(BLACK),
    "white hoodie": hoodie(WHITE),
    "sage hoodie": hoodie(SAGE),
    "labelled bottle": bottle(TERRACOTTA),
    "white bottle": bottle(WHITE, (240, 238, 230)),
    "printed white tote": tote(WHITE, np.asarray(coffee(600, 400))),
    "black tote": tote(BLACK, np.asarray(photograph())),
}
PAPERS = ((255, 255, 255), (250, 250, 250), (245, 244, 242), (236, 236, 238), (228, 226, 222), (240, 236, 228))


class Tried(NamedTuple):
    photo: ShopPhoto
    matte: Matte | None

    @property
    def overlap(self) -> float:
        """Intersection over union with the true mask."""
        assert self.matte is not None
        found, true = self.matte.alpha > 127, self.photo.alpha > 0.5
        return float((found & true).sum() / (found | true).sum())


def tried(cutout: Cutout, side: int, seed: int) -> Tried:
    """On a paper, with a shadow, a vignette and JPEG noise drawn by the seed."""
    random = np.random.default_rng(seed)
    photo = photographed(
        cutout,
        side,
        seed,
        PAPERS[random.integers(len(PAPERS))],
        shadow=str(random.choice(["contact", "drop", "none"])),
        quality=int(random.integers(60, 93)),
        vignette=float(random.choice([0, 0.06, 0.12])),
    )
    return Tried(photo, cut_out(photo.rgb, MAPS.of(photo.rgb)))


def all_tried(side: int) -> Iterator[Tried]:
    for seed, cutout in enumerate(CUTOUTS.values()):
        yield tried(cutout, side, seed)


@pytest.mark.parametrize(("side", "overlap", "accepted"), [(800, 0.96, 0.8), (400, 0.92, 0.5)])
def test_most_products_on_light_paper_are_cut_out_and_those_well(side: int, overlap: float, accepted: float) -> None:
    found = [each for each in all_tried(side) if each.matte is not None]

    assert len(found) >= accepted * len(CUTOUTS)
    assert np.mean([each.overlap for each in found]) >= overlap
    assert min(each.overlap for each in found) >= overlap - 0.04


def test_one_sees_through_a_handle_and_white_stays_white_and_opaque() -> None:
    photo = photographed(CUTOUTS["white mug"], 800, seed=3, shadow="contact")
    matte = cut_out(photo.rgb, MAPS.of(photo.rgb))

    assert matte is not None
    handle, body = np.s_[400:440, 200:240], np.s_[450:550, 350:550]
    assert matte.alpha[handle].max() < 10
    assert matte.alpha[body].min() == 255
    assert np.abs(matte.rgb[body].astype(int) - photo.rgb[body]).max() == 0


def test_the_shadow_is_kept_apart() -> None:
    cast, none = (photographed(CUTOUTS["navy mug"], 800, seed=3, shadow=shadow) for shadow in ("contact", "none"))
    with_shadow, without = (cut_out(each.rgb, MAPS.of(each.rgb)) for each in (cast, none))

    assert with_shadow is not None
    assert without is not None
    under = np.s_[656:664, 350:560]
    assert with_shadow.shadow[under].mean() < 215
    assert without.shadow[under].mean() > 248
    assert with_shadow.alpha[under].mean() < 20


def test_the_outline_has_no_paper_in_it() -> None:
    photo = photographed(CUTOUTS["navy mug"], 800, seed=3, shadow="none")
    matte = cut_out(photo.rgb, MAPS.of(photo.rgb))

    assert matte is not None
    soft = (matte.alpha > 40) & (matte.alpha < 250)
    assert soft.any()
    assert matte.rgb[soft].max(axis=-1).mean() < 120


@pytest.mark.parametrize("name", ["pexels-6373478", "pexels-7303773"])
def test_a_photo_of_a_room_stays_a_photo(name: str) -> None:
    room = np.asarray(photograph(name))

    assert cut_out(room, MAPS.of(room)) is None


def test_a_product_cut_off_by_the_photo_stays_in_it() -> None:
    photo = photographed(CUTOUTS["navy mug"], 800, seed=3)
    close = np.ascontiguousarray(photo.rgb[200:600, 300:700])

    assert cut_out(close, MAPS.of(close)) is None


def test_what_the_map_missed_is_not_thrown_away() -> None:
    photo = photographed(CUTOUTS["labelled bottle"], 800, seed=3)
    half_seen = MAPS.of(photo.rgb).copy()
    half_seen[:200] = 0

    assert cut_out(photo.rgb, half_seen) is None
