"""What a sentence claims is in the facts, or is named."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from makeafvdo.adapters.thai_words import segment
from makeafvdo.domain.products.products import MarketplaceName, Product
from makeafvdo.domain.scripts.briefing import brief_of
from makeafvdo.domain.scripts.checks.evidence import FactReader
from makeafvdo.domain.scripts.checks.sentences import Sentence
from makeafvdo.domain.scripts.checks.wording import wording_faults
from makeafvdo.domain.videos.options import Options

BAG = Product(
    title="กระเป๋าหนัง PU สะพายข้าง จุ 12 ลิตร",
    marketplace=MarketplaceName.SHOPEE,
    price=Decimal(590),
    original_price=Decimal(890),
    rating=4.9,
    review_count=12453,
    sold_count=58000,
    attributes={"กำลังไฟ": "สูงสุด 40 W", "รุ่นที่รองรับ": "iPhone 11, iPhone 12, iPhone 16", "จำนวนช่อง (ช่อง)": "7"},
    highlights=("กันละอองน้ำ", "รับประกัน 1 ปี", "ผ่าน มอก. 1234-2560"),
    read_at=datetime(2026, 11, 29, tzinfo=UTC),
)


@pytest.fixture(scope="module")
def reader() -> FactReader:
    return FactReader(brief_of(BAG, Options()), segment)


@pytest.mark.parametrize(
    ("sentence", "fact_id", "rule"),
    [
        ("ราคา 590 บาทค่ะ", "price", "as_read"),
        ("ห้าร้อยเก้าสิบบาท", "price", "as_read"),
        ("ราคาไม่ถึง 600 บาท", "price", "less_than"),
        ("ประหยัดไป 300 บาท", "price", "difference"),
        ("ลด 33 เปอร์เซ็นต์", "discount", "as_read"),
        ("ขายไปแล้วกว่า 5 หมื่นชิ้น", "sold_count", "rounded_down"),
        ("เต็ม 5", "rating", "scale_of_rating"),
        ("กระเป๋าหนัง PU", "title", "as_read"),
        ("กำลังไฟสูงสุด 40 วัตต์", "f4", "as_read"),
        ("รับประกันหนึ่งปี", "f2", "as_read"),
        ("มี 7 ช่อง", "f6", "as_read"),
        ("จุได้ 12 ลิตร", "title", "as_read"),
        ("มี มอก.", "f3", "as_read"),
        ("ราคาหลักร้อยเองค่ะ", "price", "magnitude"),
    ],
)
def test_a_claim_rests_on_a_fact(reader: FactReader, sentence: str, fact_id: str, rule: str) -> None:
    found = reader.evidence(sentence)

    assert found.unsupported == ()
    assert (fact_id, rule) in {(each.fact.fact_id, each.rule) for each in found.supported}


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("ราคาไม่ถึง 1,000 บาท", "1,000 บาท"),
        ("ไม่ถึง 500 บาท", "500 บาท"),
        ("ลด 50%", "50%"),
        ("ราคา 12", "12"),
        ("เหลือสามร้อยบาท", "สามร้อยบาท"),
        ("กระเป๋าหนังแท้", "หนังแท้"),
        ("กระเป๋าหนังใบนี้", "หนัง"),
        ("กำลังไฟ 40 W", "40 W"),
        ("กันน้ำได้", "กันน้ำ"),
        ("รับประกัน 2 ปี", "2 ปี"),
        ("จุ 12 กิโลกรัม", "12 กิโลกรัม"),
        ("ผ่าน ISO", "iso"),
        ("ส่งฟรี", "ส่งฟรี"),
        ("ขายไปแล้วกว่า 60,000 ชิ้น", "60,000 ชิ้น"),
        ("ขายไปแล้วกว่า 10,000 ชิ้น", "10,000 ชิ้น"),
        ("คะแนน 5 เต็ม 5", "5"),
        ("ราคาแค่ร้อยเดียว", "แค่ร้อยเดียว"),
        ("พันกว่าบาทเอง", "พันกว่า"),
        ("หลักสิบเท่านั้น หลักพันก็ไม่ถึง", "หลักพันก็"),
        ("คนซื้อเป็นหมื่น", "เป็นหมื่น"),
        ("ลดครึ่งราคา", "ครึ่งราคา"),
        ("ใส่ของได้สี่คน", "สี่คน"),
        ("จุกว่าเดิมสองเท่า", "สองเท่า"),
        ("ทนแดดทนฝน", "ทนแดดทนฝน"),
        ("ผ่านมาตรฐานยุโรป", "ผ่านมาตรฐาน"),
    ],
)
def test_what_no_fact_holds_is_named(reader: FactReader, sentence: str, claim: str) -> None:
    assert claim in reader.evidence(sentence).unsupported


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [("ทักแชทมาได้เลยค่ะ", "call_to_action"), ("กดลิงก์ด้านล่างเลยค่ะ", "call_to_action"), ("ซื้อมาใช้เองค่ะ", "experience")],
)
def test_a_viewer_is_sent_nowhere_and_told_of_no_use(sentence: str, fault: str) -> None:
    faults = wording_faults((Sentence("scene-1", sentence, is_spoken=True),), brief_of(BAG, Options()), segment)

    assert fault in {each.what for each in faults}


def test_a_sentence_without_a_claim_needs_no_fact(reader: FactReader) -> None:
    found = reader.evidence("สะพายไปได้ทุกที่ ลองดูรูปในวิดีโอก่อนนะคะ")

    assert (found.supported, found.unsupported) == ((), ())
