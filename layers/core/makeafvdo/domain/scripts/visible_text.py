"""What a reader sees of a text that anybody may have written, however it was typed."""

import html
import re
import unicodedata

_MARKUP = re.compile(r"<!--.*?-->|</?[a-z!?|][^<>]{0,300}>", re.IGNORECASE | re.DOTALL)
_THAI_MARKS = frozenset("ัิีึืฺุู็่้๊๋์ํ๎")
_UNSEEN = frozenset({"Cf", "Cc", "Co", "Cn", "Cs", "Me"})
_DECORATION = frozenset({"So", "Sk"})


def visible_text(text: str) -> str:
    """Lines without markup, format, control, private and unassigned characters and marks piled on letters; entities are
    read, full-width and styled Latin letters are plain, ำ and แ are one letter each. Markup and emoji end a line.
    """
    return _MARKUP.sub("\n", _seen(html.unescape(_seen(html.unescape(_seen(text))))))


def _seen(text: str) -> str:
    composed = unicodedata.normalize("NFC", "".join(map(_plain, text))).replace("ํา", "ำ").replace("เเ", "แ")
    return "".join(map(_shown, composed))


def _plain(letter: str) -> str:
    """Not ½ or ², whose plain forms read as another number."""
    if letter.isascii() or not unicodedata.decomposition(letter).startswith(("<wide>", "<font>", "<circle>")):
        return letter
    plain = unicodedata.normalize("NFKC", letter)
    return plain if plain.isascii() and plain.isprintable() else letter


def _shown(letter: str) -> str:
    if letter in "\n\r":
        return "\n"
    category = unicodedata.category(letter)
    if letter == "\t" or category == "Zs":
        return " "
    if category in {"Zl", "Zp"} or (category in _DECORATION and letter != "°"):
        return "\n"
    return "" if category in _UNSEEN or (category == "Mn" and letter not in _THAI_MARKS) else letter
