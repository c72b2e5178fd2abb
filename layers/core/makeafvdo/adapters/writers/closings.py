"""Proof, price, advice and the call to action: said only of what was read, in a short form for short videos."""

from collections.abc import Iterator

from makeafvdo.adapters.writers.families import FAMILIES
from makeafvdo.adapters.writers.filling import Draft
from makeafvdo.adapters.writers.numbers import PriceWords, price_words, rating_words, sold_words
from makeafvdo.adapters.writers.telling import Telling
from makeafvdo.domain.scripts.scripts import Role

SHORT_VIDEO_S = 25
"""Below this there is only room for the short forms."""
_PROOF_WORTH, _ADVICE_WORTH = 0.6, 0.05
_SECONDS_PER_ADVICE = 15
"""More advice than this would be padding."""

_RATING = (
    "ได้คะแนน {rating} จาก 5|จากทั้งหมด {reviews} รีวิว{ค่ะ}",
    "จาก {reviews} รีวิวที่มี|ได้ไป {rating} เต็ม 5{ค่ะ}",
    "คะแนนอยู่ที่ {rating} เต็ม 5|จาก {reviews} รีวิว{ค่ะ}",
)
_SOLD = ("ขายไปแล้ว {sold} ชิ้น{ค่ะ}", "ตอนนี้ขายไปแล้ว {sold} ชิ้น{ค่ะ}")
_SOLD_ROUNDED = ("ขายไปแล้วกว่า {sold} ชิ้น{ค่ะ}", "ตอนนี้ขายไปแล้วกว่า {sold} ชิ้น{ค่ะ}")

_REDUCED = (
    "จากราคา {original}|ตอนนี้เหลือ {price}|ลดไป {percent} เปอร์เซ็นต์{ค่ะ}",
    "ราคาปกติ {original}|ลด {percent} เปอร์เซ็นต์|เหลือ {price}{ค่ะ}",
    "ตอนนี้ลด {percent} เปอร์เซ็นต์|จาก {original}|เหลือ {price}{ค่ะ}",
)
_REDUCED_SHORT = ("ตอนนี้ลดเหลือ {price}{ค่ะ}", "ลดราคาเหลือ {price}{ค่ะ}")
_FROM = (
    "ราคาเริ่มต้นที่ {price}{ค่ะ}|ต่างกันตามแบบที่เลือก",
    "เรื่องราคาขึ้นอยู่กับแบบ|ราคาเริ่มต้นที่ {price}{ค่ะ}",
)
_FROM_SHORT = ("ราคาเริ่มต้นที่ {price}{ค่ะ}",)
_PRICE = (
    "ส่วนราคา{noun}{this}|อยู่ที่ {price}{ค่ะ}",
    "ทั้งหมดนี้|ในราคา {price}{ค่ะ}",
    "ราคาตอนนี้อยู่ที่ {price}{ค่ะ}",
)
_PRICE_SHORT = ("ราคาอยู่ที่ {price}{ค่ะ}", "ราคาตอนนี้ {price}{ค่ะ}")

_CALLS = (
    "สนใจ{noun}{this}|แตะดูรายละเอียดที่ตะกร้าได้เลย{ค่ะ}",
    "ใครเล็ง{noun}อยู่|แตะตะกร้าเข้าไปดูได้เลย{ค่ะ}",
    "อยากได้{noun}{this}|แตะที่ตะกร้าได้เลย{ค่ะ}",
    "ถูกใจ{this}แล้ว|แตะตะกร้าดูรายละเอียดได้เลย{ค่ะ}",
)
_CALLS_SHORT = (
    "สนใจแตะที่ตะกร้าได้เลย{ค่ะ}",
    "แตะดูที่ตะกร้าได้เลย{ค่ะ}",
    "ดูรายละเอียดที่ตะกร้าได้{ค่ะ}",
)
_ADVICE = (
    "ดูรูป{noun}{this}|ให้ครบทุกมุมก่อนนะ{คะ}",
    "อ่านรายละเอียด{noun}|ให้ครบก่อนตัดสินใจนะ{คะ}",
    "ยังไม่รีบก็เซฟคลิปไว้|กลับมาดู{noun}{this}ทีหลังได้{ค่ะ}",
    "เพื่อนคนไหนกำลังหา{noun}|ส่งคลิปนี้ให้ดูได้เลย{ค่ะ}",
)


def proofs(telling: Telling) -> Iterator[Draft]:
    rating, sold = rating_words(telling.product), sold_words(telling.product)
    if rating and (phrases := telling.tell(_RATING, "rating", **rating)):
        yield Draft("rating", Role.PROOF, phrases, ("rating", "review_count"), _PROOF_WORTH)
    lines = _SOLD_ROUNDED if telling.product.sold_count_is_rounded else _SOLD
    if sold and (phrases := telling.tell(lines, "sold", **sold)):
        yield Draft("sold", Role.PROOF, phrases, ("sold_count",), _PROOF_WORTH)


def price(telling: Telling, seconds: int) -> Iterator[Draft]:
    words = price_words(telling.product)
    if words:
        lines = _price_lines(words, is_short=seconds < SHORT_VIDEO_S)
        phrases = telling.tell(lines, "price", **words.facts) or telling.said(_FROM_SHORT[0], **words.facts)
        yield Draft("price", Role.PRICE, phrases, words.fields)


def _price_lines(words: PriceWords, *, is_short: bool) -> tuple[str, ...]:
    if words.is_from:
        return _FROM_SHORT if is_short else _FROM
    if words.is_reduced:
        return _REDUCED_SHORT if is_short else _REDUCED
    return _PRICE_SHORT if is_short else _PRICE


def advice(telling: Telling, seconds: int) -> Iterator[Draft]:
    """What a careful buyer does anyway: it claims nothing, and fills a little where the facts run out."""
    lines = (*FAMILIES[telling.subject.family].advice, *telling.rotated(_ADVICE, "advice"))
    for nth, line in enumerate(lines[: seconds // _SECONDS_PER_ADVICE], start=1):
        if phrases := telling.tell((line,), "advice"):
            yield Draft(f"advice-{nth}", Role.CALL_TO_ACTION, phrases, ("title",), _ADVICE_WORTH)


def call_to_action(telling: Telling, seconds: int) -> Draft:
    lines = _CALLS_SHORT if seconds < SHORT_VIDEO_S else _CALLS
    phrases = telling.tell(lines, "call") or telling.said(_CALLS_SHORT[0])
    return Draft("call-to-action", Role.CALL_TO_ACTION, phrases)
