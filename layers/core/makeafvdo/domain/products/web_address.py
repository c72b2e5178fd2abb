"""A web address by the WHATWG URL Standard, refused where two parsers could see two different hosts."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl

import ada_url

_AUTHORITY = re.compile(r"(?P<scheme>https?)://(?P<host>[^/?#]*?)(?P<port>:(?:80|443))?(?=[/?#]|$)", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
_UNSEEN = re.compile(r"[\x00-\x20\x7f]")
_SCHEMELESS = re.compile(r"[^/?#:]+(?=[/?#]|$)")


@dataclass(frozen=True)
class WebAddress:
    """`host` is lower case; `path` and `query` are percent-encoded, `fragment` is left out of `url`."""

    scheme: str
    host: str
    path: str
    query: str
    fragment: str

    @property
    def url(self) -> str:
        """Over https, built from the parsed parts."""
        path = self.path if self.path != "/" or self.query else ""
        return f"https://{self.host}{path}{self.query}"

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """Of the query, decoded once, in their order."""
        return parse_qsl(self.query.removeprefix("?"), keep_blank_values=True)


def read_web_address(text: str) -> WebAddress | None:
    """None for all but http and https to a plain host name, written out, on the scheme's own port.

    Refuses all that parsers split differently: userinfo, a backslash before the query, characters that only normalise
    to those of a host, control characters.
    """
    if _SCHEMELESS.match(text):
        text = f"https://{text}"
    written = _AUTHORITY.match(text)
    if written is None or _UNSEEN.search(text) or "\\" in re.split("[?#]", text, maxsplit=1)[0]:
        return None
    try:
        parts = ada_url.parse_url(text)
    except ValueError:
        return None
    host = parts["hostname"]
    if host != written["host"].lower() or parts["port"] or parts["username"] or not _HOST.fullmatch(host):
        return None
    return WebAddress(written["scheme"].lower(), host, parts["pathname"], parts["search"], parts["hash"])


def is_web_address(text: str) -> bool:
    """Whether `text` is a valid URL at all, at any host."""
    return ada_url.check_url(text if "://" in text else f"https://{text}")


def join_web_address(base: str, reference: str) -> str | None:
    """The address `reference` means on the page at `base`; None where it means none."""
    try:
        return ada_url.join_url(base, reference)
    except ValueError:
        return None
