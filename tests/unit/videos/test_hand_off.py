"""What is copied into TikTok by hand: true, within TikTok's limits, and the link untouched."""

import pytest

from makeafvdo.adapters.thai_words import segment
from makeafvdo.domain.products.products import MarketplaceName, Product
from makeafvdo.domain.scripts.claims.guard import find_claims
from makeafvdo.domain.scripts.claims.product_groups import group_of
from makeafvdo.domain.scripts.price_scenes import names_price
from makeafvdo.domain.tiktok.hand_off import CAPTION_LETTERS, captions_of, cut, hashtags_of, without_price
from makeafvdo.domain.videos.options import CallToAction, Options, PriceWording
from makeafvdo.services.tiktok.hand_off import hand_off
from tests.support.catalogue_products import CATALOGUE
from tests.support.composing import SYLLABLES_A_SECOND, composer_of
from tests.support.products import FIXTURE_PRODUCTS, a_bare_product, a_product
from tests.unit.videos.conftest import NOW, Desk

PASTED = "https://s.shopee.co.th/AbC123?x=1&utm_content=----&smtt=0.0.9#frag%20ment"


def captions(product: Product, **options: object) -> tuple[str, str]:
    chosen = Options.model_validate(options)
    return captions_of(product, composer_of().compose(product, chosen, SYLLABLES_A_SECOND).script, chosen, segment)


def test_the_link_is_the_one_that_was_pasted(desk: Desk) -> None:
    video, _ = desk.with_script(a_product(affiliate_url=PASTED))

    given = hand_off(video, artifacts=desk.artifacts, sends=desk.sends, segment=segment, now=NOW)

    assert given.link == PASTED
    assert given.captions[0] != given.captions[1]
    assert all("ค่าคอมมิชชั่น" in caption for caption in given.captions)
    assert given.slots.used == 0


@pytest.mark.parametrize(
    ("pasted", "carried"),
    [
        ("https://c.lazada.co.th/t/c.YAbC1?url=x", "https://c.lazada.co.th/t/c.YAbC1?url=x&subId1=dec"),
        (PASTED, None),
    ],
)
@pytest.mark.parametrize(
    "noted",
    [{"batch": {"batch_id": "b", "line": 2, "attempt": 1, "sub_id": "dec"}}, {"own_sub_id": "dec"}],
    ids=["in a product list", "typed"],
)
def test_a_sub_id_goes_into_a_link_that_can_take_it(
    desk: Desk, pasted: str, carried: str | None, noted: dict[str, object]
) -> None:
    video, _ = desk.with_script(a_product(affiliate_url=pasted), **noted)

    given = hand_off(video, artifacts=desk.artifacts, sends=desk.sends, segment=segment, now=NOW)

    assert (given.link, given.link_with_sub_id, given.sub_id) == (pasted, carried, "dec")


@pytest.mark.parametrize("name", CATALOGUE)
def test_captions_say_what_it_is_and_claim_nothing(name: str) -> None:
    product = CATALOGUE[name]
    group = group_of(product.title, product.categories, product.attributes, segment=segment)

    for caption in captions(product):
        assert product.title not in caption
        assert "http" not in caption
        assert [claim for line in caption.splitlines() for claim in find_claims(line, group, segment)] == []


def test_a_title_of_claims_is_in_no_caption() -> None:
    for caption in captions(a_bare_product("ชาลดน้ำหนัก 10 กิโลใน 7 วัน ของแท้ 100% อันดับ 1", price="199")):
        assert "ชา" in caption
        assert not any(claim in caption for claim in ("ลดน้ำหนัก", "10 กิโล", "100%", "อันดับ"))


@pytest.mark.parametrize(
    ("marketplace", "call", "said"),
    [
        (MarketplaceName.TIKTOK, None, "ตะกร้า"),
        (MarketplaceName.TIKTOK, CallToAction.PROFILE_LINK, "ตะกร้า"),
        (MarketplaceName.SHOPEE, CallToAction.PROFILE_LINK, "โปรไฟล์"),
        (MarketplaceName.LAZADA, CallToAction.PINNED_COMMENT, "คอมเมนต์"),
        (MarketplaceName.ALIEXPRESS, None, None),
        (None, CallToAction.NONE, None),
    ],
)
def test_a_caption_sends_viewers_only_where_the_link_is(
    marketplace: MarketplaceName | None, call: CallToAction | None, said: str | None
) -> None:
    for caption in captions(a_product(marketplace=marketplace), call_to_action=call):
        assert {word for word in ("ตะกร้า", "โปรไฟล์", "คอมเมนต์") if word in caption} == ({said} if said else set())


