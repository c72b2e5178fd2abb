"""The marketer's words stay the marketer's: through saves, tabs, a price that moves and a script written anew."""

from decimal import Decimal

import pytest

from makeafvdo.domain.errors import Conflict, Invalid
from makeafvdo.domain.scripts.edits import HookEdit, LineEdit, SceneEdit, ScriptEdit, hook_phrases, seconds_of
from makeafvdo.domain.scripts.scripts import LineKind, Role, Script
from makeafvdo.domain.videos.options import Tone
from makeafvdo.domain.videos.videos import Step, Video, VideoState
from makeafvdo.services.products.edit_product import ProductEdit, edit_product
from makeafvdo.services.scripts.edit_script import edit_script
from tests.support.products import a_product
from tests.unit.videos.conftest import NOW, Desk

OWN = ("นี่คือคำของฉันเอง", "ไม่มีใครเขียนให้")


def as_is(script: Script, **own: tuple[str, ...]) -> ScriptEdit:
    """A save of the whole script with some scenes' phrases replaced (`benefit_1=…`)."""
    wanted = {name.replace("_", "-"): phrases for name, phrases in own.items()}
    return ScriptEdit(
        hook=script.hook,
        scenes=tuple(
            SceneEdit(scene_id=each.scene_id, phrases=wanted.get(each.scene_id, each.phrases)) for each in script.scenes
        ),
    )


def version_of(desk: Desk, video: Video) -> str:
    stored = desk.artifacts.find_script(video.prefix)
    assert stored is not None
    return stored.version


def test_a_changed_scene_sends_the_video_back_to_its_voice(desk: Desk) -> None:
    video, script = desk.with_script()

    video, stored = edit_script(video, as_is(script, benefit_1=OWN), version_of(desk, video), **desk.saving)

    assert video.stale_from is Step.VOICE
    assert next(each for each in stored.script.scenes if each.scene_id == "benefit-1").phrases == OWN
    assert [each for each in stored.script.scenes if each.scene_id != "benefit-1"] == [
        each for each in script.scenes if each.scene_id != "benefit-1"
    ]


def test_a_line_switched_off_changes_only_the_picture(desk: Desk) -> None:
    video, script = desk.with_script()
    title = script.on_screen.line(LineKind.TITLE)
    assert title is not None
    edit = as_is(script).model_copy(
        update={"on_screen": (LineEdit(kind=LineKind.TITLE, text=title.text, shown=False),)}
    )

    video, stored = edit_script(video, edit, version_of(desk, video), **desk.saving)

    assert video.stale_from is Step.RENDER
    assert stored.script.on_screen.line(LineKind.TITLE) == title.model_copy(update={"shown": False})
    assert stored.script.scenes == script.scenes


def test_closing_words_of_the_marketer_are_added_and_taken_away(desk: Desk) -> None:
    video, script = desk.with_script()
    closing = LineEdit(kind=LineKind.END_CARD, text=" แล้วพบกันใหม่ ", shown=True)

    video, added = edit_script(
        video, as_is(script).model_copy(update={"on_screen": (closing,)}), version_of(desk, video),
        **desk.saving,
    )  # fmt: skip
    without = closing.model_copy(update={"text": ""})
    _, removed = edit_script(
        video, as_is(script).model_copy(update={"on_screen": (without,)}), added.version,
        **desk.saving,
    )  # fmt: skip

    card = added.script.on_screen.line(LineKind.END_CARD)
    assert card is not None
    assert (card.text, card.shown) == ("แล้วพบกันใหม่", True)
    assert removed.script == script


def test_another_hook_is_spoken_by_the_first_scene(desk: Desk) -> None:
    video, script = desk.with_script()

    _, stored = edit_script(
        video, as_is(script).model_copy(update={"hook": 2}), version_of(desk, video),
        **desk.saving,
    )  # fmt: skip

    assert stored.script.hook == 2
    assert " ".join(stored.script.scenes[0].phrases) == script.hooks[2]
    assert stored.script.scenes[1:] == script.scenes[1:]


def test_a_save_that_changes_nothing_leaves_the_video_as_it_is(desk: Desk) -> None:
    video, script = desk.with_script()

    same, _ = edit_script(video, as_is(script), version_of(desk, video), **desk.saving)

    assert same == video


def test_of_two_tabs_the_later_save_is_refused_and_nothing_is_lost(desk: Desk) -> None:
    video, script = desk.with_script()
    version = version_of(desk, video)
    edit_script(video, as_is(script, benefit_1=OWN), version, **desk.saving)

    with pytest.raises(Conflict, match="edited_elsewhere"):
        edit_script(video, as_is(script, hook=OWN), version, **desk.saving)

    assert OWN in [scene.phrases for scene in desk.written(video).scenes]


def test_a_save_sent_twice_is_one_save(desk: Desk) -> None:
    video, script = desk.with_script()
    version = version_of(desk, video)
    save = as_is(script, benefit_1=OWN)
    video, first = edit_script(video, save, version, **desk.saving)

    again, second = edit_script(video, save, version, **desk.saving)

    assert (again, second) == (video, first)


def test_a_save_and_a_tap_that_race_have_one_winner(desk: Desk) -> None:
    video, script = desk.with_script()
    version = version_of(desk, video)
    edit_script(video, as_is(script, benefit_1=OWN), version, **desk.saving)

    with pytest.raises(Conflict):
        desk.videos.take_run(video, Step.SEND, video.until)


