"""Whether a draft may be used: what decides about a script, whoever wrote it. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from makeafvdo.domain.scripts.brief import Brief
from makeafvdo.domain.scripts.checks.evidence import FactReader, Support
from makeafvdo.domain.scripts.checks.particles import wrong_particles
from makeafvdo.domain.scripts.claims.guard import find_claims
from makeafvdo.domain.scripts.claims.product_groups import group_of
from makeafvdo.domain.scripts.draft import Draft
from makeafvdo.domain.scripts.edits import PHRASE_LETTERS
from makeafvdo.domain.scripts.on_screen_lint import forbidden_in
from makeafvdo.domain.scripts.plain_text import plain_text
from makeafvdo.domain.scripts.segmentation import Segment
from makeafvdo.domain.scripts.thai_length import script_seconds
from makeafvdo.domain.scripts.writing import Claim
from makeafvdo.domain.videos.options import CallToAction

MOST_OVER = 1.10
"""Of the seconds asked."""
_LEAST_OF_ASKED = 0.75
_ENOUGH_LEFT = 4
"""So many facts unused, a script may not stay short."""
_LEAST_THAI = 0.6
_LETTER = re.compile(r"[^\W\d_]|[\u0e00-\u0e7f]")
_THAI = re.compile(r"[\u0e00-\u0e7f]")
_MARKUP = re.compile(r"[<>\[\]{}]|https?:|www\.")
_BASKET = ("ตะกร้า", "ตระกร้า")
_PLACES_OF_CALL = {CallToAction.PROFILE_LINK: "โปรไฟล์", CallToAction.PINNED_COMMENT: "คอมเมนต์"}
_ALIKE = 0.7


@dataclass(frozen=True)
class Fault:
    """`what`: a stable code; `told`: the fault as it is told to the writer that is asked once more."""

    what: str
    told: str


@dataclass(frozen=True)
class Verdict:
    faults: tuple[Fault, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class _Sentence:
    place: str
    text: str
    is_spoken: bool


def check_draft(draft: Draft, brief: Brief, segment: Segment) -> Verdict:
    """Every fault of `draft`, and the claim record of what it says."""
    reader = FactReader(brief, segment)
    evidence = [(sentence, reader.evidence(sentence.text)) for sentence in _sentences(draft)]
    faults = (
        *(_unsupported(sentence, claim) for sentence, found in evidence for claim in found.unsupported),
        *_said_wrong(draft, brief, segment),
        *_over_claims(draft, brief, segment),
        *_call_to_action(draft, brief, segment),
        *_length(draft, brief),
        *_hooks(draft),
        *_thing(draft, brief, segment),
    )
    claims = tuple(
        _claim(sentence, support, brief) for sentence, found in evidence for support in dict.fromkeys(found.supported)
    )
    return Verdict(tuple(dict.fromkeys(faults)), claims)


def seconds_of_draft(draft: Draft, brief: Brief, hook: int) -> float:
    """Estimated length with that hook, at the pace of the brief's voice."""
    scenes = (draft.hooks[hook].phrases, *(scene.phrases for scene in draft.scenes))
    return script_seconds(scenes, brief.syllables_a_second)


def _sentences(draft: Draft) -> Iterator[_Sentence]:
    for nth, hook in enumerate(draft.hooks, start=1):
        yield _Sentence(f"hook-{nth}", " ".join(hook.phrases), is_spoken=True)
    for nth, scene in enumerate(draft.scenes, start=1):
        yield _Sentence(f"scene-{nth}", " ".join(scene.phrases), is_spoken=True)
    yield _Sentence("title", draft.title, is_spoken=False)
    yield _Sentence("caption", draft.caption, is_spoken=False)


def _unsupported(sentence: _Sentence, claim: str) -> Fault:
    return Fault("unsupported", f"“{claim}” ใน “{sentence.text}” ไม่มีในข้อเท็จจริง ตัดออกหรือพูดตามข้อเท็จจริง")


