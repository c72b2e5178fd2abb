"""From script, voice and photos to a storyboard."""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.scripts import Role, Script
from makeafvdo.domain.scripts.speech import SceneVoice
from makeafvdo.domain.storyboards.captions import SplitWords, in_parts, time_words
from makeafvdo.domain.storyboards.framing import NOTED_ENLARGEMENT, frame_with
from makeafvdo.domain.storyboards.looks import times_enlarged
from makeafvdo.domain.storyboards.motion import HOLD, MOTIONS, Motion
from makeafvdo.domain.storyboards.shot_sequence import (
    MIN_SHOT_FRAMES,
    closing_picture,
    interleaved,
    photo_facts_of,
    picture_queue,
    pictures_a_scene,
    shot_slices,
)
from makeafvdo.domain.storyboards.storyboard import (
    FPS,
    Caption,
    CaptionWord,
    ClipFacts,
    Entrance,
    Label,
    LabelKind,
    Note,
    NoteKind,
    PhotoFacts,
    Shot,
    Sound,
    Storyboard,
)
from makeafvdo.domain.storyboards.styles import LabelStyles, Style
from makeafvdo.domain.videos.options import Options

LEAD_FRAMES = 6
"""Before the first word: long enough to see the product, too short to swipe on."""
BREATH_FRAMES = 6
"""Between two scenes."""
TAIL_FRAMES = 5
"""After the last word. Its caption stands to the end; a video that goes on in silence is swiped away."""

_LENGTHENED = 0.15
"""By this share of the style's length a shot may be longer before the scene is cut once more."""
_FEWEST_AT_END = 2
"""Pictures of the last scene: one of its own, and the best photo."""
_NEAR_PHRASE = 0.3
"""Of a shot's length: a cut this near to the start of a phrase is made there."""
_SHARED_BY_TRANSITION = 3
"""A transition within a scene takes at most one part in so many of either shot."""
_LINGER_FRAMES = 8
_LABELS_AT = {LabelKind.TITLE: 6, LabelKind.PRICE: 14, LabelKind.ORIGINAL_PRICE: 18}
_LABELS_AT |= {LabelKind.FACT_1: 24, LabelKind.FACT_2: 28, LabelKind.FACT_3: 32}
_OTHER_LABELS_AT = 22
_AI_TEXT = "สร้างด้วย AI"


class _SceneSpan(NamedTuple):
    """A scene on the timeline; its sound starts at `sound_frame`."""

    voice: SceneVoice
    start_frame: int
    sound_frame: int
    end_frame: int

    def frame(self, seconds: float) -> int:
        return self.sound_frame + round(seconds * FPS)


def plan_storyboard(
    product: Product,
    script: Script,
    voices: Sequence[SceneVoice],
    options: Options,
    photos: Sequence[PhotoFacts],
    style: Style,
    split_words: SplitWords,
    clips: Sequence[ClipFacts] = (),
    own_nouns: Sequence[str] = (),
) -> Storyboard:
    """A storyboard as long as the voice and the holds around it.

    `voices` are the script's scenes in order; `photos` are those that can be drawn, `clips` those that can be
    played, together at least one. Photos are shown in the product's own order, best first, clips as they are given.
    """
    spans = list(_spans(voices))
    pictures = interleaved(_best_first(product, _fit_to_show(photos)), clips)
    shots = _with_exits(list(_shots(spans, pictures, style, options)))
    return Storyboard(
        format=options.format,
        style=options.style,
        frames=spans[-1].end_frame,
        shots=shots,
        captions=tuple(_captions(spans, split_words, style)),
        labels=() if options.captions_only else tuple(_labels(script, spans, options, style.labels)),
        own_nouns=tuple(own_nouns),
        sounds=tuple(Sound(audio_key=span.voice.audio_key, start_frame=span.sound_frame) for span in spans),
        notes=tuple(_notes(product, photos, clips, shots, style, options)),
    )


def _spans(voices: Sequence[SceneVoice]) -> Iterator[_SceneSpan]:
    """The last scene ends with its last word, whatever silence its sound ends with."""
    start = 0
    for nth, voice in enumerate(voices, start=1):
        is_last = nth == len(voices)
        sound = start + (LEAD_FRAMES if nth == 1 else 0)
        seconds = voice.phrases[-1].end_s if is_last and voice.phrases else voice.seconds
        end = sound + math.ceil(round(seconds * FPS, 3)) + (TAIL_FRAMES if is_last else BREATH_FRAMES)
        yield _SceneSpan(voice, start, sound, end)
        start = end


