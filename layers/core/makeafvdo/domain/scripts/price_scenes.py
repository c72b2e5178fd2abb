"""Put a new price into a script: only what names the price changes."""

from collections.abc import Iterator

from makeafvdo.domain.scripts.edits import hook_phrases
from makeafvdo.domain.scripts.quantities import BAHT, PERCENT, quantities_in
from makeafvdo.domain.scripts.scripts import LineKind, OnScreen, OnScreenLine, Role, Scene, Script
from makeafvdo.domain.scripts.segmentation import Segment
from makeafvdo.domain.scripts.writing import Writing

_FIELDS = {"price", "price_max", "original_price"}
_LINES = {LineKind.PRICE, LineKind.ORIGINAL_PRICE, LineKind.DISCOUNT}
_DISCOUNT = "ลด"


def names_price(text: str, segment: Segment) -> bool:
    """Whether it tells an amount of baht, or a discount."""
    return any(
        each.unit == BAHT or (each.unit == PERCENT and each.before.endswith(_DISCOUNT))
        for each in quantities_in(text, segment)
    )


def with_new_price(own: Script, written: Script, rewritten: Script, segment: Segment) -> Script:
    """`own` with the scenes, the hooks and the lines that name the price as `rewritten` has them.

    `written` is the writer's earlier version. A hook the marketer has edited stays.
    """
    hooks = tuple(
        now if mine == was and names_price(mine, segment) else mine
        for was, mine, now in zip(written.hooks, own.hooks, rewritten.hooks, strict=True)
    )
    return own.model_copy(
        update={
            "hooks": hooks,
            "scenes": (_opening(own, rewritten, hooks[own.hook]), *_scenes(own, rewritten)),
            "on_screen": OnScreen(lines=tuple(_lines(own.on_screen, rewritten.on_screen))),
        }
    )


def writing_with_new_price(
    writing: Writing, written: Script, with_new: Script, rewritten: Writing, segment: Segment
) -> Writing:
    """`writing` of the script that was `written`, for `with_new`: the claims of what was replaced are those of
    `rewritten`, and a caption that tells the old price is gone.
    """
    before, after = _sentences_by_place(written), _sentences_by_place(with_new)
    stay = {place for place, sentence in after.items() if before.get(place) == sentence}
    placed = before.keys() | after.keys()
    kept = [claim for claim in writing.claims if claim.place in stay or claim.place not in placed]
    fresh = [claim for claim in rewritten.claims if claim.place in after.keys() - stay]
    captions = tuple(caption for caption in writing.captions if not names_price(caption, segment))
    return writing.model_copy(update={"claims": (*kept, *fresh), "captions": captions})


def _sentences_by_place(script: Script) -> dict[str, str]:
    """By the places of `Claim`."""
    hooks = {f"hook-{nth}": hook for nth, hook in enumerate(script.hooks, start=1)}
    return hooks | {scene.scene_id: " ".join(scene.phrases) for scene in script.scenes}


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
