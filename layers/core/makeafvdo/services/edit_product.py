"""What the marketer knows better than the page."""

from datetime import datetime
from decimal import Decimal

from pydantic import BaseModel, ConfigDict, Field

from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.products import Product
from makeafvdo.domain.videos import Video


class ProductEdit(BaseModel):
    """Only what is given changes. A `price` of null says: make the video without a price."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = Field(default="", min_length=1, max_length=300)
    price: Decimal | None = Field(default=None, gt=0, max_digits=12, decimal_places=2)
    original_price: Decimal | None = Field(default=None, gt=0, max_digits=12, decimal_places=2)
    description: str = Field(default="", max_length=5000)


def edit_product(video: Video, edit: ProductEdit, *, media: S3Media, now: datetime) -> Product:
    """The product with the marketer's words in it, stored for the next run. Raises Conflict during a run."""
    if video.in_run:
        raise Conflict("video_is_busy")
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
    media.put_json(key, product)
    return product


def _unread(video: Video, now: datetime) -> Product:
    return Product(title="", affiliate_url=video.link, missing=("title", "price", "photos"), read_at=now)
