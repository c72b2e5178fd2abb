"""The item in a Shopee page's state, whose place differs by date and country.

2026, Thailand    DOMAIN_PDP.data.PDP_BFF_DATA.cachedMap["<shop>/<item>"] = {item, product_images, product_review,
                  product_price, product_description, product_attributes, shop_detailed}
2026, Vietnam     item.items["<item>"] = {title, images, models …}, without an id inside
before            an object with its own item and shop id

So it is searched for: by its ids, or by the key that is made of them. Photographs are bare hashes or `{image_id}`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from makeafvdo.adapters.marketplaces.json_tree import Json, at, count, items, objects, pairs, shown_number, stars, text
from makeafvdo.adapters.marketplaces.reading import lines_of_html, prose, tidy
from makeafvdo.domain.products.products import ProductLink
from makeafvdo.domain.products.shop_numbers import Count, read_count

_NO_SUCH_ITEM = "266900002"
"""The error code of an item that was deleted or never was."""
_ERROR_CODES = ("error", "error_code", "errcode", "err_code", "errorCode", "err_no", "error_no", "code")
_GONE = re.compile("(?:.*_)?(?:delete|deleted|banned)", re.IGNORECASE)
_IMAGE_NAME = re.compile(r"[A-Za-z0-9_.-]{1,100}")
_IMAGE_IDS = ("image_id", "image_hash", "image", "url")
_SOLD_OF_ALL_TIME = re.compile(r"(?!sold$|.*(?:month|out)).*sold")
_OF_AN_ITEM = {"images", "image", "description", "models"}


@dataclass(frozen=True)
class ItemState:
    """`own` is the item itself; `beside` holds its photographs, prices and reviews where the state keeps them apart."""

    own: dict[str, Json]
    beside: dict[str, Json]

    @property
    def title(self) -> str | None:
        return text(self.own, "title") or text(self.own, "name")


def find_items(state: Json, link: ProductLink) -> Iterator[ItemState]:
    """Every object of `state` that is the linked item, the most complete first."""
    yield from sorted(_items_in(state, link), key=lambda item: not item.beside)


def is_dead(state: Json) -> bool:
    """Whether the state's own fetch of the item was told that there is none."""
    return any(text(node, name) == _NO_SUCH_ITEM for node in objects(state) for name in _ERROR_CODES)


def is_withdrawn(state: Json, link: ProductLink) -> bool:
    """Whether the linked item itself says that its seller or Shopee took it down."""
    own = (node for node in objects(state) if _has_ids_of(link, node))
    return any(_GONE.fullmatch(text(node, "item_status") or "") for node in own)


def description_of(item: ItemState) -> str:
    told = text(item.own, "description") or text(item.beside, "product_description", "description")
    paragraphs = [text(each, "text") or "" for each in items(item.beside, "product_description", "paragraph_list")]
    return prose(lines_of_html((told or "\n".join(paragraphs)).replace("\n", "<br>")))


def attributes_of(item: ItemState) -> dict[str, str]:
    nodes = items(item.own, "attributes") or items(item.beside, "product_attributes", "attrs")
    named = ((tidy(text(node, "name")), tidy(text(node, "value"))) for node in nodes)
    return {name: value for name, value in named if name and value}


def categories_of(item: ItemState) -> tuple[str, ...]:
    nodes = (
        items(item.own, "categories")
        or items(item.own, "fe_categories")
        or items(item.beside, "product_attributes", "categories")
    )
    return tuple(tidy(text(node, "display_name")) for node in nodes)


def models_of(item: ItemState) -> list[Json]:
    """The SKUs."""
    apart = items(item.beside, "models") or items(item.beside, "product_attributes", "models")
    return items(item.own, "models") or apart


def variants_of(item: ItemState) -> tuple[str, ...]:
    return tuple(tidy(text(model, "name")) for model in models_of(item) if text(model, "name"))


def images_of(item: ItemState, country: str) -> Iterator[str]:
    """The gallery, else the one cover picture."""
    gallery = [*items(item.beside, "product_images", "images"), *items(item.own, "images")]
    names = dict.fromkeys(filter(None, map(_image_name, gallery or [at(item.own, "image")])))
    for name in names:
        yield name if name.startswith(("http", "//")) else f"https://down-{country}.img.susercontent.com/file/{name}"


def rating_of(item: ItemState) -> float | None:
    return stars(item.beside, "product_review", "rating_star") or stars(item.own, "item_rating", "rating_star")


def review_count_of(item: ItemState) -> int | None:
    for reviews in (at(item.beside, "product_review"), at(item.own, "item_rating")):
        by_stars = items(reviews, "rating_count")
        of_all_stars = shown_number({"all": by_stars[0]}, "all") if by_stars else shown_number(reviews, "rating_count")
        total = shown_number(reviews, "total_rating_count")
        if total is not None or of_all_stars is not None:
            return total if total is not None else of_all_stars
    return shown_number(item.own, "cmt_count")


def sold_count_of(item: ItemState) -> Count | None:
    """Of all time: `sold` is that of 30 days. `10K+` beside 10000 says that 10000 is a lower bound."""
    for node in (at(item.beside, "product_review"), item.own):
        told = sorted(filter(_SOLD_OF_ALL_TIME.match, dict(pairs(node))), key=lambda name: "histor" not in name)
        exact = next((number for name in told if (number := count(node, name)) is not None), None)
        texts = (value for name in told if isinstance(value := at(node, name), str))
        shown = next(filter(None, map(read_count, texts)), None)
        if exact is not None:
            return Count(exact, is_rounded=bool(shown and shown.is_rounded and shown.number == exact))
        if shown:
            return shown
    return None


def _items_in(state: Json, link: ProductLink) -> Iterator[ItemState]:
    """An item beside its photographs comes before the same item alone, since parents come before children."""
    keys = {link.product_id, f"{link.shop_id}/{link.product_id}"}
    found: set[int] = set()
    for node in objects(state):
        beside = [node, *(child for key, child in node.items() if key in keys and isinstance(child, dict))]
        for place, group in enumerate(beside):
            own = group.get("item")
            if isinstance(own, dict) and id(own) not in found and _is_item(own, link, is_named_by_key=place > 0):
                found.add(id(own))
                yield ItemState(own, group)
        for place, own in enumerate(beside):
            if _OF_AN_ITEM & own.keys() and id(own) not in found and _is_item(own, link, is_named_by_key=place > 0):
                found.add(id(own))
                yield ItemState(own, {})


def _is_item(node: dict[str, Json], link: ProductLink, *, is_named_by_key: bool = False) -> bool:
    named = text(node, "title") or text(node, "name")
    return bool(named) and _has_ids_of(link, node, is_named_by_key=is_named_by_key)


def _has_ids_of(link: ProductLink, node: dict[str, Json], *, is_named_by_key: bool = False) -> bool:
    """Both ids where both are there: item numbers repeat in lists of other shops."""
    item = text(node, "item_id") or text(node, "itemid") or (link.product_id if is_named_by_key else None)
    shop = text(node, "shop_id") or text(node, "shopid")
    return item == link.product_id and shop in {None, link.shop_id}


def _image_name(image: Json) -> str | None:
    """A hash, or the whole address."""
    name = image if isinstance(image, str) else next(filter(None, (text(image, key) for key in _IMAGE_IDS)), "")
    is_address = name.startswith(("http", "//"))
    return name if is_address or _IMAGE_NAME.fullmatch(name) else None
