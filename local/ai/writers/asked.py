"""What a prompt asks for, as a peer reads it: the order, the fenced facts, and the page text a model may obey."""

import json
import re
from dataclasses import dataclass

_FACT = re.compile(r"^facts-\S+ (\{.*\})$", re.MULTILINE)
_ORDER = re.compile(r'^\{"seconds".*\}$', re.MULTILINE)
_FENCED = re.compile(r"<(facts-[^>\s]+)>\n(.*?)\n</\1>", re.DOTALL)


@dataclass(frozen=True)
class SeenFact:
    fact_id: str
    field: str
    text: str


@dataclass(frozen=True)
class Asked:
    system: str
    facts: tuple[SeenFact, ...]
    seconds: int
    tone: str
    price: str | None
    """The words for the price."""
    call_to_action: str
    take: int
    page: str
    """All text inside the fence."""


def asked(system: str, user: str) -> Asked | None:
    """None where the prompt holds no order or no fence."""
    order_found, fenced = _ORDER.search(user), _FENCED.search(user)
    if not order_found or not fenced:
        return None
    order = json.loads(order_found[0])
    facts = [json.loads(line) for line in _FACT.findall(fenced[2])]
    return Asked(
        system=system,
        facts=tuple(SeenFact(fact["id"], fact["field"], fact["text"]) for fact in facts),
        seconds=order["seconds"],
        tone=order["tone"],
        price=order["price"],
        call_to_action=order["call_to_action"],
        take=order["take"],
        page="\n".join(fact["text"] for fact in facts),
    )
