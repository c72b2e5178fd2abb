"""How a draft is built: its length, its three openings, the name it gives the product."""

from collections.abc import Container, Iterator
from itertools import combinations

from makeafvdo.domain.scripts.brief import Brief, Fact
from makeafvdo.domain.scripts.checks.sentences import Fault
from makeafvdo.domain.scripts.claims.guard import find_claims
from makeafvdo.domain.scripts.claims.product_groups import group_of
from makeafvdo.domain.scripts.draft import Draft
from makeafvdo.domain.scripts.edits import PHRASE_LETTERS
from makeafvdo.domain.scripts.likeness import share_of_triples
from makeafvdo.domain.scripts.segmentation import Segment
from makeafvdo.domain.scripts.thai_length import script_seconds
from makeafvdo.domain.scripts.things import thing_of

MOST_OF_ASKED = 1.10
"""A script lasts at most this part of the seconds asked."""
_LEAST_OF_ASKED = 0.75
_ENOUGH_LEFT = 4
"""While so many facts are unused, a script may not stay short."""
_TOLD_IN_SENTENCES = frozenset({"highlight", "attribute", "description"})
_ALIKE = 0.7


def shape_faults(draft: Draft, brief: Brief, segment: Segment) -> Iterator[Fault]:
    yield from _length(draft, brief, segment)
    yield from _phrases(draft)
    yield from _hooks(draft)
    yield from _thing(draft, brief, segment)


def _length(draft: Draft, brief: Brief, segment: Segment) -> Iterator[Fault]:
    asked = brief.options.seconds
    rest = tuple(scene.phrases for scene in draft.scenes)
    lasts = [script_seconds((hook.phrases, *rest), brief.syllables_a_second) for hook in draft.hooks]
    if max(lasts) > asked * MOST_OF_ASKED:
        yield Fault("too_long", f"บทยาวประมาณ {max(lasts):.0f} วินาที ขอไม่เกิน {asked} วินาที")
    used = {fact for line in draft.lines for fact in line.facts}
    if min(lasts) < asked * _LEAST_OF_ASKED and len(_left(brief, used, segment)) >= _ENOUGH_LEFT:
        yield Fault("too_short", f"บทยาวประมาณ {min(lasts):.0f} วินาที ขอประมาณ {asked} วินาที ใช้ข้อเท็จจริงเพิ่ม")


def _left(brief: Brief, used: Container[str], segment: Segment) -> list[Fact]:
    """Facts that a script may tell and has not: no list of variants, nothing that may not be claimed."""
    product = brief.product
    group = group_of(product.title, product.categories, product.attributes, segment=segment)
    return [
        fact
        for fact in brief.facts
        if fact.field in _TOLD_IN_SENTENCES and fact.fact_id not in used and not find_claims(fact.text, group, segment)
    ]


def _phrases(draft: Draft) -> Iterator[Fault]:
    for line in draft.lines:
        for phrase in line.phrases:
            if len(phrase) > PHRASE_LETTERS:
                yield Fault("phrase_too_long", f"“{phrase[:40]}…” ยาวเกินหนึ่งลมหายใจ แบ่งเป็นสองประโยค")
            if not phrase.strip():
                yield Fault("empty_phrase", "มีประโยคว่าง")


def _hooks(draft: Draft) -> Iterator[Fault]:
    texts = ["".join(hook.phrases) for hook in draft.hooks]
    if any(share_of_triples(one, other) > _ALIKE for one, other in combinations(texts, 2)):
        yield Fault("hooks_alike", "ประโยคเปิดทั้งสามต้องต่างกัน")


def _thing(draft: Draft, brief: Brief, segment: Segment) -> Iterator[Fault]:
    """What it is called has to be a name the product has, or the Thai for its English one."""
    product = brief.product
    names = (product.short_name or "", product.title, *product.categories, thing_of(product, segment).name)
    known = {word for name in names for word in segment(name)}
    if draft.thing and not all(word in known or word.isspace() for word in segment(draft.thing)):
        yield Fault("thing", f"สินค้าไม่ได้ชื่อ “{draft.thing}” ใช้คำจากชื่อสินค้า หรือเว้นว่าง")
