"""The voices a marketer may choose from: the operator's order, what they cost, and what is not known."""

import pytest

from makeafvdo.adapters.voices.catalogue import catalogue
from makeafvdo.adapters.voices.choosing import Voices
from makeafvdo.adapters.voices.offers import offers
from makeafvdo.domain.scripts.scripts import Role, Scene, Script
from makeafvdo.domain.videos.options import EMBEDDED, Options, Tone
from tests.support.quick_studio import QuickVoice


def a_script(*phrases: str) -> Script:
    scene = Scene(scene_id="price", role=Role.PRICE, phrases=phrases)
    return Script(tone=Tone.KHA, hooks=("ก", "ข", "ค"), hook=0, seconds=15, scenes=(scene,))


def test_a_provider_offers_all_its_voices_and_a_named_voice_itself() -> None:
    offered = [offer.voice_id for offer in offers(("botnoi", "google:th-TH-Neural2-C"), 30)]

    assert offered == ["botnoi:1", "botnoi:8", "google:th-TH-Neural2-C", EMBEDDED]


def test_without_an_order_and_with_one_nobody_knows_the_preview_voice_is_left() -> None:
    for order in ((), ("nobody", "nobody:voice")):
        (offer,) = offers(order, 30)
        assert (offer.voice_id, offer.is_preview, offer.price.usd) == (EMBEDDED, True, 0)


def test_a_price_nobody_has_said_is_unknown_and_never_nothing() -> None:
    unknown, *_ = offers(("botnoi",), 30)

    assert (unknown.price.usd, unknown.price.baht) == (None, None)
    assert (unknown.price.text.th, unknown.price.text.en) == ("ไม่ทราบราคา", "price unknown")


def test_a_script_is_priced_by_what_the_voice_is_given_to_say() -> None:
    dear, _ = offers(("google:th-TH-Neural2-C",), a_script("ราคา 590 บาท", "กดตะกร้าเลยค่ะ"))

    assert dear.price.characters == len("ราคา ห้าร้อยเก้าสิบบาท") + len("กดตะกร้าเลยค่ะ")
    assert dear.price.usd == pytest.approx(dear.price.characters * 16 / 1_000_000)


def test_before_there_is_a_script_longer_videos_are_dearer() -> None:
    short, long = (offers(("gemini",), seconds)[0].price.baht for seconds in (15, 60))

    assert short is not None
    assert long == pytest.approx(4 * short)
    assert short == pytest.approx(15 * 15 * 13.3 / 1_000_000 * catalogue().baht_per_dollar)


def test_who_knows_no_speed_is_written_for_at_its_own_pace() -> None:
    voices = Voices(("gemini", "google"), frozenset({"gemini", "google", "elevenlabs"}), lambda _id: QuickVoice())
    own, fast = (Options(voice="gemini:Kore", speed_percent=percent) for percent in (100, 140))
    told = Options(voice="google:th-TH-Neural2-C", speed_percent=140)
    limited = Options(voice="elevenlabs:any", speed_percent=140)

    assert voices.syllables_a_second(fast) == voices.syllables_a_second(own)
    assert voices.syllables_a_second(told) == pytest.approx(1.4 * 4.8)
    assert voices.syllables_a_second(limited) == pytest.approx(1.2 * 4.8), "no faster than the provider speaks"
    assert {offer.voice_id.partition(":")[0]: offer.knows_speed for offer in offers(("gemini", "google"), 30)} == {
        "gemini": False,
        "google": True,
        EMBEDDED: False,
    }
