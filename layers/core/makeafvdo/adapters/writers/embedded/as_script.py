"""The embedded writer alone, for callers that have a product and options and want a script."""

from makeafvdo.adapters.thai_words import segment
from makeafvdo.adapters.writers.embedded.writer import EmbeddedWriter
from makeafvdo.domain.errors import NeedsInput
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.assemble import script_of
from makeafvdo.domain.scripts.briefing import brief_of
from makeafvdo.domain.scripts.claims.guard import find_claims
from makeafvdo.domain.scripts.scripts import Script
from makeafvdo.domain.scripts.title_chunks import chunks_of
from makeafvdo.domain.videos.options import Options


def write(product: Product, options: Options) -> Script:
    """Raises NeedsInput when there is not even a title."""
    if not chunks_of(product.title):
        raise NeedsInput("product_incomplete", reason="missing", missing=("title",))
    brief = brief_of(product, options)
    return script_of(EmbeddedWriter(segment, find_claims).write(brief), brief, segment)
