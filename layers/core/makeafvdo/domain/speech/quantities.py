"""Amounts as they are said: units, ranges, multiples, and the signs that stand beside numbers."""

import re

from makeafvdo.domain.speech.dimensions import without_side_letters
from makeafvdo.domain.speech.fractions import without_fractions
from makeafvdo.domain.speech.measures import BEFORE_MINUS, COUNTED_WORD, LATIN_UNIT, THAI_UNIT, UNIT_WORD
from makeafvdo.domain.speech.money import without_currencies
from makeafvdo.domain.speech.rewriting import FRESH, NUMBER, THAI, one_of, rewrites, rewritten
from makeafvdo.domain.speech.tables.units import COUNTED, LATIN_UNITS, THAI_UNITS

_CONTINUES = "ขายแล้ว|ขายไป|ยอด|รีวิว|ผู้ติดตาม|สมาชิก"
_UNIT_IN_A_RANGE = rf"%|\"|°[CF]?|(?:{LATIN_UNIT})(?![A-Za-z])|(?:{THAI_UNIT})\.?|{COUNTED_WORD}"
_NOT_IN_A_CODE = r"(?:(?<![A-Za-z\d.-])|(?<![A-Za-z\d.-][A-Za-z])|(?<=PD)|(?<=DC)|(?<=AC))"
"""Before a number with a unit. One letter may stand before it; two are a model, but for these."""
_SIDE_WORDS = "กว้าง|ยาว|สูง|ลึก|หนา|หน้า"
_SCREENS = ("2", "4", "5", "6", "8", "12")
_CARATS = ("14", "18", "22", "24")
_NETWORKS = ("2.4", "3", "4", "5", "5.8", "6")
_MEMORIES = ("16", "32", "64", "128", "256", "512")


def without_signs(text: str) -> str:
    """Only whole numbers and decimals are left as digits; units and signs beside them are words."""
    text = without_side_letters(without_currencies(without_fractions(text)))
    return rewritten(text, _PARTS)


def _thousands(found: re.Match[str]) -> str:
    thousands = f"{round(float(found[1]) * 1000):d}"
    return f"{thousands}_"


def _letter_k(found: re.Match[str]) -> str:
    """`K`: of a screen or of gold as the letter, of light in kelvin, else thousands."""
    number = found[1]
    before = found.string[max(0, found.start() - 16) : found.start()]
    after = found.string[found.end() : found.end() + 12]
    is_count = bool(re.search(_CONTINUES, before)) or bool(re.match(rf"\+| ?(?:{COUNTED_WORD}|บ)", after))
    if not is_count and (number in _CARATS or number in _SCREENS):
        return f"{number}_เค_"
    if "." in number and "จอ" in before:
        return f"{number}_เค_"
    if float(number) >= 1000:
        return f"{number}_เคลวิน_"
    return _thousands(found)


def _small_k(found: re.Match[str]) -> str:
    is_gold = found[1] in _CARATS and not re.match(rf"\+| ?(?:{COUNTED_WORD}|บ)", found.string[found.end() :])
    return f"{found[1]}_เค_" if is_gold else _thousands(found)


def _letter_g(found: re.Match[str]) -> str:
    name = "จี" if found[1] in _NETWORKS or found[1] in _MEMORIES else "กรัม"
    return f"{found[1]}_{name}_"


def _range(found: re.Match[str]) -> str:
    low, unit, high = found[1], found[2] or "", found[3]
    is_code = high.startswith("0") and len(high) > 1 and "." not in high
    if is_code or (float(low) >= float(high) and not found.string[: found.start()].endswith("ลบ_")):
        return f"{low}{unit} , {high}" if not is_code else f"{low}_{high}"
    return f"{low}{unit} ถึง {high}"


def _upwards(found: re.Match[str]) -> str:
    """`3+ ปี` → `3 ปีขึ้นไป`."""
    number, counted = found[1], found[2]
    before = found.string[max(0, found.start() - 12) : found.start()]
    if counted:
        unit = LATIN_UNITS.get(counted) or THAI_UNITS.get(counted.rstrip(".")) or counted
        return f"{number}_{unit}_ขึ้นไป_"
    if re.search("อายุ|เด็ก|วัย", before):
        return f"{number}_ปีขึ้นไป_"
    return f"{number}_บวก_" if len(number) < 3 else f"{number}_ขึ้นไป_"


