"""The short lines of facts that a script offers for the picture: each in its fact's own words. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from makeafvdo.domain.scripts.brief import Brief, Fact
from makeafvdo.domain.scripts.checks.terms import limits, terms_in
from makeafvdo.domain.scripts.claims.guard import find_claims
from makeafvdo.domain.scripts.claims.product_groups import group_of
from makeafvdo.domain.scripts.on_screen_lint import forbidden_in
from makeafvdo.domain.scripts.quantities import BAHT, quantities_in
from makeafvdo.domain.scripts.scripts import FACTS
from makeafvdo.domain.scripts.segmentation import Segment
from makeafvdo.domain.scripts.title_chunks import is_thai, visible
from makeafvdo.domain.scripts.writing import Claim

LONGEST_LINE = 22
"""Visible letters: read at a glance."""
_FIELDS = {"attribute", "highlight"}
_BETWEEN_CLAUSES = re.compile("(?<=[\u0e00-\u0e7f])[ ,]+(?=[\u0e00-\u0e7f])")
_NO_REASON_TO_BUY = frozenset(
    {"เลข", "เลขที่", "รหัส", "รุ่น", "แบรนด์", "ยี่ห้อ", "หมวดหมู่", "อายุการเก็บ", "คำเตือน", "ข้อควรระวัง", "จัดส่ง", "ส่งฟรี"}
)
_CANNOT_BEGIN = frozenset({"และ", "กับ", "แต่", "หรือ", "ที่", "ของ", "ซึ่ง", "ก็", "จะ", "ถ้า", "เมื่อ", "หาก", "ใน", "ไม่รวม"})


def fact_lines(brief: Brief, claims: Iterable[Claim], segment: Segment) -> tuple[Claim, ...]:
    """Up to three, each placed at its line: first of the facts that the script's own claims rest on, then of others
    that hold a number, a material, a certificate or a promise.
    """
    product = brief.product
    group = group_of(product.title, product.categories, product.attributes, segment=segment)
    found: dict[str, Fact] = {}
    for fact in _in_order(brief, claims, segment):
        line = _line_of(fact, segment)
        if line and not forbidden_in(line) and not find_claims(line, group, segment):
            found.setdefault(line, fact)
    return tuple(
        Claim(
            place=f"line-{kind}",
            sentence=line,
            claim=line,
            fact_id=fact.fact_id,
            fact=fact.text,
            source=fact.source,
            read_at=product.read_at,
        )
        for kind, (line, fact) in zip(FACTS, found.items(), strict=False)
    )


def _in_order(brief: Brief, claims: Iterable[Claim], segment: Segment) -> Iterator[Fact]:
    claimed = [fact for claim in claims if (fact := brief.fact(claim.fact_id))]
    telling = [fact for fact in brief.facts if _tells_something(fact.text, segment)]
    for fact in dict.fromkeys((*claimed, *telling)):
        if fact.field in _FIELDS:
            yield fact


def _tells_something(text: str, segment: Segment) -> bool:
    return bool(quantities_in(text, segment)) or next(terms_in(text, segment), None) is not None


def _line_of(fact: Fact, segment: Segment) -> str | None:
    """The fact, or its one clause that says something: where two do, one may be the other's condition."""
    if fact.field == "attribute":
        name, _, value = fact.text.partition(": ")
        return _whole(f"{name} {value}", segment) if name.split()[-1] not in value else None
    text = fact.text.lstrip("•-–* ")
    telling = [clause for clause in _BETWEEN_CLAUSES.split(text) if _tells_something(clause, segment)]
    return _whole(text, segment) or (_whole(telling[0], segment) if len(telling) == 1 else None)


def _whole(text: str, segment: Segment) -> str | None:
    """`text`, where it is short, Thai, stands alone and names no money, which has lines of its own."""
    line = " ".join(text.split()).rstrip(" ,;:")
    words: Sequence[str] = segment(line)
    if not 0 < visible(line) <= LONGEST_LINE or not _NO_REASON_TO_BUY.isdisjoint(accumulate(words)):
        return None
    if not is_thai(words[0]) or words[0] in _CANNOT_BEGIN or limits().of(words[:1]):
        return None
    return None if any(each.unit == BAHT for each in quantities_in(line, segment)) else line
