"""What a peer's model answers, before it is wrapped as its service wraps it."""

import json
from collections.abc import Mapping

from local.ai.writers.asked import asked
from local.ai.writers.obeying import obeyed
from local.ai.writers.pictures import reading
from local.ai.writers.scripts import script_for


def answer(system: str, user: str, schema: object, fault: str) -> dict[str, object]:
    """A script, or the reading of a picture where the schema asks for one; `extra_keys` adds what nobody asked for."""
    properties = schema.get("properties", {}) if isinstance(schema, Mapping) else {}
    if "price_text" in properties:
        found: dict[str, object] = reading(system, fault)
    elif order := asked(system, user):
        found = dict(obeyed(order, fault) if fault.startswith("obeys") else script_for(order))
    else:
        found = dict.fromkeys(properties, "")
    return found | {"confidence": 0.9, "note": "as you wished"} if fault == "extra_keys" else found


def answer_text(system: str, user: str, schema: object, fault: str) -> str:
    """Also `fenced` (a ``` fence and chatter around), `half` (broken off) and `prose` (no JSON at all)."""
    text = json.dumps(answer(system, user, schema, fault), ensure_ascii=False)
    match fault:
        case "fenced":
            return f"นี่คือสคริปต์ที่ขอค่ะ\n```json\n{text}\n```\nหวังว่าจะชอบนะคะ"
        case "half":
            return text[: len(text) // 2]
        case "prose":
            return "ขออภัย ฉันไม่สามารถตอบเป็น JSON ได้"
        case _:
            return text
