"""From script, voice and photos to a storyboard."""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.scripts import Role, Script
from makeafvdo.domain.scripts.speech import SceneVoice
from makeafvdo.domain.storyboards.captions import SplitWords, in_parts, time_words
from makeafvdo.domain.storyboards.framing import NOTED_ENLARGEMENT, frame_photo, times_enlarged
from makeafvdo.domain.storyboards.motion import HOLD, MOTIONS
from makeafvdo.domain.storyboards.shot_sequence import interleaved, photo_facts_of, picture_queue, shot_slices
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
TAIL_FRAMES = 24
"""After the last word: time to tap the basket."""

_SHORTEST_SHOT = 0.5
"""Of the style's usual length."""
_LINGER_FRAMES = 8
_LABELS_AT = {LabelKind.AI: 0, LabelKind.TITLE: 6, LabelKind.PRICE: 14, LabelKind.ORIGINAL_PRICE: 18}
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
        captions=tuple(_captions(spans, split_words, style.captions.letters_at_once)),
        labels=() if options.captions_only else tuple(_labels(script, spans, options, style.labels)),
        own_nouns=tuple(own_nouns),
        sounds=tuple(Sound(audio_key=span.voice.audio_key, start_frame=span.sound_frame) for span in spans),
        notes=tuple(_notes(product, photos, clips, shots, style, options)),
    )


def _spans(voices: Sequence[SceneVoice]) -> Iterator[_SceneSpan]:
    start = 0
    for nth, voice in enumerate(voices, start=1):
        sound = start + (LEAD_FRAMES if nth == 1 else 0)
        hold = TAIL_FRAMES if nth == len(voices) else BREATH_FRAMES
        end = sound + math.ceil(round(voice.seconds * FPS, 3)) + hold
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
    """What a scene shows depends on its number alone: a longer scene shows more, and changes no other."""
    picture_style, layout = style.pictures, style.layout[options.format]
    previous_frames = 0
    for number, span in enumerate(spans):
        queue = picture_queue(pictures, number, len(spans))
        for nth, shot_slice in enumerate(shot_slices(_cuts(span, picture_style.seconds_a_shot), queue)):
            start, end = shot_slice.start_frame, shot_slice.end_frame
            entrance = Entrance.OPENING if start == 0 else Entrance.SAME_SCENE if nth else Entrance.NEW_SCENE
            motion = MOTIONS[picture_style.motions[(number + 2 * nth) % len(picture_style.motions)]]
            motion = motion if shot_slice.clip is None else HOLD
            look = frame_photo(shot_slice.photo, layout, picture_style, motion, shot_slice.times_shown)
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
                entrance_frames=min(style.entrance_frames(entrance), end - start, previous_frames),
            )
            previous_frames = end - start


def _with_exits(shots: Sequence[Shot]) -> tuple[Shot, ...]:
    """A shot goes on for as long as the next one takes to enter."""
    exits = [*(following.entrance_frames for following in shots[1:]), 0]
    return tuple(shot.model_copy(update={"exit_frames": frames}) for shot, frames in zip(shots, exits, strict=True))


def _cuts(span: _SceneSpan, shot_seconds: float) -> list[int]:
    """First frames of a scene's shots, and its end: where a phrase starts if one is near."""
    frames = span.end_frame - span.start_frame
    shots = max(1, round(frames / (shot_seconds * FPS)))
    phrases = [span.frame(phrase.start_s) for phrase in span.voice.phrases[1:]]
    cuts = [span.start_frame]
    for nth in range(1, shots):
        ideal = span.start_frame + frames * nth // shots
        nearest = min(phrases, key=lambda frame: abs(frame - ideal), default=ideal)
        cut = nearest if abs(nearest - ideal) <= FPS else ideal
        if min(cut - cuts[-1], span.end_frame - cut) >= _SHORTEST_SHOT * shot_seconds * FPS:
            cuts.append(cut)
    return [*cuts, span.end_frame]


def _captions(spans: Sequence[_SceneSpan], split_words: SplitWords, letters_at_once: int) -> list[Caption]:
    """Each stays a moment after its last word, but never into the next."""
    captions = [
        Caption(
            words=tuple(
                CaptionWord(text=word.text, start_frame=span.frame(word.start_s), end_frame=span.frame(word.end_s))
                for word in part
            ),
            start_frame=span.frame(part[0].start_s),
            end_frame=min(span.frame(part[-1].end_s) + _LINGER_FRAMES, span.end_frame),
        )
        for span in spans
        for phrase in span.voice.phrases
        for part in in_parts(time_words(phrase, split_words), letters_at_once)
    ]
    next_starts = [caption.start_frame for caption in captions[1:]]
    return [
        caption.model_copy(update={"end_frame": min(caption.end_frame, next_start)})
        for caption, next_start in zip(captions, [*next_starts, spans[-1].end_frame], strict=True)
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
    for picture in (*photos, *map(photo_facts_of, clips)):
        layout = style.layout[options.format]
        times = [times_enlarged(picture, shot, layout, style) for shot in shots if shot.source == picture.key]
        if max(times, default=0) > NOTED_ENLARGEMENT:
            kind = NoteKind.PHOTO_ENLARGED if picture.key in known else NoteKind.CLIP_ENLARGED
            yield Note(kind=kind, source=picture.key, times=round(max(times), 2))


def _starts_of(role: Role, script: Script, spans: Sequence[_SceneSpan]) -> tuple[int, ...]:
    wanted = {scene.scene_id for scene in script.scenes if scene.role is role}
    return tuple(span.sound_frame for span in spans if span.voice.scene_id in wanted)


def _labels(script: Script, spans: Sequence[_SceneSpan], options: Options, styles: LabelStyles) -> Iterator[Label]:
    """The lines that are switched on and drawn in this style, in the order of `LabelKind`, however they are stored; the
    AI label last."""
    price_beats = _starts_of(Role.PRICE, script, spans)
    lines = {LabelKind(line.kind): line.text for line in script.on_screen.lines if line.shown}
    if options.ai_label is not False:
        lines[LabelKind.AI] = _AI_TEXT
    for kind in LabelKind:
        if kind in lines and styles.draws(kind):
            start = spans[-1].start_frame if kind is LabelKind.END_CARD else _LABELS_AT.get(kind, _OTHER_LABELS_AT)
            beats = price_beats if kind is LabelKind.PRICE else ()
            yield Label(kind=kind, text=lines[kind], start_frame=start, beats=beats)
