"""What a product is: the head noun of its title. Thai puts it first, English last. Pure."""

import re
import tomllib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.claims.guard import find_claims
from makeafvdo.domain.scripts.claims.product_groups import group_of
from makeafvdo.domain.scripts.plain_text import plain_text
from makeafvdo.domain.scripts.segmentation import Segment
from makeafvdo.domain.scripts.title_chunks import chunks_of, is_thai, visible
from makeafvdo.domain.speech.tables.brands import BRANDS

_WORDS = Path(__file__).parent / "things.toml"
_PART = "part"
_OTHER = "other"
_LONGEST_NOUN, _LONGEST_NAME = 16, 26
"""Visible letters: what is said in one breath with more to follow; what a caption line holds."""
_LONGEST_SET_AS_ONE = 12
_LONGEST_PROMO_THAT_STANDS_ALONE = 4
_SUGGESTIONS = 3
_SPARE_PARTS = "อะไหล่"
_SET = "ชุด"
_CONSUMED = ("beauty", "food", "supplement", "household")
"""Families of things that come in containers, whatever counts them."""


@dataclass(frozen=True)
class Thing:
    """`noun` is spoken (ไส้กรอง), `name` says a little more (ไส้กรองเครื่องฟอกอากาศ); `classifier` counts it: ตัว, ใบ.

    Not sure: what the title begins with is no noun we know. `noun` is empty, and the wording has to be neutral.
    `suggestions`: up to three answers to the page's question, most likely first.
    """

    noun: str
    name: str
    classifier: str
    family: str
    is_sure: bool
    suggestions: tuple[str, ...] = ()

    @property
    def set_as_one_word(self) -> tuple[str, ...]:
        """What no line breaks: the noun. One too long for a line of large type is broken after its head."""
        return (self.noun,) if 0 < visible(self.noun) <= _LONGEST_SET_AS_ONE else ()


@dataclass(frozen=True)
class _Good:
    noun: str
    classifier: str
    family: str


def nouns() -> Collection[str]:
    """Every thing we know, in Thai: each one word, however a dictionary splits it."""
    return _goods().keys()


def thing_of(product: Product, segment: Segment) -> Thing:
    """The marketer's own word wins; then a noun we know, in the title or as its category.

    Where the title sells several of it together, they are one ชุด: no bottle costs what the case does.
    """
    thing = _single(product, segment)
    return replace(thing, classifier=_SET) if thing.is_sure and _are_several(product.title, thing, segment) else thing


def _single(product: Product, segment: Segment) -> Thing:
    if product.short_name and (own := " ".join(product.short_name.split())):
        good = _longest_good(segment(own))
        return Thing(own, own, good.classifier if good else "ตัว", good.family if good else _OTHER, is_sure=True)
    read = _Title(product, segment)
    thing = read.thing() or read.thing_of_category()
    if thing is None:
        return Thing("", "", "ตัว", _OTHER, is_sure=False, suggestions=read.suggestions())
    return replace(thing, suggestions=read.suggestions(thing.noun, thing.name))


