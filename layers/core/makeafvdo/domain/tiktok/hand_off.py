"""Caption, hashtags and link for posting by hand: TikTok's inbox takes a video file and nothing else. Pure."""

import re
from collections.abc import Iterator, Sequence

from makeafvdo.domain.products.products import MarketplaceName, Product
from makeafvdo.domain.scripts.scripts import LineKind, Role, Script

CAPTION_LETTERS = 2200
"""TikTok, Content Posting API, `title`: at most 2,200 UTF-16 units, hashtags included."""
_TAGS = 5
_ROOM_FOR_TAGS = 200
_AD_TAG = "#โฆษณา"
_SHOP_TAG = "#TikTokShop"
"""Of no other marketplace: TikTok Shop Thailand, Redirecting Traffic (knowledge_id 1519417092556561, 2025-09-06)."""
_NOT_OF_A_TAG = re.compile(r"[^\w\u0e00-\u0e7f]")
_LONGEST_TAG = 24
_DISCLOSURE = "วิดีโอนี้มีลิงก์แนะนำสินค้า ผู้โพสต์ได้รับค่าคอมมิชชั่นเมื่อมีการซื้อผ่านลิงก์"


def captions_of(product: Product, script: Script, written: Sequence[str]) -> tuple[str, str]:
    """Two to choose from: the writer's where it has given any, the rest of the script's own words."""
    disclosed = [_within_limit([caption, *_disclosure(product)]) for caption in written]
    others = (caption_of(product, script, hook) for hook in (None, (script.hook + 1) % 3))
    first, second, *_ = (*disclosed, *others)
    return first, second


def caption_of(product: Product, script: Script, other_hook: int | None = None) -> str:
    """Hook, product with its price, call to action and disclosure; no claim that is not in the script."""
    hook = " ".join(script.scenes[0].phrases) if other_hook is None else script.hooks[other_hook]
    price = script.on_screen.line(LineKind.PRICE)
    named = product.title if price is None else f"{product.title} {price.text}"
    advice = [" ".join(scene.phrases) for scene in script.scenes[1:] if scene.role is Role.CALL_TO_ACTION][-1:]
    return _within_limit([hook, named, *advice, *_disclosure(product)])


def _disclosure(product: Product) -> list[str]:
    return [_DISCLOSURE] if product.affiliate_url else []


def _within_limit(lines: Sequence[str]) -> str:
    return cut("\n".join(line for line in lines if line), CAPTION_LETTERS - _ROOM_FOR_TAGS)


def has_basket(product: Product) -> bool:
    """Only a TikTok Shop product can stand in TikTok's basket."""
    return product.marketplace is MarketplaceName.TIKTOK


def hashtags_of(product: Product, written: Sequence[str] = ()) -> tuple[str, ...]:
    """`#โฆษณา` first, because it is an advertisement; then the writer's or the product's own; at most five."""
    tags = dict.fromkeys((_AD_TAG, *(written or _product_tags(product))))
    return tuple(tags)[:_TAGS]


def _product_tags(product: Product) -> Iterator[str]:
    if product.brand:
        yield from _tag(product.brand)
    for category in reversed(product.categories):
        yield from _tag(category)
    if has_basket(product):
        yield _SHOP_TAG


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
