"""What the marketer knows better than the page, and what only the marketer has."""

from collections.abc import Set as AbstractSet
from datetime import datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from makeafvdo.adapters.artifacts import Artifacts
from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.domain.products.photo_ranking import MAX_PHOTOS
from makeafvdo.domain.products.products import FIELDS_OF_SCRIPT, Product
from makeafvdo.domain.products.uploads import UploadKind
from makeafvdo.domain.videos.videos import Step, Video, refuse_edit, stale_after_edit
from makeafvdo.services.products.adopt_uploads import adopt
from makeafvdo.services.products.load_product import load_product

MAX_CLIPS = 6
FileName = Annotated[str, Field(min_length=1, max_length=300)]


class ProductEdit(BaseModel):
    """Only what is given changes. A `price` of null says: make the video without a price.

    `photos` and `clips` are whole lists in the order wanted: keys the product has, and ids of uploads. What a list
    leaves out leaves the product.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = Field(default="", min_length=1, max_length=300)
    price: Decimal | None = Field(default=None, gt=0, max_digits=12, decimal_places=2)
    original_price: Decimal | None = Field(default=None, gt=0, max_digits=12, decimal_places=2)
    description: str = Field(default="", max_length=5000)
    photos: tuple[FileName, ...] = Field(default=(), max_length=MAX_PHOTOS)
    clips: tuple[FileName, ...] = Field(default=(), max_length=MAX_CLIPS)


def edit_product(
    video: Video, edit: ProductEdit, *, videos: VideosTable, artifacts: Artifacts, intake: S3Media, now: datetime
) -> tuple[Video, Product]:
    """The product with the marketer's words and files in it, stored for the next run, which remakes what it touches.

    Raises Conflict during a run, and what `adopt` raises.
    """
    refuse_edit(video)
    read = load_product(video, artifacts=artifacts, now=now)
    given = edit.model_dump(include=edit.model_fields_set)
    for kind, field in ((UploadKind.PHOTO, "photos"), (UploadKind.CLIP, "clips")):
        if field in given:
            given[field] = adopt(kind, given[field], video, intake=intake, media=artifacts.media)
    product = read.model_copy(update=given | {"sources": read.sources | dict.fromkeys(given, "marketer")})
    product = product.model_copy(update={"missing": tuple(_missing(product, given.keys()))})
    step = Step.SCRIPT if given.keys() & FIELDS_OF_SCRIPT else Step.RENDER
    video = videos.note_edit(video, stale_after_edit(video, step), title=product.title or None)
    artifacts.put_product(video.prefix, product)
    return video, product


def _missing(product: Product, given: AbstractSet[str]) -> list[str]:
    """A clip shows the product as well as a photo does."""
    named = [name for name in product.missing if name not in given and name != "photos"]
    return named if product.photos or product.clips else [*named, "photos"]
