"""Put a new price into a script: only what names the price changes."""

from collections.abc import Iterator

from makeafvdo.domain.scripts.edits import hook_phrases
from makeafvdo.domain.scripts.scripts import LineKind, OnScreen, OnScreenLine, Role, Scene, Script

_FIELDS = {"price", "price_max", "original_price"}
_LINES = {LineKind.PRICE, LineKind.ORIGINAL_PRICE, LineKind.DISCOUNT}
_VALUE_HOOK = 2
"""Index of the one hook that may name the price."""


def with_new_price(own: Script, written: Script, rewritten: Script) -> Script:
    """`own` with the scenes, the hook and the lines that name the price as `rewritten` has them.

    `written` is the writer's earlier version. A hook the marketer has edited stays.
    """
    hooks = [*own.hooks]
    if own.hooks[_VALUE_HOOK] == written.hooks[_VALUE_HOOK]:
        hooks[_VALUE_HOOK] = rewritten.hooks[_VALUE_HOOK]
    return own.model_copy(
        update={
            "hooks": tuple(hooks),
            "scenes": (_opening(own, rewritten, hooks[own.hook]), *_scenes(own, rewritten)),
            "on_screen": OnScreen(lines=tuple(_lines(own.on_screen, rewritten.on_screen))),
        }
    )


def _opening(own: Script, rewritten: Script, hook: str) -> Scene:
    opening = own.scenes[0]
    if hook == own.hooks[own.hook]:
        return opening
    phrases = rewritten.scenes[0].phrases if rewritten.hook == own.hook else hook_phrases(hook)
    return opening.model_copy(update={"phrases": phrases})


def _scenes(own: Script, rewritten: Script) -> Iterator[Scene]:
    fresh = {scene.scene_id: scene for scene in rewritten.scenes}
    for scene in own.scenes[1:]:
        if scene.role is not Role.PRICE and not _FIELDS & set(scene.facts):
            yield scene
        elif scene.scene_id in fresh:
            yield fresh[scene.scene_id]


def _lines(own: OnScreen, rewritten: OnScreen) -> Iterator[OnScreenLine]:
    """A line keeps `shown`; one that comes with the new price is not shown."""
    yield from (line for line in own.lines if line.kind not in _LINES | {LineKind.END_CARD})
    for line in rewritten.lines:
        if line.kind in _LINES:
            mine = own.line(line.kind)
            yield line.model_copy(update={"shown": mine is not None and mine.shown})
    yield from (line for line in own.lines if line.kind is LineKind.END_CARD)
