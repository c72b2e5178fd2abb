"""What is copied into TikTok by hand: true, within TikTok's limits, and the link untouched."""

from makeafvdo.adapters.thai_words import segment
from makeafvdo.domain.tiktok.hand_off import CAPTION_LETTERS, caption_of, cut, hashtags_of
from makeafvdo.services.tiktok.hand_off import hand_off
from tests.support.products import FIXTURE_PRODUCTS, a_product
from tests.unit.videos.conftest import NOW, Desk

PASTED = "https://s.shopee.co.th/AbC123?x=1&utm_content=----&smtt=0.0.9#frag%20ment"


def test_the_link_is_the_one_that_was_pasted(desk: Desk) -> None:
    video, _ = desk.with_script(a_product(affiliate_url=PASTED))

    given = hand_off(video, artifacts=desk.artifacts, sends=desk.sends, segment=segment, now=NOW)

    assert given.link == PASTED
    assert "ค่าคอมมิชชั่น" in given.captions[0]
    assert given.slots.used == 0


def test_the_caption_says_what_the_script_says(desk: Desk) -> None:
    _, script = desk.with_script()

    caption = caption_of(a_product(), script)

    assert caption.startswith(" ".join(script.scenes[0].phrases))
    assert a_product().title in caption
    assert "http" not in caption


def test_an_advertisement_is_tagged_as_one() -> None:
    for product in FIXTURE_PRODUCTS:
        tags = hashtags_of(product)

        assert tags[0] == "#โฆษณา"
        assert len(tags) == len(set(tags)) <= 5
        assert not any(" " in tag for tag in tags)


def test_a_caption_too_long_is_cut_before_a_whole_thai_letter() -> None:
    assert cut("กี่กี่", 5) == "กี่…"
    assert cut("😀😀😀", 4) == "😀…"
    assert len(cut("ที่" * 2000, CAPTION_LETTERS).encode("utf-16-le")) <= CAPTION_LETTERS * 2
