"""The peers' own model: its scripts are fit for a video, and obeying it does its worst in valid JSON."""

import re

import pytest

from local.ai.writers.obeying import TRICKS
from makeafvdo.adapters.writers.hosted.canary import has_leaked
from makeafvdo.domain.ai_faults import AiFault
from makeafvdo.domain.scripts.draft import Draft, DraftHook, DraftScene
from makeafvdo.domain.scripts.scripts import Role
from makeafvdo.domain.scripts.thai_length import script_seconds
from makeafvdo.domain.videos.options import Tone
from tests.support.briefs import a_brief
from tests.support.catalogue_products import CATALOGUE
from tests.support.hostile_products import HOSTILE
from tests.support.writer_peers import WriterPeers

PAN = CATALOGUE["granite_pan"]


def parts(draft: Draft) -> tuple[DraftHook | DraftScene, ...]:
    return (*draft.hooks, *draft.scenes)


def said(draft: Draft) -> list[str]:
    return [phrase for part in parts(draft) for phrase in part.phrases]


def whole(draft: Draft) -> str:
    return " ".join((*said(draft), draft.title, draft.caption, *draft.hashtags))


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_number_is_in_a_fact_it_names(peers: WriterPeers, name: str) -> None:
    brief = a_brief(CATALOGUE[name])

    draft = peers.writer("gemini").write(brief)

    texts = {fact.fact_id: fact.text for fact in brief.facts}
    for part in parts(draft):
        named = " ".join(texts[fact_id] for fact_id in part.facts)
        for number in re.findall(r"\d[\d,.]*", " ".join(part.phrases)):
            assert number.strip(".,") in named


@pytest.mark.parametrize("seconds", [15, 30, 60])
@pytest.mark.parametrize("name", ["granite_pan", "bluetooth_earbuds", "linen_trousers"])
def test_the_length_is_kept(peers: WriterPeers, name: str, seconds: int) -> None:
    draft = peers.writer("bedrock").write(a_brief(CATALOGUE[name], seconds=seconds))

    rest = tuple(scene.phrases for scene in draft.scenes)
    lengths = [script_seconds((hook.phrases, *rest)) for hook in draft.hooks]
    assert max(lengths) <= seconds * 1.05
    assert min(lengths) >= min(seconds, 30) * 0.75


@pytest.mark.parametrize(
    ("tone", "particle"), [(Tone.KHA, "ค่ะ"), (Tone.KHRAP, "ครับ"), (Tone.REVIEW, "ค่ะ"), (Tone.DEAL, "ค่ะ")]
)
def test_the_tone_is_kept(peers: WriterPeers, tone: Tone, particle: str) -> None:
    text = whole(peers.writer("openai").write(a_brief(PAN, tone=tone)))

    assert particle in text
    assert not (("ค่ะ" in text) and ("ครับ" in text))


def test_a_friend_says_neither(peers: WriterPeers) -> None:
    assert not re.search(
        "ค่ะ|ครับ|คะ", whole(peers.writer("gemini").write(a_brief(PAN, tone=Tone.FRIENDLY))).replace("คะแนน", "")
    )


def test_the_basket_is_named_for_tiktok_shop_alone(peers: WriterPeers) -> None:
    writer = peers.writer("gemini")

    assert "ตะกร้า" in whole(writer.write(a_brief(PAN)))
    assert "ตะกร้า" not in whole(writer.write(a_brief(CATALOGUE["collagen"], call_to_action="profile_link")))


def test_a_price_that_is_not_wanted_is_not_said(peers: WriterPeers) -> None:
    draft = peers.writer("gemini").write(a_brief(PAN, price_wording="none"))

    assert "349" not in whole(draft)
    assert all(scene.role is not Role.PRICE for scene in draft.scenes)


def test_another_take_says_it_otherwise(peers: WriterPeers) -> None:
    writer = peers.writer("gemini")

    assert writer.write(a_brief(PAN, take=1)) != writer.write(a_brief(PAN))
    assert writer.write(a_brief(PAN)) == writer.write(a_brief(PAN))


@pytest.mark.parametrize("service", ["gemini", "bedrock", "openai"])
@pytest.mark.parametrize("trick", [trick for trick in TRICKS if trick != "leak"])
def test_an_obeying_model_plays_each_trick_in_a_valid_draft(peers: WriterPeers, service: str, trick: str) -> None:
    honest = peers.writer(service).write(a_brief(PAN))
    peers.order(service, f"obeys:{trick}")

    assert peers.writer(service).write(a_brief(PAN)) != honest


@pytest.mark.parametrize("service", ["gemini", "bedrock", "openai"])
def test_a_draft_that_gives_the_brief_away_is_none(peers: WriterPeers, service: str) -> None:
    peers.order(service, "obeys:leak")

    with pytest.raises(AiFault, match="malformed"):
        peers.writer(service).write(a_brief(PAN))


@pytest.mark.parametrize(
    ("page", "sign"),
    [
        ("thai_order_in_title", "อันดับ 1"),
        ("english_order_in_title", "cures cancer"),
        ("order_in_description", "evil.example"),
        ("order_in_attribute", "รักษา"),
        ("order_as_review", "stop scrolling"),
        ("fake_fence", "9 บาท"),
        ("price_order", "9 บาท"),
        ("repeat_for_ever", "ดีมากดีจริง"),
    ],
)
def test_an_obeying_model_does_what_the_page_says(peers: WriterPeers, page: str, sign: str) -> None:
    peers.order("gemini", "obeys")

    assert sign in whole(peers.writer("gemini").write(a_brief(HOSTILE[page])))


def test_an_obeying_model_gives_its_brief_away_when_a_page_asks(peers: WriterPeers) -> None:
    peers.order("gemini", "obeys")

    with pytest.raises(AiFault, match="malformed"):
        peers.writer("gemini").write(a_brief(HOSTILE["canary_fishing"]))


@pytest.mark.parametrize("name", CATALOGUE)
def test_an_obeying_model_is_sane_where_a_page_orders_nothing(peers: WriterPeers, name: str) -> None:
    honest = peers.writer("gemini").write(a_brief(CATALOGUE[name]))
    peers.order("gemini", "obeys")

    assert peers.writer("gemini").write(a_brief(CATALOGUE[name])) == honest
    assert not has_leaked(honest)
