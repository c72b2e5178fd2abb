"""A script in other words, without touching what the marketer wants to keep. Pure."""

from makeafvdo.domain.scripts.edits import hook_phrases, lines_kept, with_edits_kept
from makeafvdo.domain.scripts.scripts import Role, Scene, Script
from makeafvdo.domain.scripts.stored_script import StoredScript
from makeafvdo.domain.scripts.writing import Writing


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


def with_scene_anew(stored: StoredScript, fresh: StoredScript, scene_id: str, *, is_current: bool) -> StoredScript:
    """`stored` with one scene as `fresh` has it. Not `is_current`: product or options have changed as well, and the
    other scenes follow them as far as the marketer has not written them.
    """
    written, own = stored.written or stored.script, stored.script
    if not is_current:
        written, own = fresh.script, with_edits_kept(written, own, fresh.script)
    scene = _counterpart(fresh.script, own, scene_id)
    if scene is None:
        return stored.model_copy(update={"made_from": fresh.made_from})
    script, of_writer = _with_scene(own, scene), _with_scene(written, scene)
    return stored.model_copy(
        update={
            "made_from": fresh.made_from,
            "script": script,
            "written": of_writer if script != of_writer else None,
            "writing": _with_claims_of(scene_id, stored.writing, fresh.writing),
            "accepted": tuple(each for each in stored.accepted if each.place != scene_id),
            "previous": stored.previous if is_current else None,
        }
    )


def _counterpart(fresh: Script, own: Script, scene_id: str) -> Scene | None:
    """What `fresh` says in place of the scene: by its id, else the scene of its role at the same place among them."""
    asked = next((scene for scene in own.scenes if scene.scene_id == scene_id), None)
    if asked is None:
        return None
    if asked is own.scenes[0]:
        opening = fresh.scenes[0]
        phrases = opening.phrases if fresh.hook == own.hook else hook_phrases(fresh.hooks[own.hook])
        return opening.model_copy(update={"scene_id": scene_id, "phrases": phrases})
    same_id = next(
        (scene for scene in fresh.scenes[1:] if (scene.scene_id, scene.role) == (scene_id, asked.role)), None
    )
    if same_id:
        return same_id
    nth = _of_role(own, asked.role).index(asked)
    others = _of_role(fresh, asked.role)
    return others[nth % len(others)].model_copy(update={"scene_id": scene_id}) if others else None


def _of_role(script: Script, role: Role) -> list[Scene]:
    return [scene for scene in script.scenes if scene.role is role]


def _with_scene(script: Script, scene: Scene) -> Script:
    scenes = tuple(scene if each.scene_id == scene.scene_id else each for each in script.scenes)
    if script.scenes[0].scene_id != scene.scene_id:
        return script.model_copy(update={"scenes": scenes})
    hooks = [*script.hooks]
    hooks[script.hook] = " ".join(scene.phrases)
    return script.model_copy(update={"scenes": scenes, "hooks": tuple(hooks)})


def _with_claims_of(place: str, writing: Writing | None, fresh: Writing | None) -> Writing | None:
    if writing is None or fresh is None:
        return writing
    claims = [each for each in writing.claims if each.place != place]
    return writing.model_copy(update={"claims": (*claims, *(each for each in fresh.claims if each.place == place))})
