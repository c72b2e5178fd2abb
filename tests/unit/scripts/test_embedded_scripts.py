"""The embedded writer's promises, on two dozen products, every tone and the usual lengths."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product as every

import pytest

from local.writing import write
from makeafvdo.adapters.thai_words import segment
from makeafvdo.adapters.writers.embedded.writer import EmbeddedWriter
from makeafvdo.domain.errors import NeedsInput
from makeafvdo.domain.products.products import MarketplaceName, Product
from makeafvdo.domain.scripts.brief import Brief
from makeafvdo.domain.scripts.briefing import brief_of
from makeafvdo.domain.scripts.checks.check_draft import check_draft
from makeafvdo.domain.scripts.claims.guard import find_claims
from makeafvdo.domain.scripts.draft import Draft
from makeafvdo.domain.scripts.scripts import Role, Script
from makeafvdo.domain.scripts.thai_length import script_seconds
from makeafvdo.domain.scripts.title_chunks import visible
from makeafvdo.domain.videos.options import Angle, CallToAction, Options, PriceWording, Tone
from tests.support.catalogue_products import CATALOGUE, PARTS
from tests.support.products import FIXTURE_PRODUCTS, a_bare_product, a_product

LENGTHS = (15, 30, 45, 60)
WRITER = EmbeddedWriter(segment, find_claims)
ENOUGH_FACTS = tuple(product for product in FIXTURE_PRODUCTS if len(product.highlights) > 3)


def drafted(product: Product, **options: object) -> tuple[Brief, Draft]:
    brief = brief_of(product, Options.model_validate(options))
    return brief, WRITER.write(brief)


@cache
def drafts() -> tuple[tuple[str, Brief, Draft], ...]:
    """Every product in every tone, each length in its turn."""
    return tuple(
        (name, *drafted(CATALOGUE[name], seconds=LENGTHS[nth % len(LENGTHS)], tone=tone))
        for nth, (name, tone) in enumerate(every(CATALOGUE, Tone))
    )


def said(draft: Draft) -> Iterator[str]:
    for scene in (*draft.hooks, *draft.scenes):
        yield from scene.phrases


def everything(script: Script) -> str:
    return "\n".join([*script.hooks, *(" ".join(scene.phrases) for scene in script.scenes)])


def test_every_number_word_and_particle_passes_the_check_of_drafts() -> None:
    faults = {
        (name, brief.options.tone, brief.options.seconds, fault.told)
        for name, brief, draft in drafts()
        for fault in check_draft(draft, brief, segment).faults
        if fault.what != "too_short"
    }

    assert faults == set()


def test_no_script_lasts_longer_than_asked_whatever_hook_is_chosen() -> None:
    for name, brief, draft in drafts():
        rest = tuple(scene.phrases for scene in draft.scenes)
        for hook in draft.hooks:
            assert script_seconds((hook.phrases, *rest)) <= brief.options.seconds * 1.1, name


@pytest.mark.parametrize("seconds", LENGTHS[:3])
def test_facts_that_reach_fill_the_asked_length(seconds: int) -> None:
    for product in ENOUGH_FACTS:
        script = write(product, Options(seconds=seconds))

        assert script.seconds == seconds, product.title


def test_a_slower_voice_gets_a_shorter_script() -> None:
    options = Options(seconds=30)
    slow, usual = (WRITER.write(brief_of(a_product(), options, pace)) for pace in (3.6, 4.8))

    lasts = script_seconds((slow.hooks[2].phrases, *(scene.phrases for scene in slow.scenes)), 3.6)
    assert len(slow.scenes) < len(usual.scenes)
    assert lasts <= 30 * 1.1


def test_the_thing_is_named_and_never_the_machine_it_is_for() -> None:
    for name, _, draft in drafts():
        assert draft.thing
        machine = PARTS.get(name, "nothing")
        assert not draft.thing.startswith(machine)
        assert not any(phrase.startswith(machine) or f"ได้{machine}" in phrase for phrase in said(draft)), name


def test_hooks_are_three_and_never_ask_whether_one_is_looking_for_it() -> None:
    for _, _, draft in drafts():
        assert len({hook.phrases for hook in draft.hooks}) == 3
        assert not any("มองหา" in phrase for phrase in said(draft))


def test_rating_and_sales_are_told_at_every_length() -> None:
    for name, brief, draft in drafts():
        product, told = CATALOGUE[name], " ".join(said(draft))
        assert product.rating is None or f"{product.rating:g}" in told, (name, brief.options)
        assert product.sold_count is None or f"{product.sold_count:,}" in told, (name, brief.options)


def test_a_scene_has_at_most_one_row_and_a_script_two() -> None:
    for _, brief, draft in drafts():
        rows = {fact.fact_id for fact in brief.facts if fact.field in {"attribute", "variant"}}
        told = [len(rows & set(scene.facts)) for scene in draft.scenes]

        assert max(told) <= 1
        assert sum(told) <= 2


def test_nothing_is_told_twice() -> None:
    for name, _, draft in drafts():
        phrases = [phrase for scene in draft.scenes for phrase in scene.phrases]
        assert len(phrases) == len(set(phrases)), name


def test_phrases_are_one_breath_each() -> None:
    for name, _, draft in drafts():
        assert [phrase for phrase in said(draft) if not 4 <= visible(phrase) <= 40] == [], name


@pytest.mark.parametrize(
    ("tone", "particles"), [(Tone.KHRAP, {"ครับ"}), (Tone.FRIENDLY, set()), (Tone.KHA, {"ค่ะ", "คะ"})]
)
def test_a_tone_has_its_own_particles(tone: Tone, particles: set[str]) -> None:
    for _, brief, draft in drafts():
        if brief.options.tone is tone:
            found = set(re.findall("ค่ะ|คะ(?!แ)|ครับ", " ".join(said(draft))))
            assert found <= particles


@pytest.mark.parametrize(("tone", "asked"), [(Tone.KHA, "ไหมคะ|บ้างคะ|ไหนคะ"), (Tone.KHRAP, "ไหมครับ|บ้างครับ|ไหนครับ")])
def test_a_question_keeps_its_particle(tone: Tone, asked: str) -> None:
    for name, brief, draft in drafts():
        if brief.options.tone is tone:
            assert re.search(asked, " ".join(draft.hooks[0].phrases)), name


def test_a_review_weighs_the_data_and_claims_no_use() -> None:
    _, draft = drafted(CATALOGUE["granite_pan"], tone=Tone.REVIEW)

    told = " ".join(said(draft))
    assert "ดูจาก" in told or "จากข้อมูล" in told
    assert not re.search("เราใช้|ใช้มา|ลองใช้แล้ว|ใช้จริง", told)


def test_a_deal_and_the_angle_of_price_tell_the_price_first() -> None:
    for options in (Options(tone=Tone.DEAL), Options(angle=Angle.PRICE), Options(tone=Tone.DEAL, hook=1)):
        script = write(CATALOGUE["granite_pan"], options)

        assert "349 บาท" in " ".join(phrase for scene in script.scenes[:2] for phrase in scene.phrases)


@pytest.mark.parametrize("angle", Angle)
@pytest.mark.parametrize("name", ["crossbody_bag", "magnet_case", "brake_disc", "teether"])
def test_an_angle_invents_nothing(name: str, angle: Angle) -> None:
    brief, draft = drafted(CATALOGUE[name], angle=angle)

    assert [fault for fault in check_draft(draft, brief, segment).faults if fault.what != "too_short"] == []


def test_another_take_is_worded_otherwise_and_always_the_same() -> None:
    takes = [drafted(a_product(), take=take)[1] for take in range(4)]

    assert len({draft.model_dump_json() for draft in takes}) == 4
    assert drafted(a_product(), take=2)[1] == takes[2]


@pytest.mark.parametrize(
    ("wording", "price", "told", "untold"),
    [
        (PriceWording.EXACT, "590", "590 บาท", "ไม่ถึง|เริ่ม"),
        (PriceWording.LESS_THAN, "590", "ไม่ถึง 600 บาท", "590|990|ลด"),
        (PriceWording.LESS_THAN, "1290", "ไม่ถึง 1,300 บาท", "1,290|990|ลด"),
        (PriceWording.FROM, "590", "เริ่ม 590 บาท", "ไม่ถึง"),
        (PriceWording.NONE, "590", "", "บาท|590|990|ลด "),
    ],
)
def test_the_price_is_worded_as_chosen(wording: PriceWording, price: str, told: str, untold: str) -> None:
    product = a_product(price=price, original_price="1990", highlights=(), description="")
    script = write(product, Options(price_wording=wording))
    shown = " ".join(line.text for line in script.on_screen.lines)

    assert told in everything(script)
    assert not re.search(untold, everything(script))
    assert wording is not PriceWording.NONE or "฿" not in shown


def test_a_range_says_from() -> None:
    script = write(a_product(price_max="5000", original_price=None), Options())

    assert "เริ่ม 3,290 บาท" in everything(script)
    assert not re.search("(?<!เริ่ม )3,290", everything(script))


@pytest.mark.parametrize(
    ("marketplace", "call", "where"),
    [
        (MarketplaceName.TIKTOK, CallToAction.PROFILE_LINK, "ตะกร้า"),
        (MarketplaceName.SHOPEE, CallToAction.PROFILE_LINK, "หน้าโปรไฟล์"),
        (MarketplaceName.LAZADA, CallToAction.PINNED_COMMENT, "คอมเมนต์"),
        (MarketplaceName.ALIEXPRESS, CallToAction.NONE, None),
        (MarketplaceName.SHOPEE, None, None),
    ],
)
@pytest.mark.parametrize("tone", Tone)
def test_viewers_are_sent_only_where_the_link_is(
    marketplace: MarketplaceName, call: CallToAction | None, where: str | None, tone: Tone
) -> None:
    script = write(a_product(marketplace=marketplace), Options(call_to_action=call, tone=tone))
    last = script.scenes[-1]

    assert last.role is Role.CALL_TO_ACTION
    named = {place for place in ("ตะกร้า", "หน้าโปรไฟล์", "คอมเมนต์") if place in everything(script)}
    assert named == ({where} if where else set())


def test_a_title_nobody_knows_is_told_in_neutral_words() -> None:
    _, draft = drafted(a_bare_product("ครื้นเครง 3 มิติ", price="590"))
    told = " ".join(said(draft))

    assert draft.thing == ""
    assert "ชิ้นนี้" in told
    assert "ครื้นเครง" not in told
    assert draft.title == "ครื้นเครง 3 มิติ"


def test_the_marketers_word_is_used() -> None:
    brief, draft = drafted(a_bare_product("ครื้นเครง 3 มิติ", price="590", short_name="โคมไฟดาว"))

    assert draft.thing == draft.title == "โคมไฟดาว"
    assert check_draft(draft, brief, segment).faults == ()


@pytest.mark.parametrize(
    ("fields", "told", "untold"),
    [
        ({"attributes": {"กำลังไฟสูงสุด": "40 W"}}, "กำลังไฟสูงสุด 40 W", "อยู่ที่"),
        ({"attributes": {"วัสดุ": "หนัง PU"}}, "หนัง PU", "หนัง(?! PU)"),
        ({"attributes": {"น้ำหนัก": "ประมาณ 2 กก."}}, "ประมาณ 2 กิโลกรัม", "(?<!ประมาณ )2 กิโล"),
        ({"highlights": ("ใช้ได้ต่อเนื่อง 10 ชั่วโมง (เฉพาะโหมดปกติ)",)}, "10 ชั่วโมง เฉพาะโหมดปกติ", "10 ชั่วโมงค่ะ"),
        ({"attributes": {"รุ่นที่รองรับ": "iPhone 11, iPhone 12, iPhone 13, iPhone 14"}}, "iPhone 11 ถึง 14", "12|13"),
        ({"attributes": {"รุ่นที่รองรับ": "iPhone 8, iPhone 11, iPhone 13, iPhone 15"}}, "", "iPhone"),
        ({"variants": ("ดำ,S", "ดำ,M", "ดำ,5XL")}, "มีตั้งแต่ไซซ์ S ถึง 5XL", "S M"),
        ({"variants": ("ดำ,M", "ดำ,L")}, "มีไซซ์ M และ L", "ตั้งแต่"),
        ({"attributes": {"การประกอบ": "ประกอบสำเร็จ ใส่แค่ขา"}}, "ประกอบสำเร็จ ใส่แค่ขา", "คือ"),
        ({"variants": ("แดง", "ดำ", "ขาว", "เขียว", "ฟ้า")}, "", "แดง|สี"),
        ({"description": "ตารางไซส์\n2XL อก 42 เอว 36 สะโพก 46\n3XL อก 44 เอว 38"}, "", "อก|เอว|ตาราง"),
        ({"attributes": {"รอบอก": "42 นิ้ว", "ไซส์ 2XL": "อก 42 เอว 36"}}, "", "42|36"),
        ({"highlights": ("ราคาถูกกว่าใน Shopee", "ทักแชทรับโค้ดได้ค่ะ", "รักษาสิวหายขาดใน 7 วัน")}, "", "Shopee|แชท|สิว"),
        (
            {"description": "รายละเอียดสินค้า\nรายละเอียด ผ้าคอตตอนนุ่ม ใส่สบาย"},
            "ผ้าคอตตอนนุ่ม",
            "รายละเอียด (?!เพิ่ม)|รายละเอียดสินค้า",
        ),
        ({"description": "วัสดุ: ไม้สัก\nผู้เขียน: สมชาย ใจดี\nสำนักพิมพ์: กขค"}, "ไม้สัก", "วัสดุ:|ผู้เขียน|สำนักพิมพ์"),
        ({"description": "ในกล่องมี: โคม 1, สาย 1, คู่มือ 1"}, "ในชุดมีโคม 1", ":"),
        ({"description": "เบอร์ 50 เส้นรอบวง 50 มม.\nเบอร์ 52 เส้นรอบวง 52 มม.\nขัดเงาทั้งวง"}, "ขัดเงาทั้งวง", "เบอร์"),
        ({"description": "Size M : รอบอก 40 นิ้ว\nรอบคอ 15.5\nกระดุมแน่นทุกเม็ด"}, "กระดุมแน่น", "รอบ|15"),
        ({"description": "โปรเดือด ลด 50%\nพับเก็บได้ง่ายมาก"}, "พับเก็บได้", "โปร|50"),
        ({"description": "คำเตือน: ไม่มีผลในการป้องกันหรือรักษาโรค\nน้ำตาล 0 กรัมต่อซอง"}, "0 กรัมต่อซอง", "คำเตือน|รักษา"),
        ({"description": "หมดอายุ 31 ธ.ค. 2569\nใช้ได้ทุกสาขาในไทย"}, "ทุกสาขา", "31|ธ"),
        ({"description": "ใช้ได้นาน 5 ชั่วโมง", "attributes": {"เวลาใช้งาน": "5 ชั่วโมง"}}, "5 ชั่วโมง", "เวลาใช้งาน"),
        ({"highlights": ("ซักเครื่องได้ค่ะ",), "description": "ซักเครื่องได้"}, "ซักเครื่องได้", "ค่ะค่ะ|ได้ค่ะ.*ซักเครื่องได้ค่ะ"),
    ],
)
def test_a_fact_is_told_whole_or_not_at_all(fields: dict[str, object], told: str, untold: str) -> None:
    script = write(a_bare_product("ของแต่งห้อง", price="199", **fields), Options(seconds=30))
    text = " ".join(phrase for scene in script.scenes for phrase in scene.phrases)

    assert told in text
    assert not re.search(untold, text)


@pytest.mark.parametrize("sentence", ["มีช้อนตวงในถุง", "ไม่รวมเครื่องดื่ม", "มีกล่องแถมมาให้ด้วย"])
def test_nobody_is_asked_whether_they_want_what_comes_along(sentence: str) -> None:
    product = a_bare_product("โปรตีน 2 ปอนด์", price="590", description=f"{sentence}\nโปรตีน 25 กรัมต่อช้อน")

    assert f"ที่ {sentence}" not in everything(write(product, Options())).replace("|", " ")
    assert f"ที่{sentence}" not in everything(write(product, Options()))


def test_a_unit_with_its_point_stands_apart_from_the_word_behind_it() -> None:
    told = everything(write(a_bare_product("แก้วเก็บความเย็น 900 มล."), Options()))

    assert "900 มล. " in told
    assert not re.search("มล[.][ก-๙]", told)


def test_a_sentence_quoted_in_a_fault_is_left_out() -> None:
    brief = brief_of(a_product(), Options())
    sentence = "ผ้าบูเคล่ขนแกะเทียม นุ่มมือ ไม่บาดผิว"
    first = " ".join(said(WRITER.write(brief)))
    second = " ".join(said(WRITER.write(brief, (f"“{sentence}” ไม่มีในข้อเท็จจริง",))))

    assert "นุ่มมือ" in first
    assert "นุ่มมือ" not in second


@pytest.mark.parametrize("title", ["", "   ", "🔥🔥", "【】"])
def test_without_a_title_the_marketer_is_asked(title: str) -> None:
    with pytest.raises(NeedsInput) as refused:
        write(a_bare_product(title), Options())

    assert refused.value.missing == ("title",)


def test_a_poor_rating_is_not_boasted_of() -> None:
    assert "3.1" not in everything(write(a_product(rating=3.1), Options()))


def test_a_rating_is_told_with_one_decimal_and_never_rounded_up() -> None:
    spoken = everything(write(a_product(rating=4.6667, review_count=30), Options(seconds=30)))

    assert "4.6" in spoken
    assert "4.66" not in spoken


def test_the_shop_is_never_named_though_its_name_stands_in_the_title() -> None:
    product = a_product(title="เก้าอี้พับ ร้านบ้านเพลิน", shop="บ้านเพลิน", brand=None)

    script = write(product, Options(seconds=30))

    assert "บ้านเพลิน" not in everything(script)
    assert not any("บ้านเพลิน" in line.text for line in script.on_screen.lines)


def test_highlights_of_a_word_each_are_told_in_one_breath() -> None:
    product = a_bare_product("กระเป๋าเดินทาง", price="590").model_copy(update={"highlights": ("กันน้ำ", "พับได้", "มีล้อ")})

    spoken = everything(write(product, Options(seconds=15)))

    assert all(word in spoken for word in ("กันน้ำ", "พับได้", "มีล้อ"))
