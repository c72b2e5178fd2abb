"""From written to sayable Thai: units in words, Latin words in Thai letters, or nothing at all."""

import re
from collections.abc import Callable

from makeafvdo.domain.scripts.foreign_words import LETTERS, LOAN_WORDS, UNITS

_MORE_UNITS = {"K": "เคลวิน", "Ah": "แอมป์ชั่วโมง", "Nm": "นิวตันเมตร", "lux": "ลักซ์", '"': "นิ้ว", "”": "นิ้ว", "%": "เปอร์เซ็นต์"}
_DOTLESS = {unit.rstrip("."): said for unit, said in UNITS.items() if unit in {"ซม.", "มม.", "กก.", "มล.", "ชม."}}
_SAID_UNITS = UNITS | _MORE_UNITS | _DOTLESS | {"°C": "องศาเซลเซียส", "℃": "องศาเซลเซียส", "°": "องศา"}
_UNIT = re.compile(
    rf"(?<=\d) ?({'|'.join(re.escape(unit) for unit in sorted(_SAID_UNITS, key=len, reverse=True))})"
    r"(?:(?<=\.)|(?<=[%°℃\"”])|(?![A-Za-zก-๙]))"
)
_WORDS = LOAN_WORDS | {
    "usb-c": "ยูเอสบีซี", "type c": "ไทป์ซี", "bpa free": "ปลอดบีพีเอ", "bpa-free": "ปลอดบีพีเอ", "android": "แอนดรอยด์",
    "alcohol free": "ไม่มีแอลกอฮอล์", "polyester": "โพลีเอสเตอร์", "nylon": "ไนลอน", "spandex": "สแปนเด็กซ์",
    "silicone": "ซิลิโคน", "ceramic": "เซรามิก", "stainless steel": "สแตนเลส", "stainless": "สแตนเลส",
    "mid-century": "มิดเซนจูรี", "muji": "มูจิ", "velvet": "กำมะหยี่", "linen": "ลินิน", "memory foam": "เมมโมรีโฟม",
    "niacinamide": "ไนอะซินาไมด์", "ceramide": "เซราไมด์",
    "hyaluronic acid": "ไฮยาลูรอนิก", "hyaluronic": "ไฮยาลูรอนิก", "hyaluron": "ไฮยาลูรอน", "aloe vera": "ว่านหางจระเข้",
    "arabica": "อาราบิกา", "robusta": "โรบัสตา", "free size": "ฟรีไซซ์", "freesize": "ฟรีไซซ์", "fast charge": "ชาร์จเร็ว",
    "quick charge": "ควิกชาร์จ", "ip": "ไอพี", "spf": "เอสพีเอฟ", "ios": "ไอโอเอส",
}  # fmt: skip
_LONGEST_FIRST = "|".join(re.escape(word) for word in sorted(_WORDS, key=len, reverse=True))
_WORD = re.compile(rf"(?<![A-Za-z])(?:{_LONGEST_FIRST})(?![A-Za-z])", re.IGNORECASE)
_ACRONYM = re.compile(r"(?<![A-Za-z])[A-Z]{1,5}(?![A-Za-z])")
_SIDES = {"W": "กว้าง", "D": "ลึก", "H": "สูง", "L": "ยาว"}
_PLUSES = ("", "หนึ่ง", "สอง", "สาม", "สี่")

_Rewrite = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]
_BEFORE_UNITS: tuple[_Rewrite, ...] = (
    (re.compile(r"100 ?%"), " "),
    (re.compile(r" ?/ ?(?=ครั้ง|วัน|ชั่วโมง|ชม|คน|ชิ้น|เดือน|นาที)"), "ต่อ"),
    (re.compile(r"\b([WDHL]) ?(?=\d)"), lambda side: f" {_SIDES[side[1]]} "),
    (re.compile(r"(?<=[\d.ก-๙]) *[xX×*] *(?=[ก-๙])"), " "),
    (re.compile(r"(?<=\d) ?[xX×*] ?(?=\d)"), " คูณ "),
    (re.compile(r"(?<=\d) ?[-–~] ?(?=\d)"), " ถึง "),
)
_AFTER_UNITS: tuple[_Rewrite, ...] = (
    (re.compile(r"(?<=[A-Z])(\+{1,4})"), lambda signs: f"{_PLUSES[len(signs[1])]}บวก"),
    (re.compile(r"(?<=\d)\+(?!\d)"), " บวก "),
    (re.compile(r" ?& ?| ?\+ ?"), "และ"),
    (re.compile("[~≈] ?"), "ประมาณ "),
    (re.compile("ฯลฯ|ฯ"), " "),
    (re.compile(r"(?<!\d)[/,:]|[/,:](?!\d)|[\"'“”‘’…]|(?<=[A-Za-z])-(?=[A-Za-z\d])"), " "),
)
_UNSAYABLE = re.compile(r"[^ก-๙\d ,.]|\.(?!\d)|,(?!\d{3})|\d{7}|([ก-๙])\1{3}")
_MODEL_CODE = re.compile(r"[A-Za-z]+-?\d+-?[A-Za-z]|[A-Za-z]{2,}-\d|(?<!\d)\d+[A-Za-z]+\d")
_LEANING = "ได้|และ|หรือ|ที่|ใน|ของ|กับ|เพื่อ|ผ่าน|ก็|แล้ว|ให้|แบบ|ทุก|ทั้ง"


def units_in_words(text: str) -> str:
    """`75 x 80 ซม.` → `75 คูณ 80 เซนติเมตร`."""
    for pattern, said in _BEFORE_UNITS:
        text = pattern.sub(said, text)
    return _UNIT.sub(lambda unit: f" {_SAID_UNITS[unit[1]]} ", text)


def sayable(text: str) -> str | None:
    """`text` as a Thai voice can say it, or None where some of it cannot be said (a model code, a foreign word)."""
    text = units_in_words(text)
    if _MODEL_CODE.search(text):
        return None
    text = _WORD.sub(lambda word: _WORDS[word[0].lower()], _hugged(text))
    for pattern, said in _AFTER_UNITS:
        text = pattern.sub(said, text)
    text = _ACRONYM.sub(lambda capitals: "".join(LETTERS[letter] for letter in capitals[0].lower()), text)
    text = spaced(text).rstrip(" .,")
    return None if not text or _UNSAYABLE.search(text) else text


def _hugged(text: str) -> str:
    """Without the spaces that only set Latin off from Thai: a voice would breathe there."""
    return re.sub(rf"(?<=[ก-๙]) (?=[A-Za-z])|(?<=[A-Za-z]) (?={_LEANING})", "", text)


def spaced(text: str) -> str:
    """One space between Thai letters and digits, no double spaces, none before ๆ."""
    text = re.sub(r"(?<=[ก-๙])(?=\d)|(?<=\d)(?=[ก-๙])", " ", text)
    return re.sub(" +(?=ๆ)", "", re.sub(" +", " ", text)).strip()
