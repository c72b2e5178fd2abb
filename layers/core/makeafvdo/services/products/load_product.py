"""A video's product, or an empty one to fill in."""

from datetime import datetime

from makeafvdo.adapters.artifacts import Artifacts
from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.products.links import recognise
from makeafvdo.domain.products.products import ESSENTIALS, Product
from makeafvdo.domain.videos.videos import Video


def load_product(video: Video, *, artifacts: Artifacts, now: datetime) -> Product:
    """The product as stored; else one with all essentials missing that the marketer has not given."""
    stored = artifacts.find_product(video.prefix)
    empty = Product(title="", affiliate_url=_pasted_link(video), missing=ESSENTIALS, read_at=now)
    return stored or empty.as_given(video.given)


def _pasted_link(video: Video) -> str | None:
    try:
        return recognise(video.link or "").affiliate_url
    except Invalid:
        return None
