"""Cutting spoken Thai into phrases: one breath, one caption."""

import re
from functools import lru_cache

from makeafvdo.adapters.writers.cleaning import visible

SHORTEST, LONGEST, LONGEST_SAID = 8, 29, 32
"""Visible characters of a phrase: two lines of a caption, the last three for the polite particle."""
_BEST = 21
_MOST = 4
_WEAK_CUT_COSTS = 1.0

_SPACE = re.compile(r"(?<!\d) (?!\d)|(?<=\d) (?=(?:เหมาะ|ใช้|มี|ทำ|พร้อม|และ|รับ|ไม่|ช่วย|วาง|เนื้อ|กัน)[ก-๙]*)")
_JOINT = re.compile(
    "(?<=[ก-๙])(?=(?:และ(?!ะ)|สำหรับ|เพื่อ(?!น)|ซึ่ง|หรือ(?!ก)|แต่(?!ง|ล)|ทำให้|พร้อม(?!กัน)|เหมาะ|โดย(?!สาร)|ช่วยให้|จึง|เพราะ|ไม่ต้อง|ไม่ว่า|แม้|เวลา|รองรับ))"
)


def phrases_of(sentence: str) -> tuple[str, ...] | None:
    """The sentence as one to four phrases, cut at its spaces, else before joining words; None if it will not fit."""
    if visible(sentence) > _MOST * LONGEST:
        return None
    atoms = [
        (" " if place else "", part) if not nth else ("", part)
        for place, clause in enumerate(_SPACE.split(sentence))
        for nth, part in enumerate(_JOINT.split(clause))
        if part
    ]
    found = _best_cut(tuple(atoms))
    return found[1] if found and len(found[1]) <= _MOST else None


@lru_cache(maxsize=4096)
def _best_cut(atoms: tuple[tuple[str, str], ...]) -> tuple[float, tuple[str, ...]] | None:
    """The cheapest way to cut: phrases near the best length, at spaces rather than before joining words."""
    if not atoms:
        return 0.0, ()
    options = []
    for taken in range(1, len(atoms) + 1):
        phrase = "".join(gap + part for gap, part in atoms[:taken]).strip()
        if not SHORTEST <= visible(phrase) <= LONGEST:
            continue
        rest = _best_cut(atoms[taken:])
        if rest is not None:
            is_weak = taken < len(atoms) and not atoms[taken][0]
            cost = ((visible(phrase) - _BEST) / 8) ** 2 + _WEAK_CUT_COSTS * is_weak + rest[0]
            options.append((cost, (phrase, *rest[1])))
    return min(options, default=None)
