"""Whether a draft may be used: what decides about a script, whoever wrote it. Pure."""

from dataclasses import dataclass

from makeafvdo.domain.scripts.brief import Brief
from makeafvdo.domain.scripts.checks.evidence import FactReader, Support
from makeafvdo.domain.scripts.checks.sentences import Fault, Sentence, sentences_of
from makeafvdo.domain.scripts.checks.shape import shape_faults
from makeafvdo.domain.scripts.checks.wording import hashtag_faults, wording_faults
from makeafvdo.domain.scripts.draft import Draft
from makeafvdo.domain.scripts.segmentation import Segment
from makeafvdo.domain.scripts.writing import Claim


@dataclass(frozen=True)
class Verdict:
    """Of a draft without `faults`, `claims` is the claim record."""

    faults: tuple[Fault, ...]
    claims: tuple[Claim, ...]


def check_draft(draft: Draft, brief: Brief, segment: Segment) -> Verdict:
    sentences = tuple(sentences_of(draft))
    reader = FactReader(brief, segment)
    evidence = [(sentence, reader.evidence(sentence.text)) for sentence in sentences]
    faults = (
        *(_unsupported(sentence, claim) for sentence, found in evidence for claim in found.unsupported),
        *wording_faults(sentences, brief, segment),
        *shape_faults(draft, brief, segment),
    )
    claims = tuple(
        _claim(sentence, support, brief) for sentence, found in evidence for support in dict.fromkeys(found.supported)
    )
    return Verdict(tuple(dict.fromkeys(faults)), claims)


def fit_hashtags(draft: Draft, brief: Brief, segment: Segment) -> tuple[str, ...]:
    """Those that say nothing a sentence may not say. One that does is left out, and costs no script."""
    reader = FactReader(brief, segment)
    return tuple(
        hashtag
        for hashtag in draft.hashtags
        if not reader.evidence(hashtag).unsupported and not any(hashtag_faults(hashtag, brief, segment))
    )


def _unsupported(sentence: Sentence, claim: str) -> Fault:
    return Fault("unsupported", f"“{claim}” ใน “{sentence.text}” ไม่มีในข้อเท็จจริง ตัดออกหรือพูดตามข้อเท็จจริง")


def _claim(sentence: Sentence, support: Support, brief: Brief) -> Claim:
    return Claim(
        place=sentence.place,
        sentence=sentence.text,
        claim=support.claim,
        fact_id=support.fact.fact_id,
        fact=support.fact.text,
        source=support.fact.source,
        read_at=brief.product.read_at,
        rule=support.rule,
    )