def _gift(found: re.Match[str]) -> str:
    before = found.string[max(0, found.start() - 16) : found.start()]
    after = found.string[found.end() : found.end() + 8]
    is_gift = re.search("ซื้อ|โปร", before) and "แถม" not in after
    return f"{found[1]}_{'แถม' if is_gift else 'บวก'}_"


def _closes_a_quote(text: str, position: int) -> bool:
    """Whether the `"` there ends a quotation that began before a word."""
    return len(re.findall(r'(?<![\d])"', text[:position])) % 2 == 1


def _inch(found: re.Match[str]) -> str:
    return found[0] if _closes_a_quote(found.string, found.end() - 1) else f"{found[1]}_นิ้ว_"


def _pluses(found: re.Match[str]) -> str:
    count = len(found[0])
    return f"_{count}_บวก_" if count > 1 else "_บวก_"


_ONE_TO_NINE = {
    "1": "วัน",
    "2": "ทู",
    "3": "ทรี",
    "4": "โฟร์",
    "5": "ไฟว์",
    "6": "ซิกซ์",
    "7": "เซเว่น",
    "8": "เอท",
    "9": "ไนน์",
}
_PARTS = rewrites(
    (r"(?<![\d.])([2-9]) ?-?(?i:in) ?-?(1)(?!\d)", lambda n: f"_{_ONE_TO_NINE[n[1]]}_อินวัน_"),
    (r"(?<![\d.])(1\d|20) ?-?(?i:in) ?-?1(?!\d)", r"_\1_อินวัน_"),
    (r"(?<![A-Za-z])(?i:no)\. ?1(?![\d.])", "_นัมเบอร์วัน_"),
    (r"(?:(?<![A-Za-z])(?i:no)\. ?|# ?)(?=\d)", "_เบอร์_"),
    (r"(?<=\d)\.? ?(?i:k)(?=\d)", "_เค_"),
    (rf"(?<![A-Za-z\d.-])({NUMBER}) ?K(?![A-Za-z])", _letter_k),
    (rf"(?<![A-Za-z\d.-])({NUMBER})k(?![A-Za-z])", _small_k),
    (rf"(?<![A-Za-z\d.-])({NUMBER}) ?G(?![A-Za-z/])", _letter_g),
    (rf"(?<![A-Za-z\d.-])({NUMBER}) ?([mM])(?= ?(?:คน|วิว|ผู้ติดตาม|view))", r"\1_ล้าน_"),
    (rf"((?:ผู้ติดตาม|ยอดวิว|คนดู|สมาชิก) ?{NUMBER}) ?[mM](?![A-Za-z])", r"\1_ล้าน_"),
    (r"((?:เด็ก|อายุ|วัย)[^\d,]{0,12}\d{1,2}) ?[mM]\+", r"\1_เดือนขึ้นไป_"),
    (r"(?<=แรกเกิด) ?[-~] ?(?=\d)", " ถึง "),
    # minus and ranges, while the units are still beside the numbers
    (rf"{BEFORE_MINUS}-({NUMBER})(?! ?(?:{one_of(COUNTED - {'องศา', 'เดซิเบล', 'โวลต์'})}))", r"_ลบ_\1"),
    (rf"(?<=ถึง) ?-(?={NUMBER} ?(?:°|องศา))", " ลบ_"),
    (rf"(?<=\d)(?=[-~]-{NUMBER})|(?<=C)(?=[-~]-{NUMBER})", "_"),
    (rf"_[-~]-(?={NUMBER})", " ถึง ลบ_"),
    (rf"(?:(?<![A-Za-z\d.-])|(?<=AC)|(?<=DC))({NUMBER})((?: ?(?:{_UNIT_IN_A_RANGE}))?) ?[-~] ?({NUMBER})", _range),
    # dimensions and multiples
    (rf"{FRESH}[xX×] ?(?=[{THAI}])(?!{_SIDE_WORDS})", r"\1_เท่า_ "),
    (rf"(?<=\d) ?[x×*] ?(?=[{THAI}])", " คูณ "),
    (rf"(?<=[\d.{THAI}\"_]) ?[x×*X] ?(?=[_\d])", " คูณ "),
    (r"(?<=[\dmMgLlW]) ?[x×*X] ?(?=_?\d)", " คูณ "),
    (rf"{FRESH} ?[xX×](?![A-Za-z{THAI}])", r"\1_เท่า_"),
    (r"(?<![A-Za-z\d])[x×] ?(?=\d)", " คูณ "),
    (r"(?<=คูณ)  ?", " "),
    ("Ø ?", "_เส้นผ่านศูนย์กลาง_"),
    (r"(?<![\d.])(\d{1,2})'(\d{1,2})\"", r"\1_ฟุต_\2_นิ้ว_"),
    (r"(?<![\d.])(\d{1,3})' ?(?![A-Za-z])", r"\1_ฟุต_"),
    (rf"({NUMBER}) ?\"", _inch),
    # pluses
    (r"(?<=[A-Za-z])\+{2,}|(?<=(?<![A-Za-z])PA)\+", _pluses),
    (r"((?i:spf|upf) ?\d{1,3})\+", r"\1_บวก_"),
    (r"(?<=[A-Za-z])(\d{1,3})\+(?!\d)", r"\1_พลัส_"),
    (r"(?<=[A-Za-z])\+(?![A-Za-z\d+])", "_พลัส_"),
    (rf"((?:{COUNTED_WORD})_?)\+(?! ?[\dA-Za-z{THAI}])", r"\1_ขึ้นไป_"),
    (rf"(?<![\d.])({NUMBER}) ?\+ ?(?=\d)", _gift),
    (rf"(?<![\d.])({NUMBER})_?\+ ?({COUNTED_WORD}|(?:{LATIN_UNIT})(?![A-Za-z])|(?:{THAI_UNIT})\.)?", _upwards),
    # units
    (r"(?<=\d) ?°C(?![A-Za-z])", "_องศาเซลเซียส_"),
    (r"(?<=\d) ?°F(?![A-Za-z])", "_องศาฟาเรนไฮต์_"),
    ("°", "_องศา_"),
    (r" ?% ?", "_เปอร์เซ็นต์_ "),
    (r"(?<=\d) ?★", "_ดาว_"),
    (
        rf"{_NOT_IN_A_CODE}({NUMBER}) ?({LATIN_UNIT})(?![A-Za-z\d²³])(?:\.(?!\d))?",
        lambda unit: f"{unit[1]}_{LATIN_UNITS[unit[2]]}_",
    ),
    (rf"(?<=\d) ?({THAI_UNIT})(?:\.(?![{THAI}]\.)|(?![{THAI}.²³]))", lambda unit: f"_{THAI_UNITS[unit[1]]}_"),
    (rf"(?<=_)/ ?({LATIN_UNIT})(?![A-Za-z])", lambda unit: f"ต่อ_{LATIN_UNITS[unit[1]]}_"),
    (rf"(?<=[_{THAI}]) ?/ ?({THAI_UNIT})(?:\.|(?![{THAI}.]))", lambda unit: f"_ต่อ_{THAI_UNITS[unit[1]]}_"),
    (rf"({NUMBER}_? ?[{THAI}]{{1,24}}_?)(?:/| / (?={COUNTED_WORD}))(?=[{THAI}])", r"\1_ต่อ_"),
    (rf"((?:{UNIT_WORD})_?)(?:/| / (?={COUNTED_WORD}))(?=[{THAI}])", r"\1_ต่อ_"),
    (rf"(?:(?<=\d)|(?<=ราคา)) ?/ ?(?={COUNTED_WORD})", "_ต่อ_"),
    (rf"(?<![\d./])(\d+)/(?=\d+(?:_(?:{UNIT_WORD})))", r"\1_,"),
    (r"(?<![\d.])(\d+)/(?=\d)", r"\1_ทับ_"),
    (rf"(?<=\d)[ _]+(?=(?:{COUNTED_WORD})(?![ๆ]))", "_"),
    # signs
    (r"± ?", "_บวกลบ_"),
    (r"≥ ?|>= ?", "_มากกว่าหรือเท่ากับ_"),
    (r"≤ ?|<= ?", "_น้อยกว่าหรือเท่ากับ_"),
    (r"< ?(?=\d)", "_น้อยกว่า_"),
    (r"> ?(?=\d)", "_มากกว่า_"),
    (r"[~≈] ?(?=[\d_])", "_ประมาณ_"),
    (" ?= ?", " เท่ากับ "),
    (" ?& ?", "_และ_"),
    (r"(?<=[\w)]) ?\+ ?(?=\w)", " บวก "),
)
