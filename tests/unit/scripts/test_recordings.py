"""Which phrases a marketer has still to read: an edit asks for the words it changed, and for no others."""

import pytest

from makeafvdo.domain.errors import NeedsInput
from makeafvdo.domain.messages import message_for
from makeafvdo.domain.scripts.edits import SceneEdit, ScriptEdit, edited
from makeafvdo.domain.scripts.recordings import (
    length_fault,
    missing_phrases,
    phrase_digest,
    phrases_to_read,
    reading_seconds,
    refuse_missing,
)
from makeafvdo.domain.scripts.scripts import Role, Scene, Script

SCRIPT = Script.model_validate(
    {
        "tone": "kha",
        "seconds": 30,
        "hooks": ("ใครปวดหลังบ้าง", "เก้าอี้ตัวใหม่", "นั่งทั้งวันก็ไหว"),
        "hook": 0,
        "scenes": (
            Scene(scene_id="hook", role=Role.HOOK, phrases=("ใครปวดหลังบ้าง",)),
            Scene(scene_id="benefit-1", role=Role.BENEFIT, phrases=("พนักพิงปรับได้", "เบาะนุ่มมาก")),
            Scene(scene_id="call-to-action", role=Role.CALL_TO_ACTION, phrases=("กดตะกร้าเลย", "เบาะนุ่มมาก")),
        ),
    }
)


def recorded(script: Script) -> set[str]:
    return {phrase_digest(phrase) for phrase in phrases_to_read(script)}


def test_what_is_said_twice_is_read_once() -> None:
    assert phrases_to_read(SCRIPT) == ("ใครปวดหลังบ้าง", "พนักพิงปรับได้", "เบาะนุ่มมาก", "กดตะกร้าเลย")


def test_an_edited_phrase_is_to_be_read_again_and_the_others_are_not() -> None:
    edit = ScriptEdit(
        hook=0,
        scenes=(
            SceneEdit(scene_id="hook", phrases=SCRIPT.scenes[0].phrases),
            SceneEdit(scene_id="benefit-1", phrases=("พนักพิงปรับได้", "เบาะ  นุ่มมากจริง ๆ")),
        ),
    )

    assert missing_phrases(edited(SCRIPT, edit), recorded(SCRIPT)) == ("เบาะ นุ่มมากจริง ๆ",)


def test_another_hook_is_to_be_read() -> None:
    edit = ScriptEdit(
        hook=2, scenes=tuple(SceneEdit(scene_id=each.scene_id, phrases=each.phrases) for each in SCRIPT.scenes)
    )

    assert missing_phrases(edited(SCRIPT, edit), recorded(SCRIPT)) == ("นั่งทั้งวันก็ไหว",)


def test_a_script_read_in_part_asks_for_the_rest_and_says_how_much() -> None:
    with pytest.raises(NeedsInput) as asked:
        refuse_missing(SCRIPT, {phrase_digest("เบาะนุ่มมาก")})

    assert (asked.value.reason, asked.value.missing) == ("missing", ("recordings",))
    assert message_for(asked.value)["en"].startswith("3 of 4")
    assert "3 จาก 4" in message_for(asked.value)["th"]
    refuse_missing(SCRIPT, recorded(SCRIPT))


@pytest.mark.parametrize("phrase", ["Apple AirPods Pro", "ลด 50%", "ราคา 1,290 บาท", "สบาย"])
def test_words_and_signs_of_every_kind_take_time(phrase: str) -> None:
    assert reading_seconds(phrase) > 0.7
    assert length_fault(reading_seconds(phrase), phrase) is None
    assert length_fault(0.3 * reading_seconds(phrase), phrase) == "recording_too_short"
    assert length_fault(5 * reading_seconds(phrase), phrase) == "recording_too_long"
