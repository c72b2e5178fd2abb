"""What no sentence of a script may have: links and contacts, markup, other languages, wrong particles, over-claims."""

import re
from collections.abc import Iterator, Sequence

from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.brief import Brief
from makeafvdo.domain.scripts.checks.particles import wrong_particles
from makeafvdo.domain.scripts.checks.sentences import Fault, Sentence
from makeafvdo.domain.scripts.checks.terms import experience_in
from makeafvdo.domain.scripts.claims.guard import find_claims
from makeafvdo.domain.scripts.claims.product_groups import group_of
from makeafvdo.domain.scripts.on_screen_lint import forbidden_in
from makeafvdo.domain.scripts.plain_text import plain_text
from makeafvdo.domain.scripts.segmentation import Segment, word_borders
from makeafvdo.domain.videos.options import CallToAction

_LEAST_THAI = 0.6
_THAI_OR_LATIN = re.compile(r"[A-Za-z\u0e00-\u0e7f]")
_THAI = re.compile(r"[\u0e00-\u0e7f]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_LATIN_UNITS = frozenset("cm mm km kg mg ml gb tb mb mah kwh hz ghz mhz db rpm psi".split())  # noqa: SIM905
_MARKUP = re.compile(r"[<>\[\]{}]|https?:|www\.")
_BASKET = frozenset({"ตะกร้า", "ตระกร้า"})
_OFF_TIKTOK = frozenset({"แชท", "แชต", "ทักแชท", "ทักแชต", "อินบ็อกซ์", "อินบอกซ์", "ไลน์", "ไบโอ", "ลิงก์", "ลิงค์", "ลิ้งก์", "ลิ้งค์"})
_BUYING = frozenset({"สั่ง", "สั่งซื้อ", "ซื้อ", "เลย", "ดู", "กด", "ทัก", "ได้"})
"""What a sentence that ends in ที่ sends a viewer to do: the address behind it has been taken out."""
_PLACES_OF_CALL = {CallToAction.PROFILE_LINK: "โปรไฟล์", CallToAction.PINNED_COMMENT: "คอมเมนต์"}


def wording_faults(sentences: Sequence[Sentence], brief: Brief, segment: Segment) -> Iterator[Fault]:
    for sentence in sentences:
        yield from _sentence_faults(sentence, brief, segment)
    yield from _over_claims(sentences, brief.product, segment)
    yield from _language("".join(sentence.text for sentence in sentences if sentence.is_spoken))


def hashtag_faults(hashtag: str, brief: Brief, segment: Segment) -> Iterator[Fault]:
    sentence = Sentence("hashtag", hashtag, is_spoken=False)
    yield from _sentence_faults(sentence, brief, segment)
    yield from _over_claims((sentence,), brief.product, segment)


def _sentence_faults(sentence: Sentence, brief: Brief, segment: Segment) -> Iterator[Fault]:
    yield from _contacts(sentence, brief, segment)
    yield from _unseen(sentence)
    yield from _calls(sentence, brief, segment)
    yield from _foreign(sentence, brief)
    if said := experience_in(sentence.text, segment):
        yield Fault("experience", f"“{said}” ใน “{sentence.text}” พูดเหมือนเคยใช้ ห้ามใช้")
    if sentence.is_spoken and (wrong := wrong_particles(sentence.text, brief.options.tone, segment)):
        yield Fault("particle", f"คำลงท้ายผิด: {', '.join(wrong)} ใน “{sentence.text}”")


def _contacts(sentence: Sentence, brief: Brief, segment: Segment) -> Iterator[Fault]:
    if what := forbidden_in(sentence.text):
        yield Fault(what.value, f"“{sentence.text}” มีลิงก์ ช่องทางติดต่อ คูปอง หรือชื่อแอป ห้ามใช้")
    if any(_names(sentence.text, name, segment) for name in brief.shop_names):
        yield Fault("shop_name", f"“{sentence.text}” มีชื่อร้าน ห้ามใช้")


def _names(text: str, name: str, segment: Segment) -> bool:
    """Whether `name` stands in `text` as words of its own."""
    borders = set(word_borders(text, segment))
    places = (found.start() for found in re.finditer(re.escape(name), text, re.IGNORECASE))
    return any({start, start + len(name)} <= borders for start in places)


def _unseen(sentence: Sentence) -> Iterator[Fault]:
    if _MARKUP.search(sentence.text) or plain_text(sentence.text).split() != sentence.text.split():
        yield Fault("markup", f"“{sentence.text}” มีสัญลักษณ์ เบอร์โทร ราคาเงินต่างประเทศ หรืออักขระที่มองไม่เห็น ห้ามใช้")


def _calls(sentence: Sentence, brief: Brief, segment: Segment) -> Iterator[Fault]:
    """A basket only where there is one, another place only where the marketer has chosen it."""
    spoken = [word for word in segment(sentence.text) if word.strip()]
    words = set(spoken)
    if spoken[-1:] == ["ที่"] and spoken[-2:-1] and spoken[-2] in _BUYING:
        yield Fault("call_to_action", f"“{sentence.text}” ชวนไปซื้อที่อื่น ห้ามใช้")
    is_the_product = any(basket in fact.text for fact in brief.facts for basket in _BASKET)
    if words & _BASKET and not brief.has_basket and not is_the_product:
        yield Fault("basket", f"สินค้านี้ไม่มีตะกร้าใน TikTok ห้ามพูดถึงตะกร้าใน “{sentence.text}”")
    in_facts = {word for fact in brief.facts for word in segment(fact.text)}
    chosen = None if brief.has_basket else brief.options.call_to_action
    if chosen not in _PLACES_OF_CALL and (elsewhere := words & _OFF_TIKTOK - in_facts):
        yield Fault("call_to_action", f"ห้ามชวนไปที่อื่น ({', '.join(sorted(elsewhere))}) ใน “{sentence.text}”")
    for call, place in _PLACES_OF_CALL.items():
        if call is not chosen and place in words:
            yield Fault("call_to_action", f"ห้ามชวนไปที่{place}ใน “{sentence.text}”")


def _foreign(sentence: Sentence, brief: Brief) -> Iterator[Fault]:
    """Latin words are the product's own, or units; a script is Thai."""
    known = {word.lower() for fact in brief.facts for word in _LATIN_WORD.findall(fact.text)} | _LATIN_UNITS
    if strange := [word for word in _LATIN_WORD.findall(sentence.text) if word.lower() not in known]:
        yield Fault("foreign_words", f"“{' '.join(strange)}” ใน “{sentence.text}” ไม่ใช่ภาษาไทยและไม่มีในข้อเท็จจริง")


def _over_claims(sentences: Sequence[Sentence], product: Product, segment: Segment) -> Iterator[Fault]:
    group = group_of(product.title, product.categories, product.attributes, segment=segment)
    for sentence in sentences:
        for finding in find_claims(sentence.text, group, segment):
            yield Fault(f"claim_{finding.rule_id}", f"“{finding.text}” เป็นคำต้องห้าม {finding.safer}")


def _language(spoken: str) -> Iterator[Fault]:
    if len(_THAI.findall(spoken)) < _LEAST_THAI * len(_THAI_OR_LATIN.findall(spoken)) or not _THAI.search(spoken):
        yield Fault("not_thai", "บทต้องเป็นภาษาไทย")