def test_a_rounded_price_stands_beside_no_struck_one() -> None:
    for caption in captions(a_product(), price_wording=PriceWording.LESS_THAN):
        assert "ไม่ถึง 3,500 บาท" in caption
        assert "4,590" not in caption


def test_the_writers_own_caption_comes_first_without_its_claims() -> None:
    product, chosen = a_product(), Options()
    script = composer_of().compose(product, chosen, SYLLABLES_A_SECOND).script
    own = "เก้าอี้ตัวโปรดของบ้าน\nหายปวดหลังทันที"

    first, second = captions_of(product, script, chosen, segment, (own,))

    assert first == "เก้าอี้ตัวโปรดของบ้าน"
    assert "3,290" in second


@pytest.mark.parametrize("product", CATALOGUE.values(), ids=CATALOGUE)
def test_without_its_price_a_caption_says_the_rest(product: Product) -> None:
    for caption in captions(product):
        rest = without_price(caption, segment)

        assert not names_price(rest, segment)
        assert set(rest.splitlines()) <= {
            part for line in caption.splitlines() for part in (line, line.split(" · ")[0])
        }
        assert len(rest.splitlines()) >= len(caption.splitlines()) - 1


@pytest.mark.parametrize(
    ("found", "offered"),
    [
        ({"price_passed": ("3290", "3590")}, True),
        ({"price_check": ("3290", "2990")}, True),
        ({"price_check": ("3290", "3290")}, False),
        ({}, False),
    ],
    ids=["after posting", "sent as it was", "it holds", "not looked at"],
)
def test_captions_without_a_price_are_offered_where_it_is_known_to_have_passed(
    desk: Desk, found: dict[str, tuple[str, str]], offered: bool
) -> None:
    looks = {
        field: {
            "in_video": {"price": was, "read_at": NOW.isoformat()},
            "now": {"price": now, "read_at": NOW.isoformat()},
            "checked_at": NOW.isoformat(),
        }
        for field, (was, now) in found.items()
    }
    video, _ = desk.with_script(a_product(), **looks)

    given = hand_off(video, artifacts=desk.artifacts, sends=desk.sends, segment=segment, now=NOW)

    assert "3,290" in "".join(given.captions)
    assert (given.captions_without_price is not None) == offered
    assert "3,290" not in "".join(given.captions_without_price or ())


def test_an_advertisement_is_tagged_as_one_and_names_no_other_platform() -> None:
    for product in (*FIXTURE_PRODUCTS, *CATALOGUE.values()):
        tags = hashtags_of(product, segment)

        assert tags[0] == "#โฆษณา"
        assert len(tags) == len(set(tags)) <= 5
        assert not any(" " in tag for tag in tags)
        assert not any(name in tag.lower() for tag in tags for name in ("shopee", "lazada", "aliexpress"))
        assert ("#TikTokShop" in tags) == (product.marketplace is MarketplaceName.TIKTOK)


def test_however_long_a_caption_is_it_tells_that_it_earns_a_commission() -> None:
    product, chosen = a_product(affiliate_url=PASTED), Options()
    script = composer_of().compose(product, chosen, SYLLABLES_A_SECOND).script

    first, _ = captions_of(product, script, chosen, segment, ("เก้าอี้ตัวนี้นั่งสบาย " * 200,))

    assert "ค่าคอมมิชชั่น" in first
    assert len(first) < CAPTION_LETTERS


def test_a_caption_too_long_is_cut_before_a_whole_thai_letter() -> None:
    assert cut("กี่กี่", 5) == "กี่…"
    assert cut("😀😀😀", 4) == "😀…"
    assert len(cut("ที่" * 2000, CAPTION_LETTERS).encode("utf-16-le")) <= CAPTION_LETTERS * 2
