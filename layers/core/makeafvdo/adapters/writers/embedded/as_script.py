"""A draft as a script, for callers that have a product and options and want a script."""

from collections import Counter
from collections.abc import Iterator

from makeafvdo.adapters.thai_words import segment
from makeafvdo.adapters.writers.embedded.writer import EmbeddedWriter
from makeafvdo.domain.errors import NeedsInput
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.best_hook import best_hook
from makeafvdo.domain.scripts.brief import Brief
from makeafvdo.domain.scripts.briefing import brief_of
from makeafvdo.domain.scripts.claims.guard import find_claims
from makeafvdo.domain.scripts.draft import Draft
from makeafvdo.domain.scripts.on_screen_lines import on_screen_lines
from makeafvdo.domain.scripts.scripts import Role, Scene, Script
from makeafvdo.domain.scripts.thai_length import script_seconds
from makeafvdo.domain.scripts.title_chunks import chunks_of
from makeafvdo.domain.videos.options import Options

_FIELDS = {
    "highlight": "highlights", "attribute": "attributes", "variant": "variants", "category": "categories",
    "discount": "original_price",
}  # fmt: skip
_NEAR_ENOUGH = 0.85
"""A script is promised to last the asked seconds within 15 %."""
_SCENE_IDS = {Role.PRICE: "price", Role.CALL_TO_ACTION: "call-to-action", Role.PROOF: "proof", Role.BENEFIT: "benefit"}


def write(product: Product, options: Options) -> Script:
    """The embedded writer's script. Raises NeedsInput when there is not even a title."""
    if not chunks_of(product.title):
        raise NeedsInput("product_incomplete", reason="missing", missing=("title",))
    brief = brief_of(product, options)
    return _script(brief, EmbeddedWriter(segment, find_claims).write(brief))


def _script(brief: Brief, draft: Draft) -> Script:
    options = brief.options
    hook = best_hook(draft.hooks, options)
    spoken = draft.hooks[hook]
    opening = Scene(scene_id="hook", role=Role.HOOK, phrases=spoken.phrases, facts=_fields(brief, spoken.facts))
    scenes = (opening, *_scenes(brief, draft))
    lasts = script_seconds(tuple(scene.phrases for scene in scenes))
    first, second, third = (" ".join(each.phrases) for each in draft.hooks)
    return Script(
        tone=options.tone,
        seconds=options.seconds if lasts >= options.seconds * _NEAR_ENOUGH else round(lasts),
        hooks=(first, second, third),
        hook=hook,
        scenes=scenes,
        on_screen=on_screen_lines(brief.product, options, segment),
    )


def _scenes(brief: Brief, draft: Draft) -> Iterator[Scene]:
    nth: Counter[Role] = Counter()
    for scene in draft.scenes:
        nth[scene.role] += 1
        name = _SCENE_IDS[scene.role]
        is_one_of_many = scene.role in {Role.BENEFIT, Role.PROOF}
        scene_id = f"{name}-{nth[scene.role]}" if is_one_of_many else name
        yield Scene(
            scene_id=scene_id, role=scene.role, phrases=scene.phrases, facts=_fields(brief, scene.facts)
        )


def _fields(brief: Brief, fact_ids: tuple[str, ...]) -> tuple[str, ...]:
    facts = (brief.fact(fact_id) for fact_id in fact_ids)
    return tuple(dict.fromkeys(_FIELDS.get(fact.field, fact.field) for fact in facts if fact))
