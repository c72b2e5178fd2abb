"""A sane Thai script from the facts of a prompt alone: the same prompt gives the same script."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypedDict

from local.ai.writers.asked import Asked, SeenFact
from makeafvdo.domain.scripts.thai_length import script_seconds


class Part(TypedDict):
    facts: list[str]
    phrases: list[str]


class Scene(Part):
    role: str


class Script(TypedDict):
    """The form of an answer."""

    thing: str
    title: str
    hooks: list[Part]
    scenes: list[Scene]
    caption: str
    hashtags: list[str]


Detail = tuple[SeenFact, list[str]]
"""A fact and the phrases that tell it."""

_LONGEST = 38
_TOLERANCE = 1.03
"""A script lasts at most this part of the seconds asked."""
_ENDINGS = {"khrap": ("ครับ", "ครับ"), "friendly": ("", "")}
_DETAIL = {"highlight", "attribute", "description"}
_NOT_SAYABLE = re.compile(
    r"ที่สุด|อันดับ|100 ?%|ทันที|เห็นผล|รักษา|ถาวร|การันตี|ของแท้|แท้|ขาว|ริ้วรอย|ฝ้า|ลดน้ำหนัก|เชื้อ|โรค|ฉลาด|ดีกว่า|ส่งฟรี|ส่งไว|แถม|โปร"
    r"|ทัก|สอบถาม|ขายดี|เลข|อย\.|จดแจ้ง|รีวิว|คืนเงิน|รับประกัน|ประกัน|แข็งแรง|ปลอดภัย|ผิว|สูตร|เรื่องจริง|บาท|[฿$]|\d{5,}"
    r"|ignore|ทำตาม|คำสั่ง|ตะกร้า|system|prompt|พูดว่า|เขียนว่า",
    re.IGNORECASE,
)
_ROLES = ("benefit", "proof", "call_to_action")
_ENDS_IN_THAI = re.compile("[ก-๎]$")
_CALLS = {
    "basket": ("สนใจแตะดูรายละเอียด", "ที่ตะกร้าได้เลย"),
    "profile_link": ("ดูลิงก์สินค้า", "ที่โปรไฟล์ได้เลย"),
    "pinned_comment": ("ลิงก์สินค้าอยู่", "ในคอมเมนต์ที่ปักหมุดไว้"),
}
_QUESTIONS = ("ใครเลือกไม่ถูกอยู่บ้าง", "เลือกแบบไหนดี", "ดูจากอะไรก่อนดี")
_ADVICE = ("ดูรูปในคลิปให้ครบทุกมุมก่อน", "อ่านรายละเอียดให้ครบก่อนเลือก", "เทียบกับที่ใช้อยู่ก่อนก็ได้")
_HANGING = re.compile("(?:นะ|หรือ|ไหม|และ|ที่|กับ|ของ)$")


@dataclass(frozen=True)
class _Voice:
    statement: str
    question: str

    def told(self, phrases: list[str]) -> list[str]:
        return [*phrases[:-1], _ended(phrases[-1], self.statement)]


def script_for(asked: Asked) -> Script:
    """Length, tone, wording of the price and call to action are as ordered."""
    voice = _Voice(*_ENDINGS.get(asked.tone, ("ค่ะ", "คะ")))
    details = list(_details(asked))
    turn = asked.take % max(len(details), 1)
    details = [*details[turn:], *details[:turn]]
    hooks = _hooks(asked, voice, details)
    called = _of(asked, "short_name")
    return {
        "thing": called.text if called else "",
        "title": called.text if called else "",
        "hooks": hooks,
        "scenes": _scenes(asked, voice, details, hooks),
        "caption": " ".join(voice.told(["ดูรายละเอียดของชิ้นนี้ในคลิป"])),
        "hashtags": ["รวมของน่าใช้", "ของใช้"],
    }


def _scenes(asked: Asked, voice: _Voice, details: list[Detail], hooks: list[Part]) -> list[Scene]:
    """What sells, as much of it as fits, then the price and the call to action; advice where facts run out."""
    benefits = [_scene("benefit", [fact.fact_id], voice.told(phrases)) for fact, phrases in details[1:] or details]
    proofs = [_scene("proof", [fact.fact_id], voice.told([fact.text])) for fact in _proofs(asked)]
    advice = [_scene("call_to_action", [], voice.told([line])) for line in _ADVICE]
    closing = list(_closing(asked, voice))
    told: list[Scene] = []
    for scene in [*benefits[:4], *proofs, *benefits[4:], *advice]:
        if _seconds(hooks, [*told, scene, *closing]) <= asked.seconds * _TOLERANCE:
            told.append(scene)
    return [*sorted(told, key=lambda scene: _ROLES.index(scene["role"])), *closing] or advice[:1]


def _closing(asked: Asked, voice: _Voice) -> Iterator[Scene]:
    if asked.price:
        yield _scene("price", ["price"], voice.told([f"ราคา{_after_letters(asked.price)}"]))
    if call := _CALLS.get(asked.call_to_action):
        yield _scene("call_to_action", [], voice.told(list(call)))


def _proofs(asked: Asked) -> Iterator[SeenFact]:
    yield from (fact for field in ("rating", "sold_count") if (fact := _of(asked, field)))


def _seconds(hooks: list[Part], scenes: list[Scene]) -> float:
    rest = tuple(tuple(scene["phrases"]) for scene in scenes)
    return max(script_seconds((tuple(hook["phrases"]), *rest)) for hook in hooks)


def _hooks(asked: Asked, voice: _Voice, details: list[Detail]) -> list[Part]:
    question = _QUESTIONS[asked.take % len(_QUESTIONS)]
    told: list[Part] = [{"facts": [fact.fact_id], "phrases": voice.told(phrases[:2])} for fact, phrases in details]
    told += [{"facts": [], "phrases": voice.told([line])} for line in _ADVICE]
    if asked.price:
        told[1] = {"facts": ["price"], "phrases": voice.told([f"ชิ้นนี้{_after_letters(asked.price)}"])}
    return [{"facts": [], "phrases": [question + voice.question]}, *told[:2]]


def _after_letters(price: str) -> str:
    return f" {price}" if price[0].isdigit() else price


def _ended(phrase: str, particle: str) -> str:
    return phrase + particle if _ENDS_IN_THAI.search(phrase) else f"{phrase} {particle}".rstrip()


def _scene(role: str, fact_ids: list[str], phrases: list[str]) -> Scene:
    return {"role": role, "facts": fact_ids, "phrases": phrases}


def _of(asked: Asked, field: str) -> SeenFact | None:
    return next((fact for fact in asked.facts if fact.field == field), None)


def _details(asked: Asked) -> Iterator[Detail]:
    """Facts that can be spoken as they stand, cut at their spaces."""
    for fact in asked.facts:
        text = fact.text.replace(": ", " ").strip(" ,:;!?*-•✓✔\"'")
        if (
            fact.field not in _DETAIL
            or _NOT_SAYABLE.search(text)
            or not re.search("[ก-๛]", text)
            or _HANGING.search(text)
        ):
            continue
        phrases = list(_phrases(text))
        if phrases and len(phrases) <= 4:
            yield fact, phrases


def _phrases(text: str) -> Iterator[str]:
    """Nothing where a piece without a space is too long for a breath."""
    pieces: list[str] = []
    for word in text.split():
        joins_number = bool(pieces) and (pieces[-1][-1].isdigit() or word[0].isdigit() or word.isascii())
        if pieces and (joins_number or _visible(pieces[-1] + word) < _LONGEST):
            pieces[-1] += f" {word}"
        else:
            pieces.append(word)
    if all(_visible(piece) <= _LONGEST for piece in pieces):
        yield from pieces


def _visible(text: str) -> int:
    return sum(1 for letter in text if unicodedata.category(letter) != "Mn")
