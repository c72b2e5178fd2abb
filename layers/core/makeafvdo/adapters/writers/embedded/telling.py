"""One product told in one tone: the same lines every time, other lines for another product or another take."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from makeafvdo.adapters.writers.embedded.phrasing import LONGEST, spaced
from makeafvdo.adapters.writers.embedded.sayings import MayBeSaid
from makeafvdo.adapters.writers.embedded.word_lists import lines
from makeafvdo.domain.scripts.brief import Brief
from makeafvdo.domain.scripts.checks.particles import ASKING
from makeafvdo.domain.scripts.thai_length import scene_seconds
from makeafvdo.domain.scripts.things import Thing
from makeafvdo.domain.scripts.title_chunks import visible
from makeafvdo.domain.videos.options import Tone

_PARTICLES = {Tone.KHRAP: {"ค่ะ": "ครับ", "คะ": "ครับ"}, Tone.FRIENDLY: {"ค่ะ": "", "คะ": ""}}
_OF_A_WOMAN = {"ค่ะ": "ค่ะ", "คะ": "คะ"}
_OF_SURE_THINGS = ("{noun}", "{name}")
_PARTICLE_LETTERS = 4
_LIKE_A_QUESTION = tuple(ASKING)
_STATED = "\x00"
"""Where a statement ends, until it is known whether it sounds like one."""
_ASKED_AND_STATED = re.compile(f"({'|'.join(_LIKE_A_QUESTION)}){_STATED}")


@dataclass(frozen=True)
class Telling:
    brief: Brief
    thing: Thing
    named: str
    """The thing as the title on the picture has it, where that is short enough to be said; else its name."""

    may_be_said: MayBeSaid
    head: str
    """The first word of the thing's noun: เคส of เคสใส."""

    @property
    def tone(self) -> Tone:
        return self.brief.options.tone

    @cached_property
    def it(self) -> str:
        return f"{self.thing.noun}{self.thing.classifier}นี้" if self.thing.is_sure else "ชิ้นนี้"

    def tell(self, topic: str, **facts: str) -> tuple[str, ...] | None:
        """The phrases of the first line on `topic`, from this product's and take's on, that makes good captions."""
        return next(self.tellings(topic, **facts), None)

    def tellings(self, topic: str, **facts: str) -> Iterator[tuple[str, ...]]:
        """All of them; where none makes good captions, the one whose longest phrase is shortest."""
        said = [phrases for line in self._rotated(topic) if (phrases := self._said(line, **facts))]
        fitting = [phrases for phrases in said if _longest(phrases) <= LONGEST + _PARTICLE_LETTERS]
        for phrases in fitting or sorted(said, key=_longest)[:1]:
            if self.may_be_said(" ".join(phrases)):
                yield phrases

    def shortest(self, *topics: str, **facts: str) -> tuple[str, ...] | None:
        told = (phrases for topic in topics for phrases in self.tellings(topic, **facts))
        return min(told, key=scene_seconds, default=None)

    def closed(self, phrases: tuple[str, ...]) -> tuple[str, ...]:
        """With the polite particle at the end, but for what ends like a question: …รู้ว่าเหลือเท่าไร."""
        particle = "" if phrases[-1].endswith(_LIKE_A_QUESTION) else self._particles["ค่ะ"]
        return (*phrases[:-1], spaced(phrases[-1] + particle))

    def join(self, nth: int) -> str:
        """What leads from one scene to the `nth` benefit."""
        joins = self._lines("joins")
        return joins[nth % len(joins)]

    @property
    def _particles(self) -> dict[str, str]:
        return _PARTICLES.get(self.tone, _OF_A_WOMAN)

    def _lines(self, topic: str) -> list[str]:
        return lines().get(self.tone.value, {}).get(topic) or lines()["all"].get(topic, [])

    def _rotated(self, topic: str) -> list[str]:
        """All lines from the one that falls to this product on: nothing random, yet not the same for its neighbour."""
        own = [line for line in self._lines(topic) if self.thing.is_sure or not any(x in line for x in _OF_SURE_THINGS)]
        if not own:
            return []
        product = self.brief.product
        seed = hashlib.blake2b(f"{product.title}|{product.product_id}|{topic}".encode(), digest_size=4).digest()
        start = (int.from_bytes(seed) + self.brief.options.take) % len(own)
        return own[start:] + own[:start]

    def _said(self, line: str, **facts: str) -> tuple[str, ...]:
        known = {"noun": self.thing.noun, "name": self.named, "it": self.it}
        own = {"ค่ะ": _STATED, "คะ": self._particles["คะ"]}
        filled = _ASKED_AND_STATED.sub(r"\1", line.format_map(known | own | facts))
        filled = filled.replace(_STATED, self._particles["ค่ะ"])
        return tuple(spaced(phrase) for phrase in filled.split("|") if phrase.strip())


def _longest(phrases: tuple[str, ...]) -> int:
    return max(map(visible, phrases))
