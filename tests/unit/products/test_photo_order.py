"""Which photographs come first, which last, and which are the same."""

from pathlib import Path

import pytest
from interior_photos import get_photo_dir
from PIL import Image, ImageFilter

from makeafvdo.adapters.pictures import features_of, read_picture
from makeafvdo.domain.products.photo_ranking import is_same_picture, most_useful_first
from tests.support.pictures import LAMP, SOFA, VASE, photograph, saved, with_promotion

SOME = sorted(path.stem for path in Path(get_photo_dir()).glob("*.jpg"))[::3]


def order(*pictures: Image.Image) -> list[int]:
    return most_useful_first([features_of(read_picture(saved(picture, quality=80))) for picture in pictures])


def test_good_photos_keep_the_shops_order() -> None:
    assert order(photograph(SOFA), photograph(LAMP), photograph(VASE)) == [0, 1, 2]


def test_the_same_photo_in_two_sizes_keeps_the_larger_in_the_place_of_the_first() -> None:
    assert order(photograph(SOFA, 700), photograph(LAMP), photograph(SOFA, 1400)) == [2, 1]


@pytest.mark.parametrize("colours", [("red", "white"), ("gold", "black"), ("navy", "yellow")])
def test_promotion_comes_last_whatever_its_colours(colours: tuple[str, str]) -> None:
    pictures = [with_promotion(photograph(SOFA), *colours), photograph(LAMP), photograph(VASE)]

    assert order(*pictures) == [1, 2, 0]


def test_a_photo_and_the_same_with_promotion_on_it_are_two() -> None:
    assert order(with_promotion(photograph(SOFA)), photograph(SOFA)) == [1, 0]


def test_a_soft_and_a_small_photo_stand_behind_a_good_one() -> None:
    soft = photograph(SOFA, 1200).filter(ImageFilter.GaussianBlur(6))
    small = photograph(VASE, 500)

    assert order(soft, small, photograph(LAMP))[0] == 2


def test_the_same_thing_in_another_colour_is_another_picture() -> None:
    blue, red = (Image.merge("RGB", photograph(LAMP).split()[::way]) for way in (1, -1))

    assert len(order(blue, red)) == 2


def test_promotion_is_told_from_photographs_of_every_kind() -> None:
    plain = [photograph(name, 640) for name in SOME]
    features = [features_of(picture) for picture in (*map(with_promotion, plain), *plain)]

    assert min(most_useful_first(features)[: len(SOME)]) == len(SOME), "all plain ones come before all printed ones"


def test_no_two_photographs_are_taken_for_one() -> None:
    features = [features_of(photograph(name, 320)) for name in SOME]

    assert [(a, b) for a in range(len(features)) for b in range(a) if is_same_picture(features[a], features[b])] == []
