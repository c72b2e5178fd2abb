"""Digits that are no amount: telephone numbers, licences, clock times, dates, ratios, scores."""

import re

from makeafvdo.domain.speech.measures import COUNTED_WORD, LATIN_UNIT, THAI_UNIT
from makeafvdo.domain.speech.rewriting import FRESH, NUMBER, THAI, rewrites, rewritten
from makeafvdo.domain.speech.tables.units import MONTHS
from makeafvdo.domain.speech.thai_numbers import SPELLED_FROM_DIGITS, amount_in_thai, digits_in_thai

_HOUR = r"(?:[01]?\d|2[0-4])"
_CLOCK = rf"(?<![\d.:,])({_HOUR})[:.]([0-5]\d)(?::00)?(?![\d:%]|\.\d)"
_HALF_OF_DAY = r" ?([ap])\.?m\b\.?"
_TO = r" ?(?:-|~|ถึง) ?"
_PLAIN_CLOCK = rf"(?<![\d.:])({_HOUR})[:.](00|15|30|45)(?![\d%]|\.\d)"
_SCALE_WORDS = "สเกล|มาตราส่วน|อัตราส่วน|สัดส่วน|โมเดล|รถเหล็ก|(?i:scale)"
_RATIO_WORDS = re.compile(r"สเกล|อัตรา|สัดส่วน|ผสม|เจือจาง|จอ|ภาพ|วิดีโอ|คลิป|โมเดล|scale|ratio|model", re.IGNORECASE)
_CLOCK_WORDS = re.compile("เปิด|ปิด|เวลา|ตั้งแต่|ตอน|เริ่ม|ไลฟ์|ถึง|ก่อน|หลัง|รอบ|ทุ่ม|เช้า|เย็น|เที่ยง|ส่ง|live", re.IGNORECASE)
_SEEN_BEFORE = 24
"""How far back, in characters, a word still tells what a number is."""
_HOURS_FROM_WHICH_TWO_DIGITS_ARE_A_CLOCK = 10
_MINUTES_OF_PLAIN_TIMES = 5
_SALE_WORDS = "ลด|เซล|โปร|จัด|ช้อป|ช็อป|มา|วัน|แคมเปญ|ดีล|โค้ด|แจก|นี้|sale|day|mega|big|super"


def without_codes(text: str) -> str:
    """What is said digit by digit, as a time, a date, a ratio or a score, in words or in plain whole numbers."""
    return rewritten(text, _CODES)


def _digits(found: re.Match[str]) -> str:
    groups = re.findall(r"\d+", found[0])
    return f"_{'_'.join(map(digits_in_thai, groups))}_"


def _choice(found: re.Match[str]) -> str:
    return f"{found[1]}_{found[2].replace('/', '_,_')}_"


def _grouped(found: re.Match[str]) -> str:
    """Digits in groups are an amount, even as many as a code has."""
    digits = found[2].replace(",", "")
    if len(digits) < SPELLED_FROM_DIGITS:
        return f"{found[1] or ''}{digits}"
    return f"_{amount_in_thai(int(digits))}_{'บาท_' if found[1] else ''}"


def _licence(found: re.Match[str]) -> str:
    name = {"อย": "ออยอ", "มอก": "มอกอ"}[found[1]]
    return f"_{name}_{'_'.join(map(digits_in_thai, re.findall('[0-9]+', found[2])))}_"


def _clock(found: re.Match[str]) -> str:
    return _time(found[1], found[2])


def _time(hour: str, minute: str, half: str = "") -> str:
    hours = int(hour)
    if half == "p" and hours < 12:
        hours += 12
    minutes = f"{int(minute)}_นาที_" if int(minute) else ""
    return f"_{hours}_นาฬิกา_{minutes}"


def _clock_or_ratio(found: re.Match[str]) -> str:
    before = found.string[max(0, found.start() - _SEEN_BEFORE) : found.start()]
    hour, minute = found[1], found[2]
    if _is_clock(before, hour, minute):
        return _time(hour, minute)
    return f"{hour}_ต่อ_{minute}"


def _is_clock(before: str, hour: str, minute: str) -> bool:
    if len(minute) != 2 or int(minute) > 59 or int(hour) > 24 or _RATIO_WORDS.search(before):
        return False
    if _CLOCK_WORDS.search(before) or hour.startswith("0"):
        return True
    if int(hour) >= _HOURS_FROM_WHICH_TWO_DIGITS_ARE_A_CLOCK:
        return (hour, minute) != ("16", "10")
    return hour != "1" and int(minute) % _MINUTES_OF_PLAIN_TIMES == 0


