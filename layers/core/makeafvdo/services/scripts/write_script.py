"""The script step: product in, script out, once for the same product and options."""

from collections.abc import Callable
from functools import partial

from makeafvdo.adapters.artifacts import Artifacts
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.draft import Draft
from makeafvdo.domain.scripts.edits import lost_edits, with_edits_kept
from makeafvdo.domain.scripts.scripts import Script
from makeafvdo.domain.scripts.stored_script import StoredScript, product_digest, source_digest
from makeafvdo.domain.videos.options import Options
from makeafvdo.domain.videos.videos import Video
from makeafvdo.services.scripts.compose_script import Composed, Composer

PaceOf = Callable[[Options], float]
"""Syllables a second of the voice that will speak a video with these options."""


def write_script(video: Video, *, artifacts: Artifacts, composer: Composer, pace_of: PaceOf) -> Script:
    """The video's script; one written, or edited, for this very product and these options is returned as it is.

    Written again, it keeps the marketer's edits wherever the writer's text is unchanged; where options have changed and
    an edit was lost, the script before it can be brought back.
    """
    product = artifacts.product(video.prefix)
    made_from = source_digest(product, video.options)
    stored = artifacts.find_script(video.prefix)
    if stored is not None and stored.made_from == made_from:
        return stored.script
    script, writing = compose(video, product, artifacts=artifacts, composer=composer, pace_of=pace_of)
    of_product = product_digest(product)
    fresh = StoredScript(made_from=made_from, script=script, writing=writing, product_digest=of_product)
    if stored is not None and stored.written is not None:
        own = with_edits_kept(stored.written, stored.script, script)
        loses = stored.product_digest == of_product and lost_edits(stored.written, stored.script, own)
        previous = stored.model_copy(update={"previous": None}) if loses else None
        update = {"script": own, "written": script, "accepted": stored.accepted, "previous": previous}
        fresh = fresh.model_copy(update=update)
    artifacts.put_script(video.prefix, fresh)
    return fresh.script


def compose(video: Video, product: Product, *, artifacts: Artifacts, composer: Composer, pace_of: PaceOf) -> Composed:
    """A script for the video by the first writer that gives one. What was paid for is kept with the video."""
    keep_draft = partial(_keep_draft, artifacts, video.prefix)
    return composer.compose(product, video.options, pace_of(video.options), keep_draft)


def _keep_draft(artifacts: Artifacts, prefix: str, digest: str, write: Callable[[], Draft]) -> Draft:
    kept = artifacts.find_draft(prefix, digest)
    if kept is None:
        kept = write()
        artifacts.put_draft(prefix, digest, kept)
    return kept