def _fit_to_show(photos: Sequence[PhotoFacts]) -> Sequence[PhotoFacts]:
    """TikTok's rule on promotional text holds for text in a photo, too: such a photo only where there is no other."""
    return [photo for photo in photos if not photo.has_writing] or photos


def _best_first(product: Product, photos: Sequence[PhotoFacts]) -> list[PhotoFacts]:
    """Those in which the product can be told first: one of them opens the video."""
    rank = {key: nth for nth, key in enumerate(product.photos)}
    return sorted(photos, key=lambda photo: (photo.product is None, rank.get(photo.key, len(rank))))


def _shots(
    spans: Sequence[_SceneSpan], pictures: Sequence[PhotoFacts | ClipFacts], style: Style, options: Options
) -> Iterator[Shot]:
    """What a scene shows depends on its number alone, and on whether it is the last: a longer scene shows more, and
    changes no other."""
    previous_frames = 0
    for number, span in enumerate(spans):
        is_opening = _is_opening(number, spans)
        layout = style.layout[options.format].of_scene(is_opening=is_opening)
        closing = closing_picture(pictures) if number == len(spans) - 1 else None
        queue = picture_queue(pictures, number, len(spans))
        fewest = max(pictures_a_scene(len(pictures), len(spans)), _FEWEST_AT_END if closing else 1)
        for nth, shot_slice in enumerate(shot_slices(_cuts(number, span, style, fewest), queue, closing)):
            start, end = shot_slice.start_frame, shot_slice.end_frame
            entrance = Entrance.OPENING if start == 0 else Entrance.SAME_SCENE if nth else Entrance.NEW_SCENE
            motions = _motions(number, nth, style) if shot_slice.clip is None else [HOLD]
            motion, look = frame_with(shot_slice.photo, layout, style, motions, shot_slice.times_shown)
            yield Shot(
                scene_id=span.voice.scene_id,
                source=shot_slice.photo.key,
                clip=shot_slice.clip,
                part=shot_slice.photo.part,
                framing=look.framing,
                closeness=look.closeness,
                focus=look.focus,
                window=look.window,
                motion=motion,
                start_frame=start,
                end_frame=end,
                entrance=entrance,
                entrance_frames=_entrance_frames(number, nth, min(end - start, previous_frames), style),
                is_opening=is_opening,
            )
            previous_frames = end - start


def _is_opening(number: int, spans: Sequence[_SceneSpan]) -> bool:
    """The first scene, where another one follows in which labels have their place."""
    return number == 0 and len(spans) > 1


