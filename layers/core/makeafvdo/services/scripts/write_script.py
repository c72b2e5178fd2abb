"""The script step: product in, script out, once for the same product and options."""

from collections.abc import Callable

from makeafvdo.adapters.artifacts import Artifacts
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.edits import with_edits_kept
from makeafvdo.domain.scripts.scripts import Script
from makeafvdo.domain.scripts.stored_script import StoredScript, source_digest
from makeafvdo.domain.videos.options import Options
from makeafvdo.domain.videos.videos import Video

Write = Callable[[Product, Options], Script]
"""A writer: the same product and options give the same script."""


def write_script(video: Video, *, artifacts: Artifacts, write: Write) -> Script:
    """The video's script; one written, or edited, for this very product and these options is returned as it is.

    Written again, it keeps the marketer's edits wherever the writer's text is unchanged.
    """
    product = artifacts.product(video.prefix)
    made_from = source_digest(product, video.options)
    stored = artifacts.find_script(video.prefix)
    if stored is not None and stored.made_from == made_from:
        return stored.script
    written = write(product, video.options)
    if stored is None or stored.written is None:
        fresh = StoredScript(made_from=made_from, script=written)
    else:
        own = with_edits_kept(stored.written, stored.script, written)
        fresh = StoredScript(made_from=made_from, script=own, written=written)
    artifacts.put_script(video.prefix, fresh)
    return fresh.script
