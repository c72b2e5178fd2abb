"""Amounts as they are said: fractions, money, dimensions, units, ranges, and the signs that stand beside numbers."""

import re

from makeafvdo.domain.speech.rewriting import FRESH, NUMBER, THAI, one_of, rewrites, rewritten
from makeafvdo.domain.speech.tables.units import COUNTED, LATIN_UNITS, SIDES, THAI_UNITS

_FRACTIONS = {
    "½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8", "⅕": "1/5",
}  # fmt: skip
_DENOMINATORS = "2|3|4|5|6|8|16|32"
_LATIN_UNIT = one_of(LATIN_UNITS)
_THAI_UNIT = one_of(THAI_UNITS)
_COUNTED = one_of(COUNTED)
_SAID = "|".join(sorted(set(COUNTED) | set(LATIN_UNITS.values()) | set(THAI_UNITS.values()), key=len, reverse=True))
_FOLLOWING_UNIT = rf"(?: ?(?:({_LATIN_UNIT})(?![A-Za-z])|({_THAI_UNIT})(?:\.|(?![{THAI}.]))|({_COUNTED})|(\")))?"
_MONEY_AFTER = rf"฿|[.,]-|(?:(?i:thb|baht)(?![A-Za-z])|บาท|บ\.|บ(?![{THAI}]))"
_BEFORE_MINUS = rf"(?<![\d{THAI}A-Za-z.)%฿°\"_])"
_CONTINUES = "ขายแล้ว|ขายไป|ยอด|รีวิว|ผู้ติดตาม|สมาชิก"
_SIDE_WORDS = "กว้าง|ยาว|สูง|ลึก|หนา|หน้า"
_SCREENS = ("2", "4", "5", "6", "8", "12")
_CARATS = ("9", "10", "14", "18", "22", "24")
_NETWORKS = ("2.4", "3", "4", "5", "5.8", "6")
_MEMORIES = ("16", "32", "64", "128", "256", "512")


def without_signs(text: str) -> str:
    """Only whole numbers and decimals are left as digits; units and signs beside them are words."""
    text = rewritten(rewritten(text, _WHOLE_AMOUNTS), _SIDES_BEHIND)
    if len(set(_SIDE.findall(text))) > 1 or _LATIN_SIDES.search(text):
        text = rewritten(text, _SIDES)
    return rewritten(text, _PARTS)


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


def _money(amount: str, name: str, hundredth: str) -> str:
    whole, _, part = amount.partition(".")
    hundredths = int(part.ljust(2, "0")[:2]) if part else 0
    if len(part) == 3:  # no money has three decimals: 1.290 is 1,290
        return f"_{whole}{part}_{name}_"
    if len(part) > 2:
        return f"_{amount}_{name}_"
    if not hundredths:
        return f"_{whole}_{name}_"
    said = f"_{hundredths}_{hundredth}_"
    return f"_{whole}_{name}{said}" if int(whole) else said


def _baht(found: re.Match[str]) -> str:
    return _money(found[1], "บาท", "สตางค์")


_CURRENCIES = {"$": ("ดอลลาร์", "เซนต์"), "€": ("ยูโร", "เซนต์"), "£": ("ปอนด์", "เพนนี"), "¥": ("เยน", "เซน")}


def _foreign_money(found: re.Match[str]) -> str:
    return _money(found[2], *_CURRENCIES[found[1]])


def _discount(found: re.Match[str]) -> str:
    """A minus before a price or a percentage is a discount."""
    before = found.string[max(0, found.start() - 6) : found.start()]
    return f"_{found[1]}" if "ลด" in before else f"_ลด_{found[1]}"


def _thousands(found: re.Match[str]) -> str:
    thousands = f"{round(float(found[1]) * 1000):d}"
    return f"{thousands}_"


