"""Characters of a phrase in one form each: digits, dashes, quotes, accents; what no rule reads becomes a pause."""

import unicodedata

from makeafvdo.domain.speech.rewriting import THAI, rewrites, rewritten

_SAME = {
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("～〜∼˜", "~"),
    **dict.fromkeys("“”„‟″〃＂", '"'),
    **dict.fromkeys("‘’‛′´`ʼ＇", "'"),
    **dict.fromkeys("⁄∕", "/"),
    **dict.fromkeys("✕✖⨯", "×"),
    **dict.fromkeys("⌀ø", "Ø"),
    **dict.fromkeys("º˚", "°"),
    **dict.fromkeys("™®©℠ª¹⁰⁴⁵⁶⁷⁸⁹", ""),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0e\ufe0f\u20e3", ""),
    "㎡": "m²",
    "㎥": "m³",
    "㎠": "cm²",
    "℃": "°C",
    "℉": "°F",
    "µ": "μ",
    "\u2126": "Ω",
    "⭐": "★",
    "≦": "≤",
    "≧": "≥",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ł": "l",
}
_KEPT = frozenset("²³½¼¾⅓⅔⅛⅜⅝⅞⅕×÷±≥≤≈°μΩØ★฿€£¥ำ")
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_SPELLING = rewrites(
    ("[\x00-\x08\x0e-\x1f\x7f\ue000-\uf8ff]", ""),
    ("[\n\r\x0b\x0c\x85\u2028\u2029]+", ","),
    ("ํ([่-๋])า", r"\1ำ"),
    ("ํา", "ำ"),
    ("เเ", "แ"),
    (r"(?:https?://|www\.)[^\s,]+", ","),
    (r"</?[a-zA-Z][^<>]{0,40}>", ","),
    (r"[\w.+-]{0,40}@[A-Za-z_][\w.]*", ","),
    (r"(?<=N)[·⋅∙•](?=m)", "."),
    (rf"[^{THAI}ฯๆA-Za-z0-9 !-/:-@\[-`{{-~²³½¼¾⅓⅔⅛⅜⅝⅞⅕×÷±≥≤≈°μΩØ★฿€£¥]", ","),
    ("_", " "),
    (r"[<>](?! ?=? ?\d)|[\[\]{}|\\^`]", ","),
    ("'{2}", '"'),
    (r"[ \t\xa0]+", " "),
)


def in_plain_signs(text: str) -> str:
    """ASCII and Thai, and the few other signs that rules read; runs of blanks are one."""
    text = unicodedata.normalize("NFC", text.replace("\t", " "))
    plain = "".join(_plain(character) for character in text).translate(_DIGITS)
    return rewritten(plain, _SPELLING).strip()


def _plain(character: str) -> str:
    if character.isascii() or character in _KEPT or "ก" <= character <= "๛":
        return character
    if (same := _SAME.get(character)) is not None:
        return same
    folded = unicodedata.normalize("NFKD", character)
    bare = "".join(_SAME.get(part, part) for part in folded if not unicodedata.combining(part))
    return bare or ""
