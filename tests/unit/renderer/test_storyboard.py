from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makeafvdo.adapters.renderer.style import load_style
from makeafvdo.domain.scripts.scripts import LineKind, OnScreen, OnScreenLine, Role
from makeafvdo.domain.scripts.speech import SceneVoice
from makeafvdo.domain.storyboards.framing import MAX_DETAIL_ENLARGEMENT, frame_photo, frame_with
from makeafvdo.domain.storyboards.layout import CANVASES, Box
from makeafvdo.domain.storyboards.looks import (
    MAX_CARD_ENLARGEMENT,
    Look,
    card_place,
    clipped,
    crop_of,
    in_frame,
    on_moving_card,
    standing,
    times_enlarged,
)
from makeafvdo.domain.storyboards.motion import MOST_ZOOM, MOTIONS, Motion, Pose, still_size, view
from makeafvdo.domain.storyboards.planning import BREATH_FRAMES, LEAD_FRAMES, TAIL_FRAMES, plan_storyboard
from makeafvdo.domain.storyboards.storyboard import (
    ClipFacts,
    Entrance,
    Framing,
    LabelKind,
    NoteKind,
    PhotoFacts,
    Shot,
    Storyboard,
)
from makeafvdo.domain.storyboards.styles import Layout, Style
from makeafvdo.domain.storyboards.widest_view import SOFTER_TO_COVER
from makeafvdo.domain.videos.options import STYLES, Format, Options
from tests.support.products import a_product
from tests.unit.renderer.render_harness import a_board, a_script, a_voice, on_screen, spaced_words

FORMATS: st.SearchStrategy[Format] = st.sampled_from(["9:16", "1:1", "16:9"])
PHRASES = st.tuples(
    st.lists(st.text("กขคงนมรา199", min_size=1, max_size=14), min_size=1, max_size=8).map(" ".join),
    st.lists(st.floats(0.06, 0.5), min_size=1, max_size=16),
)
SCENES = st.lists(st.lists(PHRASES, min_size=1, max_size=4), min_size=1, max_size=7)
CLEAN = load_style("clean")
ONE_PHOTO = [PhotoFacts(key="p", width=900, height=900)]
SIDES = st.integers(96, 4000)
SHARES = st.floats(0.02, 0.98)


@st.composite
def photos(draw: st.DrawFn) -> PhotoFacts:
    width, height, is_cutout = draw(SIDES), draw(SIDES), draw(st.booleans())
    product = draw(st.none()) if not is_cutout and draw(st.booleans()) else draw(boxes(width, height))
    key = str(draw(st.uuids()))
    return PhotoFacts(
        key=key, width=width, height=height, is_cutout=is_cutout, product=product, focus=draw(st.just((0.4, 0.6)))
    )


@st.composite
def boxes(draw: st.DrawFn, width: int, height: int) -> Box:
    (left, right), (top, bottom) = (sorted((draw(SHARES), draw(SHARES))) for _ in range(2))
    x, y = int(left * width), int(top * height)
    return Box(x=x, y=y, width=max(4, int(right * width) - x), height=max(4, int(bottom * height) - y))


PHOTO = photos()


@st.composite
def voices(draw: st.DrawFn) -> list[SceneVoice]:
    return [a_voice(f"scene-{nth}", phrases) for nth, phrases in enumerate(draw(SCENES))]


@given(voices(), st.lists(PHOTO, min_size=1, max_size=6), FORMATS)
@settings(max_examples=60, deadline=None)
def test_every_plan_holds_together(voices: list[SceneVoice], photos: list[PhotoFacts], video_format: Format) -> None:
    board = a_board(voices, photos, video_format=video_format)

    assert board.frames == planned_length(voices)
    assert_shots_tile(board)
    assert_captions_stay_in_their_scenes(board)
    assert Storyboard.model_validate_json(board.model_dump_json()) == board


