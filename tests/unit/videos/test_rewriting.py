"""Other words for a script or one scene: what was not asked for stays, and the way back is open once."""

from decimal import Decimal
from unittest.mock import create_autospec

import pytest

from makeafvdo.adapters.thai_words import segment
from makeafvdo.adapters.workflow import Workflow
from makeafvdo.domain.errors import Conflict, Invalid
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.edits import LineEdit
from makeafvdo.domain.scripts.scripts import LineKind, Script
from makeafvdo.domain.scripts.stored_script import StoredScript
from makeafvdo.domain.scripts.writing import Writing
from makeafvdo.domain.videos.options import Options
from makeafvdo.domain.videos.videos import Reason, Step, Until, Video, VideoState
from makeafvdo.services.scripts.compose_script import Composed, Composer, KeepDraft, ask_anew
from makeafvdo.services.scripts.edit_script import edit_script
from makeafvdo.services.scripts.restore_script import restore_script
from makeafvdo.services.scripts.rewrite_script import rewrite_script
from makeafvdo.services.videos.start_video import Tap, continue_video
from tests.support.composing import composer_of, pace_of
from tests.support.products import FIXTURE_PRODUCTS, a_product
from tests.unit.videos.conftest import Desk
from tests.unit.videos.test_script_edits import OWN, as_is, version_of


def tapped(desk: Desk, video: Video, what: str) -> Video:
    tap = Tap(until=Until.SCRIPT, rewrite=what)
    return continue_video(
        video,
        tap,
        videos=desk.videos,
        artifacts=desk.artifacts,
        workflow=create_autospec(Workflow, instance=True),
        reserve_run=lambda *_: None,
    )


def says(script: Script, scene_id: str) -> tuple[str, ...]:
    return next(scene.phrases for scene in script.scenes if scene.scene_id == scene_id)


class OtherWords(Composer):
    """Every take in other words than those of `written`."""

    def __init__(self, written: Script) -> None:
        super().__init__((), composer_of().embedded, segment)
        object.__setattr__(self, "written", written)
        object.__setattr__(self, "calls", [])

    written: Script
    calls: list[int]

    def compose(
        self,
        product: Product,  # noqa: ARG002
        options: Options,
        syllables_a_second: float,  # noqa: ARG002
        keep_draft: KeepDraft = ask_anew,  # noqa: ARG002
    ) -> Composed:
        self.calls.append(options.take)
        mark = f"ครั้งที่ {options.take}"
        hooks = tuple(f"{mark} เปิดเรื่องแบบที่ {nth} ค่ะ" for nth, _ in enumerate(self.written.hooks))
        opening, *scenes = self.written.scenes
        scenes = [
            opening.model_copy(update={"phrases": (hooks[self.written.hook],)}),
            *(
                scene.model_copy(update={"phrases": (*scene.phrases[:-1], f"{scene.phrases[-1]} {mark}")})
                for scene in scenes
            ),
        ]
        return Composed(
            self.written.model_copy(update={"scenes": tuple(scenes), "hooks": hooks}), Writing(writer="embedded")
        )


@pytest.fixture
def stop(desk: Desk) -> tuple[Video, Script]:
    return desk.with_script(state=VideoState.NEEDS_INPUT, reason=Reason.CHECK_SCRIPT)


def stored_of(desk: Desk, video: Video) -> StoredScript:
    stored = desk.artifacts.find_script(video.prefix)
    assert stored is not None
    return stored


def test_one_scene_in_other_words_leaves_the_rest_word_for_word(desk: Desk, stop: tuple[Video, Script]) -> None:
    video, script = stop
    video, _ = edit_script(video, as_is(script, benefit_1=OWN), version_of(desk, video), **desk.saving)

    video = tapped(desk, video, "price")
    rewrite_script(video, "price", artifacts=desk.artifacts, composer=OtherWords(script), pace_of=pace_of)
    after = stored_of(desk, video)

    assert says(after.script, "price") != says(script, "price")
    assert says(after.script, "benefit-1") == OWN
    assert [
        says(after.script, each.scene_id) for each in script.scenes if each.scene_id not in {"price", "benefit-1"}
    ] == [each.phrases for each in script.scenes if each.scene_id not in {"price", "benefit-1"}]


def test_the_opening_in_other_words_is_the_chosen_hook(desk: Desk, stop: tuple[Video, Script]) -> None:
    video, script = stop
    video = tapped(desk, video, "hook")

    rewrite_script(video, "hook", artifacts=desk.artifacts, composer=OtherWords(script), pace_of=pace_of)
    after = stored_of(desk, video).script

    assert " ".join(says(after, "hook")) == after.hooks[script.hook] != script.hooks[script.hook]
    assert [hook for nth, hook in enumerate(after.hooks) if nth != script.hook] == [
        hook for nth, hook in enumerate(script.hooks) if nth != script.hook
    ]


