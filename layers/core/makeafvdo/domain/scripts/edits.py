"""A marketer's edits of a script, and how they are kept when the product changes. Pure."""

import re
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.scripts.on_screen_lint import refuse_forbidden
from makeafvdo.domain.scripts.scripts import LineKind, OnScreen, OnScreenLine, Scene, Script
from makeafvdo.domain.scripts.thai_length import script_seconds
from makeafvdo.domain.videos.videos import Step

MOST_SECONDS = 65
"""60 s, the longest option, and 5 s of tolerance. TikTok's and the renderer's limits are far above."""
PHRASE_LETTERS = 120
"""More than is spoken in one breath or fits two caption lines."""

_LINK = re.compile(r"https?://|www\.|\b[a-z0-9-]+\.(?:com|net|co|th|link|me|ee|ly)\b", re.IGNORECASE)
_BETWEEN_THAI = re.compile(r"(?<=[\u0e00-\u0e7f])\s+(?=[\u0e00-\u0e7f])")
_SHORTEST_PHRASE = 10


class SceneEdit(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    scene_id: str = Field(pattern="^[a-z0-9-]{1,40}$")
    phrases: tuple[str, ...] = Field(max_length=8)


class LineEdit(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: LineKind
    text: str = Field(max_length=80)
    shown: bool


class HookEdit(BaseModel):
    """Words of a hook that is not the spoken one; without any it stays as it was."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    hook: int = Field(ge=0, le=2)
    phrases: tuple[str, ...] = Field(max_length=8)


class ScriptEdit(BaseModel):
    """The script as the marketer wants it. A scene that is left out is dropped; the hook stays."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    hook: int = Field(ge=0, le=2)
    scenes: tuple[SceneEdit, ...] = Field(min_length=1, max_length=60)
    on_screen: tuple[LineEdit, ...] = Field(default=(), max_length=len(LineKind))
    """A line that is left out stays as it was."""
    hooks: tuple[HookEdit, ...] = Field(default=(), max_length=3)
    """The spoken hook's words are those of the first scene, whatever stands here."""


def edited(script: Script, edit: ScriptEdit) -> Script:
    """`script` with the edit in it. Raises Invalid with its code and the scene's number.

    Another hook becomes the first scene, unless the marketer has rewritten that scene.
    """
    wanted = {each.scene_id: _cleaned(each.phrases) for each in edit.scenes}
    opening = script.scenes[0]
    if edit.hook != script.hook and wanted.get(opening.scene_id, ()) in {(), opening.phrases}:
        wanted[opening.scene_id] = hook_phrases(script.hooks[edit.hook])
    if opening.scene_id not in wanted or not wanted.keys() <= {scene.scene_id for scene in script.scenes}:
        raise Invalid("script_scene_unknown")
    scenes = tuple(_scene(scene, wanted[scene.scene_id]) for scene in script.scenes if scene.scene_id in wanted)
    _refuse_unsayable(scenes)
    hooks = [*script.hooks]
    for number, phrases in _other_hooks(edit):
        _refuse_phrases(1, phrases)
        hooks[number] = " ".join(phrases)
    hooks[edit.hook] = " ".join(scenes[0].phrases)
    on_screen = _with_lines(script.on_screen, edit.on_screen)
    return script.model_copy(
        update={"hook": edit.hook, "hooks": tuple(hooks), "scenes": scenes, "on_screen": on_screen}
    )


def is_applied(script: Script, edit: ScriptEdit) -> bool:
    """Whether the script has this edit already: a save whose response was lost is sent again."""
    lines = {line.kind: (line.text, line.shown) for line in script.on_screen.lines}
    return (
        edit.hook == script.hook
        and [(each.scene_id, _cleaned(each.phrases)) for each in edit.scenes]
        == [(each.scene_id, each.phrases) for each in script.scenes]
        and all(lines.get(each.kind) == (each.text, each.shown) for each in edit.on_screen)
        and all(script.hooks[number] == " ".join(phrases) for number, phrases in _other_hooks(edit))
    )


def _other_hooks(edit: ScriptEdit) -> Iterator[tuple[int, tuple[str, ...]]]:
    for each in edit.hooks:
        phrases = _cleaned(each.phrases)
        if each.hook != edit.hook and phrases:
            yield each.hook, phrases


def first_step_touched(before: Script, after: Script) -> Step | None:
    """What has to be made again: the voice of scenes that changed, or only the picture; None where nothing did."""
    if before.scenes != after.scenes:
        return Step.VOICE
    return Step.RENDER if before.on_screen != after.on_screen else None


def seconds_of(script: Script) -> float:
    """How long the script takes to speak, estimated."""
    return script_seconds(tuple(scene.phrases for scene in script.scenes))


def with_edits_kept(written: Script, own: Script, rewritten: Script) -> Script:
    """`rewritten` with the marketer's edits wherever the writer's text is unchanged.

    `written` is the writer's earlier version, `own` the marketer's edit of it. A changed price changes only the scenes
    and lines that name it.
    """
    hooks = tuple(
        mine if was == now else now for was, mine, now in zip(written.hooks, own.hooks, rewritten.hooks, strict=True)
    )
    kept = {scene.scene_id: scene for scene in own.scenes}
    words = {scene.phrases: kept.get(scene.scene_id) for scene in written.scenes[1:]}
    scenes = [_opening(own, rewritten, hooks)]
    for scene in rewritten.scenes[1:]:
        mine = words.get(scene.phrases, scene)
        if mine is not None:
            scenes.append(mine.model_copy(update={"scene_id": scene.scene_id}))
    on_screen = lines_kept(written.on_screen, own.on_screen, rewritten.on_screen)
    return rewritten.model_copy(
        update={"hook": own.hook, "hooks": hooks, "scenes": tuple(scenes), "on_screen": on_screen}
    )


def lost_edits(written: Script, own: Script, kept: Script) -> bool:
    """Whether `kept` lacks words that the marketer has put into `own` in place of the `written` ones."""
    of_writer = {*written.hooks, *(scene.phrases for scene in written.scenes)}
    left = {*kept.hooks, *(scene.phrases for scene in kept.scenes)}
    return not {*own.hooks, *(scene.phrases for scene in own.scenes)} - of_writer <= left


def _opening(own: Script, rewritten: Script, hooks: tuple[str, ...]) -> Scene:
    hook = hooks[own.hook]
    if hook == own.hooks[own.hook]:
        return own.scenes[0]
    opening = rewritten.scenes[0]
    return opening if own.hook == rewritten.hook else _scene(opening, hook_phrases(hook))


def lines_kept(written: OnScreen, own: OnScreen, rewritten: OnScreen) -> OnScreen:
    """A line keeps `shown`, and its text where the writer's has not changed."""

    def merged(line: OnScreenLine) -> OnScreenLine:
        mine = own.line(line.kind)
        if mine is None:
            return line
        return mine if written.line(line.kind) == line else line.model_copy(update={"shown": mine.shown})

    known = tuple(merged(line) for line in rewritten.lines)
    end_card = own.line(LineKind.END_CARD)
    return OnScreen(lines=(*known, end_card) if end_card and rewritten.line(LineKind.END_CARD) is None else known)


def hook_phrases(hook: str) -> tuple[str, ...]:
    """A hook's text as phrases of one breath: cut at spaces between Thai letters, none shorter than 10 characters."""
    phrases: list[str] = []
    for piece in _BETWEEN_THAI.split(hook):
        if phrases and min(len(phrases[-1]), len(piece)) < _SHORTEST_PHRASE:
            phrases[-1] += f" {piece}"
        else:
            phrases.append(piece)
    return tuple(phrases)


def _with_lines(on_screen: OnScreen, edits: tuple[LineEdit, ...]) -> OnScreen:
    """Only lines the product gives can be shown or hidden; the end card's text is the marketer's."""
    wanted = {edit.kind: edit for edit in edits}
    if any(has_link(edit.text) for edit in edits):
        raise Invalid("line_has_a_link")
    for edit in edits:
        refuse_forbidden(edit.text)
    lines = [_line(line, wanted.get(line.kind)) for line in on_screen.lines if line.kind is not LineKind.END_CARD]
    closing = wanted.get(LineKind.END_CARD, on_screen.line(LineKind.END_CARD))
    if closing and closing.text.strip():
        lines.append(OnScreenLine(kind=LineKind.END_CARD, text=_cleaned((closing.text,))[0], shown=closing.shown))
    return OnScreen(lines=tuple(lines))


def _line(line: OnScreenLine, edit: LineEdit | None) -> OnScreenLine:
    if edit is None:
        return line
    cleaned = _cleaned((edit.text,))
    return OnScreenLine(kind=line.kind, text=cleaned[0] if cleaned else line.text, shown=edit.shown and bool(cleaned))


def _scene(scene: Scene, phrases: tuple[str, ...]) -> Scene:
    """A scene the marketer has rewritten has no `facts`: it no longer rests on fields of the product."""
    return scene if phrases == scene.phrases else scene.model_copy(update={"phrases": phrases, "facts": ()})


def _cleaned(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(cleaned for phrase in phrases if (cleaned := " ".join(phrase.split())))


def _refuse_unsayable(scenes: tuple[Scene, ...]) -> None:
    for number, scene in enumerate(scenes, start=1):
        if not scene.phrases:
            raise Invalid("script_scene_empty", scene=number)
        _refuse_phrases(number, scene.phrases)
    seconds = script_seconds(tuple(scene.phrases for scene in scenes))
    if seconds > MOST_SECONDS:
        raise Invalid("script_too_long", seconds=round(seconds), most=MOST_SECONDS)


def _refuse_phrases(scene: int, phrases: tuple[str, ...]) -> None:
    for phrase in phrases:
        if len(phrase) > PHRASE_LETTERS:
            raise Invalid("script_phrase_too_long", scene=scene, most=PHRASE_LETTERS)
        if has_link(phrase):
            raise Invalid("script_has_a_link", scene=scene)
        refuse_forbidden(phrase)


def has_link(text: str) -> bool:
    """Links are not allowed in a video: TikTok, content sharing guidelines."""
    return _LINK.search(text) is not None
