"""What leads away from a product page: links, addresses, handles, chat ids, phone numbers.

The patterns match text without invisible signs and with plain Latin letters. Each runs in linear time: pages are
written by anybody.
"""

import re

from makeafvdo.domain.scripts.on_screen_lint import CONTACT_WORDS

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,15}://|www\.)\S+"
    r"|(?<![a-z0-9.])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,6}\.(?:com|net|org|shop|store|me|co|th|cc|io|ly|gl|gg|ee|be|to|link|site|xyz|app"
    r"|info|page|top|online|biz|live|asia|club|vip|dev|cn|vn|sg|example)"
    r"(?![a-z])(?:[/?#:][^\sก-๛]*)?",
    re.IGNORECASE,
)
_CHAT_ID = re.compile(
    r"(?<![a-z])(?:line|ig|fb|facebook|instagram|telegram|whatsapp|wechat|ไลน์|ไลน|ไอจี|เฟซ)\s*(?:id|ไอดี|แอด)?\s*[:：=]\s*[\w.@-]+",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"[@＠]\s?[\w.-]+")
_PHONE = re.compile(r"(?<![\d.-])(?:\+66|0)[\s().-]{0,2}\d(?:[\s().-]{0,2}\d){7,9}(?!\d)")
_ALL = (_ADDRESS, _LINK, _CHAT_ID, CONTACT_WORDS, _HANDLE, _PHONE)


def without_contacts(text: str) -> str:
    for pattern in _ALL:
        text = pattern.sub(" ", text)
    return text


def leads_away(text: str) -> bool:
    return any(pattern.search(text) for pattern in _ALL)
