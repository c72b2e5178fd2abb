"""The script step: product in, script out, once for the same product and options."""

import hashlib

from pydantic import BaseModel, ConfigDict

from makeafvdo.adapters.s3_media import S3Media
from makeafvdo.adapters.writers.embedded import write
from makeafvdo.domain.products import Product
from makeafvdo.domain.scripts import Script
from makeafvdo.domain.videos import Video


class StoredScript(BaseModel):
    """`script.json`: the script, and a digest of the product and the options it was written from."""

    model_config = ConfigDict(frozen=True)

    made_from: str
    script: Script


def write_script(video: Video, *, media: S3Media) -> Script:
    """The video's script; what was written, or edited, for this very product and these options comes back as it is."""
    product = media.get_json(f"{video.prefix}/product.json", Product)
    made_from = hashlib.sha256((product.model_dump_json() + video.options.model_dump_json()).encode()).hexdigest()
    stored = media.find_json(_key(video), StoredScript)
    if stored is not None and stored.made_from == made_from:
        return stored.script
    script = write(product, video.options)
    media.put_json(_key(video), StoredScript(made_from=made_from, script=script))
    return script


def stored_script(video: Video, media: S3Media) -> Script:
    """The script a video has already."""
    return media.get_json(_key(video), StoredScript).script


def _key(video: Video) -> str:
    return f"{video.prefix}/script.json"