class _Title:
    def __init__(self, product: Product, segment: Segment) -> None:
        self._segment = segment
        self._chunks = chunks_of(product.title)
        self._categories = product.categories
        self._brand = (product.brand or "").lower()
        self._group = group_of(product.title, product.categories, product.attributes, segment=segment)
        self._head: int | None = self._head_place()

    def thing(self) -> Thing | None:
        if self._head is not None and (thing := self._thing_at(self._head)):
            return self._part_of(thing) or thing
        return None if self._head is not None and not self._is_brand(self._head) else self._english()

    def thing_of_category(self) -> Thing | None:
        """Only a category that is itself a thing, and that the title does not name as what something else is for."""
        leaf = self._categories[-1].strip() if self._categories else ""
        good = _goods().get(leaf)
        places = [place for place in range(len(self._chunks)) if self._good_at(place) == good]
        is_mentioned = any(leaf in chunk for chunk in self._chunks)
        if good is None or (is_mentioned and not places):
            return None
        if places and self._head is not None and self._is_a_part(self._head):
            return None
        return Thing(good.noun, good.noun, good.classifier, good.family, is_sure=True)

    def suggestions(self, *known: str) -> tuple[str, ...]:
        found = [*known]
        if self._head is not None:
            chunk, after = self._chunks[self._head], self._chunks[self._head + 1 : self._head + 2]
            found += [chunk, *(f"{chunk} {nearby}" for nearby in after if is_thai(nearby))]
        elif self._chunks:
            found.append(" ".join(self._chunks[:3]))
        found += [leaf.strip() for leaf in self._categories[-1:]]
        fitting = (each for each in found if each and visible(each) <= _LONGEST_NAME and not self._claims(each))
        return tuple(dict.fromkeys(fitting))[:_SUGGESTIONS]

    def _head_place(self) -> int | None:
        """The first Thai chunk that is no promotion, no count and not what the thing is for."""
        skips_object = False
        for place, chunk in enumerate(self._chunks):
            words = self._segment(chunk)
            if words[0].lower() in _word_list("prepositions") and not self._good_at(place):
                if any(not is_thai(earlier) and _english_good([earlier]) for earlier in self._chunks[:place]):
                    return None
                skips_object = len(words) == 1
            elif not is_thai(chunk):
                skips_object = skips_object and chunk[0].isdigit()
            elif is_promo(chunk, self._segment) or self._is_a_count(place):
                continue
            elif skips_object:
                skips_object = False
            elif not self._is_brand(place):
                return place
        return None

    def _is_a_count(self, place: int) -> bool:
        """`2 กระปุก`, `แพ็ค 3`, `เซต` before a thing; กล่องข้าว is none."""
        words = [word for word in self._segment(self._chunks[place]) if not word.replace(".", "").isdigit()]
        if "".join(words) not in _word_list("counters"):
            return False
        around = self._chunks[max(place - 1, 0) : place] + self._chunks[place + 1 : place + 2]
        has_number = any(each[0].isdigit() for each in around) or self._chunks[place][0].isdigit()
        return has_number or self._good_at(place + 1) is not None

    def _is_brand(self, place: int) -> bool:
        """As the shop names it, or as Thai spells one that is known: มิสทิน ลิปสติก."""
        chunk = self._chunks[place].lower()
        return chunk in self._brand or (chunk in _thai_brands() and self._good_at(place) is None)

    def _is_a_part(self, place: int) -> bool:
        good = self._good_at(place)
        return good is not None and good.family == _PART

    def _good_at(self, place: int) -> _Good | None:
        return _longest_good(self._head_words(place)) if place < len(self._chunks) else None

    def _head_words(self, place: int) -> Sequence[str]:
        """The chunk's words from its noun on: `พร้อมส่งเก้าอี้`, `เซ็ตกระทะ`, `2กระปุกคอลลาเจน`."""
        words = self._segment(self._chunks[place])
        for start in range(len(words)):
            rest = words[start:]
            if _longest_good(rest):
                before = "".join(words[:start])
                is_count = before in _word_list("sets") or (
                    before[:1].isdigit() and before.strip("0123456789 ") in _word_list("counters")
                )
                is_advertising = visible(before) > _LONGEST_PROMO_THAT_STANDS_ALONE and is_promo(before, self._segment)
                is_stepped_over = not start or is_advertising or is_count
                return rest if is_stepped_over else words
        return words

    def _thing_at(self, place: int) -> Thing | None:
        words = self._head_words(place)
        good = _longest_good(words)
        following = self._chunks[place + 1] if place + 1 < len(self._chunks) else ""
        spaced = _longest_good([*words, *self._segment(following)])
        if spaced and len(spaced.noun) > sum(map(len, words)):
            return Thing(spaced.noun, spaced.noun, spaced.classifier, spaced.family, is_sure=True)
        if good is None:
            return None
        rest = _words_after(words, good.noun)
        shift = next((nth for nth, word in enumerate(rest) if word in _word_list("shifting")), None)
        if shift is not None and good.family != _PART:
            noun = self._grown(good.noun + "".join(rest[: shift + 1]), rest[shift + 1 :], _LONGEST_NOUN)
            return Thing(noun, noun, "ตัว", _OTHER, is_sure=True)
        noun = self._grown(good.noun, rest, _LONGEST_NOUN)
        name = self._grown(good.noun, rest, _LONGEST_NAME)
        owner = self._good_at(place + 1)
        if good.family == _PART and name == good.noun and owner:
            if good.noun == _SPARE_PARTS and owner.family == _PART:
                return self._thing_at(place + 1)
            name = name + owner.noun if visible(name + owner.noun) <= _LONGEST_NAME else name
        return Thing(noun, name, good.classifier, good.family, is_sure=True)

    def _grown(self, noun: str, rest: Sequence[str], most: int) -> str:
        """With all that is glued to it, where that is short and only tells which kind."""
        glued = []
        for word in rest:
            if word in _word_list("joins") or word[0].isdigit() or is_promo(word, self._segment):
                break
            glued.append(word)
        while glued and glued[-1] in _word_list("dangling"):
            glued.pop()
        grown = noun + "".join(glued)
        is_plain = re.fullmatch("[ก-๙]+", grown) and visible(grown) <= most and not self._claims(grown)
        return grown if is_plain else noun

    def _part_of(self, thing: Thing) -> Thing | None:
        """A machine's name before that of its part: the category or the title tells which of the two is sold."""
        if thing.family == _PART or not any(_SPARE_PARTS in each for each in (*self._categories, *self._chunks)):
            return None
        later = range((self._head or 0) + 1, len(self._chunks))
        return next((part for place in later if self._is_a_part(place) and (part := self._thing_at(place))), None)

    def _english(self) -> Thing | None:
        words: list[str] = []
        for chunk in self._chunks:
            if chunk.lower() in _word_list("prepositions") and words:
                break
            words += [] if is_thai(chunk) else re.split(r"[/+]", chunk.lower())
        good = _english_good(words)
        return Thing(good.noun, good.noun, good.classifier, good.family, is_sure=True) if good else None

    def _claims(self, text: str) -> bool:
        return bool(find_claims(text, self._group, self._segment))


