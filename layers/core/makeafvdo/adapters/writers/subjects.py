"""What a product is: its Thai noun, how such things are counted, and what family of goods it belongs to."""

import re
from dataclasses import dataclass

from makeafvdo.adapters.writers.cleaning import OVER_CLAIM, may_say, plain, visible
from makeafvdo.adapters.writers.families import FAMILIES
from makeafvdo.adapters.writers.goods import GOODS
from makeafvdo.adapters.writers.sayable import sayable
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.on_screen_lint import forbidden_in

_LONGEST_NAME = 22
_LONGEST_TITLE = 40
_LONGEST_READ = 300
_PROMO = re.compile(
    "^(?:ใหม่ล่าสุด|ใหม่|ขายดี|สินค้าขายดี|พร้อมส่ง|ส่งฟรี|ส่งไว|ลดราคา|ลดแรง|ลดล้างสต๊อก|โปรโมชั่น|โปร|ราคาถูก|ถูกมาก|ถูกที่สุด|ของแท้|แท้"
    "|ยอดฮิต|ฮิต|มาแรง|แนะนำ|สุดคุ้ม|คุ้มมาก|ราคาส่ง|ส่งจากไทย|มีปลายทาง|เก็บปลายทาง|ซื้อ \\d+ แถม \\d+)+"
)
_THAI = "".join(map(chr, range(0x0E01, 0x0E5A)))
_MARKS = "".join(map(chr, (*range(0x0E30, 0x0E3F), *range(0x0E45, 0x0E5A))))
_COUNTED = re.compile(r"^ ?(\d{1,2}) ?(ที่นั่ง|ชั้น|ชิ้น|นิ้ว|ลิตร|ฟุต|ลิ้นชัก|ช่อง|หัว)")


@dataclass(frozen=True)
class Subject:
    """`noun` is short (โซฟา), `name` says a little more (โซฟาผ้า 3 ที่นั่ง); `unit` counts them: ตัวนี้, ใบนี้."""

    noun: str
    name: str
    unit: str
    family: str

    @property
    def this(self) -> str:
        return f"{self.unit}นี้"


_A_THING = Subject("สินค้า", "สินค้า", "ชิ้น", "general")


def subject_of(product: Product) -> Subject:
    title = plain(product.title[:_LONGEST_READ]).replace("\n", " ")
    return _listed(title) or _of_category(product.categories) or _first_thai_word(title) or _A_THING


def _of_category(categories: tuple[str, ...]) -> Subject | None:
    """Only a category that is itself a thing: โซฟา, not ของใช้บนโต๊ะอาหาร."""
    named = (good for category in reversed(categories) for good in GOODS if good.noun == category.strip())
    return next((Subject(good.noun, good.noun, good.unit, good.family) for good in named), None)


def _listed(text: str) -> Subject | None:
    """The first thing of the word list that the text names; a longer word wins over the shorter one inside it."""
    places = [(*place, good) for good in GOODS if (place := good.found_in(text))]
    if not places:
        return None
    start, end, good = min(places, key=lambda place: (place[0], -place[1]))
    before = _PROMO.sub("", _thai_end(text[:start])) if good.noun == text[start:end] else ""
    if before and before not in FAMILIES[good.family].prefixes:
        return _accessory(before + text[start:end])
    return Subject(good.noun, _longer_name(good.noun, text[end:]), good.unit, good.family)


def _thai_end(text: str) -> str:
    """The Thai word, if any, right before the end of `text`; a mark has to sit on a letter."""
    return text[len(text.rstrip(_THAI)) :].lstrip(_MARKS)


def _accessory(name: str) -> Subject | None:
    """ปลอกหมอน is no หมอน: a word before the listed one makes it another thing, of which nothing more is known."""
    if visible(name) > _LONGEST_NAME or not may_say(name) or not sayable(name):
        return None
    return Subject(name, name, "ชิ้น", "general")


def _longer_name(noun: str, rest: str) -> str:
    counted = _COUNTED.match(rest)
    tail = f" {counted[1]} {counted[2]}" if counted else rest.split(" ", 1)[0]
    name = sayable(noun + tail)
    return name if name and tail and visible(name) <= _LONGEST_NAME and may_say(name) else noun


def _first_thai_word(title: str) -> Subject | None:
    for word in re.findall("[ก-๙]+", title):
        name = _PROMO.sub("", word)
        if 4 <= visible(name) <= _LONGEST_NAME and may_say(name):
            return Subject(name, name, "ตัว", "general")
    return None


def short_title(title: str) -> str | None:
    """The title's first words that fit on the picture, without what only advertises."""
    words: list[str] = []
    for word in OVER_CLAIM.sub(" ", plain(title[:_LONGEST_READ])).split():
        kept = _PROMO.sub("", word).strip("!|/-–—:,·•*~")
        if not kept or not may_say(kept) or forbidden_in(" ".join((*words, kept))):
            continue
        if len(" ".join((*words, kept))) > _LONGEST_TITLE:
            break
        words.append(kept)
    return " ".join(words) or None
