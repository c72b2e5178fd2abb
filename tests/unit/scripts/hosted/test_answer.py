"""What passes for a draft."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from local.ai.writers.schema_rules import gemini_fault, strict_fault
from makeafvdo.adapters.writers.hosted.answer import DRAFT_SCHEMA, SCREENSHOT_SCHEMA, draft_of, reading_of
from makeafvdo.adapters.writers.hosted.canary import has_leaked
from makeafvdo.adapters.writers.hosted.wording import CANARY, WORDING
from makeafvdo.domain.ai_faults import AiFault, FaultKind
from makeafvdo.domain.scripts.draft import Draft

HOOK = {"facts": ["f1"], "phrases": ["ไข่ดาวลื่นค่ะ"]}
SCENE = {"role": "benefit", "facts": ["f2"], "phrases": ["ด้ามไม่ร้อน", "จับได้ค่ะ"]}
ANSWER: dict[str, object] = {
    "thing": "กระทะ",
    "title": "กระทะแกรนิต",
    "hooks": [HOOK, HOOK, HOOK],
    "scenes": [SCENE],
    "caption": "กระทะ 28 ซม. ค่ะ",
    "hashtags": ["กระทะ"],
}
DRAFT = draft_of(ANSWER)


def test_a_plain_answer_is_a_draft() -> None:
    assert DRAFT.scenes[0].phrases == ("ด้ามไม่ร้อน", "จับได้ค่ะ")
    assert DRAFT.hooks[0].facts == ("f1",)


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(ANSWER),
        json.dumps(ANSWER, ensure_ascii=False, indent=2),
        f"```json\n{json.dumps(ANSWER)}\n```",
        f"```\n{json.dumps(ANSWER)}\n```",
        f"นี่ค่ะ {json.dumps(ANSWER)} หวังว่าจะชอบ",
        f"ได้เลย {{ตัวอย่าง}}\n```json\n{json.dumps(ANSWER)}\n```\nจบ }}",
    ],
)
def test_what_stands_around_the_json_is_taken_off(text: str) -> None:
    assert draft_of(text) == DRAFT


@pytest.mark.parametrize(
    "harmless",
    [
        {"hashtags": ["#กระทะ"]},
        {"hashtags": "กระทะ"},
        {"thing": " กระทะ "},
        {"hooks": [HOOK, HOOK, HOOK, HOOK]},
        {"hooks": [HOOK | {"phrases": "ไข่ดาวลื่นค่ะ"}, HOOK, HOOK]},
        {"scenes": [SCENE | {"role": "Benefit"}]},
        {"scenes": [SCENE | {"phrases": ["ด้ามไม่ร้อน ", "", "\nจับได้ค่ะ"]}]},
    ],
)
def test_what_does_no_harm_is_forgiven(harmless: dict[str, object]) -> None:
    assert draft_of(ANSWER | harmless) == DRAFT


@pytest.mark.parametrize("name", ["thing", "title", "caption"])
def test_null_is_an_empty_text(name: str) -> None:
    assert getattr(draft_of(ANSWER | {name: None}), name) == ""


@pytest.mark.parametrize(
    "broken",
    [
        {"extra": "key"},
        {"hooks": [HOOK, HOOK]},
        {"hooks": [HOOK | {"score": 1}, HOOK, HOOK]},
        {"hooks": None},
        {"scenes": []},
        {"scenes": [SCENE] * 21},
        {"scenes": [SCENE | {"role": "advert"}]},
        {"scenes": [SCENE | {"phrases": []}]},
        {"scenes": [SCENE | {"phrases": [["a"]]}]},
        {"scenes": "ขายดี"},
        {"thing": 7},
        {"hashtags": [1]},
    ],
)
def test_what_is_no_draft_is_malformed(broken: dict[str, object]) -> None:
    with pytest.raises(AiFault) as raised:
        draft_of(ANSWER | broken)

    assert raised.value.kind is FaultKind.MALFORMED


@pytest.mark.parametrize(
    "text", ["", "ขออภัย", "[]", "null", "{", "}{", '{"thing"', "[" * 100_000, '{"a":' * 50_000, 3, None]
)
def test_what_is_no_json_object_is_malformed(text: object) -> None:
    with pytest.raises(AiFault) as raised:
        draft_of(text)

    assert raised.value.kind is FaultKind.MALFORMED


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from([*ANSWER, "phrases", "role"]), inner),
    max_leaves=12,
)


@settings(max_examples=40)
@given(JSON, st.sampled_from([*ANSWER]))
def test_no_answer_at_all_is_more_than_malformed(value: object, name: str) -> None:
    for answer in (value, ANSWER | {name: value}, json.dumps(value)):
        assert _kind_of_fault(draft_of, answer) in {None, FaultKind.MALFORMED}
        assert _kind_of_fault(reading_of, answer) in {None, FaultKind.MALFORMED}


def _kind_of_fault(read: Callable[[object], object], answer: object) -> FaultKind | None:
    try:
        read(answer)
    except AiFault as fault:
        return fault.kind
    return None


@pytest.mark.parametrize("schema", [DRAFT_SCHEMA, SCREENSHOT_SCHEMA])
def test_the_schema_is_taken_by_every_service(schema: object) -> None:
    assert gemini_fault(schema) is None
    assert strict_fault(schema) is None


def test_the_schema_asks_for_what_a_draft_has() -> None:
    assert DRAFT_SCHEMA["required"] == list(Draft.model_fields)


def test_a_reading_keeps_the_words_as_seen() -> None:
    reading = reading_of({"name": " กระทะ 28 ซม. ", "price_text": "฿1,290.-", "facts": ["ด้ามไม้", ""]})

    assert (reading.name, reading.price_text, reading.facts) == ("กระทะ 28 ซม.", "฿1,290.-", ("ด้ามไม้",))


def test_a_reading_of_a_wordy_page_keeps_the_first_twenty_facts() -> None:
    assert len(reading_of({"name": "", "price_text": "", "facts": [f"ข้อ {nth}" for nth in range(50)]}).facts) == 20


@pytest.mark.parametrize("broken", [{"price": 9}, {"name": 9}, {"facts": [{"a": 1}]}, {"name": "ก" * 301}])
def test_what_is_no_reading_is_malformed(broken: dict[str, object]) -> None:
    with pytest.raises(AiFault) as raised:
        reading_of({"name": "", "price_text": "", "facts": []} | broken)

    assert raised.value.kind is FaultKind.MALFORMED


@pytest.mark.parametrize(
    "leak",
    [
        {"caption": f"รหัส {CANARY}"},
        {"title": CANARY.lower().replace("-", " ")},
        {"hashtags": [CANARY.replace("-", "")]},
        {"scenes": [SCENE | {"phrases": list(CANARY.split("-"))}]},
        {"scenes": [SCENE | {"phrases": [WORDING.system[300:380]]}]},
    ],
)
def test_an_answer_that_repeats_its_brief_has_leaked(leak: dict[str, object]) -> None:
    assert has_leaked(draft_of(ANSWER | leak))


def test_a_script_has_not_leaked() -> None:
    assert not has_leaked(DRAFT)
