"""A marketer's own sub id, put into an affiliate link of theirs where its marketplace reads one from there.

Shopee      s.shopee.<cc>/an_redir        sub_id                        (Shopee Affiliate, custom links)
            a page with utm_source=an_…   utm_content, five between dashes
Lazada      c.lazada.<cc>/t/c.…           subId1
            a page with laz_token, exlaz  sub_id1
AliExpress, TikTok Shop, and short links whose sub id was fixed when they were made: none
"""

import re
from urllib.parse import quote

from makeafvdo.domain.products.links import recognise
from makeafvdo.domain.products.products import MarketplaceName
from makeafvdo.domain.products.web_address import WebAddress, read_web_address

MOST_LETTERS = 64
_SHOPEE_PARTS = 5
SUB_ID = rf"[A-Za-z0-9_\-]{{1,{MOST_LETTERS}}}"
"""A regular expression, for pages as well."""


def is_sub_id(typed: str) -> bool:
    return re.fullmatch(SUB_ID, typed) is not None


def with_sub_id(link: str, sub_id: str) -> str | None:
    """The link, every other letter of it as it was; None where a sub id has no place in it.

    `link` is one that `recognise` reads.
    """
    address = read_web_address(link)
    parameter = _parameter(address, recognise(link).marketplace) if address else None
    if parameter is None:
        return None
    return _with_parameter(link, parameter, _between_dashes(sub_id) if parameter == "utm_content" else sub_id)


def _parameter(address: WebAddress, marketplace: MarketplaceName) -> str | None:
    """The name of the query parameter that holds it."""
    given = dict(address.parameters)
    match marketplace:
        case MarketplaceName.SHOPEE if address.path == "/an_redir":
            return "sub_id"
        case MarketplaceName.SHOPEE if given.get("utm_source", "").startswith("an_"):
            return "utm_content"
        case MarketplaceName.LAZADA if address.host.startswith("c.") and address.path.startswith("/t/c."):
            return "subId1"
        case MarketplaceName.LAZADA if {"laz_token", "exlaz"} & given.keys():
            return "sub_id1"
    return None


def _between_dashes(sub_id: str) -> str:
    parts = sub_id.split("-")[:_SHOPEE_PARTS]
    return "-".join((parts + [""] * _SHOPEE_PARTS)[:_SHOPEE_PARTS])


def _with_parameter(link: str, name: str, value: str) -> str:
    before, hash_sign, fragment = link.partition("#")
    setting = f"{name}={quote(value)}"
    changed, count = re.subn(rf"(?<=[?&]){name}=[^&]*", setting, before, count=1)
    if count == 0:
        changed = f"{before}{'&' if '?' in before else '?'}{setting}"
    return f"{changed}{hash_sign}{fragment}"
