"""The claim guard: which words of a Thai sales text claim more than law and platform rules allow.

Research notes turned into rules, not legal advice: a text without findings may still be unlawful.
"""

from bisect import bisect_left

from pydantic import BaseModel, ConfigDict

from makeafvdo.domain.scripts.claims.clauses import clauses_of, joined
from makeafvdo.domain.scripts.claims.patterns import adjoining, before_signs
from makeafvdo.domain.scripts.claims.plain_text import PlainText, read_plain
from makeafvdo.domain.scripts.claims.product_groups import ProductGroup
from makeafvdo.domain.scripts.claims.rules import Category, CompiledRule, Rule, Severity, rule_book
from makeafvdo.domain.scripts.segmentation import Segment

_LONGEST_EXCUSE = 40
"""Letters before a claim in which a phrase may stand that makes it honest."""


class Finding(BaseModel):
    """A claim in a text. `start` and `end` are offsets in the text as given, `text` is what stands there."""

    model_config = ConfigDict(frozen=True)

    rule_id: str
    category: Category
    severity: Severity
    text: str
    start: int
    end: int
    safer: str
    """In Thai: what to say instead."""
    source: str
    """The law or platform rule."""


def find_claims(text: str, group: ProductGroup, segment: Segment) -> tuple[Finding, ...]:
    """The claims in `text` in their order. Of claims one inside the other, only the outer; a block before a warning."""
    plain = read_plain(text, segment)
    matches = list(_matches(plain, group))
    allowed = [(start, end) for rule, start, end in matches if rule.severity is None]
    claims = [
        _finding(plain, rule, rule.severity, start, end)
        for rule, start, end in matches
        if rule.severity and not any(first <= start and end <= last for first, last in allowed)
    ]
    claims.sort(key=lambda each: (each.severity is Severity.WARN, each.start - each.end))
    kept: list[Finding] = []
    for claim in claims:
        if not any(each.start <= claim.start and claim.end <= each.end for each in kept):
            kept.append(claim)
    return tuple(sorted(kept, key=lambda each: each.start))


def without_claims(text: str, group: ProductGroup, segment: Segment) -> str:
    """`text` without the clauses that hold a blocked claim: never a word out of a clause. May be empty."""
    while blocked := [each for each in find_claims(text, group, segment) if each.severity is Severity.BLOCK]:
        text = joined(
            text,
            [
                (start, end)
                for start, end in clauses_of(text, segment)
                if not any(claim.start < end and start < claim.end for claim in blocked)
            ],
        )
    return text


def _matches(plain: PlainText, group: ProductGroup) -> list[tuple[Rule, int, int]]:
    """Every rule's longest phrase at each word's begin."""
    book = rule_book()
    found: list[tuple[Rule, int, int]] = []
    for start in plain.borders:
        longest: dict[CompiledRule, int] = {}
        for compiled, phrase in book.at(plain.text, start):
            if compiled.rule.holds_for(group):
                for end in filter(plain.is_border, phrase.ends(plain, start)):
                    if end > longest.get(compiled, start) and not _is_honest(compiled, plain, start, end):
                        longest[compiled] = end
        found += ((compiled.rule, start, before_signs(plain.text, end)) for compiled, end in longest.items())
    return found


def _is_honest(compiled: CompiledRule, plain: PlainText, start: int, end: int) -> bool:
    """Whether what stands before or after makes an honest phrase of it."""
    following = adjoining(plain.text, end)
    if compiled.honest_before.ends(plain, end) | compiled.honest_before.ends(plain, following):
        return True
    before = plain.borders[bisect_left(plain.borders, start - _LONGEST_EXCUSE) : bisect_left(plain.borders, start)]
    return any(
        start in {stop, adjoining(plain.text, stop)}
        for border in before
        for stop in compiled.honest_after.ends(plain, border)
    )


def _finding(plain: PlainText, rule: Rule, severity: Severity, start: int, end: int) -> Finding:
    begin, stop = plain.span(start, end)
    return Finding(
        rule_id=rule.id,
        category=rule.category,
        severity=severity,
        text=plain.written[begin:stop],
        start=begin,
        end=stop,
        safer=rule.safer,
        source=rule.source,
    )
