"""Captions, hashtags and link for posting by hand: TikTok's inbox takes a video file and nothing else. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence

from makeafvdo.domain.products.products import MarketplaceName, Product
from makeafvdo.domain.scripts.claims.guard import find_claims, without_claims
from makeafvdo.domain.scripts.claims.product_groups import group_of
from makeafvdo.domain.scripts.on_screen_lines import clean_title
from makeafvdo.domain.scripts.on_screen_lint import forbidden_in
from makeafvdo.domain.scripts.price_scenes import names_price
from makeafvdo.domain.scripts.price_wording import (
    digits,
    is_from,
    is_reduced,
    price_in_words,
    rating_in_digits,
    sold_in_digits,
)  # fmt: skip
from makeafvdo.domain.scripts.scripts import LineKind, Script
from makeafvdo.domain.scripts.segmentation import Segment
from makeafvdo.domain.scripts.things import thing_of
from makeafvdo.domain.videos.options import CallToAction, Options

CAPTION_LETTERS = 2200
"""TikTok, Content Posting API, `title`: at most 2,200 UTF-16 units, hashtags included."""
_TAGS = 5
_ROOM_FOR_TAGS = 200
_AD_TAG = "#โฆษณา"
_SHOP_TAG = "#TikTokShop"
"""Of no other marketplace: TikTok Shop Thailand, Redirecting Traffic (knowledge_id 1519417092556561, 2025-09-06)."""
_NOT_OF_A_TAG = re.compile(r"[^\w\u0e00-\u0e7f]")
_BEHIND_A_BRACKET = re.compile(r"\s*[(\[（【].*")
_LONGEST_TAG = 24
_DISCLOSURE = "วิดีโอนี้มีลิงก์แนะนำสินค้า ผู้โพสต์ได้รับค่าคอมมิชชั่นเมื่อมีการซื้อผ่านลิงก์"
_BETWEEN = " · "
_BASKET = "ดูรายละเอียดที่ตะกร้าได้เลย"
_CALLS = {CallToAction.PROFILE_LINK: "ลิงก์อยู่ที่หน้าโปรไฟล์", CallToAction.PINNED_COMMENT: "ลิงก์ปักหมุดไว้ในคอมเมนต์"}


def captions_of(
    product: Product, script: Script, options: Options, segment: Segment, written: Sequence[str] = ()
) -> tuple[str, str]:
    """Two to choose from, each to be read in one glance: an opening, the thing with its price, where the link is, and
    the disclosure; what the writer has `written` comes first. Every line has been through the claim guard; the title
    as the shop typed it is in none.
    """
    group = group_of(product.title, product.categories, product.attributes, segment=segment)
    other = next(hook for nth, hook in enumerate(script.hooks) if nth != script.hook)
    spoken = " ".join(script.scenes[0].phrases)

    def disclosed(lines: Iterable[str | None]) -> str:
        clean = (without_claims(line, group, segment).strip() for line in lines if line)
        disclosure = [_DISCLOSURE] if product.affiliate_url else []
        room = CAPTION_LETTERS - _ROOM_FOR_TAGS - sum(len(line) + 1 for line in disclosure)
        caption = cut("\n".join(dict.fromkeys(filter(None, clean))), room)
        return "\n".join(filter(None, (caption, *disclosure)))

    def made(opening: str, *middle: str | None) -> str:
        named = _named(product, script, options, opening, segment)
        return disclosed((opening, named, *middle, _call(product, options)))

    own = (disclosed(caption.splitlines()) for caption in written if caption.strip())
    first, second, *_ = (*own, made(spoken), made(other, _proof(product)))
    return first, second


def without_price(caption: str, segment: Segment) -> str:
    """A caption without any price or discount: a part of a line that tells one goes, the others stay."""
    lines = (
        _BETWEEN.join(part for part in line.split(_BETWEEN) if not names_price(part, segment))
        for line in caption.splitlines()
    )
    return "\n".join(filter(None, lines))


def has_basket(product: Product) -> bool:
    """Only a TikTok Shop product can stand in TikTok's basket."""
    return product.marketplace is MarketplaceName.TIKTOK


def hashtags_of(product: Product, segment: Segment, written: Sequence[str] = ()) -> tuple[str, ...]:
    """`#โฆษณา` first, because it is an advertisement; then the writer's, or what it is, its brand and category; at most
    five. No other platform is named, no tag claims anything.
    """
    group = group_of(product.title, product.categories, product.attributes, segment=segment)
    thing = thing_of(product, segment)
    words = written or (thing.name, thing.noun, product.brand or "", *reversed(product.categories))
    tags = [
        tag
        for word in words
        for tag in _tag(_BEHIND_A_BRACKET.sub("", word))
        if not forbidden_in(word) and not forbidden_in(tag) and not find_claims(word, group, segment)
    ]
    own = [_SHOP_TAG] if has_basket(product) else []
    return tuple(dict.fromkeys((_AD_TAG, *own, *tags)))[:_TAGS]


def _named(product: Product, script: Script, options: Options, opening: str, segment: Segment) -> str | None:
    """`กระทะแกรนิต 28 ซม. · 349 บาท (ปกติ 690 บาท)`; no price where the opening has told it."""
    shown = script.on_screen.line(LineKind.TITLE)
    title = shown.text if shown else clean_title(product, segment)
    if title and title in opening:
        title = None
    price = price_in_words(product, options)
    if price is None or price in opening:
        return title
    if is_reduced(product, options) and not is_from(product, options) and product.original_price:
        price = f"{price} (ปกติ {digits(product.original_price)} บาท)"
    return f"{title}{_BETWEEN}{price}" if title else price


def _proof(product: Product) -> str | None:
    rating, sold = rating_in_digits(product), sold_in_digits(product)
    reviews = f" จาก {product.review_count:,} รีวิว" if product.review_count else ""
    told: Sequence[str] = (
        *([f"คะแนน {rating} เต็ม 5{reviews}"] if rating else ()),
        *([f"ยอดขาย{'' if sold.startswith('กว่า') else ' '}{sold} ชิ้น"] if sold else ()),
    )
    return _BETWEEN.join(told) or None


def _call(product: Product, options: Options) -> str | None:
    if has_basket(product):
        return _BASKET
    return _CALLS.get(options.call_to_action) if options.call_to_action else None


def _tag(text: str) -> Iterator[str]:
    word = _NOT_OF_A_TAG.sub("", text)
    if 1 < len(word) <= _LONGEST_TAG and not word.isdigit():
        yield f"#{word}"


def cut(text: str, most: int) -> str:
    """At most `most` UTF-16 units, never cut between a Thai consonant and its vowel or tone mark."""
    if _units(text) <= most:
        return text
    kept = text[: most - 1]
    while _units(kept) > most - 1 or re.match("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]", text[len(kept) :]):
        kept = kept[:-1]
    return f"{kept}…"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