def _said_wrong(draft: Draft, brief: Brief, segment: Segment) -> Iterator[Fault]:
    shop = brief.product.shop
    for sentence in _sentences(draft):
        text = sentence.text
        if not text:
            continue
        if what := forbidden_in(text):
            yield Fault(what.value, f"“{text}” มีลิงก์ ช่องทางติดต่อ คูปอง หรือชื่อแอป ห้ามใช้")
        if _MARKUP.search(text) or plain_text(text) != " ".join(text.split()):
            yield Fault("markup", f"“{text}” มีสัญลักษณ์ เบอร์โทร ราคาเงินต่างประเทศ หรืออักขระที่มองไม่เห็น ห้ามใช้")
        if shop and len(shop) > 2 and shop.lower() in text.lower():
            yield Fault("shop_name", f"“{text}” มีชื่อร้าน ห้ามใช้")
        if sentence.is_spoken and (wrong := wrong_particles(text, brief.options.tone, segment)):
            yield Fault("particle", f"คำลงท้ายผิด: {', '.join(wrong)} ใน “{text}”")
    spoken = "".join(sentence.text for sentence in _sentences(draft) if sentence.is_spoken)
    letters = _LETTER.findall(spoken)
    if len(_THAI.findall(spoken)) < _LEAST_THAI * len(letters):
        yield Fault("not_thai", "บทต้องเป็นภาษาไทย")
    for scene in (*draft.hooks, *draft.scenes):
        for phrase in scene.phrases:
            if len(phrase) > PHRASE_LETTERS:
                yield Fault("phrase_too_long", f"“{phrase[:40]}…” ยาวเกินหนึ่งลมหายใจ แบ่งเป็นสองประโยค")


def _over_claims(draft: Draft, brief: Brief, segment: Segment) -> Iterator[Fault]:
    product = brief.product
    group = group_of(product.title, product.categories, product.attributes, segment=segment)
    for sentence in _sentences(draft):
        for finding in find_claims(sentence.text, group, segment):
            yield Fault(f"claim_{finding.rule_id}", f"“{finding.text}” เป็นคำต้องห้าม {finding.safer}")


def _call_to_action(draft: Draft, brief: Brief, segment: Segment) -> Iterator[Fault]:
    chosen = None if brief.has_basket else brief.options.call_to_action
    for sentence in _sentences(draft):
        words = segment(sentence.text)
        if not brief.has_basket and any(word in _BASKET for word in words):
            yield Fault("basket", f"สินค้านี้ไม่มีตะกร้าใน TikTok ห้ามพูดถึงตะกร้าใน “{sentence.text}”")
        for call, place in _PLACES_OF_CALL.items():
            if call is not chosen and place in words:
                yield Fault("call_to_action", f"ห้ามชวนไปที่{place}ใน “{sentence.text}”")


def _length(draft: Draft, brief: Brief) -> Iterator[Fault]:
    asked = brief.options.seconds
    lengths = [seconds_of_draft(draft, brief, hook) for hook in range(len(draft.hooks))]
    if max(lengths) > asked * MOST_OVER:
        yield Fault("too_long", f"บทยาวประมาณ {max(lengths):.0f} วินาที ขอไม่เกิน {asked} วินาที")
    used = {fact for scene in (*draft.hooks, *draft.scenes) for fact in scene.facts}
    unused = [fact for fact in brief.facts if fact.fact_id.startswith("f") and fact.fact_id not in used]
    if min(lengths) < asked * _LEAST_OF_ASKED and len(unused) >= _ENOUGH_LEFT:
        yield Fault("too_short", f"บทยาวประมาณ {min(lengths):.0f} วินาที ขอประมาณ {asked} วินาที ใช้ข้อเท็จจริงเพิ่ม")


def _hooks(draft: Draft) -> Iterator[Fault]:
    texts = ["".join(hook.phrases).replace(" ", "") for hook in draft.hooks]
    if any(_share_of_triples(one, other) > _ALIKE for one, other in combinations(texts, 2)):
        yield Fault("hooks_alike", "ประโยคเปิดทั้งสามต้องต่างกัน")


def _share_of_triples(one: str, other: str) -> float:
    triples, others = ({text[at : at + 3] for at in range(len(text) - 2)} for text in (one, other))
    return len(triples & others) / max(1, min(len(triples), len(others)))


def _thing(draft: Draft, brief: Brief, segment: Segment) -> Iterator[Fault]:
    """What it is called has to be a name the product has."""
    names = (brief.product.short_name or "", brief.product.title, *brief.product.categories)
    known = {word for name in names for word in segment(name)}
    if draft.thing and not all(word in known or word.isspace() for word in segment(draft.thing)):
        yield Fault("thing", f"สินค้าไม่ได้ชื่อ “{draft.thing}” ใช้คำจากชื่อสินค้า หรือเว้นว่าง")


def _claim(sentence: _Sentence, support: Support, brief: Brief) -> Claim:
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
