"""The script step: product in, script out, once for the same product and options."""

import hashlib

from pydantic import BaseModel, ConfigDict

from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.adapters.writers.embedded import write
from makeafvdo.domain.products.products import FIELDS_OF_SCRIPT, Product
from makeafvdo.domain.scripts.edits import with_edits_kept
from makeafvdo.domain.scripts.price_scenes import with_new_price
from makeafvdo.domain.scripts.scripts import Script
from makeafvdo.domain.videos.options import OPTIONS_OF_SCRIPT, Options
from makeafvdo.domain.videos.videos import Video


class StoredScript(BaseModel):
    """`script.json`: the script, and a digest of the product and the options it was written from."""

    model_config = ConfigDict(frozen=True)

    made_from: str
    script: Script
    written: Script | None = None
    """What the writer had said, where the marketer has edited it."""

    @property
    def version(self) -> str:
        """Of what an editor shows; a page that holds another is out of date."""
        return hashlib.sha256(self.script.model_dump_json().encode()).hexdigest()[:16]


def write_script(video: Video, *, media: S3Media) -> Script:
    """The video's script; what was written, or edited, for this very product and these options comes back as it is.

    Written anew, it keeps the marketer's own words wherever the writer says what it said before.
    """
    product = media.get_json(f"{video.prefix}/product.json", Product)
    made_from = _digest(product, video.options)
    stored = media.find_json(_key(video), StoredScript)
    if stored is not None and stored.made_from == made_from:
        return stored.script
    written = write(product, video.options)
    if stored is None or stored.written is None:
        fresh = StoredScript(made_from=made_from, script=written)
    else:
        own = with_edits_kept(stored.written, stored.script, written)
        fresh = StoredScript(made_from=made_from, script=own, written=written)
    store_script(video, fresh, media)
    return fresh.script


def say_new_price(video: Video, product: Product, media: S3Media) -> None:
    """Have the stored script name the price of `product`; every other scene stays word for word as it is."""
    stored = media.get_json(_key(video), StoredScript)
    written, rewritten = stored.written or stored.script, write(product, video.options)
    fresh = StoredScript(
        made_from=_digest(product, video.options),
        script=with_new_price(stored.script, written, rewritten),
        written=with_new_price(written, written, rewritten) if stored.written else None,
    )
    store_script(video, fresh, media)


def stored_script(video: Video, media: S3Media) -> Script:
    """The script a video has already."""
    return media.get_json(_key(video), StoredScript).script


def find_script(video: Video, media: S3Media) -> StoredScript | None:
    return media.find_json(_key(video), StoredScript)


def store_script(video: Video, stored: StoredScript, media: S3Media) -> None:
    media.put_json(_key(video), stored)


def _digest(product: Product, options: Options) -> str:
    """Of what the words depend on: another photo or another style asks for no other script."""
    facts = product.model_dump_json(include=set(FIELDS_OF_SCRIPT)) + options.model_dump_json(
        include=set(OPTIONS_OF_SCRIPT)
    )
    return hashlib.sha256(facts.encode()).hexdigest()


def _key(video: Video) -> str:
    return f"{video.prefix}/script.json"