def _entrance_frames(scene: int, nth: int, shorter: int, style: Style) -> int:
    """`shorter`: frames of the shorter of both shots. The opening's first pictures change with a hard cut."""
    if scene == 0 and nth <= len(style.opening.shot_seconds):
        return 0
    if nth == 0:
        return min(style.entrance_frames(Entrance.NEW_SCENE), shorter)
    return min(style.entrance_frames(Entrance.SAME_SCENE), shorter // _SHARED_BY_TRANSITION)


def _motions(scene: int, nth: int, style: Style) -> list[Motion]:
    """In turn; the opening's own come first."""
    opening, usual = style.opening.motions, style.pictures.motions
    first = (scene + 2 * nth) % len(usual)
    own = opening[nth : nth + 1] if scene == 0 else ()
    return [MOTIONS[name] for name in (*own, *usual[first:], *usual[:first])]


def _with_exits(shots: Sequence[Shot]) -> tuple[Shot, ...]:
    """A shot goes on for as long as the next one takes to enter."""
    exits = [*(following.entrance_frames for following in shots[1:]), 0]
    return tuple(shot.model_copy(update={"exit_frames": frames}) for shot, frames in zip(shots, exits, strict=True))


def _cuts(number: int, span: _SceneSpan, style: Style, fewest: int) -> list[int]:
    """First frames of a scene's shots, and its end: for `fewest` pictures, if it is long enough for them. The video's
    first pictures change faster than all others, and at once."""
    cuts = [span.start_frame]
    for seconds in style.opening.shot_seconds if number == 0 else ():
        if span.end_frame - cuts[-1] - round(seconds * FPS) >= MIN_SHOT_FRAMES:
            cuts.append(cuts[-1] + round(seconds * FPS))
    first, frames = cuts[-1], span.end_frame - cuts[-1]
    usual = style.pictures.seconds_a_shot * FPS
    wanted = max(math.ceil(frames / usual - _LENGTHENED), fewest + 1 - len(cuts))
    shots = max(1, min(wanted, frames // MIN_SHOT_FRAMES))
    phrases = [span.frame(phrase.start_s) for phrase in span.voice.phrases[1:]]
    for nth in range(1, shots):
        ideal = first + frames * nth // shots
        nearest = min(phrases, key=lambda frame: abs(frame - ideal), default=ideal)
        cut = nearest if abs(nearest - ideal) <= _NEAR_PHRASE * frames / shots else ideal
        if min(cut - cuts[-1], span.end_frame - cut) >= MIN_SHOT_FRAMES:
            cuts.append(cut)
    return [*cuts, span.end_frame]


def _captions(spans: Sequence[_SceneSpan], split_words: SplitWords, style: Style) -> list[Caption]:
    """Each stays a moment after its last word, but never into the next; the hook is there on the first frame, and the
    last one stands to the end."""
    captions = [
        Caption(
            words=tuple(
                CaptionWord(text=word.text, start_frame=span.frame(word.start_s), end_frame=span.frame(word.end_s))
                for word in part
            ),
            start_frame=span.frame(part[0].start_s),
            end_frame=min(span.frame(part[-1].end_s) + _LINGER_FRAMES, span.end_frame),
            is_hook=_is_opening(number, spans),
        )
        for number, span in enumerate(spans)
        for phrase in span.voice.phrases
        for part in in_parts(
            time_words(phrase, split_words), style.captions_of(is_hook=_is_opening(number, spans)).columns_at_once
        )
    ]
    starts, ends = ([getattr(caption, edge) for caption in captions] for edge in ("start_frame", "end_frame"))
    if starts and starts[0] < spans[0].end_frame:
        starts[0] = 0
    if starts and starts[-1] >= spans[-1].start_frame:
        ends[-1] = spans[-1].end_frame
    return [
        caption.model_copy(update={"start_frame": start, "end_frame": min(end, next_start)})
        for caption, start, end, next_start in zip(
            captions, starts, ends, [*starts[1:], spans[-1].end_frame], strict=True
        )
    ]


def _notes(
    product: Product,
    photos: Sequence[PhotoFacts],
    clips: Sequence[ClipFacts],
    shots: Sequence[Shot],
    style: Style,
    options: Options,
) -> Iterator[Note]:
    known = {photo.key: photo for photo in photos}
    fit = {photo.key for photo in _fit_to_show(photos)}
    yield from (Note(kind=NoteKind.PHOTO_LEFT_OUT, source=key) for key in product.photos if key not in known)
    yield from (Note(kind=NoteKind.PHOTO_HAS_WRITING, source=key) for key in known if key not in fit)
    layout = style.layout[options.format]
    for picture in (*photos, *map(photo_facts_of, clips)):
        times = [
            times_enlarged(picture, shot, layout.of_scene(is_opening=shot.is_opening), style)
            for shot in shots
            if shot.source == picture.key
        ]
        if min(times, default=0) > NOTED_ENLARGEMENT:  # a detail is enlarged because it is one
            kind = NoteKind.PHOTO_ENLARGED if picture.key in known else NoteKind.CLIP_ENLARGED
            yield Note(kind=kind, source=picture.key, times=round(min(times), 2))


def _starts_of(role: Role, script: Script, spans: Sequence[_SceneSpan]) -> tuple[int, ...]:
    wanted = {scene.scene_id for scene in script.scenes if scene.role is role}
    return tuple(span.sound_frame for span in spans if span.voice.scene_id in wanted)


def _labels(script: Script, spans: Sequence[_SceneSpan], options: Options, styles: LabelStyles) -> Iterator[Label]:
    """The lines that are switched on and drawn in this style, in the order of `LabelKind`, however they are stored; the
    AI label last. All but that come when the hook has been read.
    """
    opened = spans[0].end_frame if _is_opening(0, spans) else 0
    price_beats = _starts_of(Role.PRICE, script, spans)
    lines = {LabelKind(line.kind): line.text for line in script.on_screen.lines if line.shown}
    if options.ai_label is not False:
        lines[LabelKind.AI] = _AI_TEXT
    for kind in LabelKind:
        if kind in lines and styles.draws(kind):
            start = opened + _LABELS_AT.get(kind, _OTHER_LABELS_AT)
            start = {LabelKind.END_CARD: spans[-1].start_frame, LabelKind.AI: 0}.get(kind, start)
            beats = price_beats if kind is LabelKind.PRICE else ()
            yield Label(kind=kind, text=lines[kind], start_frame=start, beats=beats)
