"""What a shop typed, as plain Thai text: without markup, decoration, contacts and what the eye does not see."""

import html
import re
import unicodedata
from collections.abc import Iterable

from makeafvdo.domain.scripts.contacts import leads_away, without_contacts

_TAG = re.compile(r"<[^>\n]{0,200}>")
_HASHTAG = re.compile(r"(?<![\w.])#[\w.\u0e00-\u0e7f-]{2,}")
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
    text = without_contacts(_as_seen(text))
    for pattern in (_HASHTAG, _FOREIGN_MONEY):
        text = pattern.sub(" ", text)
    return re.sub(r" ?\n\s*", "\n", _SPACES.sub(" ", text)).strip()


def plain_facts(texts: Iterable[str]) -> list[str]:
    """Each text on one line, without repeats; one that would lead a reader away is left out whole."""
    lines = (" ".join(plain_text(text).split()) for text in texts if not leads_away(_as_seen(text)))
    return list(dict.fromkeys(filter(None, lines)))


def _as_seen(text: str) -> str:
    """Without markup and what no eye sees; full-width and styled Latin letters are plain ones."""
    text = html.unescape(_TAG.sub("\n", html.unescape(text)))
    text = unicodedata.normalize("NFC", "".join(map(_plain, text))).replace("ํา", "ำ").replace("เเ", "แ")
    return "".join(map(_seen, text))


def _plain(letter: str) -> str:
    is_styled = unicodedata.decomposition(letter).startswith(("<wide>", "<font>", "<circle>"))
    plain = unicodedata.normalize("NFKC", letter) if is_styled else letter
    return plain if plain.isascii() and plain.isprintable() else letter


def _seen(letter: str) -> str:
    if letter in "\n\r\t":
        return "\n" if letter != "\t" else " "
    category = unicodedata.category(letter)
    if category in _DECORATION and letter not in "°^`":
        return "\n"
    return "" if category in _UNSEEN or letter == "\ufe0f" else letter
