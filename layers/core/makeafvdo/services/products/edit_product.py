"""The marketer's corrections to a product, and their own photos and clips."""

from collections.abc import Set as AbstractSet
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from makeafvdo.adapters.artifacts import Artifacts
from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.products.photo_ranking import MAX_PHOTOS
from makeafvdo.domain.products.products import FIELDS_OF_SCRIPT, Product
from makeafvdo.domain.products.screenshots import MOST_FACTS
from makeafvdo.domain.products.typed_price import MOST, TypedPrice, read_typed_price
from makeafvdo.domain.products.uploads import UploadKind
from makeafvdo.domain.scripts.on_screen_lint import refuse_forbidden
from makeafvdo.domain.scripts.plain_text import plain_facts
from makeafvdo.domain.videos.videos import Step, Video, refuse_edit, stale_after_edit
from makeafvdo.services.products.adopt_uploads import adopt
from makeafvdo.services.products.load_product import load_product

MAX_CLIPS = 6
MAX_TYPED = 60
MAX_NAME = 40
_OF_NO_FIELD = {"add_highlights", "from_screenshot"}
FileName = Annotated[str, Field(min_length=1, max_length=300)]
Typed = Annotated[str, Field(max_length=MAX_TYPED)]


class ProductEdit(BaseModel):
    """Only the fields given change. A `price` of null or "" means: make the video without a price.

    A price is a number, or text as a marketer types it: `590`, `1,290.-`, `590-690`. `photos` and `clips` are
    whole lists in the order wanted: keys the product has, and ids of uploads. What is left out leaves the product.
    `add_highlights` are added to those it has. `from_screenshot` names fields whose value the marketer took over from
    what was read off a screenshot.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = Field(default="", min_length=1, max_length=300)
    price: Decimal | Typed | None = None
    original_price: Decimal | Typed | None = None
    short_name: str | None = Field(default=None, max_length=MAX_NAME)
    """What the script calls it; null or "" leaves that to the writer."""
    description: str = Field(default="", max_length=5000)
    photos: tuple[FileName, ...] = Field(default=(), max_length=MAX_PHOTOS)
    clips: tuple[FileName, ...] = Field(default=(), max_length=MAX_CLIPS)
    add_highlights: tuple[Annotated[str, Field(max_length=300)], ...] = Field(default=(), max_length=MOST_FACTS)
    from_screenshot: tuple[Literal["title", "price", "highlights"], ...] = ()

    @field_validator("short_name")
    @classmethod
    def _is_one_line(cls, name: str | None) -> str | None:
        return " ".join((name or "").split()) or None

    @field_validator("price", "original_price")
    @classmethod
    def _is_an_amount(cls, price: Decimal | str | None) -> Decimal | str | None:
        """In baht and satang."""
        if isinstance(price, Decimal) and not (0 < price <= MOST and price == round(price, 2)):
            raise ValueError("not an amount of money")
        return price


def edit_product(
    video: Video, edit: ProductEdit, *, videos: VideosTable, artifacts: Artifacts, intake: S3Media, now: datetime
) -> tuple[Video, Product]:
    """Store the product with the marketer's words and files; the next run makes again what depends on them.

    Raises Conflict during a run, Invalid `original_price_is_a_range`, and what `adopt`, `read_typed_price` and
    `refuse_forbidden` (for the short name) raise.
    """
    refuse_edit(video)
    if edit.short_name:
        refuse_forbidden(edit.short_name)
    read = load_product(video, artifacts=artifacts, now=now)
    given = edit.model_dump(include=edit.model_fields_set - _OF_NO_FIELD) | _prices(edit)
    if added := plain_facts(edit.add_highlights):
        given["highlights"] = tuple(dict.fromkeys((*read.highlights, *added)))
    for kind, field in ((UploadKind.PHOTO, "photos"), (UploadKind.CLIP, "clips")):
        if field in given:
            given[field] = adopt(kind, given[field], video, intake=intake, media=artifacts.media)
    from_screenshot = dict.fromkeys(given.keys() & set(edit.from_screenshot), "screenshot")
    named = given.keys() & (edit.model_fields_set | {"highlights"})
    sources = read.sources | dict.fromkeys(named, "marketer") | from_screenshot
    product = read.model_copy(update=given | {"sources": sources})
    product = product.model_copy(update={"missing": tuple(_missing(product, given.keys()))})
    step = Step.SCRIPT if given.keys() & FIELDS_OF_SCRIPT else Step.RENDER
    video = videos.record_edit(video, stale_after_edit(video, step), title=product.title or None)
    artifacts.put_product(video.prefix, product)
    return video, product


def _prices(edit: ProductEdit) -> dict[str, Decimal | None]:
    """The price fields `edit` sets; `price_max` is set along with `price`."""
    prices: dict[str, Decimal | None] = {}
    if "price" in edit.model_fields_set:
        typed = _typed(edit.price)
        prices |= {"price": typed.price, "price_max": typed.price_max} if typed else {"price": None, "price_max": None}
    if "original_price" in edit.model_fields_set:
        typed = _typed(edit.original_price)
        if typed and typed.price_max:
            raise Invalid("original_price_is_a_range")
        prices["original_price"] = typed.price if typed else None
    return prices


def _typed(price: Decimal | str | None) -> TypedPrice | None:
    return TypedPrice(price=price) if isinstance(price, Decimal) else read_typed_price(price or "")


def _missing(product: Product, given: AbstractSet[str]) -> list[str]:
    """A clip shows the product as well as a photo does."""
    named = [name for name in product.missing if name not in given and name != "photos"]
    return named if product.photos or product.clips else [*named, "photos"]
