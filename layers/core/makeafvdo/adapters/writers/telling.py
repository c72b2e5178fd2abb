"""One product told in one tone: the same lines every time, other lines for another product."""

import hashlib
from dataclasses import dataclass
from functools import cached_property

from makeafvdo.adapters.writers.cleaning import visible
from makeafvdo.adapters.writers.phrasing import LONGEST_SAID, SHORTEST
from makeafvdo.adapters.writers.sayable import spaced
from makeafvdo.adapters.writers.subjects import Subject, subject_of
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.videos.options import Tone

_PARTICLES = {
    **{tone: {"ค่ะ": "ค่ะ", "คะ": "คะ"} for tone in Tone},
    Tone.KHRAP: {"ค่ะ": "ครับ", "คะ": "ครับ"},
}
"""`{ค่ะ}` closes a statement; `{คะ}` closes a question and follows นะ."""


@dataclass(frozen=True)
class Telling:
    product: Product
    tone: Tone

    @cached_property
    def subject(self) -> Subject:
        return subject_of(self.product)

    def rotated(self, lines: tuple[str, ...], topic: str) -> tuple[str, ...]:
        """All lines, from the one that falls to this product on: nothing random, yet not the same for its neighbour."""
        seed = f"{self.product.title}|{self.product.product_id}|{topic}".encode()
        start = int.from_bytes(hashlib.blake2b(seed, digest_size=4).digest()) % len(lines)
        return lines[start:] + lines[:start]

    def tell(self, lines: tuple[str, ...], topic: str, **facts: str) -> tuple[str, ...] | None:
        """The phrases of the first line, from this product's on, that makes good captions."""
        for line in self.rotated(lines, topic):
            phrases = self.said(line, **facts)
            if all(SHORTEST <= visible(phrase) <= LONGEST_SAID for phrase in phrases):
                return phrases
        return None

    def said(self, line: str, **facts: str) -> tuple[str, ...]:
        """`line` with its facts and particles filled in; `|` parts phrases."""
        subject = self.subject
        known = {"noun": subject.noun, "name": subject.name, "unit": subject.unit, "this": subject.this}
        return tuple(spaced(phrase) for phrase in line.format_map(known | _PARTICLES[self.tone] | facts).split("|"))

    def closed(self, phrases: tuple[str, ...]) -> tuple[str, ...]:
        """With the polite particle at the end."""
        return (*phrases[:-1], phrases[-1] + _PARTICLES[self.tone]["ค่ะ"])