@pytest.mark.parametrize(("in_run", "state"), [(True, "RENDERING"), (False, "PROCESSING")])
def test_nothing_is_edited_under_a_run_or_at_tiktok(desk: Desk, in_run: bool, state: str) -> None:
    video, script = desk.with_script(in_run=in_run, state=VideoState(state))

    with pytest.raises(Conflict):
        edit_script(video, as_is(script), version_of(desk, video), **desk.saving)


@pytest.mark.parametrize(
    ("own", "code"),
    [
        ({"benefit_1": ()}, "script_scene_empty"),
        ({"benefit_1": ("  ",)}, "script_scene_empty"),
        ({"benefit_1": ("ก" * 121,)}, "script_phrase_too_long"),
        ({"benefit_1": ("สั่งที่ shopee.co.th/abc",)}, "script_has_a_link"),
        ({"benefit_1": ("เก้าอี้ตัวนี้นั่งสบายมากจริงๆ" * 4,) * 7}, "script_too_long"),
    ],
)
def test_what_cannot_be_spoken_is_refused(desk: Desk, own: dict[str, tuple[str, ...]], code: str) -> None:
    video, script = desk.with_script()

    with pytest.raises(Invalid, match=code):
        edit_script(video, as_is(script, **own), version_of(desk, video), **desk.saving)


def test_a_price_that_moves_is_said_anew_and_the_marketers_words_stay(desk: Desk) -> None:
    video, script = desk.with_script()
    video, _ = edit_script(video, as_is(script, benefit_1=OWN), version_of(desk, video), **desk.saving)

    video, _ = edit_product(
        video,
        ProductEdit(price=Decimal(999)),
        videos=desk.videos,
        artifacts=desk.artifacts,
        intake=desk.intake,
        now=NOW,
    )
    rewritten = desk.written(video)

    assert video.stale_from is Step.SCRIPT
    says_the_price = next(scene for scene in rewritten.scenes if scene.role is Role.PRICE)
    assert says_the_price.phrases != next(scene for scene in script.scenes if scene.role is Role.PRICE).phrases
    assert OWN in [scene.phrases for scene in rewritten.scenes]


def test_own_words_that_another_tone_overwrites_can_be_brought_back(desk: Desk) -> None:
    video, script = desk.with_script()
    video, own = edit_script(video, as_is(script, benefit_1=OWN), version_of(desk, video), **desk.saving)

    other_tone = video.model_copy(update={"options": video.options.model_copy(update={"tone": Tone.FRIENDLY})})
    rewritten = desk.written(other_tone)

    assert OWN not in [scene.phrases for scene in rewritten.scenes]
    previous = desk.artifacts.script(video.prefix).previous
    assert previous is not None
    assert previous.script == own.script


def test_another_photo_asks_for_no_other_script(desk: Desk) -> None:
    video, script = desk.with_script(a_product(photos=("one", "two")))

    desk.media.put_json(f"{video.prefix}/product.json", a_product(photos=("two", "one")))

    assert desk.written(video) == script


def test_a_dropped_scene_stays_dropped_when_the_price_moves(desk: Desk) -> None:
    video, script = desk.with_script()
    edit = as_is(script)
    edit = edit.model_copy(update={"scenes": tuple(each for each in edit.scenes if each.scene_id != "benefit-1")})
    video, shorter = edit_script(video, edit, version_of(desk, video), **desk.saving)

    video, _ = edit_product(
        video,
        ProductEdit(price=Decimal(999)),
        videos=desk.videos,
        artifacts=desk.artifacts,
        intake=desk.intake,
        now=NOW,
    )

    assert "benefit-1" not in {scene.scene_id for scene in desk.written(video).scenes}
    assert seconds_of(shorter.script) < seconds_of(script)


def test_a_hook_is_cut_between_thai_words_and_never_into_crumbs() -> None:
    assert hook_phrases("จาก 1,290 บาท เหลือ 890 บาทค่ะ ลองดู สำหรับเก้าอี้ตัวนี้") == (
        "จาก 1,290 บาท",
        "เหลือ 890 บาทค่ะ ลองดู",
        "สำหรับเก้าอี้ตัวนี้",
    )


def test_words_of_a_hook_that_is_not_spoken_now_are_kept(desk: Desk) -> None:
    video, script = desk.with_script()
    other = (script.hook + 1) % 3
    edit = as_is(script, hook=hook_phrases(script.hooks[other])).model_copy(
        update={"hook": other, "hooks": (HookEdit(hook=script.hook, phrases=OWN),)}
    )

    video, stored = edit_script(video, edit, version_of(desk, video), **desk.saving)
    again, same = edit_script(video, edit, "0" * 16, **desk.saving)
    back = as_is(stored.script, **{stored.script.scenes[0].scene_id: OWN}).model_copy(update={"hook": script.hook})
    _, chosen_back = edit_script(video, back, stored.version, **desk.saving)

    assert stored.script.hooks[script.hook] == " ".join(OWN)
    assert (again, same) == (video, stored)
    assert chosen_back.script.scenes[0].phrases == OWN


def test_words_of_another_hook_alone_make_nothing_stale(desk: Desk) -> None:
    video, script = desk.with_script()
    other = (script.hook + 1) % 3
    edit = as_is(script).model_copy(update={"hooks": (HookEdit(hook=other, phrases=OWN),)})

    video, stored = edit_script(video, edit, version_of(desk, video), **desk.saving)

    assert stored.script.hooks[other] == " ".join(OWN)
    assert video.stale_from is None
