"""Find links in pasted text: with words around or glued on, in brackets, or two links without a space."""

import re
from collections.abc import Iterator

from makeafvdo.domain.products.shop_hosts import PAGE_SUFFIXES, SHORT_HOSTS, is_short
from makeafvdo.domain.products.web_address import read_web_address

_BODY = r"[^\s<>\"“”`]+"
_LINK = re.compile(
    rf"https?://{_BODY}"
    rf"|(?<![A-Za-z0-9_@./])(?<![A-Za-z0-9_@]-)(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{{2,}}/{_BODY}",
    re.IGNORECASE,
)
_SHORT_HOST = rf"(?:www\.)?(?:{'|'.join(map(re.escape, SHORT_HOSTS))})/"
_SHOP = rf"(?:[a-z0-9-]+\.)*(?:{'|'.join(map(re.escape, PAGE_SUFFIXES))})/"
_MISTYPED_SCHEME = re.compile(
    rf"(?<![a-z0-9/=?&#:%@._-])(?!https?://[^\s/])[htps]{{3,8}}\s?[:;.,]?\s?/{{1,3}}\s?(?={_SHOP})|https?://(?=https?://)",
    re.IGNORECASE,
)
_GLUED_LINK = re.compile(
    rf"""(?P<short> (?:https?://)?(?:{"|".join(map(re.escape, SHORT_HOSTS))})/(?:t/)?[a-z0-9._-]+/ )(?=https?://)
       | (?<=[^\s=/?&\#:%])(?=https?://)
       | (?P<host> https?://[^\s/?\#]* )
       | (?:(?<=[^\x00-\x7f]|[%!)])|(?<!\S))[./]+(?={_SHOP})
       | (?<!\S)\d{{1,7}}/(?={_SHOP})
       | (?<=[^\x00-\x7f]|[,;|])(?={_SHOP})""",
    re.IGNORECASE | re.VERBOSE,
)
"""Where one link ends and the next begins without a space; never in a `host`, whose every letter counts."""
_GLUED_NUMBER = re.compile(
    rf"\A(?:(?:\d+\.)*\d+[.-]*(?={_SHORT_HOST})|\d{{1,2}}\.(?=(?:[a-z0-9-]+\.)+[a-z]{{2,}}/)|\d+\.(?={_SHOP}))",
    re.IGNORECASE,
)
"""Of a list, or a price before a link without a scheme."""
_DOT_AFTER_HOST = re.compile(rf"\A(https?://{_SHOP[:-1]})\./", re.IGNORECASE)
_TRAILING_PUNCTUATION = ".,;:!?'’…([{)]}*|~@​"
_GLUED_WORD = re.compile(r"(?<=[\x21-\x7e])(?<![=&?%+-])[^\x21-\x7e]+")
_TEXT_AFTER_ID = re.compile(r"(?:(?<=\d)|(?<=\.html))[.,]?[-_]+(?=[^\x21-\x7e]|\d)(?:(?!i\.?\d|\.html)[^/?#]){0,100}\Z")
_TEXT_AFTER_CODE = re.compile(r"\A([^?#]*?)(?:(?<=[A-Za-z0-9])[-_]|(?<=/)-)[-_]*[\d.,%]*\Z")
_MOST_READINGS = 20


def links_in(text: str) -> Iterator[str]:
    """Every web address in `text`, byte for byte as it stands there."""
    apart = _GLUED_LINK.sub(lambda glued: glued["host"] or f"{glued['short'] or ''} ", _MISTYPED_SCHEME.sub(" ", text))
    for found in _LINK.findall(apart):
        link = _GLUED_NUMBER.sub("", _without_punctuation(found), count=1)
        link = _DOT_AFTER_HOST.sub(r"\1/", link)
        address = read_web_address(link)
        if address and is_short(address.host):  # its code is ASCII: a Thai word glued to it is not part of it
            code, *words = re.split(r"[^\x21-\x7e]", link, maxsplit=1)
            link = _without_punctuation(_TEXT_AFTER_CODE.sub(r"\1", code) if words else code)
        yield link


def shorter_readings(link: str) -> Iterator[str]:
    """`link` up to a text glued to its end by a dash, or up to each word of another alphabet, the shortest first.

    In the query only words after the last value: one in the middle, or after a dash, belongs to the link.
    """
    text = _TEXT_AFTER_ID.search(link)
    if text and "?" not in link and "#" not in link:
        yield link[: text.start()]
    query = link.find("?")
    for word in list(_GLUED_WORD.finditer(link))[:_MOST_READINGS]:
        if query < 0 or word.start() < query or not re.search("[=&#%]", link[word.start() :]):
            yield _without_punctuation(link[: word.start()])


def _without_punctuation(found: str) -> str:
    link = found.rstrip(_TRAILING_PUNCTUATION)
    return f"{link})" if found[len(link) :].startswith(")") and link.count("(") > link.count(")") else link
