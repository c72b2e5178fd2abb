"""Fractions as they are said: `1½ ลิตร` is หนึ่งลิตรครึ่ง."""

import re

from makeafvdo.domain.speech.measures import FOLLOWING_UNIT
from makeafvdo.domain.speech.rewriting import rewrites, rewritten
from makeafvdo.domain.speech.tables.reading import read_table
from makeafvdo.domain.speech.tables.units import LATIN_UNITS, THAI_UNITS

_FRACTIONS = read_table("½=1/2 ¼=1/4 ¾=3/4 ⅓=1/3 ⅔=2/3 ⅛=1/8 ⅜=3/8 ⅝=5/8 ⅞=7/8 ⅕=1/5")
_DENOMINATORS = "2|3|4|5|6|8|16|32"


def without_fractions(text: str) -> str:
    """Fractions with the unit after them in words."""
    return rewritten(text, _ROWS)


def _fraction(found: re.Match[str]) -> str:
    whole, fraction = found[1], found[2]
    over, under = _FRACTIONS.get(fraction, fraction).split("/")
    latin, thai, counted, inch = found[3], found[4], found[5], found[6]
    unit = LATIN_UNITS.get(latin or "") or THAI_UNITS.get(thai or "") or counted or ("นิ้ว" if inch else "")
    if not int(under) or int(over) >= int(under):
        return found[0].replace("/", "_ทับ_")
    if (over, under) == ("1", "2"):
        return f"_{whole}_{unit}_ครึ่ง_" if whole else f"_ครึ่ง_{unit}_"
    tenths = int(over) / int(under)
    if whole and round(tenths, 3) == tenths:
        return f"_{whole}{f'{tenths:.3f}'.rstrip('0')[1:]}_{unit}_"
    said = f"เศษ_{over}_ส่วน_{under}_{unit}_"
    return f"_{whole}_{said}" if whole else f"_{said}"


_ROWS = rewrites(
    (r"(?<![^ ,(])\.(?=\d)", "0."),
    (r"(?<![\d.A-Za-z/])(?:(\d{1,4}) ?)?([½¼¾⅓⅔⅛⅜⅝⅞⅕])" + FOLLOWING_UNIT, _fraction),
    (rf"(?<![\d.A-Za-z/-])(?:(\d{{1,3}}) )?(\d{{1,2}}/(?:{_DENOMINATORS}))(?![\d/.])" + FOLLOWING_UNIT, _fraction),
)
