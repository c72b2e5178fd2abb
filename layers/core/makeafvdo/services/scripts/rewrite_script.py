"""Other words for the whole script or for one scene, as the marketer has asked."""

from collections.abc import Callable

from makeafvdo.adapters.artifacts import Artifacts
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.rewriting import with_scene_anew, written_anew
from makeafvdo.domain.scripts.scripts import Script
from makeafvdo.domain.scripts.stored_script import StoredScript, source_digest
from makeafvdo.domain.videos.options import Options
from makeafvdo.domain.videos.videos import REWRITE_ALL, Video

WriteAnew = Callable[[Product, Options], StoredScript]
"""A writer: another `take` of the options gives other words."""


def rewrite_script(video: Video, what: str, *, artifacts: Artifacts, write_anew: WriteAnew) -> None:
    """Write `what` in other words: `REWRITE_ALL`, or a scene id; every other scene stays word for word.

    `take` of the options has gone up by one for it. Safe to repeat: a script of this very take is left as it is.
    """
    product = artifacts.product(video.prefix)
    stored = artifacts.find_script(video.prefix)
    if stored is None or stored.made_from == source_digest(product, video.options):
        return
    fresh = write_anew(product, video.options)
    if what == REWRITE_ALL:
        artifacts.put_script(video.prefix, written_anew(stored, fresh))
        return
    before = video.options.model_copy(update={"take": video.options.take - 1})
    is_current = stored.made_from == source_digest(product, before)
    artifacts.put_script(video.prefix, with_scene_anew(stored, fresh, what, is_current=is_current))


def as_stored(write: Callable[[Product, Options], Script]) -> WriteAnew:
    """A writer that tells nothing of how its script came to be."""

    def write_anew(product: Product, options: Options) -> StoredScript:
        return StoredScript(made_from=source_digest(product, options), script=write(product, options))

    return write_anew