def _full_date(found: re.Match[str]) -> str:
    day, month, year = int(found[1]), int(found[2]), found[3]
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return _digits(found)
    return f"_{day}_{MONTHS[month - 1]}_{int(year)}_"


def _date_by_year(found: re.Match[str]) -> str:
    return f"{_day_and_month(found[3], found[2])}{int(found[1])}_"


def _steel(found: re.Match[str]) -> str:
    """The name of an alloy, no amount."""
    return f"{found[1]}_{digits_in_thai(found[2])}_{'แอล_' if found[3] else ''}"


def _date(found: re.Match[str]) -> str:
    return found[1] + _day_and_month(found[2], found[3])


def _day_and_month(day: str, month: str) -> str:
    return f"_{int(day)}_{MONTHS[int(month) - 1]}_"


def _version(found: re.Match[str]) -> str:
    return f"_{'_จุด_'.join(found[0].split('.'))}_"


_UNIT = rf"(?:{LATIN_UNIT})(?![A-Za-z])|(?:{THAI_UNIT})\.|%|฿|[.,]-|(?i:thb)|{COUNTED_WORD}"
_MODEL_WORDS = (
    "รุ่น|ไซ[สซ]์|เบอร์|ไอโฟน|ไอแพด|ขนาด|สี|(?i:iphone|ipad|size|model|series|gen|galaxy|note|redmi|reno|mate|watch|pro|no)"
)
"""Numbers with a stroke between them behind one of these are a choice: iPhone 13/14/15."""
_STEEL = "สเตนเลส|สแตนเลส|เหล็ก|เกรด|(?i:stainless(?: steel)?|sus)"
_SCORED = "|".join(f"(?<={word})|(?<={word} )" for word in ("คะแนน", "รีวิว", "ใจ", "ให้"))
_SIZES = r"(?:0|[1-9]\d?)(?:[ -]+(?:0|[1-9]\d?))*(?![\d -]*\d)"
"""`เบอร์ 36-41`, `เบอร์ 36 37 38`: no telephone number has groups that short."""
_CHAIN = r"\d+(?:[-/]\d+)"
_CODES = rewrites(
    (r"(฿ ?)?(?<![\d.,])(\d{1,3}(?:,\d{3}){2,3})(?![\d,.])", _grouped),
    (r"(?<=\d),(?=\d{3}(?!\d))", ""),
    (r"(?<![\d.])(\d{1,3})\.(\d{3}),-", r"\1\2.-"),
    (rf"(?<![{THAI}])(อย|มอก)\.? ?(?:เลขที่|เลข|ที่)? ?:? ?(\d[\d/-]*)", _licence),
    (r"\+66[ -]?(?=\d)", "0"),
    (r"(?<![\d.-])0\d{1,2}[ -]?\d{3}[ -]?\d{3,4}(?![\d-])", _digits),
    (rf"((?<![A-Za-z])(?:{_MODEL_WORDS})\.? ?)(\d{{1,3}}(?:/\d{{1,3}})+)(?![\d/.-])", _choice),
    (rf"(?:(?<=โทร)|(?<=โทร\.)|(?<=ด่วน)|(?<=เบอร์))(?! ?{_SIZES}) ?:? ?\d[\d -]{{1,14}}\d", _digits),
    (rf"(?<![\dA-Za-z.-]){_CHAIN}{{3,}}(?![\d-])", _digits),
    (r"(?<![\d.-])\d{1,4}-\d{1,4}-\d{4,}(?![\d-])", _digits),
    (r"(?<![\d.])\d{10,}", _digits),
    (r"(?<=[A-Za-z])-?\d{5,}(?![\d.])", _digits),
    (r"(?<![\d.])24/7(?!\d)", "_24_ชั่วโมง_7_วัน_"),
    (rf"{_PLAIN_CLOCK}(?= ?- ?{_HOUR}[:.](?:00|15|30|45)(?!\d| ?(?:{_UNIT})))", _clock),
    (rf"(?:(?<=เวลา)|(?<=ตั้งแต่)|(?<=ปิด)|(?<=เปิด)|(?<=ไลฟ์)|(?<=รอบ)) ?{_PLAIN_CLOCK}(?! ?(?:{_UNIT}))", _clock),
    (r"(?<![\d/.])(\d{1,2})[/.](\d{1,2})[/.](25\d\d|20\d\d|\d\d)(?![\d/.])", _full_date),
    (rf"(?<![\d.-])(0|5|10|15|20|25)[Ww]-?(16|[2-6]0)(?![\d.Ww-]| ?(?:{_UNIT}))", r"_\1_ดับเบิลยู_\2_"),
    (r"((?:ผ้า|คอตตอน|ฝ้าย|(?i:cotton))[^\d,]{0,12}\d{2})[sS](?![A-Za-z])", r"\1_เอส_"),
    (r"(?<=[ปม]\.[1-6]) ?[-~] ?(?=[ปม]\.)", " ถึง "),
    (rf"(?<![\d{THAI}.])(?<!\d )([ปม])\. ?(?=[1-6](?![\d.,%]))", r"_\1อ_"),
    (r"(?<![\d/.-])(25\d\d|20\d\d)[-/](1[0-2]|0?[1-9])[-/](3[01]|[12]\d|0?[1-9])(?![\d/.-])", _date_by_year),
    (rf"((?:{_STEEL}) ?)(304|316)(L?)(?![A-Za-z\d.,x×*/-]| ?(?:{_UNIT}))", _steel),
    (rf"((?:{_STEEL}) ?)([24][0-4]\d)()(?![A-Za-z\d.,x×*/-]| ?(?:{_UNIT}))", _steel),
    (r"((?:วันที่|หมดเขต|ภายใน|หมดอายุ|ถึง|EXP|MFG):? ?)(\d{1,2})/(1[0-2]|0?[1-9])(?![\d/])", _date),
    (
        rf"(?<![\d./])((?:{_SCORED})\d{{1,2}}) ?/ ?(5|10|100)(?![\d/.])",
        r"\1_เต็ม_\2",
    ),
    (r"(?<![\d./])(\d{1,3}) ?/ ?(5|10|100)(?= ?(?:ดาว|คะแนน))", r"\1_เต็ม_\2"),
    (r"(?<![\d./])([6-9]|\d\.\d) ?/ ?(5|10)(?![\d/.])", r"\1_เต็ม_\2"),
    (
        r"(?<!เลขที่)(?<!เลขที่ )(?<![\d./-])(1[3-9]|2\d|3[01])/(1[0-2]|0?[1-9])(?![\d/.-])",
        lambda day: _day_and_month(day[1], day[2]),
    ),
    (r"(?<![\d./])(6|7|8|9|10|11|12)/\1(?![\d/])", r"_\1_\1_"),
    (rf"(?<![\d.฿])(?<!฿ )(10\.10|11\.11|12\.12)(?!\.?\d| ?(?:{_UNIT}))", lambda day: _version_as_day(day[1])),
    (rf"(?<![\d.])([1-9])\.\1(?![\d.])(?= ?(?i:{_SALE_WORDS}))", r"_\1_\1_"),
    (r"(?:(?<=แคมเปญ)|(?<=โค้ด)|(?<=ดีล)|(?<=โปร)|(?<=เซล)|(?<=วัน)) ?([1-9])\.\1(?![\d.])", r"_\1_\1_"),
    (r"\d+(?:\.\d+){2,}", _version),
    (rf"{_CLOCK}{_HALF_OF_DAY}", lambda clock: _time(clock[1], clock[2], clock[3])),
    (rf"{_CLOCK} ?(?:น\.|น(?![{THAI}])|นาฬิกา)", _clock),
    (rf"{_CLOCK}(?={_TO}_?\d{{1,2}}_นาฬิกา)", _clock),
    (rf"(?:(?<=เปิด)|(?<=เวลา)) ?{_CLOCK}(?= ?-)", _clock),
    (rf"(?<=นาฬิกา_-)({_HOUR})[:.]([0-5]\d)(?!\d)", _clock),
    (rf"(?<=นาฬิกา_ - )({_HOUR})[:.]([0-5]\d)(?!\d)", _clock),
    (rf"(?<![\d.])({_HOUR}){_TO}({_HOUR}) ?น\.", r"\1_ถึง_\2_นาฬิกา_"),
    (r"(?<![\d.:])(\d{1,4}):(\d{1,4}):(\d{1,4})(?![\d:])", r"\1_ต่อ_\2_ต่อ_\3"),
    (r"(?<![\d.:])(\d{1,4}) ?: ?(\d{1,4})(?![\d:]|\.\d)", _clock_or_ratio),
    (rf"{FRESH} ?: ?(?={NUMBER})", r"\1_ต่อ_"),
    (rf"((?:{_SCALE_WORDS}) ?)(\d{{1,3}})/(?=\d)", r"\1\2_ต่อ_"),
    (rf"นาฬิกา_(นาที_)?{_TO}_?(?=\d)", lambda to: f"นาฬิกา_{to[1] or ''} ถึง "),
    (rf"(?<=นาที_){_TO}_?(?=\d{{1,2}}_นาฬิกา)", " ถึง "),
    (rf"(?<![\d.-])({NUMBER})-({NUMBER})-({NUMBER})(?![\d.-])", r"\1_\2_\3"),
)


def _version_as_day(day: str) -> str:
    return f"_{day.replace('.', '_')}_"