def _are_several(title: str, thing: Thing, segment: Segment) -> bool:
    """`2 กระปุก`, `แพ็ค 6`, `ถุงเท้า 10 คู่`, `1 ลัง 24 ขวด`, `เซ็ตกระทะ`: counted as the thing is, or packed together."""
    words = [word for word in segment(plain_text(title)) if word.strip(" ()[]【】,.-+")]
    packs, sets = _word_list("packs"), _word_list("sets")
    counting = packs | {thing.classifier} | (_word_list("containers") if thing.family in _CONSUMED else frozenset())
    return any(
        (_is_plural(word) and following in counting)
        or (word.isdecimal() and following in packs)
        or (word in packs | sets and (_is_plural(following) or following == "คู่" or _begins(thing.noun, following)))
        or not {word, word + following}.isdisjoint(_word_list("dozens"))
        for word, following in pairwise([*words, ""])
    )


def _is_plural(word: str) -> bool:
    return word.isdecimal() and int(word) > 1


def _begins(noun: str, word: str) -> bool:
    return bool(word) and noun.startswith(word)


def is_promo(chunk: str, segment: Segment) -> bool:
    """Whether it only advertises, as a whole: โปร does, โปรตีน does not."""
    return not without_promo(chunk, segment)


def without_promo(chunk: str, segment: Segment) -> str:
    """What is left behind the advertising it begins with: `พร้อมส่งรองเท้าแตะ` is รองเท้าแตะ. Empty where that is all."""
    promo = _word_list("promo")
    if chunk.lower() in promo:
        return ""
    words, start = segment(chunk), 0
    while start < len(words):
        taken = next(
            (
                end
                for end in range(len(words), start, -1)
                if (phrase := "".join(words[start:end]).lower()) in promo
                and visible(phrase) > _LONGEST_PROMO_THAT_STANDS_ALONE
            ),
            None,
        )
        if taken is None and start and words[start] in _word_list("emphasis"):
            taken = start + 1
        if taken is None:
            break
        start = taken
    return "".join(words[start:]).strip()


def _words_after(words: Sequence[str], noun: str) -> Sequence[str]:
    length = 0
    for nth, word in enumerate(words):
        if length == len(noun):
            return words[nth:]
        length += len(word)
    return ()


def _longest_good(words: Sequence[str]) -> _Good | None:
    """The longest noun that these words begin with, ending where one of them ends."""
    goods, best, start = _goods(), None, ""
    for word in words:
        start += word
        best = goods.get(start, best)
    return best


def _english_good(words: Sequence[str]) -> _Good | None:
    """The last one named: a phone case is a case. What is sold instead stands behind it: grinder gaskets, bike bell."""
    devices = _word_list("devices")
    named = [(place, good) for place, word in enumerate(words, start=1) if (good := _english_ending_at(words[:place]))]
    named = [(place, good) for place, good in named if not _is_dose(words, place)]
    others = [(place, good) for place, good in named if words[place - 1] not in devices] or named
    if not others:
        return None
    place, good = others[-1]
    is_plural = any(word.endswith("s") and word.isalpha() for word in words[place : place + 1])
    has_head = not _word_list("heads").isdisjoint(words[place : place + 2])
    is_of_another = has_head or (good.family != _PART and is_plural)
    return None if is_of_another else good


def _is_dose(words: Sequence[str], place: int) -> bool:
    """60 tablets are no tablet."""
    return words[place - 1] in _word_list("doses") and any(word[0].isdigit() for word in words[: place - 1])


def _english_ending_at(words: Sequence[str]) -> _Good | None:
    phrases = (" ".join(words[-length:]) for length in (3, 2, 1))
    return next(
        (good for phrase in phrases if (good := _english().get(phrase) or _english().get(phrase.removesuffix("s")))),
        None,
    )


@cache
def _read() -> dict[str, dict[str, str]]:
    read: dict[str, dict[str, str]] = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    return read


@cache
def _word_list(name: str) -> frozenset[str]:
    return frozenset(_read()["title"][name].split())


def _entries() -> Iterator[tuple[_Good, str]]:
    for family, described in _read().items():
        for entry in described.get("nouns", "").split():
            thai, _, english = entry.partition("=")
            noun, _, classifier = thai.partition("/")
            yield _Good(noun, classifier or described["classifier"], family), english


@cache
def _thai_brands() -> frozenset[str]:
    return frozenset(said.replace("_", "").replace(" ", "") for said in BRANDS.values())


@cache
def _goods() -> dict[str, _Good]:
    return {good.noun: good for good, _ in _entries()}


@cache
def _english() -> dict[str, _Good]:
    return {name.replace("_", " "): good for good, names in _entries() for name in names.split("|") if name}
