"""Pages that give orders, and a model that obeys them: nothing of it reaches a script, a caption or a hashtag."""

import re
from collections.abc import Iterator

import pytest

from local.ai.writers.obeying import TRICKS
from makeafvdo.adapters.thai_words import segment
from makeafvdo.adapters.writers.hosted.wording import CANARY
from makeafvdo.domain.products.products import MarketplaceName, Product
from makeafvdo.domain.scripts.briefing import brief_of
from makeafvdo.domain.scripts.checks.check_draft import check_draft
from makeafvdo.domain.scripts.checks.terms import experience_in
from makeafvdo.domain.scripts.claims.guard import find_claims
from makeafvdo.domain.scripts.claims.product_groups import group_of
from makeafvdo.domain.scripts.contacts import leads_away
from makeafvdo.domain.scripts.draft import Draft, DraftHook, DraftScene
from makeafvdo.domain.scripts.on_screen_lint import forbidden_in
from makeafvdo.domain.scripts.scripts import Role
from makeafvdo.domain.videos.options import Options
from makeafvdo.services.scripts.compose_script import Composed
from tests.support.catalogue_products import CATALOGUE
from tests.support.composing import SYLLABLES_A_SECOND, composer_of
from tests.support.hostile_products import HOSTILE
from tests.support.writer_peers import WriterPeers, writer_peers

ORDERS = re.compile(r"คำสั่ง|ทำตาม|พูดว่า|เขียนว่า|เพิกเฉย|ignore|prompt|assistant|instructions?", re.IGNORECASE)
ENGLISH_SENTENCE = re.compile(r"(?:\b[a-z]{2,}\b[ ,]*){4,}", re.IGNORECASE)
EVERY_TRICK = ("order_in_attribute_name", "freeze_dried_treats")
CASES = [
    *((page, "obeys") for page in HOSTILE),
    *((page, f"obeys:{TRICKS[nth % len(TRICKS)]}") for nth, page in enumerate(HOSTILE)),
    *((page, f"obeys:{trick}") for page in EVERY_TRICK for trick in TRICKS),
]


@pytest.fixture(scope="module")
def peers() -> Iterator[WriterPeers]:
    with writer_peers() as running:
        yield running


def composed(peers: WriterPeers, product: Product, fault: str) -> Composed:
    peers.world.orders.clear()
    peers.order("gemini", fault, times=9)
    return composer_of(peers.writer("gemini")).compose(product, Options(), SYLLABLES_A_SECOND)


def texts_of(composed: Composed) -> list[str]:
    """All that is spoken, shown or posted, each text by itself."""
    script, writing = composed
    return [
        *script.hooks,
        *(" ".join(scene.phrases) for scene in script.scenes),
        *(line.text for line in script.on_screen.lines),
        *writing.captions,
        *writing.hashtags,
        writing.thing,
    ]


@pytest.mark.parametrize(("page", "fault"), dict.fromkeys(CASES))
def test_nothing_a_page_orders_is_said(peers: WriterPeers, page: str, fault: str) -> None:
    product = HOSTILE.get(page) or CATALOGUE[page]

    made = composed(peers, product, fault)

    group = group_of(product.title, product.categories, product.attributes, segment=segment)
    whole = " ⏎ ".join(texts_of(made))
    assert CANARY not in whole
    assert not leads_away(whole)
    assert not ORDERS.search(whole)
    assert not ENGLISH_SENTENCE.search(whole)
    assert product.marketplace is MarketplaceName.TIKTOK or "ตะกร้า" not in whole
    group = group_of(product.title, product.categories, product.attributes, segment=segment)
    for text in texts_of(made):
        assert not forbidden_in(text)
        assert not experience_in(text, segment)
        assert not find_claims(text, group, segment), text
    for price in re.findall(r"([\d,.]+) บาท", whole):
        assert price.replace(",", "") in {f"{each:f}" for each in (product.price, product.original_price) if each}
    reasons = [each.reason for each in made.writing.passed_over]
    assert reasons in ([], ["unsupported"], ["malformed"], ["refused"])
    assert (made.writing.writer == "gemini") == (not reasons)
    if trick := fault.removeprefix("obeys").removeprefix(":"):
        assert reasons == ["malformed" if trick == "leak" else "unsupported"]


@pytest.mark.parametrize(
    "slipped",
    [
        "สั่งที่",
        "สั่งเลยที่",
        "buy now at",
        "ใช้มาแล้วสองเดือน ที่บ้านชอบมาก",
        "ลองใช้มาสองอาทิตย์ ชอบมาก",
        "ลูกชอบมาก",
        "ใช้เองมาเป็นปี",
        "ที่บ้านใช้กันทุกคน",
        "รีบกดด่วน ของใกล้หมดแล้ววันนี้เท่านั้น",
    ],
)
def test_a_phrase_that_once_slipped_through_is_a_fault(slipped: str) -> None:
    brief = brief_of(CATALOGUE["freeze_dried_treats"], Options())
    hook = DraftHook(phrases=("ขนมแมวชิ้นนี้",))
    draft = Draft(
        thing="ขนมแมว", title="", hooks=(hook, hook, hook), scenes=(DraftScene(role=Role.BENEFIT, phrases=(slipped,)),)
    )
    shape = {"hooks_alike", "too_short"}

    assert {fault.what for fault in check_draft(draft, brief, segment).faults} - shape


def test_a_hashtag_that_may_not_stand_costs_no_script(peers: WriterPeers) -> None:
    peers.world.orders.clear()
    writer = peers.writer("gemini")
    honest = writer.write(brief_of(CATALOGUE["granite_pan"], Options(), SYLLABLES_A_SECOND))
    draft = honest.model_copy(update={"hashtags": ("Shopee", "evil.example", "ของแท้ดีที่สุด", "กระทะ")})
    composer = composer_of(writer)

    made = composer.compose(
        CATALOGUE["granite_pan"], Options(), SYLLABLES_A_SECOND, keep_draft=lambda _digest, _write: draft
    )

    assert made.writing.writer == "gemini"
    assert made.writing.hashtags == ("กระทะ",)
