"""A fetched page: its metadata, the JSON in it, its visible text."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from makeafvdo.adapters.marketplaces.json_tree import Json, at, items, text

_CHARSET = re.compile(rb"charset=[\"']?([\w-]+)")
_THAI_CHARSETS = {b"tis-620", b"windows-874", b"iso-8859-11", b"cp874"}


@dataclass(frozen=True)
class Page:
    """`url` is where the redirects ended. No script of the page was run."""

    url: str
    status: int
    html: str

    @classmethod
    def of_bytes(cls, url: str, body: bytes, status: int = 200, content_type: str = "") -> "Page":
        """Decoded as UTF-8 whenever the bytes are valid UTF-8, whatever charset the page declares."""
        try:
            return cls(url, status, body.decode("utf-8"))
        except UnicodeDecodeError:
            declared = _CHARSET.search(content_type.encode()) or _CHARSET.search(body[:2048].lower())
        charset = "cp874" if declared and declared[1] in _THAI_CHARSETS else "utf-8"
        return cls(url, status, body.decode(charset, errors="replace"))

    @cached_property
    def tree(self) -> LexborHTMLParser:
        return LexborHTMLParser(self.html)

    @property
    def title(self) -> str:
        node = self.tree.css_first("title")
        return " ".join(node.text().split()) if node else ""

    @property
    def canonical_url(self) -> str | None:
        node = self.tree.css_first('link[rel="canonical"]')
        url = (node.attributes.get("href") if node else None) or self.meta("og:url")
        return urljoin(self.url or "https:", url) if url else None

    def meta(self, name: str) -> str | None:
        node = self.tree.css_first(f'meta[property="{name}"]') or self.tree.css_first(f'meta[name="{name}"]')
        return node.attributes.get("content") if node else None

    def json_in(self, selector: str) -> Iterator[Json]:
        """Every JSON value that is the whole text of an element."""
        for node in self.tree.css(selector):
            try:
                yield json.loads(node.text())
            except (ValueError, RecursionError):
                continue

    def json_after(self, marker: str) -> Json:
        """The JSON value that begins at the first brace or quote after `marker`; None without one."""
        found_at = self.html.find(marker)
        if found_at < 0:
            return None
        after = found_at + len(marker)
        starts = [start for start in (self.html.find(opening, after) for opening in '{["') if start >= 0]
        return self.json_at(min(starts)) if starts else None

    def json_at(self, start: int) -> Json:
        """The JSON value that begins at this index of the HTML; None without one."""
        try:
            return json.JSONDecoder().raw_decode(self.html, start)[0]
        except (ValueError, RecursionError):
            return None

    def json_ld(self, kind: str) -> Iterator[Json]:
        """Structured data objects of one schema.org type, also inside lists, `@graph` and a page's `mainEntity`."""
        for block in self.json_in('script[type="application/ld+json"]'):
            for listed in [block, *items(block)]:
                for node in [listed, *items(listed, "@graph")]:
                    for entity in [node, *_main_entities(node)]:
                        if isinstance(entity, dict) and kind in _types_of(entity):
                            yield entity

    @cached_property
    def visible_text(self) -> str:
        """Title and body as a reader sees them: no scripts, styles or templates."""
        tree = LexborHTMLParser(self.html)
        tree.strip_tags(["script", "style", "noscript", "template"])
        body = tree.body.text(separator=" ") if tree.body else ""
        return f"{self.title} {body}"


def _types_of(node: Json) -> list[str]:
    """`Product` for `http://schema.org/Product`."""
    types = [at(node, "@type"), *items(node, "@type")]
    return [name.rpartition("/")[2] for name in types if isinstance(name, str)]


def _main_entities(node: Json) -> Iterator[Json]:
    """What a page is about, with the address of the page."""
    for entity in [at(node, "mainEntity"), *items(node, "mainEntity")]:
        page = text(node, "url") or text(node, "@id")
        yield {"mainEntityOfPage": page, **entity} if isinstance(entity, dict) else entity