def planned_length(voices: list[SceneVoice]) -> int:
    seconds = [*(voice.seconds for voice in voices[:-1]), voices[-1].phrases[-1].end_s]
    spoken = sum(-int(-round(each * 30, 3) // 1) for each in seconds)
    return LEAD_FRAMES + spoken + BREATH_FRAMES * (len(voices) - 1) + TAIL_FRAMES


def assert_shots_tile(board: Storyboard) -> None:
    assert board.shots[0].start_frame == 0
    assert board.shots[-1].end_frame == board.frames
    for one, other in pairwise(board.shots):
        assert one.end_frame == other.start_frame
        assert one.entrance_frames / 2 + other.entrance_frames / 2 <= one.end_frame - one.start_frame


def assert_captions_stay_in_their_scenes(board: Storyboard) -> None:
    for one, other in pairwise(board.captions):
        assert one.end_frame <= other.start_frame
    for caption in board.captions:
        assert caption.start_frame == caption.words[0].start_frame or caption is board.captions[0]
        assert all(one.end_frame == other.start_frame for one, other in pairwise(caption.words))
        assert board.scene_at(caption.start_frame) == board.scene_at(caption.end_frame - 1)
    assert board.captions[0].start_frame == 0
    assert board.captions[-1].end_frame == board.frames


def test_the_best_photo_comes_first_whatever_order_they_were_read_in() -> None:
    photos = [PhotoFacts(key=key, width=1000, height=1500) for key in ("best", "second", "third")]
    board = a_board([a_voice("a", [("คำ", [3.0])])], photos)

    shuffled = a_board([a_voice("a", [("คำ", [3.0])])], photos[::-1])

    assert board.shots[0].source == "best"
    assert shuffled.shots[0].source == "third"


def test_a_long_scene_changes_its_picture_where_a_phrase_begins() -> None:
    voice = a_voice("a", [("หนึ่ง", [2.6]), ("สอง", [2.8])])
    photos = [PhotoFacts(key=key, width=1000, height=1500) for key in ("p", "q")]

    board = a_board([voice], photos)

    assert {shot.entrance for shot in board.shots[1:]} == {Entrance.SAME_SCENE}
    assert board.captions[1].start_frame in {shot.start_frame for shot in board.shots}


def test_a_photo_seen_before_is_looked_at_more_closely() -> None:
    voices = [a_voice("a", [("คำ", [2.0])]), a_voice("b", [("คำ", [2.0])])]

    board = a_board(voices, [PhotoFacts(key="only", width=2000, height=3000)])

    assert board.shots[1].closeness > board.shots[0].closeness


def test_a_photo_that_is_left_out_or_too_small_is_noted() -> None:
    small = PhotoFacts(key="small", width=500, height=400)
    product = a_product(photos=("small", "broken"))
    voices = [a_voice("a", [("คำ", [2.0])])]

    board = plan_storyboard(product, a_script(voices), voices, Options(), [small], CLEAN, spaced_words)

    left_out, enlarged = board.notes
    assert (left_out.kind, left_out.source) == (NoteKind.PHOTO_LEFT_OUT, "broken")
    assert (enlarged.kind, enlarged.source) == (NoteKind.PHOTO_ENLARGED, "small")
    assert 1.5 < (enlarged.times or 0) <= 2.0 * MOST_ZOOM


def test_a_clip_too_small_for_its_place_is_noted_like_a_photo() -> None:
    voices = [a_voice("a", [("คำ", [2.0])])]
    small, large = (
        ClipFacts(key=key, width=side, height=side, seconds=9) for key, side in (("small", 400), ("large", 1080))
    )

    boards = [
        plan_storyboard(a_product(photos=()), a_script(voices), voices, Options(), [], CLEAN, spaced_words, [clip])
        for clip in (small, large)
    ]

    assert [[(note.kind, note.source) for note in board.notes] for board in boards] == [
        [(NoteKind.CLIP_ENLARGED, "small")],
        [],
    ]


def test_a_photo_with_a_banner_is_left_out_where_there_is_another() -> None:
    voices = [a_voice(str(nth), [("คำ", [1.0])]) for nth in range(3)]
    plain = PhotoFacts(key="plain", width=2000, height=3000)
    written = PhotoFacts(key="written", width=2000, height=3000, has_writing=True)

    beside_another, alone = a_board(voices, [written, plain]), a_board(voices, [written])

    assert {shot.source for shot in beside_another.shots} == {"plain"}
    assert [(note.kind, note.source) for note in beside_another.notes] == [(NoteKind.PHOTO_HAS_WRITING, "written")]
    assert {shot.source for shot in alone.shots} == {"written"}
    assert alone.notes == ()


def test_a_large_photo_needs_no_note() -> None:
    assert a_board([a_voice("a", [("คำ", [2.0])])], [PhotoFacts(key="p", width=2000, height=3000)]).notes == ()


@given(voices(), voices(), st.lists(PHOTO, min_size=1, max_size=6, unique_by=lambda photo: photo.key), st.data())
@settings(max_examples=40, deadline=None)
def test_a_change_of_one_scene_changes_one_scene(
    spoken: list[SceneVoice], others: list[SceneVoice], photos: list[PhotoFacts], data: st.DataObject
) -> None:
    changed = data.draw(st.integers(0, len(spoken) - 1))
    another = others[0].model_copy(update={"scene_id": spoken[changed].scene_id})
    respoken = [*spoken[:changed], another, *spoken[changed + 1 :]]

    before, after = a_board(spoken, photos), a_board(respoken, photos)

    for voice in spoken[:changed] + spoken[changed + 1 :]:
        assert seen_and_read(before, voice.scene_id) == seen_and_read(after, voice.scene_id)


def seen_and_read(board: Storyboard, scene_id: str) -> list[object]:
    """Shots, captions and sound of a scene, as counted from its own start; how it enters is the scene before's too."""
    shots = [shot for shot in board.shots if shot.scene_id == scene_id]
    start, end = shots[0].start_frame, shots[-1].end_frame
    still = [shot.model_dump(exclude={"start_frame", "end_frame", "entrance_frames", "exit_frames"}) for shot in shots]
    cuts = [shot.end_frame - start for shot in shots]
    read = [
        [(word.text, word.start_frame - start, word.end_frame - start) for word in caption.words]
        for caption in board.captions
        if start <= caption.start_frame < end
    ]
    return [
        still,
        cuts,
        read,
        [sound.start_frame - start for sound in board.sounds if start <= sound.start_frame < end],
    ]


def test_the_first_two_and_a_half_seconds_show_three_pictures_and_the_hook_larger_than_any_caption() -> None:
    voices = [a_voice(f"s{nth}", [("คำ", [2.8])]) for nth in range(3)]
    photos = [PhotoFacts(key=key, width=1000, height=1500) for key in "pqr"]

    for name in STYLES:
        style = load_style(name)
        board = plan_storyboard(
            a_product(photos=("p", "q", "r")), a_script(voices), voices, Options(), photos, style, spaced_words
        )

        assert [shot.source for shot in board.shots[:3]] == ["p", "q", "r"]
        assert board.shots[2].start_frame < 2.0 * board.fps
        assert [caption.is_hook for caption in board.captions] == [True, False, False]
        assert [shot.is_opening for shot in board.shots] == [shot.scene_id == "s0" for shot in board.shots]
        assert board.shots[-1].source == "p"


def test_labels_come_when_the_hook_has_been_read() -> None:
    voices = [a_voice(f"s{nth}", [("คำ", [1.0])]) for nth in range(2)]

    board = a_board(voices, ONE_PHOTO, on_screen(title="เก้าอี้", price="฿199"))

    assert {board.scene_at(label.start_frame) for label in board.labels} == {"s1"}


def test_a_clip_of_the_marketers_own_opens_and_the_best_photo_closes() -> None:
    voices = [a_voice(f"s{nth}", [("คำ", [2.0])]) for nth in range(2)]
    clip = ClipFacts(key="clip", width=1080, height=1920, seconds=9)

    board = plan_storyboard(
        a_product(photos=("p",)), a_script(voices), voices, Options(), ONE_PHOTO, CLEAN, spaced_words, [clip]
    )

    assert (board.shots[0].source, board.shots[-1].source) == ("clip", "p")


def test_neighbouring_shots_show_different_photos_where_there_are_three() -> None:
    photos = [PhotoFacts(key=key, width=1000, height=1500) for key in "pqr"]
    board = a_board([a_voice(f"s{nth}", [("คำ", [2.4, 2.4])]) for nth in range(5)], photos)

    assert len(board.shots) >= 13
    assert all(one.source != other.source for one, other in pairwise(board.shots))
    assert all(one.motion != other.motion for one, other in pairwise(board.shots))


def test_the_price_asks_for_a_look_when_it_is_spoken() -> None:
    voices = [a_voice("a", [("คำ", [1.0])]), a_voice("b", [("ราคา", [1.0])])]

    board = a_board(
        voices,
        ONE_PHOTO,
        on_screen(title="เก้าอี้", price="฿199"),
        roles=[Role.HOOK, Role.PRICE],
    )

    assert [label.kind for label in board.labels] == [LabelKind.TITLE, LabelKind.PRICE]
    assert board.labels[1].beats == (board.sounds[1].start_frame,)


def test_lines_are_written_in_one_order_and_only_those_that_are_switched_on() -> None:
    lines = [
        OnScreenLine(kind=LineKind.SOLD, text="ขายแล้ว 20 ชิ้น", shown=True),
        OnScreenLine(kind=LineKind.DISCOUNT, text="ลด 20%", shown=False),
        OnScreenLine(kind=LineKind.PRICE, text="฿199", shown=True),
    ]

    board = a_board([a_voice("a", [("คำ", [1.0])])], ONE_PHOTO, OnScreen(lines=tuple(lines)))

    assert [label.kind for label in board.labels] == [LabelKind.PRICE, LabelKind.SOLD]


def test_facts_are_listed_only_in_a_style_that_has_a_place_for_them() -> None:
    voices = [a_voice("a", [("คำ", [1.0])])]
    script = a_script(voices, on_screen(price="฿199", fact_1="ความจุ 500 มล.", fact_2="ประกัน 1 ปี"))
    product, options = a_product(photos=("p",)), Options(ai_label=False)

    listed, unlisted = (
        plan_storyboard(product, script, voices, options, ONE_PHOTO, load_style(name), spaced_words)
        for name in ("catalogue", "clean")
    )

    assert [label.kind for label in listed.labels] == [LabelKind.PRICE, LabelKind.FACT_1, LabelKind.FACT_2]
    assert [label.kind for label in unlisted.labels] == [LabelKind.PRICE]


def test_the_closing_words_stand_over_the_last_scene_alone() -> None:
    voices = [a_voice("a", [("คำ", [1.0])]), a_voice("b", [("ลา", [1.0])])]

    board = a_board(voices, ONE_PHOTO, on_screen(end_card="แล้วเจอกันใหม่"))

    assert board.scene_at(board.labels[0].start_frame) == "b"
    assert board.scene_at(board.labels[0].start_frame - 1) == "a"


def test_the_video_says_that_it_was_made_with_ai_unless_that_is_switched_off() -> None:
    voices, script_of = [a_voice("a", [("คำ", [1.0])])], a_script
    product = a_product(photos=("p",))

    said, unsaid = (
        plan_storyboard(product, script_of(voices), voices, Options(ai_label=ai_label), ONE_PHOTO, CLEAN, spaced_words)
        for ai_label in (True, False)
    )

    assert [label.kind for label in said.labels] == [LabelKind.AI]
    assert unsaid.labels == ()


def test_captions_alone_means_captions_alone() -> None:
    voices = [a_voice("a", [("คำ", [1.0])])]
    script = a_script(voices, on_screen(title="เก้าอี้", price="฿199"))

    board = plan_storyboard(
        a_product(photos=("p",)), script, voices, Options(captions_only=True), ONE_PHOTO, CLEAN, spaced_words
    )

    assert board.labels == ()
    assert board.captions


def test_nothing_is_written_on_the_picture_that_the_script_does_not_ask_for() -> None:
    board = a_board([a_voice("a", [("คำ", [1.0])])], ONE_PHOTO)

    assert board.labels == ()


@pytest.mark.parametrize("size", [(400, 400), (300, 400), (400, 300)])
@pytest.mark.parametrize("turn", range(4))
def test_no_camera_carries_a_product_on_a_card_into_the_captions(size: tuple[int, int], turn: int) -> None:
    style, (width, height) = load_style("pop"), size
    product = Box(x=width // 3, y=height // 10, width=width // 3, height=height * 4 // 5)
    photo = PhotoFacts(key="p", width=width, height=height, product=product)
    names = style.pictures.motions[turn:] + style.pictures.motions[:turn]
    layout = style.layout["9:16"].of_scene(is_opening=False)

    motion, look = frame_with(photo, layout, style, [MOTIONS[name] for name in names], times_shown=0)

    assert (look.framing, style.card.still_surround) == (Framing.CARD, False)
    seen = on_moving_card(photo, product, layout, motion, style.card.border)
    assert seen is not None
    assert not seen.overlaps(layout.captions)


def covers(layout: Layout, look: Look) -> bool:
    """Along one side at least, what captions leave free or the whole place."""
    window, free = look.window or layout.pictures, layout.band
    return window.width >= free.width - 2 or window.height >= free.height - 2


@given(PHOTO, FORMATS, st.sampled_from(STYLES), st.sampled_from(sorted(MOTIONS)), st.integers(0, 3), st.booleans())
@settings(deadline=None)
def test_no_photo_is_enlarged_beyond_what_its_style_allows_and_no_caption_stands_on_a_product(
    photo: PhotoFacts, video_format: Format, name: str, motion: str, times_shown: int, is_opening: bool
) -> None:
    style = load_style(name)
    layout = style.layout[video_format].of_scene(is_opening=is_opening)

    look = frame_photo(photo, layout, style.pictures, MOTIONS[motion], times_shown)

    shot = Shot(
        scene_id="a",
        source=photo.key,
        **look._asdict(),
        motion=MOTIONS[motion],
        start_frame=0,
        end_frame=90,
        entrance=Entrance.OPENING,
        entrance_frames=0,
    )
    most = MAX_DETAIL_ENLARGEMENT if times_shown % 3 else style.pictures.most_enlarged
    most = (
        MAX_CARD_ENLARGEMENT
        if look.framing in {Framing.CARD, Framing.STUDIO}
        else max(most, style.pictures.most_enlarged * (SOFTER_TO_COVER if covers(layout, look) else 1))
    )
    assert times_enlarged(photo, shot, layout, style) <= most * MOST_ZOOM * 1.01
    assert not is_seen_behind_captions(photo, shot, layout, style)
    if photo.product and look.framing in {Framing.FILL, Framing.BAND} and layout.captions.y > layout.band.y:
        picture = look.window or layout.pictures
        assert not picture.overlaps(layout.captions), "what stands on the floor, nobody may have told"
    place = layout.pictures if photo.product else layout.band
    assert look.window is None or place.contains(look.window)


def is_seen_behind_captions(photo: PhotoFacts, shot: Shot, layout: Layout, style: Style) -> bool:
    """At any time of the shot; what nobody knows the place of is seen nowhere."""
    if photo.product is None:
        return False
    if shot.framing is Framing.STUDIO:
        seen = standing(photo.product, layout, shot.motion, shot.closeness)
    else:
        card = card_place(photo.width, photo.height, layout.stage, style.card.border)
        window = card if shot.framing is Framing.CARD else shot.window or layout.pictures
        crop = crop_of(photo, window, shot.motion, shot.closeness, shot.focus)
        seen = clipped(in_frame(photo.product, crop, window, shot.motion), window)
    return seen is not None and seen.overlaps(layout.captions)


def test_a_camera_that_zooms_may_not_pan_as_well() -> None:
    with pytest.raises(ValueError, match="leans one way"):
        Motion(start=Pose(zoom=1.0, x=-1), end=Pose(zoom=1.1, x=1))


@given(st.sampled_from(list(MOTIONS.values())), FORMATS, st.floats(0, 1))
def test_the_camera_never_magnifies_a_still_nor_leaves_it(motion: Motion, video_format: Format, at: float) -> None:
    canvas = CANVASES[video_format]
    width, height = still_size(canvas, motion)

    seen = view(canvas, motion, at)

    assert seen.scale >= 1
    assert seen.left >= -0.01
    assert seen.top >= -0.01
    assert seen.left + canvas.width * seen.scale <= width + 0.01
    assert seen.top + canvas.height * seen.scale <= height + 0.01
