"""A draft that has passed its check → the script of a video."""

from collections import Counter
from collections.abc import Iterator, Sequence

from makeafvdo.domain.scripts.brief import Brief
from makeafvdo.domain.scripts.draft import Draft
from makeafvdo.domain.scripts.on_screen_lines import on_screen_of
from makeafvdo.domain.scripts.scripts import Role, Scene, Script
from makeafvdo.domain.scripts.segmentation import Segment
from makeafvdo.domain.scripts.thai_length import script_seconds
from makeafvdo.domain.videos.options import Angle, PriceWording, Tone

_NEAR_ENOUGH = 0.85
"""A script is promised to last the asked seconds within 15 %."""
_IDS = {Role.BENEFIT: "benefit", Role.PROOF: "proof", Role.PRICE: "price", Role.CALL_TO_ACTION: "call"}
_QUESTION, _FACT, _PRICE = range(3)
"""Indexes of the hooks that open with a question, a fact and the price."""


def script_of(draft: Draft, brief: Brief, segment: Segment, facts: Sequence[str] = ()) -> Script:
    """The script with the asked hook, or the best, and `facts` as lines on the picture. Its `seconds` are those asked,
    or the fewer the facts fill.
    """
    hook = best_hook(brief) if brief.options.hook is None else brief.options.hook
    opening = draft.hooks[hook]
    scenes = (
        Scene(scene_id="hook", role=Role.HOOK, phrases=opening.phrases, facts=opening.facts),
        *_scenes(draft),
    )
    first, second, third = (" ".join(each.phrases) for each in draft.hooks)
    lasts = script_seconds(tuple(scene.phrases for scene in scenes), brief.syllables_a_second)
    asked = brief.options.seconds
    return Script(
        tone=brief.options.tone,
        seconds=asked if lasts >= asked * _NEAR_ENOUGH else round(lasts),
        hooks=(first, second, third),
        hook=hook,
        scenes=scenes,
        on_screen=on_screen_of(brief.product, brief.options, draft.title, segment, facts),
    )


def best_hook(brief: Brief) -> int:
    """What tone and angle open with; else the one with the price where a price is told, or the one with a fact."""
    options = brief.options
    if options.angle in {Angle.PROBLEM, Angle.GIFT}:
        return _QUESTION
    if options.angle is Angle.REVIEW or (options.tone is Tone.REVIEW and options.angle is None):
        return _FACT
    tells_price = brief.fact("price") is not None and options.price_wording is not PriceWording.NONE
    return _PRICE if tells_price else _FACT


def runs_short(script: Script, brief: Brief) -> bool:
    return script.seconds < brief.options.seconds


def _scenes(draft: Draft) -> Iterator[Scene]:
    """Ids by role: `benefit-1`, `benefit-2`, `price`. The first benefit has its number too; others only the second."""
    seen = Counter[Role]()
    for scene in draft.scenes:
        role = Role.BENEFIT if scene.role is Role.HOOK else scene.role
        seen[role] += 1
        is_numbered = role is Role.BENEFIT or seen[role] > 1
        scene_id = f"{_IDS[role]}-{seen[role]}" if is_numbered else _IDS[role]
        yield Scene(scene_id=scene_id, role=role, phrases=scene.phrases, facts=scene.facts)
