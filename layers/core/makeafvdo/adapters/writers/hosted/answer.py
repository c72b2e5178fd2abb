"""The form of an answer, in the JSON Schema subset that every service takes, and its reading.

Subset: objects, arrays, strings and enums, everything required, no further properties, no lengths, no patterns. How
many of each, and how long, is said in the descriptions and checked here and by the check of drafts.
"""

import json
import re
from collections.abc import Mapping
from typing import TypeGuard

from pydantic import ValidationError

from makeafvdo.domain.ai_faults import AiFault, FaultKind
from makeafvdo.domain.products.screenshots import MOST_FACTS, ScreenshotReading
from makeafvdo.domain.scripts.draft import Draft

Json = object
Schema = dict[str, Json]


def _object(**properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _texts(description: str) -> Schema:
    return {"type": "array", "items": {"type": "string"}, "description": description}


def _text(description: str) -> Schema:
    return {"type": "string", "description": description}


_FACTS = _texts("id ของ fact ที่วลีเหล่านี้อ้าง")

DRAFT_SCHEMA = _object(
    thing=_text("สินค้าคืออะไร หนึ่งถึงสองคำ ไม่แน่ใจเป็นข้อความว่าง"),
    title=_text("ชื่อสั้นบนภาพ ไม่เกิน 30 ตัวอักษร หรือข้อความว่าง"),
    hooks={
        "type": "array",
        "description": "3 ฮุกพอดี: คำถาม, ข้อเท็จจริงหรือตัวเลข, ราคา",
        "items": _object(facts=_FACTS, phrases=_texts("1 ถึง 3 วลี")),
    },
    scenes={
        "type": "array",
        "description": "ฉากหลังฮุกตามลำดับ 1 ถึง 20 ฉาก",
        "items": _object(
            role={"type": "string", "enum": ["benefit", "proof", "price", "call_to_action"]},
            facts=_FACTS,
            phrases=_texts("1 ถึง 4 วลี วลีละไม่เกิน 40 ตัวอักษรที่เห็น"),
        ),
    },
    caption=_text("ข้อความใต้โพสต์ ไม่มีแฮชแท็ก"),
    hashtags=_texts("2 ถึง 5 คำ"),
)
"""Facts before phrases: what a sentence rests on is chosen before it is written."""

SCREENSHOT_SCHEMA = _object(
    name=_text("ชื่อสินค้าตามที่เห็น หรือข้อความว่าง"),
    price_text=_text("ราคาตามที่เห็น หรือข้อความว่าง"),
    facts=_texts("ข้อความเกี่ยวกับสินค้าตามที่เห็น ไม่เกิน 20 ข้อ"),
)

_FENCED = re.compile(r"```(?:json)?\s*(.*?)\s*```", re.DOTALL | re.IGNORECASE)


def draft_of(answer: Json) -> Draft:
    """A draft from a parsed object or from text around one. Raises AiFault malformed.

    Forgiven: a missing caption, hashtags with their #, null for an empty text, one phrase instead of a list, blank
    phrases and spaces too many, capitals in a role, a fourth hook. Not forgiven: keys nobody asked for.
    """
    content = _object_of(answer)
    hooks = _parts(content.get("hooks"))[:3]
    scenes = [_with_role(part) for part in _parts(content.get("scenes"))]
    texts = {name: content.get(name) or "" for name in ("thing", "title", "caption")}
    hashtags = [tag.lstrip("#") if isinstance(tag, str) else tag for tag in _listed(content.get("hashtags"))]
    tidy = {name: text.strip() if isinstance(text, str) else text for name, text in texts.items()}
    try:
        return Draft.model_validate(content | tidy | {"hooks": hooks, "scenes": scenes, "hashtags": hashtags})
    except ValidationError:
        raise AiFault(FaultKind.MALFORMED) from None


def reading_of(answer: Json) -> ScreenshotReading:
    """As `draft_of`; facts beyond the first twenty are dropped."""
    content = _object_of(answer)
    facts = [fact for fact in _listed(content.get("facts")) if fact is not None and fact != ""][:MOST_FACTS]
    texts = {name: content.get(name) or "" for name in ("name", "price_text")}
    try:
        return ScreenshotReading.model_validate(content | texts | {"facts": facts})
    except ValidationError:
        raise AiFault(FaultKind.MALFORMED) from None


def _object_of(answer: Json) -> dict[str, Json]:
    found = _parsed(answer) if isinstance(answer, str) else answer
    if not _is_object(found):
        raise AiFault(FaultKind.MALFORMED)
    return dict(found)


def _parsed(text: str) -> Json:
    """The JSON in a ``` fence, or between the outermost braces."""
    fenced = _FENCED.search(text)
    for candidate in (text, fenced[1] if fenced else "", text[text.find("{") : text.rfind("}") + 1]):
        try:
            found: Json = json.loads(candidate)
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict):
            return found
    return None


def _parts(value: Json) -> list[Json]:
    """Hooks or scenes, each with a list of phrases that are not blank."""
    return [part | {"phrases": _phrases(part.get("phrases"))} if _is_object(part) else part for part in _listed(value)]


def _phrases(value: Json) -> list[Json]:
    said = [" ".join(phrase.split()) if isinstance(phrase, str) else phrase for phrase in _listed(value)]
    return [phrase for phrase in said if phrase != ""]


def _with_role(part: Json) -> Json:
    if _is_object(part) and isinstance(role := part.get("role"), str):
        return part | {"role": role.strip().lower().replace("-", "_").replace(" ", "_")}
    return part


def _listed(value: Json) -> list[Json]:
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def _is_object(value: Json) -> TypeGuard[dict[str, Json]]:
    return isinstance(value, Mapping)
