"""Risky words of the marketer's own are seen, answered for one by one, and recorded."""

import pytest

from makeafvdo.adapters.thai_words import segment
from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.scripts.claim_record import claim_record
from makeafvdo.domain.scripts.edits import HookEdit, LineEdit
from makeafvdo.domain.scripts.own_claims import Answer, PlacedText, findings_in, safer_text
from makeafvdo.domain.scripts.scripts import LineKind
from makeafvdo.services.scripts.edit_script import edit_script
from tests.support.products import a_product
from tests.unit.videos.conftest import NOW, Desk
from tests.unit.videos.test_script_edits import as_is, version_of

RISKY = ("เก้าอี้ตัวนี้อันดับ 1 ในไทยค่ะ",)


def test_risky_words_are_not_saved_without_an_answer_and_nothing_is_lost(desk: Desk) -> None:
    video, script = desk.with_script()

    with pytest.raises(Conflict, match="claims_unanswered") as refusal:
        edit_script(video, as_is(script, benefit_1=RISKY), version_of(desk, video), **desk.saving)

    assert "อันดับ 1" in str(refusal.value.facts["words"])
    stored = desk.artifacts.find_script(video.prefix)
    assert stored is not None
    assert stored.script == script
    assert desk.videos.get(video.user_id, video.video_id) == video


def test_an_answer_to_exactly_these_words_is_recorded_with_its_time(desk: Desk) -> None:
    video, script = desk.with_script()
    edit, version = as_is(script, benefit_1=RISKY), version_of(desk, video)
    found = findings_in([PlacedText(place="benefit-1", text=RISKY[0])], a_product(), segment)
    answers = [Answer(rule_id=each.rule_id, text=each.text) for each in found]
    other_words = [Answer(rule_id=each.rule_id, text="คำอื่น") for each in found]

    with pytest.raises(Conflict, match="claims_unanswered"):
        edit_script(video, edit, version, **desk.saving, answers=other_words)
    _, stored = edit_script(video, edit, version, **desk.saving, answers=answers)

    assert found
    assert [(each.place, each.rule_id, each.accepted_at) for each in stored.accepted] == [
        ("benefit-1", each.rule_id, NOW) for each in found
    ]
    assert [each.sentence for each in claim_record(stored).own_words] == [*RISKY]


def test_words_answered_for_once_are_not_asked_about_again(desk: Desk) -> None:
    video, script = desk.with_script()
    found = findings_in([PlacedText(place="benefit-1", text=RISKY[0])], a_product(), segment)
    answers = [Answer(rule_id=each.rule_id, text=each.text) for each in found]
    video, first = edit_script(
        video, as_is(script, benefit_1=RISKY), version_of(desk, video), **desk.saving, answers=answers
    )

    _, second = edit_script(video, as_is(first.script, hook=("สวัสดีค่ะ วันนี้มีเก้าอี้มาให้ดู",)), first.version, **desk.saving)

    assert second.accepted == first.accepted


def test_words_saved_by_an_earlier_release_do_not_hold_up_another_edit(desk: Desk) -> None:
    video, script = desk.with_script()
    scenes = tuple(
        each.model_copy(update={"phrases": RISKY}) if each.scene_id == "benefit-1" else each for each in script.scenes
    )
    old = script.model_copy(update={"scenes": scenes})
    stored = desk.artifacts.script(video.prefix).model_copy(update={"script": old, "written": script})
    desk.artifacts.put_script(video.prefix, stored)

    _, saved = edit_script(video, as_is(old, hook=("สวัสดีค่ะ วันนี้มีเก้าอี้มาให้ดู",)), stored.version, **desk.saving)

    assert saved.accepted == ()


def test_risky_words_of_a_hook_are_asked_about_once_it_is_spoken(desk: Desk) -> None:
    video, script = desk.with_script()
    other = (script.hook + 1) % 3
    unspoken = as_is(script).model_copy(update={"hooks": (HookEdit(hook=other, phrases=RISKY),)})
    video, stored = edit_script(video, unspoken, version_of(desk, video), **desk.saving)

    with pytest.raises(Conflict, match="claims_unanswered"):
        edit_script(
            video, as_is(stored.script, hook=RISKY).model_copy(update={"hook": other}), stored.version, **desk.saving
        )


def test_words_on_the_picture_are_checked_as_well(desk: Desk) -> None:
    video, script = desk.with_script()
    closing = LineEdit(kind=LineKind.END_CARD, text="อันดับ 1 ในไทย", shown=True)

    with pytest.raises(Conflict, match="claims_unanswered"):
        edit_script(
            video, as_is(script).model_copy(update={"on_screen": (closing,)}), version_of(desk, video), **desk.saving
        )


def test_the_writers_own_text_asks_for_no_answer(desk: Desk) -> None:
    video, script = desk.with_script()

    _, stored = edit_script(video, as_is(script).model_copy(update={"hook": 2}), version_of(desk, video), **desk.saving)

    assert stored.accepted == ()


def test_the_safer_text_keeps_the_lines_that_are_fine() -> None:
    text = "นั่งสบาย เบาะหนานุ่ม\nเก้าอี้อันดับ 1 ในไทย"

    assert safer_text(text, a_product(), segment).startswith("นั่งสบาย เบาะหนานุ่ม")
    assert "อันดับ 1" not in safer_text(text, a_product(), segment)
