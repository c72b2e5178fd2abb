"""A fetched page and the ways to look into it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser

from makeafvdo.adapters.marketplaces.json_tree import Json, items


@dataclass(frozen=True)
class Page:
    """`url` is where the redirects ended. Nothing in it was executed."""

    url: str
    status: int
    html: str

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
        return (node.attributes.get("href") if node else None) or self.meta("og:url")

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
        at = self.html.find(marker)
        if at < 0:
            return None
        starts = [place for place in (self.html.find(sign, at + len(marker)) for sign in '{["') if place >= 0]
        try:
            return json.JSONDecoder().raw_decode(self.html, min(starts))[0] if starts else None
        except (ValueError, RecursionError):
            return None

    def json_ld(self, kind: str) -> Iterator[Json]:
        """Structured data objects of one schema.org type, also inside `@graph` and lists."""
        for block in self.json_in('script[type="application/ld+json"]'):
            for node in [block, *items(block), *items(block, "@graph")]:
                if isinstance(node, dict) and node.get("@type") == kind:
                    yield node

    @cached_property
    def shown_text(self) -> str:
        """Title and body as a reader sees them: no scripts, styles or templates."""
        tree = LexborHTMLParser(self.html)
        tree.strip_tags(["script", "style", "noscript", "template"])
        body = tree.body.text(separator=" ") if tree.body else ""
        return f"{self.title} {body}"
