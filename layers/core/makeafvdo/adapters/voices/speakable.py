"""Text normalisation: numbers, units, signs and Latin letters become Thai words; what cannot be spoken is dropped."""

import re
import unicodedata
from collections.abc import Callable

from makeafvdo.adapters.voices.thai_numbers import number_in_thai
from makeafvdo.domain.scripts.foreign_words import LETTERS, LOAN_WORDS, UNITS

_THAI = "ก-ฮะ-ฺเ-๎"
_NUMBER = r"\d+(?:\.\d+)?"
_LATIN = r"[A-Za-z]+(?:-[A-Za-z]+)*"
_UNIT = "|".join(re.escape(unit) for unit in sorted(UNITS, key=len, reverse=True))
_PER = "ชม.|ชั่วโมง|วัน|เดือน|ปี|ชิ้น|ครั้ง|คน|กล่อง|ขวด|นาที|วินาที"
_LONGEST_ABBREVIATION = 4
"""Capitals up to this length are read letter by letter (SPF, USB); longer ones are a word in capitals."""

_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

_Rewrites = tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...]

# "_" marks a word border that, unlike a space in the text, is never spoken as a pause.
_SPELLING: _Rewrites = (
    ("ํา", "ำ"),
    (r"[\u200b-\u200f\u2060\ufeff\u00ad'’_]", ""),
    (r"\s*ๆ\s*", "ๆ_"),
    ("ฯลฯ", "_และอื่นๆ_"),
    (r"(?<=\d),(?=\d{3}(?!\d))", ""),
)
_TIMES_AND_PRICES: _Rewrites = (
    (r"(?<!\d)(0\d{1,2})-(\d{3,4})-(\d{4})(?!\d)", r"\1\2\3"),
    (r"(?<![\d.])(10\.10|11\.11|12\.12)(?![\d.])", lambda sale_day: sale_day[1].replace(".", "_")),
    (r"(\d{1,2})[:.]00\s*น\.", r"\1_นาฬิกา_"),
    (r"(\d{1,2})[:.](\d{2})\s*น\.", r"\1_นาฬิกา_\2_นาที_"),
    (r"(?<!\d)(\d{1,2}):(\d{2})(?!\d)", r"\1_นาฬิกา_\2_นาที_"),
    (rf"({_NUMBER})(%?)\s*[-–—~]\s*฿?\s*(?={_NUMBER})", r"\1\2_ถึง_"),
    (rf"฿\s*({_NUMBER}(?:_ถึง_{_NUMBER})?)(?:\s*บาท)?", r"\1_บาท_"),
    (rf"({_NUMBER})\s*(?:฿|[.,]-)", r"\1_บาท_"),
    (rf"\$\s*({_NUMBER})", r"\1_ดอลลาร์_"),
)
_QUANTITIES: _Rewrites = (
    (r"(?<=\d)\s*k(?![A-Za-z])\s*", "_พัน_"),
    (r"(\d)\s*-?in-?\s*(?=\d)", r"\1_อิน_"),
    (rf"({_NUMBER})\s*[x×*]\s*(?={_NUMBER})", r"\1_คูณ_"),
    (rf"({_NUMBER})\s*[x×](?![A-Za-z])", r"\1_เท่า_"),
    (r"(?<![A-Za-z\d])[x×]\s*(?=\d)", "_คูณ_"),
    (rf"(?<=\d)\s*({_UNIT})(?:(?<=\.)|(?![A-Za-z{_THAI}]))", lambda unit: f"_{UNITS[unit[1]]}_"),
    (rf"(?<=[_{_THAI}])\s*/\s*(?={_PER})", "_ต่อ_"),
    (r"ชม\.", "_ชั่วโมง_"),
    (r"(\d\.\d)\s*/\s*(?=\d)", r"\1_เต็ม_"),
    (r"(\d)/(?=\d)", r"\1_ทับ_"),
)
_SIGNS: _Rewrites = (
    (r"-(?=\d+\s*°)", "_ลบ_"),
    (r"\s*°\s*[CF]?(?![A-Za-z])", "_องศา_"),
    (r"\s*%", "_เปอร์เซ็นต์_"),
    (r"(?<=[A-Za-z])\+{2,}", lambda pluses: f"_{len(pluses[0])}_บวก_"),
    (r"\s*\++\s*(?=\d)|\++", "_บวก_"),
    (r"\s*&\s*", "_และ_"),
)
_PAUSES: _Rewrites = (
    (r"[!?…;:,()\[\]{}\"“”|/\\\n•·–—]|(?<!\d)\.|\.(?!\d)", ","),
    (rf"[^{_THAI}ๆA-Za-z\d_.,\s-]|(?<![A-Za-z])-|-(?![A-Za-z])", " "),
    (rf"(?<=[{_THAI}_])\s+(?=[{_THAI}])", ","),
)
_WORDS: _Rewrites = (
    (_NUMBER, lambda number: f"_{number_in_thai(number[0])}_"),
    (_LATIN, lambda word: f"_{_in_thai(word[0])}_"),
    (r"[\s_]+", " "),
    (r"[ ,]*,[ ,]*", ", "),
)
_REWRITES = tuple(
    (re.compile(pattern), spoken)
    for pattern, spoken in (*_SPELLING, *_TIMES_AND_PRICES, *_QUANTITIES, *_SIGNS, *_PAUSES, *_WORDS)
)


def speakable(text: str) -> str:
    """Thai words only, and the rare Latin word nobody listed. A space parts words, ", " is a pause for breath.

    Empty where nothing can be spoken.
    """
    text = unicodedata.normalize("NFKC", text).translate(_THAI_DIGITS)
    for pattern, spoken in _REWRITES:
        text = pattern.sub(spoken, text)
    return text.strip(" ,")


def _in_thai(word: str) -> str:
    """A listed word as listed, an abbreviation as letters, any other word in lower case as it stands."""
    if known := LOAN_WORDS.get(word.lower()):
        return known
    if "-" in word:
        return " ".join(_in_thai(part) for part in word.split("-"))
    is_abbreviation = word.isupper() and len(word) <= _LONGEST_ABBREVIATION
    if is_abbreviation or len(word) == 1 or not re.search("[aeiouy]", word.lower()):
        return " ".join(LETTERS[letter] for letter in word.lower())
    return word.lower()
