"""The first three seconds, three ways: a question, the product's own first fact, and its price or standing."""

from makeafvdo.adapters.writers.clauses import Clause
from makeafvdo.adapters.writers.families import FAMILIES
from makeafvdo.adapters.writers.numbers import PriceWords, price_words, rating_words
from makeafvdo.adapters.writers.telling import Telling

_FACT_OPENERS = (
    "แวะดู{name}{this}ก่อน{ค่ะ}",
    "หยุดดู{name}{this}สักนิด{ค่ะ}",
    "มารู้จัก{name}{this}กัน{ค่ะ}",
    "พามาดู{name}{this}{ค่ะ}",
    "แวะดู{noun}{this}ก่อน{ค่ะ}",
)
_NO_FACT_OPENERS = (
    "{noun}{this}มีอะไรบ้าง|มาดูรายละเอียดกัน{ค่ะ}",
    "วันนี้พามาดู{noun}|มาดูใกล้ๆ กัน{ค่ะ}",
    "แวะดู{noun}กันหน่อย|มีอะไรบ้างไปดูกัน{ค่ะ}",
)
_DISCOUNT = (
    "{noun}{this}|ลดอยู่ {percent} เปอร์เซ็นต์{ค่ะ}",
    "จาก {original} เหลือ {price}|สำหรับ{noun}{this}{ค่ะ}",
    "{noun}ลด {percent} เปอร์เซ็นต์|เหลือ {price}{ค่ะ}",
)
_RANGE = (
    "{noun}เริ่มต้น {price}|มีแบบไหนบ้างมาดูกัน{ค่ะ}",
    "งบ {price}ขึ้นไป|เลือก{noun}แบบไหนได้บ้าง{คะ}",
)
_PRICE = (
    "มีงบ {price}|ได้{noun}แบบไหนมาดูกัน{ค่ะ}",
    "{noun}ราคา {price}|ได้อะไรบ้างมาดูกัน{ค่ะ}",
    "งบ {price}|มาดู{noun}{this}กัน{ค่ะ}",
)
_RATING = (
    "{noun}{this}ได้ {rating} เต็ม 5|จาก {reviews} รีวิว{ค่ะ}",
    "{reviews} รีวิว|ให้{noun}{this} {rating} เต็ม 5{ค่ะ}",
)
_PLAIN = (
    "ใครกำลังมองหา{noun}|ลองดู{this}ก่อนตัดสินใจ{ค่ะ}",
    "ก่อนตัดสินใจเลือก{noun}|ดู{this}ไว้เทียบก่อน{ค่ะ}",
    "มี{noun}มาให้ดู|เผื่อใครกำลังเลือกอยู่{ค่ะ}",
)

Hooks = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def hooks_of(telling: Telling, fact: Clause | None) -> Hooks:
    """Question, fact, value; each is true of the data and they never say the same."""
    return (
        _told(telling, FAMILIES[telling.subject.family].questions, "question"),
        _fact(telling, fact),
        _value(telling),
    )


def hook_fields(telling: Telling, hook: int, fact: Clause | None) -> tuple[str, ...]:
    """The product fields hook number `hook` rests on."""
    if hook == 0:
        return ("title",)
    if hook == 1:
        return ("title", fact.field) if fact else ("title",)
    price = price_words(telling.product)
    if price:
        return ("title", *price.fields)
    return ("title", "rating", "review_count") if rating_words(telling.product) else ("title",)


def _fact(telling: Telling, fact: Clause | None) -> tuple[str, ...]:
    if fact is None:
        return _told(telling, _NO_FACT_OPENERS, "opener")
    return (*_told(telling, _FACT_OPENERS, "opener"), *fact.phrases)


def _value(telling: Telling) -> tuple[str, ...]:
    price, rating = price_words(telling.product), rating_words(telling.product)
    if price:
        return _told(telling, _price_lines(price), "value", **price.facts)
    if rating:
        return _told(telling, _RATING, "value", **rating)
    return _told(telling, _PLAIN, "value")


def _price_lines(price: PriceWords) -> tuple[str, ...]:
    return _RANGE if price.is_from else _DISCOUNT if price.is_reduced else _PRICE


def _told(telling: Telling, lines: tuple[str, ...], topic: str, **facts: str) -> tuple[str, ...]:
    return telling.tell(lines, topic, **facts) or telling.said(lines[0], **facts)
