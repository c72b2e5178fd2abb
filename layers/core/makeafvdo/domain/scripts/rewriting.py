"""A script in other words, without touching what the marketer wants to keep. Pure."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from makeafvdo.domain.scripts.edits import hook_phrases, lines_kept, with_edits_kept
from makeafvdo.domain.scripts.likeness import share_of_triples
from makeafvdo.domain.scripts.scripts import Scene, Script
from makeafvdo.domain.scripts.stored_script import StoredScript
from makeafvdo.domain.scripts.writing import Claim, Writing

_ALIKE = 0.6
"""Sentences that share this part of their letter triples say the same thing."""


def written_anew(stored: StoredScript, fresh: StoredScript, *, is_current: bool) -> StoredScript:
    """`fresh` in place of `stored`; lines on the picture stay switched as they were. `stored` can be brought back only
    where it `is_current`: else it says what the product no longer is.
    """
    written = stored.written or stored.script
    on_screen = lines_kept(written.on_screen, stored.script.on_screen, fresh.script.on_screen)
    own = fresh.script.model_copy(update={"on_screen": on_screen})
    return fresh.model_copy(
        update={
            "script": own,
            "written": fresh.script if own != fresh.script else None,
            "previous": stored.model_copy(update={"previous": None}) if is_current else None,
        }
    )


def brought_back(stored: StoredScript) -> StoredScript | None:
    """The previous script, for the product and options of now: it is not written again. None where there is none."""
    if stored.previous is None:
        return None
    return stored.previous.model_copy(update={"made_from": stored.made_from})


def with_scene_anew(
    stored: StoredScript,
    fresh: StoredScript,
    takes: Sequence[tuple[Script, Writing]],
    scene_id: str,
    *,
    is_current: bool,
) -> StoredScript:
    """`stored` with one scene as one of `takes` has it, or as it was where none says anything new; `fresh` is the first
    of them. Not `is_current`: product or options have changed as well, and the other scenes follow them as far as the
    marketer has not written them.
    """
    written, own = stored.written or stored.script, stored.script
    if not is_current:
        written, own = fresh.script, with_edits_kept(written, own, fresh.script)
    of_now = {"made_from": fresh.made_from, "product_digest": fresh.product_digest}
    anew = _other_words(takes, own, scene_id)
    if anew is None:
        kept = {"script": own, "written": written if own != written else None, "without_other_words": scene_id}
        return stored.model_copy(update=of_now | kept)
    script, of_writer = _with_scene(own, anew.scene), _with_scene(written, anew.scene)
    changed = {
        "script": script,
        "written": of_writer if script != of_writer else None,
        "writing": _with_claims(stored.writing, anew),
        "accepted": tuple(each for each in stored.accepted if each.place != scene_id),
        "previous": stored.previous if is_current else None,
        "without_other_words": None,
    }
    return stored.model_copy(update=of_now | changed)


class _Anew(NamedTuple):
    """`place`: where the claim record has it: the opening is the hook that is spoken."""

    scene: Scene
    place: str
    claims: tuple[Claim, ...]


def _other_words(takes: Sequence[tuple[Script, Writing]], own: Script, scene_id: str) -> _Anew | None:
    """Of the scenes of its role, those that no other scene of `own` says already; of them the one least like it."""
    asked = next((scene for scene in own.scenes if scene.scene_id == scene_id), None)
    if asked is None:
        return None
    is_opening = asked is own.scenes[0]
    others = [" ".join(scene.phrases) for scene in own.scenes if scene is not asked]
    others += [hook for nth, hook in enumerate(own.hooks) if is_opening and nth != own.hook]
    offered = [
        _anew(asked, f"hook-{own.hook + 1}" if is_opening else scene_id, scene, place, writing)
        for script, writing in takes
        for place, scene in _in_place_of(asked, own, script)
    ]
    new = [
        each
        for each in offered
        if {*each.scene.phrases} != {*asked.phrases} and not any(_is_alike(each.scene, other) for other in others)
    ]
    return min(
        new, key=lambda each: share_of_triples(*map(" ".join, (each.scene.phrases, asked.phrases))), default=None
    )


def _anew(asked: Scene, place: str, scene: Scene, place_in_take: str, writing: Writing) -> _Anew:
    claims = (claim for claim in writing.claims if claim.place == place_in_take)
    return _Anew(
        scene.model_copy(update={"scene_id": asked.scene_id}),
        place,
        tuple(claim.model_copy(update={"place": place}) for claim in claims),
    )


def _in_place_of(asked: Scene, own: Script, fresh: Script) -> Iterator[tuple[str, Scene]]:
    """Each with the place its claims are recorded under."""
    if asked is own.scenes[0]:
        opening = fresh.scenes[0]
        phrases = opening.phrases if fresh.hook == own.hook else hook_phrases(fresh.hooks[own.hook])
        yield f"hook-{own.hook + 1}", opening.model_copy(update={"phrases": phrases})
        return
    for scene in fresh.scenes[1:]:
        if scene.role is asked.role:
            yield scene.scene_id, scene


def _is_alike(scene: Scene, sentence: str) -> bool:
    return share_of_triples(" ".join(scene.phrases), sentence) > _ALIKE


def _with_scene(script: Script, scene: Scene) -> Script:
    scenes = tuple(scene if each.scene_id == scene.scene_id else each for each in script.scenes)
    if script.scenes[0].scene_id != scene.scene_id:
        return script.model_copy(update={"scenes": scenes})
    hooks = [*script.hooks]
    hooks[script.hook] = " ".join(scene.phrases)
    return script.model_copy(update={"scenes": scenes, "hooks": tuple(hooks)})


def _with_claims(writing: Writing | None, anew: _Anew) -> Writing | None:
    if writing is None:
        return None
    kept = (each for each in writing.claims if each.place != anew.place)
    return writing.model_copy(update={"claims": (*kept, *anew.claims)})
