"""Cutting spoken Thai into phrases: one breath, one caption."""

import re
from collections.abc import Sequence
from functools import lru_cache

from makeafvdo.adapters.writers.embedded.word_lists import word_list
from makeafvdo.domain.scripts.segmentation import Segment
from makeafvdo.domain.scripts.title_chunks import visible
from makeafvdo.domain.speech.tables.units import THAI_UNITS

SHORTEST, LONGEST = 7, 30
"""Visible characters of a phrase: two lines of a caption, with room for the polite particle."""
_BEST = 21
_MOST = 3
_WEAK_CUT_COSTS = 1.0
_BREATH = re.compile(
    r" (?!\d)(?!(?:มิลลิ|เซนติ|กิโล)?(?:กรัม|เมตร|ลิตร)|[A-Za-z%°]{1,4}(?![A-Za-z])|ชั่วโมง|นาที|นิ้ว|บาท|ชิ้น|รีวิว)"
)
_SHORT_UNITS = ("ตร.ม", "ซม", "มม", "กก", "มก", "มล", "ชม", "กม", "ม", "ก", "ล")
_FULL_UNITS = {f"{unit}.": THAI_UNITS[unit] for unit in _SHORT_UNITS}
_UNIT = re.compile(rf"(?<=[\d ])({'|'.join(map(re.escape, _FULL_UNITS))})")


def units_in_full(text: str) -> str:
    """`75 x 80 ซม.` → `75 x 80 เซนติเมตร`: a point inside a caption reads as its end."""
    return spaced(
        _UNIT.sub(lambda unit: _FULL_UNITS[unit[1]], re.sub(r"(?<=[\d\u0e00-\u0e7f]) [xX×*] (?=[ก-๙])", " ", text))
    )


def spaced(text: str) -> str:
    """One space between Thai letters and what is not, no double spaces, none before ๆ."""
    text = re.sub(
        r"(?<=[ก-๎])(?=\d)|(?<=[\dA-Za-z%+²³°])(?=[ก-ฮเ-ไ])|(?<=\.)(?=[ก-ฮเ-ไ][ก-๎]++(?!\.))|(?<=[ก-๎])(?=[A-Za-z])",
        " ",
        text,
    )
    return re.sub("(?<=[ก-๙]) (?=ต่อ[ก-๙])| +(?=ๆ)", "", re.sub(" +", " ", text)).strip()


def phrases_of(sentence: str, segment: Segment) -> tuple[str, ...] | None:
    """The sentence as one to three phrases, cut at its spaces, else before joining words; None if it will not fit."""
    if visible(sentence) > _MOST * LONGEST:
        return None
    atoms: list[tuple[str, str]] = []
    for clause in _BREATH.split(sentence):
        parts = _parted(segment(clause))
        atoms += [(" " if not nth and atoms else "", part) for nth, part in enumerate(parts)]
    found = _best_cut(tuple(atoms))
    return found[1] if found and len(found[1]) <= _MOST else None


def _parted(words: Sequence[str]) -> list[str]:
    parts, last = [""], ""
    for word in words:
        if word in word_list("joining") and parts[-1].strip() and last not in word_list("open"):
            parts.append("")
        parts[-1] += word
        last = word
    return parts


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
