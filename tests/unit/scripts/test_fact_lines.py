"""The facts offered for the picture: short, in a fact's own words, each with what it rests on."""

import pytest

from local.writing import embedded_composer
from makeafvdo.adapters.thai_words import segment
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.briefing import brief_of
from makeafvdo.domain.scripts.claim_record import claim_record
from makeafvdo.domain.scripts.claims.guard import find_claims
from makeafvdo.domain.scripts.claims.product_groups import group_of
from makeafvdo.domain.scripts.edits import LineEdit, SceneEdit, ScriptEdit, edited
from makeafvdo.domain.scripts.fact_lines import LONGEST_LINE, fact_lines
from makeafvdo.domain.scripts.on_screen_lint import forbidden_in
from makeafvdo.domain.scripts.scripts import FACTS, LineKind, Script
from makeafvdo.domain.scripts.stored_script import StoredScript
from makeafvdo.domain.scripts.title_chunks import is_thai, visible
from makeafvdo.domain.videos.options import Options
from makeafvdo.services.scripts.compose_script import Composed
from tests.support.catalogue_products import CATALOGUE
from tests.support.products import FIXTURE_PRODUCTS, a_bare_product, a_product

PRODUCTS = (*FIXTURE_PRODUCTS, *CATALOGUE.values())


def composed(product: Product) -> Composed:
    return embedded_composer().compose(product, Options(), 4.8)


def facts_of(script: Script) -> list[str]:
    return [line.text for line in script.on_screen.lines if line.kind in FACTS]


def facts_without_claims(**fields: object) -> list[str]:
    return [line.sentence for line in fact_lines(brief_of(a_bare_product("แก้ว", **fields), Options()), (), segment)]


@pytest.mark.parametrize("product", PRODUCTS, ids=lambda product: product.title[:12])
def test_a_fact_is_short_thai_true_and_may_be_written(product: Product) -> None:
    script, writing = composed(product)
    facts = facts_of(script)
    group = group_of(product.title, product.categories, product.attributes, segment=segment)

    assert facts == list(dict.fromkeys(facts))
    for line in facts:
        assert 0 < visible(line) <= LONGEST_LINE
        assert is_thai(segment(line)[0])
        assert not forbidden_in(line)
        assert not find_claims(line, group, segment)
        assert "บาท" not in line
    recorded = {claim.place: claim for claim in writing.claims if claim.place.startswith("line-")}
    assert [claim.sentence for claim in recorded.values()] == facts
    assert all(claim.sentence in claim.fact.replace(": ", " ") for claim in recorded.values())


def test_nearly_every_product_of_a_shop_has_two_facts_or_three() -> None:
    told = [len(facts_of(composed(product).script)) for product in FIXTURE_PRODUCTS]

    assert all(count in {2, 3} for count in told)
    assert told.count(3) >= 10


def test_what_the_script_claims_comes_first() -> None:
    script, writing = composed(a_product())

    first = next(claim for claim in writing.claims if claim.place == f"line-{LineKind.FACT_1}")

    assert first.sentence == facts_of(script)[0] == "ถอดปลอกเบาะไปซักได้"
    assert first.fact_id in {claim.fact_id for claim in writing.claims if not claim.place.startswith("line-")}


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        ({"attributes": {"ความจุ": "500 มล."}}, ["ความจุ 500 มล."]),
        ({"attributes": {"ระดับกันน้ำ": "IPX7"}}, ["ระดับกันน้ำ IPX7"]),
        ({"highlights": ("ผ้าหนา 240 แกรม ไม่บางจนเห็นข้างใน",)}, ["ผ้าหนา 240 แกรม"]),
        ({"highlights": ("ชาร์จ 10 นาที ฟังต่อได้อีก 2 ชั่วโมง",)}, []),  # half of it would be another claim
        ({"highlights": ("ส่งฟรีทั่วไทย",), "attributes": {"เลขที่จดแจ้ง": "10-1-65"}}, []),
        ({"attributes": {"น้ำหนัก": "0", "วัสดุ": "ไม่ระบุ", "ขนาด 2 นิ้ว": "N/A", "จำนวน": "-"}}, []),
        ({"attributes": {"ราคาเต็ม": "590 บาท", "Material": "Solid oak 2 cm"}}, []),
        ({"highlights": ("สวยมาก", "ใช้แล้วชอบ")}, []),
    ],
)
def test_a_fact_that_cannot_stand_alone_is_no_line(fields: dict[str, object], lines: list[str]) -> None:
    assert facts_without_claims(**fields) == lines


def test_a_marketer_may_switch_a_fact_off_and_write_it_anew() -> None:
    script, writing = composed(a_product())
    edit = ScriptEdit(
        hook=script.hook,
        scenes=tuple(SceneEdit(scene_id=scene.scene_id, phrases=scene.phrases) for scene in script.scenes),
        on_screen=(
            LineEdit(kind=LineKind.FACT_1, text="ซักปลอกเบาะได้", shown=True),
            LineEdit(kind=LineKind.FACT_2, text=facts_of(script)[1], shown=False),
        ),
    )

    own = edited(script, edit)
    record = claim_record(StoredScript(made_from="x", script=own, written=script, writing=writing))

    first, second = own.on_screen.line(LineKind.FACT_1), own.on_screen.line(LineKind.FACT_2)
    assert first is not None
    assert second is not None
    assert (first.text, first.shown, second.shown) == ("ซักปลอกเบาะได้", True, False)
    assert "line-fact_1" not in {claim.place for claim in record.claims}
    assert "line-fact_3" in {claim.place for claim in record.claims}
