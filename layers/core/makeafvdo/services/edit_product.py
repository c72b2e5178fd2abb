"""What the marketer knows better than the page."""

from datetime import datetime
from decimal import Decimal

from pydantic import BaseModel, ConfigDict, Field

from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.domain.products import FIELDS_OF_SCRIPT, Product
from makeafvdo.domain.videos import Step, Video, refuse_edit, stale_after_edit


class ProductEdit(BaseModel):
    """Only what is given changes. A `price` of null says: make the video without a price."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = Field(default="", min_length=1, max_length=300)
    price: Decimal | None = Field(default=None, gt=0, max_digits=12, decimal_places=2)
    original_price: Decimal | None = Field(default=None, gt=0, max_digits=12, decimal_places=2)
    description: str = Field(default="", max_length=5000)


def edit_product(
    video: Video, edit: ProductEdit, *, videos: VideosTable, media: S3Media, now: datetime
) -> tuple[Video, Product]:
    """The product with the marketer's words in it, stored for the next run, which makes again what it touches.

    Raises Conflict during a run.
    """
    refuse_edit(video)
    key = f"{video.prefix}/product.json"
    read = media.find_json(key, Product) or _unread(video, now)
    given = edit.model_dump(include=edit.model_fields_set)
    product = read.model_copy(
        update=given
        | {
            "sources": read.sources | dict.fromkeys(given, "marketer"),
            "missing": tuple(name for name in read.missing if name not in given),
        }
    )
    step = Step.SCRIPT if given.keys() & FIELDS_OF_SCRIPT else Step.RENDER
    video = videos.note_edit(video, stale_after_edit(video, step), title=product.title)
    media.put_json(key, product)
    return video, product


def _unread(video: Video, now: datetime) -> Product:
    return Product(title="", affiliate_url=video.link, missing=("title", "price", "photos"), read_at=now)