def test_the_whole_script_in_other_words_can_be_taken_back_once(desk: Desk, stop: tuple[Video, Script]) -> None:
    video, script = stop
    video, own = edit_script(video, as_is(script, benefit_1=OWN), version_of(desk, video), **desk.saving)

    queued = tapped(desk, video, "all")
    rewrite_script(queued, "all", artifacts=desk.artifacts, composer=OtherWords(script), pace_of=pace_of)
    anew = stored_of(desk, video)
    settled = desk.videos.settle(
        queued.user_id, queued.video_id, queued.run, VideoState.NEEDS_INPUT, {"reason": Reason.CHECK_SCRIPT}
    )
    settled, back = restore_script(settled, videos=desk.videos, artifacts=desk.artifacts)

    assert says(anew.script, "benefit-1") != OWN
    assert back.script == own.script
    assert desk.written(settled) == own.script
    with pytest.raises(Conflict, match="no_previous_script"):
        restore_script(settled, videos=desk.videos, artifacts=desk.artifacts)


def test_a_script_of_an_earlier_price_is_not_taken_back(desk: Desk, stop: tuple[Video, Script]) -> None:
    video, script = stop
    product = desk.artifacts.product(video.prefix)
    desk.artifacts.put_product(video.prefix, product.model_copy(update={"price": Decimal(2490)}))
    video = tapped(desk, video, "all")

    rewrite_script(video, "all", artifacts=desk.artifacts, composer=OtherWords(script), pace_of=pace_of)

    assert stored_of(desk, video).previous is None


def test_lines_on_the_picture_stay_switched_as_they_were(desk: Desk, stop: tuple[Video, Script]) -> None:
    video, script = stop
    closing = LineEdit(kind=LineKind.END_CARD, text="แล้วพบกันใหม่", shown=True)
    video, _ = edit_script(
        video, as_is(script).model_copy(update={"on_screen": (closing,)}), version_of(desk, video), **desk.saving
    )
    video = tapped(desk, video, "all")

    rewrite_script(video, "all", artifacts=desk.artifacts, composer=OtherWords(script), pace_of=pace_of)

    card = stored_of(desk, video).script.on_screen.line(LineKind.END_CARD)
    assert card is not None
    assert card.text == "แล้วพบกันใหม่"


def test_a_step_that_is_tried_again_writes_once(desk: Desk, stop: tuple[Video, Script]) -> None:
    video, script = stop
    video, writer = tapped(desk, video, "all"), OtherWords(script)

    for _ in range(2):
        rewrite_script(video, "all", artifacts=desk.artifacts, composer=writer, pace_of=pace_of)

    assert writer.calls == [1]
    assert stored_of(desk, video).previous is not None


def test_the_script_step_clears_what_was_asked_for(desk: Desk, stop: tuple[Video, Script]) -> None:
    video, _ = stop
    video = tapped(desk, video, "price")

    desk.script_step(video)
    desk.script_step(video)

    row = desk.videos.get(video.user_id, video.video_id)
    assert (video.rewrite, row.rewrite) == ("price", None)
    assert (video.from_step, row.options.take) == (Step.SCRIPT, 1)


def test_another_tone_chosen_on_the_way_holds_for_the_other_scenes_too(desk: Desk, stop: tuple[Video, Script]) -> None:
    video, script = stop
    video = video.model_copy(update={"options": video.options.model_copy(update={"seconds": 15})})
    video = video.model_copy(update={"options": video.options.model_copy(update={"take": 1})})

    rewrite_script(video, "price", artifacts=desk.artifacts, composer=OtherWords(script), pace_of=pace_of)

    after = stored_of(desk, video).script
    assert all(says(after, each.scene_id) != each.phrases for each in script.scenes[1:])


def test_what_is_not_there_cannot_be_rewritten(desk: Desk, stop: tuple[Video, Script]) -> None:
    video, _ = stop
    with pytest.raises(Invalid, match="script_scene_unknown"):
        tapped(desk, video, "benefit-9")

    bare = desk.put(video.model_copy(update={"video_id": "01jd000000000000000000000b"}), a_product())
    with pytest.raises(Conflict, match="script_not_written"):
        tapped(desk, bare, "all")


@pytest.mark.parametrize("product", FIXTURE_PRODUCTS[:2], ids=lambda product: product.title[:20])
def test_a_scene_in_other_words_repeats_no_other_and_says_so_where_there_are_none(desk: Desk, product: Product) -> None:
    video, script = desk.with_script(product, state=VideoState.NEEDS_INPUT, reason=Reason.CHECK_SCRIPT)
    for scene in script.scenes:
        queued = tapped(desk, video, scene.scene_id)
        rewrite_script(queued, scene.scene_id, artifacts=desk.artifacts, composer=composer_of(), pace_of=pace_of)
        after = stored_of(desk, video)
        settled = VideoState.NEEDS_INPUT, {"reason": Reason.CHECK_SCRIPT}
        video = desk.videos.settle(queued.user_id, queued.video_id, queued.run, *settled)

        sentences = [" ".join(each.phrases) for each in after.script.scenes]
        assert len({*sentences}) == len(sentences)
        if after.without_other_words == scene.scene_id:
            assert after.script == script
        else:
            assert says(after.script, scene.scene_id) != says(script, scene.scene_id)
            assert after.without_other_words is None
        script = after.script
