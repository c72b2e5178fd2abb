"""The letters of width, length and height beside numbers, Thai and Latin."""

import re

from makeafvdo.domain.speech.rewriting import NUMBER, THAI, rewrites, rewritten
from makeafvdo.domain.speech.tables.units import SIDES


def without_side_letters(text: str) -> str:
    """`ก. 50 x ย. 70` → `กว้าง 50 x ยาว 70`; a single letter only with its point and before a length: `ส.20 ซม.`."""
    text = rewritten(text, _SIDES_BEHIND)
    several = len(set(_SIDE.findall(text))) > 1 or _LATIN_SIDES.search(text)
    return rewritten(text, _SIDES if several else _ONE_SIDE)


_SIDE = re.compile(rf"(?<![{THAI}A-Za-z.])([กยสลน])\.? ?(?=\d)|(?<=x)([กยสลน])\.? ?(?=\d)")
_LATIN_SIDES = re.compile(rf"(?<![A-Za-z])[WDHL][: ]?{NUMBER}[^WDHL\d]{{0,8}}[WDHL][: ]?\d")
_TIMES = " ?[xX×*] ?"
_ONE_SIDE = rewrites(
    (
        rf"(?<![{THAI}A-Za-z.])([กยส])\. ?(?={NUMBER} ?(?:ซม|มม|ม\.|เมตร|เซน|นิ้ว|ฟุต|cm|mm|m(?![A-Za-z])))",
        lambda side: f"_{SIDES[side[1]]}_",
    ),
)
_SIDES_BEHIND = rewrites(
    (
        rf"({NUMBER}) ?([WDHL]){_TIMES}({NUMBER}) ?([WDHL])(?:{_TIMES}({NUMBER}) ?([WDHL]))?(?![A-Za-z])",
        lambda found: " คูณ ".join(f"_{SIDES[found[side]]}_{found[side - 1]}" for side in (2, 4, 6) if found[side]),
    ),
    (
        rf"(?<![{THAI}A-Za-z])(?:[กยสลน]\.? ?[x×*] ?)+[กยสลน](?![{THAI}A-Za-z\d])",
        lambda found: " คูณ ".join(SIDES[side] for side in re.findall("[กยสลน]", found[0])),
    ),
    (
        r"(?<![A-Za-z])(?:[WDHL] ?[x×*] ?)+[WDHL](?![A-Za-z\d])",
        lambda found: " คูณ ".join(SIDES[side] for side in re.findall("[WDHL]", found[0])),
    ),
)
_SIDES = rewrites(
    (rf"(?<![{THAI}A-Za-z])([กยสลน])\.? ?(?=\d)", lambda side: f"_{SIDES[side[1]]}_"),
    (r"(?<=[xX×*])([กยสลน])\.? ?(?=\d)", lambda side: f"_{SIDES[side[1]]}_"),
    (r"(?<![A-Za-z])([WDHL])[: ]?(?=\d)|(?<=\d[xX])([WDHL])[: ]?(?=\d)", lambda side: f"_{SIDES[side[1] or side[2]]}_"),
)
