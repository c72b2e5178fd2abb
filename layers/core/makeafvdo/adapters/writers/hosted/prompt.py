"""From a brief to the question a model is asked. Pure: the tag of the fence comes from outside.

The brief's rules stand in the system text, which is the same for every product; the order and the fenced facts in the
user text. A fact is one JSON line that starts with the tag, so that no line of a page can pass for one of ours
(spotlighting, arXiv 2403.14720; OWASP LLM01).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from makeafvdo.adapters.writers.hosted.answer import DRAFT_SCHEMA, SCREENSHOT_SCHEMA, Schema
from makeafvdo.adapters.writers.hosted.screening import ALL_LETTERS, PRICES, screened, screened_text
from makeafvdo.adapters.writers.hosted.wording import CANARY, WORDING
from makeafvdo.domain.ai_faults import AiFault, FaultKind
from makeafvdo.domain.scripts.brief import Brief, Fact
from makeafvdo.domain.scripts.price_wording import is_from, price_in_words
from makeafvdo.domain.scripts.thai_length import (
    PAUSE_BETWEEN_PHRASES_S,
    PAUSE_BETWEEN_SCENES_S,
    SECONDS_PER_PHRASE,
)
from makeafvdo.domain.videos.options import Angle, CallToAction, PriceWording

_LEAST_SHARE = 0.8
_SYLLABLES_PER_PHRASE = 9
_PAUSE_PER_PHRASE_S = SECONDS_PER_PHRASE + (PAUSE_BETWEEN_PHRASES_S + PAUSE_BETWEEN_SCENES_S) / 2
"""A scene has two phrases or so."""
_TOKENS_AT_ALL, _TOKENS_PER_SECOND = 1_500, 40
"""Thai is 2 to 3 tokens a word; JSON, ids, three hooks and a caption come on top."""
_SCREENSHOT_TOKENS = 2_000
_FAULT_LETTERS = 300
_MOST_FAULTS = 12


@dataclass(frozen=True)
class Picture:
    content: bytes
    mime: str


@dataclass(frozen=True)
class Question:
    """What a service is asked. `max_tokens`: of the answer alone, without the tokens of thinking."""

    system: str
    user: str
    schema: Schema
    max_tokens: int
    picture: Picture | None = None


def question_of(brief: Brief, faults: Sequence[str], tag: str, letters: int = ALL_LETTERS) -> Question:
    """`tag`: random for this call. `letters`: of all facts together.

    Raises AiFault refused where a fact holds the tag, bad_request where no fact is left.
    """
    facts = screened(_facts_of_order(brief), letters)
    if not facts:
        raise AiFault(FaultKind.BAD_REQUEST)
    fence = f"facts-{tag}"
    if any(tag in fact.text or tag in fact.fact_id for fact in facts):
        raise AiFault(FaultKind.REFUSED)
    parts = [
        _order(brief),
        WORDING.another_take.format(take=brief.options.take) if brief.options.take else "",
        WORDING.fence.format(tag=fence, facts="\n".join(f"{fence} {_line(fact)}" for fact in facts)),
        WORDING.last_faults.format(faults=_listed(faults)) if faults else "",
    ]
    return Question(
        system=WORDING.system.format(canary=CANARY).strip(),
        user="".join(parts).strip(),
        schema=DRAFT_SCHEMA,
        max_tokens=_TOKENS_AT_ALL + _TOKENS_PER_SECOND * brief.options.seconds,
    )


def question_of_picture(picture: Picture) -> Question:
    screenshot = WORDING.screenshot
    system = screenshot.system.format(canary=CANARY).strip()
    return Question(system, screenshot.user, SCREENSHOT_SCHEMA, _SCREENSHOT_TOKENS, picture)


def _facts_of_order(brief: Brief) -> list[Fact]:
    """Without the prices that must not be said: what a model does not know it cannot tell."""
    if price_in_words(brief.product, brief.options) is None:
        unsaid = PRICES
    elif brief.options.price_wording is PriceWording.LESS_THAN:
        unsaid = PRICES - {"price"}
    else:
        unsaid = frozenset()
    return [fact for fact in brief.facts if fact.field not in unsaid]


def _order(brief: Brief) -> str:
    options = brief.options
    phrases = options.seconds / (_SYLLABLES_PER_PHRASE / brief.syllables_a_second + _PAUSE_PER_PHRASE_S)
    most = round(phrases * _SYLLABLES_PER_PHRASE)
    least = round(most * _LEAST_SHARE)
    words, call = price_in_words(brief.product, brief.options), _call(brief)
    angle = None if options.angle is Angle.PRICE and words is None else options.angle
    order = {
        "seconds": options.seconds,
        "syllables": [least, most],
        "tone": options.tone.value,
        "angle": angle.value if angle else None,
        "price": words,
        "call_to_action": call,
        "take": options.take,
    }
    return WORDING.order.format(
        order=json.dumps(order, ensure_ascii=False),
        seconds=options.seconds,
        least=least,
        most=most,
        phrases=round(phrases),
        tone=WORDING.tone[options.tone],
        angle=WORDING.angle[angle or "any"],
        price=WORDING.price[_price_rule(brief, words)].format(words=words),
        call_to_action=WORDING.call_to_action[call],
    )


def _price_rule(brief: Brief, words: str | None) -> str:
    if words is None:
        return PriceWording.NONE
    if brief.options.price_wording is PriceWording.LESS_THAN:
        return PriceWording.LESS_THAN
    return PriceWording.FROM if is_from(brief.product, brief.options) else PriceWording.EXACT


def _call(brief: Brief) -> str:
    """Only what stands in TikTok's basket may be called for there (TikTok Shop, redirecting traffic)."""
    return "basket" if brief.has_basket else (brief.options.call_to_action or CallToAction.NONE).value


def _line(fact: Fact) -> str:
    return json.dumps({"id": fact.fact_id, "field": fact.field, "text": fact.text}, ensure_ascii=False)


def _listed(faults: Sequence[str]) -> str:
    """Sentences of the check. They may quote the last draft, so they are screened like a page."""
    return "\n".join(f"- {screened_text(fault, with_prices=True)[:_FAULT_LETTERS]}" for fault in faults[:_MOST_FAULTS])
