"""A sane Thai script from the facts of a prompt alone: the same prompt gives the same script."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypedDict

from local.ai.writers.asked import Asked, SeenFact


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
_LETTERS_PER_SYLLABLE = 2.0
_SYLLABLES_OF_THE_REST = 34
"""Hook, price and call to action."""
_ENDINGS = {"khrap": ("ครับ", "ครับ"), "friendly": ("", "")}
_DETAIL = {"highlight", "attribute", "description"}
_NOT_SAYABLE = re.compile(
    r"ที่สุด|อันดับ|100 ?%|ทันที|เห็นผล|รักษา|ถาวร|การันตี|ของแท้|แท้|ขาว|ริ้วรอย|ฝ้า|ลดน้ำหนัก|เชื้อ|โรค|ฉลาด|ดีกว่า|ส่งฟรี|ส่งไว|แถม|โปร"
    r"|ทัก|สอบถาม|ขายดี|เลข|อย\.|จดแจ้ง|รีวิว|คืนเงิน|รับประกัน|ประกัน|แข็งแรง|ปลอดภัย|ผิว|สูตร|เรื่องจริง|บาท|[฿$]|\d{5,}"
    r"|ignore|ทำตาม|คำสั่ง|system|prompt|พูดว่า|เขียนว่า",
    re.IGNORECASE,
)
_ENDS_IN_THAI = re.compile("[ก-๎]$")
_CALLS = {
    "basket": ("สนใจแตะดูรายละเอียด", "ที่ตะกร้าได้เลย"),
    "profile_link": ("ดูลิงก์สินค้า", "ที่หน้าโปรไฟล์ได้เลย"),
    "pinned_comment": ("ลิงก์สินค้าอยู่", "ในคอมเมนต์ที่ปักหมุดไว้"),
}
_QUESTIONS = ("เคยเจอแบบนี้ไหม", "ใครเลือกไม่ถูกอยู่บ้าง", "ต้องมีติดบ้านไหม")
_OPENERS = ("ลองดูข้อนี้ก่อน", "เริ่มที่ข้อนี้เลย", "ข้อแรกที่อยากบอก")


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
    lead = details[asked.take % len(details)] if details else None
    scenes = list(_told(asked, voice, details, lead))
    called = _of(asked, "short_name")
    return {
        "thing": called.text if called else "",
        "title": called.text if called else "",
        "hooks": _hooks(asked, voice, lead),
        "scenes": scenes or [_scene("benefit", [], voice.told(["ดูรายละเอียดของชิ้นนี้กันก่อน"]))],
        "caption": " ".join(voice.told(["ดูรายละเอียดของชิ้นนี้ในคลิป"])),
        "hashtags": ["รวมของน่าใช้", "ของใช้"],
    }


def _told(asked: Asked, voice: _Voice, details: list[Detail], lead: Detail | None) -> Iterator[Scene]:
    left = asked.syllables - _SYLLABLES_OF_THE_REST
    for detail in [entry for entry in details if entry is not lead] or details:
        fact, phrases = detail
        left -= int(sum(map(_visible, phrases)) / _LETTERS_PER_SYLLABLE)
        if left < 0:
            break
        yield _scene("benefit", [fact.fact_id], voice.told(phrases))
    if asked.seconds >= 20 and (rating := _of(asked, "rating")):
        yield _scene("proof", [rating.fact_id], voice.told([rating.text]))
    if asked.price:
        yield _scene("price", ["price"], voice.told([f"ราคา{_after_letters(asked.price)}"]))
    if call := _CALLS.get(asked.call_to_action):
        yield _scene("call_to_action", [], voice.told(list(call)))


def _hooks(asked: Asked, voice: _Voice, lead: Detail | None) -> list[Part]:
    fact_ids, phrases = ([lead[0].fact_id], lead[1][:2]) if lead else ([], ["มาดูชิ้นนี้กัน"])
    question = _QUESTIONS[asked.take % len(_QUESTIONS)]
    told: Part = {"facts": fact_ids, "phrases": voice.told(phrases)}
    opener = _OPENERS[asked.take % len(_OPENERS)]
    priced: Part = {"facts": fact_ids, "phrases": [opener, *voice.told(phrases)]}
    if asked.price:
        priced = {"facts": ["price"], "phrases": voice.told([f"ชิ้นนี้{_after_letters(asked.price)}"])}
    return [{"facts": [], "phrases": [question + voice.question]}, told, priced]


def _after_letters(price: str) -> str:
    return f" {price}" if price[0].isdigit() else price


def _ended(phrase: str, particle: str) -> str:
    return f"{phrase} {particle}".rstrip() if not _ENDS_IN_THAI.search(phrase) else phrase + particle


def _scene(role: str, fact_ids: list[str], phrases: list[str]) -> Scene:
    return {"role": role, "facts": fact_ids, "phrases": phrases}


def _of(asked: Asked, field: str) -> SeenFact | None:
    return next((fact for fact in asked.facts if fact.field == field), None)


def _details(asked: Asked) -> Iterator[Detail]:
    """Facts that can be spoken as they stand, cut at their spaces."""
    for fact in asked.facts:
        text = fact.text.replace(": ", " ").strip(" ,:;!?*-•✓✔\"'")
        if fact.field not in _DETAIL or _NOT_SAYABLE.search(text) or not re.search("[ก-๛]", text):
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