def _letter_k(found: re.Match[str]) -> str:
    """`K`: of a screen or of gold as the letter, of light in kelvin, else thousands."""
    number = found[1]
    before = found.string[max(0, found.start() - 16) : found.start()]
    after = found.string[found.end() : found.end() + 12]
    is_count = bool(re.search(_CONTINUES, before)) or bool(re.match(rf"\+| ?(?:{_COUNTED}|บ)", after))
    if not is_count and (number in _CARATS or number in _SCREENS):
        return f"{number}_เค_"
    if float(number) >= 1000:
        return f"{number}_เคลวิน_"
    return _thousands(found)


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
        return f"{number}_{counted}_ขึ้นไป_"
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


_SIDE = re.compile(rf"(?<![{THAI}A-Za-z.])([กยสลน])\.? ?(?=\d)|(?<=x)([กยสลน])\.? ?(?=\d)")
_LATIN_SIDES = re.compile(rf"(?<![A-Za-z])[WDHL][: ]?{NUMBER}[^WDHL\d]{{0,8}}[WDHL][: ]?\d")
_TIMES = " ?[xX×*] ?"
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
_WHOLE_AMOUNTS = rewrites(
    (r"(?<![^ ,(])\.(?=\d)", "0."),
    (r"(?<![\d.A-Za-z/])(?:(\d{1,4}) ?)?([½¼¾⅓⅔⅛⅜⅝⅞⅕])" + _FOLLOWING_UNIT, _fraction),
    (rf"(?<![\d.A-Za-z/-])(?:(\d{{1,3}}) )?(\d{{1,2}}/(?:{_DENOMINATORS}))(?![\d/.])" + _FOLLOWING_UNIT, _fraction),
    (rf"{_BEFORE_MINUS}- ?(?=฿ ?\d)", "_ลด_"),
    (rf"{_BEFORE_MINUS}-({NUMBER} ?(?:%|฿|บาท))", _discount),
    (rf"((?i:thb) ?|฿ ?){FRESH} ?[-~] ?(?:(?i:thb) ?|฿ ?)?(?={NUMBER})", r"\2 ถึง ฿"),
    (rf"{FRESH} ?(?:{_MONEY_AFTER}) ?[-~] ?(?=฿? ?{NUMBER} ?(?:{_MONEY_AFTER}))", r"\1 ถึง "),
    (rf"{FRESH} ?[-~] ?(?={NUMBER} ?(?:{_MONEY_AFTER}))", r"\1 ถึง "),
    (
        rf"(?:(?i:(?<![A-Za-z])thb) ?|฿ ?)(?={NUMBER})(?=(?P<n>{NUMBER}))(?P=n)(?: ?(?:{_MONEY_AFTER}))?",
        lambda m: _money(m["n"], "บาท", "สตางค์"),
    ),
    (rf"{FRESH} ?(?:{_MONEY_AFTER})", _baht),
    (rf"(?:US)?([$€£¥]) ?({NUMBER})", _foreign_money),
    (rf"{FRESH} ?(?i:usd)(?![A-Za-z])", r"_\1_ดอลลาร์_"),
    (r"(?<=\d)\.00(?!\.?\d)", ""),
    ("฿", "_บาท_"),
)
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
_PER_LEFT = rf"(?:{_SAID})"
_PARTS = rewrites(
    (r"(?<![\d.])([2-9]) ?-?(?i:in) ?-?(1)(?!\d)", lambda n: f"_{_ONE_TO_NINE[n[1]]}_อินวัน_"),
    (r"(?<![A-Za-z])(?i:no)\. ?1(?![\d.])", "_นัมเบอร์วัน_"),
    (r"(?:(?<![A-Za-z])(?i:no)\. ?|# ?)(?=\d)", "_เบอร์_"),
    (r"(?<=\d)\.? ?(?i:k)(?=\d)", "_เค_"),
    (rf"(?<![A-Za-z\d.-])({NUMBER}) ?K(?![A-Za-z])", _letter_k),
    (rf"(?<![A-Za-z\d.-])({NUMBER})k(?![A-Za-z])", _thousands),
    (rf"(?<![A-Za-z\d.-])({NUMBER}) ?G(?![A-Za-z/])", _letter_g),
    (rf"(?<![A-Za-z\d.-])({NUMBER}) ?([mM])(?= ?(?:คน|วิว|ผู้ติดตาม|view))", r"\1_ล้าน_"),
    # minus and ranges, while the units are still beside the numbers
    (rf"{_BEFORE_MINUS}-({NUMBER})(?! ?(?:{one_of(COUNTED - {'องศา', 'เดซิเบล', 'โวลต์'})}))", r"_ลบ_\1"),
    (rf"(?<=ถึง) ?-(?={NUMBER} ?(?:°|องศา))", " ลบ_"),
    (rf"(?<=\d)(?=[-~]-{NUMBER})|(?<=C)(?=[-~]-{NUMBER})", "_"),
    (rf"_[-~]-(?={NUMBER})", " ถึง ลบ_"),
    (
        rf"(?<![A-Za-z\d.-])({NUMBER})((?: ?(?:%|°[CF]?|(?:{_LATIN_UNIT})(?![A-Za-z])|(?:{_THAI_UNIT})\.?|(?:{_COUNTED})))?)"
        rf" ?[-~] ?({NUMBER})",
        _range,
    ),
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
    (r"((?i:spf) ?\d{1,3})\+", r"\1_บวก_"),
    (r"(?<=[A-Za-z])(\d{1,3})\+(?!\d)", r"\1_พลัส_"),
    (r"(?<=[A-Za-z])\+(?![A-Za-z\d+])", "_พลัส_"),
    (rf"((?:{_COUNTED}) ?)\+(?! ?\d)", r"\1_ขึ้นไป_"),
    (rf"(?<![\d.])({NUMBER}) ?\+ ?(?=\d)", _gift),
    (rf"(?<![\d.])({NUMBER}) ?_?\+ ?({_COUNTED}|{_LATIN_UNIT}(?![A-Za-z])|{_THAI_UNIT}\.)?", _upwards),
    # units
    (r"(?<=\d) ?°C(?![A-Za-z])", "_องศาเซลเซียส_"),
    (r"(?<=\d) ?°F(?![A-Za-z])", "_องศาฟาเรนไฮต์_"),
    ("°", "_องศา_"),
    (r" ?% ?", "_เปอร์เซ็นต์_ "),
    (r"(?<=\d) ?★", "_ดาว_"),
    (
        rf"(?:(?<![A-Za-z\d.-])|(?<![A-Za-z\d.-][A-Za-z])|(?<=PD)|(?<=DC)|(?<=AC))({NUMBER}) ?({_LATIN_UNIT})(?![A-Za-z\d²³])(?:\.(?!\d))?",
        lambda unit: f"{unit[1]}_{LATIN_UNITS[unit[2]]}_",
    ),
    (rf"(?<=\d) ?({_THAI_UNIT})(?:\.(?![{THAI}]\.)|(?![{THAI}.²³]))", lambda unit: f"_{THAI_UNITS[unit[1]]}_"),
    (rf"(?<=_)/ ?({_LATIN_UNIT})(?![A-Za-z])", lambda unit: f"ต่อ_{LATIN_UNITS[unit[1]]}_"),
    (rf"(?<=[_{THAI}]) ?/ ?({_THAI_UNIT})(?:\.|(?![{THAI}.]))", lambda unit: f"_ต่อ_{THAI_UNITS[unit[1]]}_"),
    (rf"({NUMBER}_? ?[{THAI}]{{1,24}}_?) ?/ ?(?=[{THAI}])", r"\1_ต่อ_"),
    (rf"((?:{_PER_LEFT})_?) ?/ ?(?=(?:{_COUNTED}|[{THAI}]))", r"\1_ต่อ_"),
    (rf"(?<=\d)/ ?(?={_COUNTED})", "_ต่อ_"),
    (r"(?<![\d.])(\d+)/(?=\d)", r"\1_ทับ_"),
    (rf"(?<=\d)[ _]+(?=(?:{_COUNTED})(?![ๆ]))", "_"),
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
