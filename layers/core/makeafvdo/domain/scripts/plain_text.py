"""What a shop typed, as plain Thai text: without markup, decoration, contacts and what the eye does not see."""

import html
import re
import unicodedata

from makeafvdo.domain.scripts.on_screen_lint import CONTACT_WORDS

_TAG = re.compile(r"<[^>\n]{0,200}>")
_LINK = re.compile(
    r"(?:https?://|www\.)\S+|[\w.-]+@[\w-]+\.\w[\w.]*|\b[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|co\.th|in\.th|net|shop|me|ly|link|store|io)\b\S*",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w.])[@#][\w.\u0e00-\u0e7f-]{2,}")
_PHONE = re.compile(r"(?<![\d.,])(?:\+?66|0)[\s-]?\d(?:[\s-]?\d){7,8}(?!\d)")
_FOREIGN_MONEY = re.compile(
    r"(?:[$€£¥₫]|(?:US|USD|RMB|CNY|IDR|Rp|RM|SGD)\s?\$?)\s?\d[\d.,]*|\d[\d.,]*\s?(?:USD|RMB|CNY|IDR|ดอลลาร์|หยวน|เหรียญสหรัฐ|\$)",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[^\S\n]+")
_UNSEEN = {"Cf", "Cc", "Co", "Cn", "Cs", "Me"}
_DECORATION = {"So", "Sk"}


def plain_text(text: str) -> str:
    """Lines of `text` as a reader sees them, single-spaced. Links, handles, phone numbers, LINE ids and foreign prices
    are gone; emoji end a line.
    """
    text = html.unescape(_TAG.sub("\n", html.unescape(text)))
    text = unicodedata.normalize("NFC", text).replace("ํา", "ำ").replace("เเ", "แ")
    text = "".join(map(_seen, text))
    for pattern in (CONTACT_WORDS, _LINK, _HANDLE, _PHONE, _FOREIGN_MONEY):
        text = pattern.sub(" ", text)
    return re.sub(r" ?\n\s*", "\n", _SPACES.sub(" ", text)).strip()


def _seen(letter: str) -> str:
    if letter in "\n\r\t":
        return "\n" if letter != "\t" else " "
    category = unicodedata.category(letter)
    if category in _DECORATION and letter not in "°^`":
        return "\n"
    return "" if category in _UNSEEN or letter == "\ufe0f" else letter
