"""The writer that needs no account: a Thai sales script from the product's own facts, the same every time."""

from collections.abc import Iterator, Sequence
from itertools import count, zip_longest

from makeafvdo.adapters.writers.clauses import Clause, clauses_of
from makeafvdo.adapters.writers.cleaning import plain
from makeafvdo.adapters.writers.closings import SHORT_VIDEO_S, advice, call_to_action, price, proofs
from makeafvdo.adapters.writers.filling import Draft, fill
from makeafvdo.adapters.writers.hooks import hook_fields, hooks_of
from makeafvdo.adapters.writers.on_screen import on_screen
from makeafvdo.adapters.writers.telling import Telling
from makeafvdo.domain.errors import NeedsInput
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.scripts import Role, Scene, Script
from makeafvdo.domain.scripts.thai_length import PAUSE_BETWEEN_SCENES_S
from makeafvdo.domain.videos.options import Options

_MOST_PHRASES = 3
_WORTH_LOST_PER_RANK = 0.09
_LEAST_WORTH = 0.2
_HOLD_S = 1.0
"""The film lasts about this much longer than the speech: speech and film both shall be as long as asked."""
_NEAR_ENOUGH = 0.85
"""A script is promised to last the asked seconds within 15 %."""


def write(product: Product, options: Options) -> Script:
    """A script of about `options.seconds`, within 15 % where the product's facts reach that far.

    Facts are never stretched: where they do not fill the asked length, `Script.seconds` is the shorter length they do.
    Raises NeedsInput when there is not even a title.
    """
    if not plain(product.title):
        raise NeedsInput("product_incomplete", reason="missing", missing=("title",))
    telling = Telling(product, options.tone)
    clauses = clauses_of(telling)
    most = 1 if options.seconds < SHORT_VIDEO_S else 2
    fact = next((clause for clause in clauses if len(clause.phrases) <= most), None)
    hooks = hooks_of(telling, fact)
    hook = options.hook or 0
    opening = Draft("hook", Role.HOOK, hooks[hook], hook_fields(telling, hook, fact))
    told = [clause for clause in clauses if clause is not fact] if hook == 1 else clauses
    drafts = _filled(telling, opening, told, options.seconds)
    return Script(
        tone=options.tone,
        seconds=_honest_seconds(drafts, options.seconds),
        hooks=(" ".join(hooks[0]), " ".join(hooks[1]), " ".join(hooks[2])),
        hook=hook,
        scenes=tuple(_scenes(telling, drafts)),
        on_screen=on_screen(product),
    )


def _filled(telling: Telling, opening: Draft, clauses: Sequence[Clause], seconds: int) -> list[Draft]:
    """Hook, benefits, proof, price, advice where facts are few, call to action: as long as asked."""
    prices, call = list(price(telling, seconds)), call_to_action(telling, seconds)
    fixed = sum(draft.seconds for draft in (opening, *prices, call)) - PAUSE_BETWEEN_SCENES_S
    optional = [*_benefits(clauses, seconds), *proofs(telling), *advice(telling, seconds)]
    chosen = fill(optional, seconds - _HOLD_S / 2 - fixed, of=seconds)
    facts = [draft for draft in chosen if draft.role is not Role.CALL_TO_ACTION]
    tips = [draft for draft in chosen if draft.role is Role.CALL_TO_ACTION]
    return [opening, *facts, *prices, *tips, call]


def _benefits(clauses: Sequence[Clause], seconds: int) -> Iterator[Draft]:
    """The seller's words and the table's rows in turns, the strongest first; two clauses a scene in longer videos."""
    most = 1 if seconds < SHORT_VIDEO_S else _MOST_PHRASES
    own = _paired([clause for clause in clauses if clause.theme is None], most)
    rows = _paired([clause for clause in clauses if clause.theme is not None], most)
    turns = [scene for pair in zip_longest(own, rows) for scene in pair if scene]
    for nth, scene in enumerate(turns):
        phrases = tuple(phrase for clause in scene for phrase in clause.phrases)
        fields = tuple(dict.fromkeys(clause.field for clause in scene))
        yield Draft("benefit", Role.BENEFIT, phrases, fields, max(1 - _WORTH_LOST_PER_RANK * nth, _LEAST_WORTH))


def _paired(clauses: Sequence[Clause], most_phrases: int) -> list[list[Clause]]:
    """Short neighbours share a scene."""
    scenes: list[list[Clause]] = []
    for clause in clauses:
        last = scenes[-1] if scenes else []
        if len(last) == 1 and last[0].field == clause.field and len(last[0].phrases + clause.phrases) <= most_phrases:
            last.append(clause)
        else:
            scenes.append([clause])
    return scenes


def _scenes(telling: Telling, drafts: Sequence[Draft]) -> Iterator[Scene]:
    """Every other benefit closes politely: a particle in each would tire the ear."""
    benefits = count()
    for draft in drafts:
        scene_id, phrases = draft.scene_id, draft.phrases
        if draft.role is Role.BENEFIT:
            nth = next(benefits)
            scene_id = f"benefit-{nth + 1}"
            phrases = phrases if nth % 2 else telling.closed(phrases)
        yield Scene(scene_id=scene_id, role=draft.role, phrases=phrases, facts=draft.facts)


def _honest_seconds(drafts: Sequence[Draft], asked: int) -> int:
    lasts = sum(draft.seconds for draft in drafts) - PAUSE_BETWEEN_SCENES_S
    return asked if lasts >= asked * _NEAR_ENOUGH else round(lasts)
