"""Findings say what, where and why; whole clauses go, never a word out of one."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from makeafvdo.adapters.thai_words import segment
from makeafvdo.domain.scripts.claims.guard import find_claims, without_claims
from makeafvdo.domain.scripts.claims.product_groups import ProductGroup
from makeafvdo.domain.scripts.claims.rules import Severity

SENTENCES = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("group", SENTENCES["unlawful"])
def test_unlawful_sentences_are_found(group: str) -> None:
    texts = SENTENCES["unlawful"][group]

    assert [text for text in texts if not find_claims(text, ProductGroup(group), segment)] == []


@pytest.mark.parametrize("group", SENTENCES["honest"])
def test_honest_sentences_pass_whole(group: str) -> None:
    texts = SENTENCES["honest"][group]

    assert [text for text in texts if find_claims(text, ProductGroup(group), segment)] == []
    assert [without_claims(text, ProductGroup(group), segment) for text in texts[:5]] == texts[:5]


@pytest.mark.parametrize("group", SENTENCES["unlawful"])
def test_a_claim_is_found_between_honest_sentences_and_cut_out(group: str) -> None:
    before, after = SENTENCES["honest"].get(group, SENTENCES["honest"]["other"])[:2]

    for text in SENTENCES["unlawful"][group][::2]:
        whole = f"{before} {text}\n{after}"
        left = without_claims(whole, ProductGroup(group), segment)

        assert find_claims(whole, ProductGroup(group), segment), text
        assert Severity.BLOCK not in {claim.severity for claim in find_claims(left, ProductGroup(group), segment)}


@pytest.mark.parametrize("group", SENTENCES["honest"])
def test_two_honest_sentences_make_no_claim(group: str) -> None:
    texts = SENTENCES["honest"][group]

    for before, after in pairwise(texts):
        assert not find_claims(f"{before} {after}", ProductGroup(group), segment), (before, after)


@pytest.mark.parametrize(
    "text",
    [
        "ขาวใน ๗ วัน",
        "ขาว  ใน  7  วัน",
        "ขาวววววใน 7 วัน",
        "ขา\u200bวใน 7 วัน",
        "ขาว✨ใน✨7✨วัน",
        "ข า ว ใ น 7 วัน",
        "ขๅวใน 7 วัน",
        "ขาวๆ ใน 7 วัน",
        "ขาว-ใน-7-วัน",
        "ขาวใน\uff17วัน",
        "ทําให้ผิวขําวขาวใน 7 วัน",
        "ขาวใน 5-7 วัน",
        "ขาวในเจ็ดวัน",
    ],
)
def test_a_claim_is_found_however_it_is_typed(text: str) -> None:
    claims = find_claims(text, ProductGroup.BEAUTY, segment)

    assert Severity.BLOCK in {claim.severity for claim in claims}
    assert all(text[claim.start : claim.end] == claim.text for claim in claims)


@pytest.mark.parametrize("text", ["ทำให้หน้าเนียนเด้ง", "ขาวใน 7 วันนะคะ", "บอกเลยว่าขาวใน 7 วัน", "แบรนด์ ABC ขาวใน 7 วัน"])
def test_a_claim_is_found_whatever_is_glued_to_it(text: str) -> None:
    assert find_claims(text, ProductGroup.BEAUTY, segment)


@pytest.mark.parametrize("text", ["ลดเสียงรบกวนค่ะ", "ตัวนี้ลด 50%", "ส่งด่วนค่ะ", "ขายไปแล้ว 1,172 ชิ้นค่ะ", "เริ่มต้นที่ 1,290 บาท"])
def test_what_a_script_says_politely_is_no_claim(text: str) -> None:
    assert not find_claims(text, ProductGroup.HOME, segment)


def test_a_finding_says_where_why_and_what_instead() -> None:
    (claim,) = find_claims("✨ หูฟังไร้สาย ถูกที่สุดในไทย", ProductGroup.ELECTRONICS, segment)

    assert (claim.rule_id, claim.category, claim.severity) == ("cheapest", "comparison", "block")
    assert (claim.text, claim.start, claim.end) == ("ถูกที่สุดในไทย", 14, 28)
    assert "15 days" in claim.source
    assert "ราคา" in claim.safer


def test_an_outcome_for_the_body_is_warned_of_only_where_the_law_asks_for_it() -> None:
    assert [each.severity for each in find_claims("ผิวเนียนใส", ProductGroup.BEAUTY, segment)] == ["warn"]
    assert not find_claims("ผิวเนียนใส", ProductGroup.HOME, segment)


@pytest.mark.parametrize(
    ("group", "text", "left"),
    [
        ("food", "ชาลดน้ำหนัก 10 กิโลใน 7 วัน ของแท้ 100% อันดับ 1", ""),
        ("beauty", "เซรั่ม Vitamin C 30 ml ขาวใน 7 วัน ซึมไว", "เซรั่ม Vitamin C 30 ml ซึมไว"),
        ("beauty", "เซรั่มใบบัวบก ลดฝ้า กระ, ไม่มีน้ำหอม", "เซรั่มใบบัวบก ไม่มีน้ำหอม"),
        ("beauty", "ครีมนี้ ขาวจริง ภายใน 7 วัน ทาเช้าเย็น", "ครีมนี้ ทาเช้าเย็น"),
        ("supplement", "คอลลาเจน 10,000 มก. ช่วยให้ผิวขาว ไม่มีกลิ่นคาว | รสส้ม", "คอลลาเจน 10,000 มก. ไม่มีกลิ่นคาว | รสส้ม"),
        ("other", "รักษาอุณหภูมิได้ 6 ชั่วโมง\nโปรวันนี้เท่านั้น\nราคา 290 บาท", "รักษาอุณหภูมิได้ 6 ชั่วโมง\nราคา 290 บาท"),
        ("electronics", "หูฟังไร้สาย (ของแท้ 100%) แบต 30 ชั่วโมง", "หูฟังไร้สาย แบต 30 ชั่วโมง"),
        ("electronics", "แฟลชไดรฟ์ 128GB ของแท้ ประกันศูนย์", "แฟลชไดรฟ์ 128GB ของแท้ ประกันศูนย์"),
    ],
)
def test_the_clause_that_holds_a_blocked_claim_goes_whole(group: str, text: str, left: str) -> None:
    assert without_claims(text, ProductGroup(group), segment) == left


@pytest.mark.parametrize("text", ["", " ", "\n", "🔥🔥", "12345", "ๆๆๆ", "ํา", "ก" * 3000, "ขาว " * 300])
def test_any_text_is_judged_and_a_claim_is_quoted_as_it_stands(text: str) -> None:
    for group in ProductGroup:
        assert all(text[each.start : each.end] == each.text for each in find_claims(text, group, segment))
