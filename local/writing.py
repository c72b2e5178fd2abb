"""Scripts by the embedded writer alone, as on a stage without any hosted one."""

from makeafvdo.adapters.thai_words import segment
from makeafvdo.adapters.writers.embedded.writer import EmbeddedWriter
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.claims.guard import find_claims
from makeafvdo.domain.scripts.scripts import Script
from makeafvdo.domain.scripts.thai_length import SYLLABLES_A_SECOND
from makeafvdo.domain.videos.options import Options
from makeafvdo.services.scripts.compose_script import Composer


def embedded_composer() -> Composer:
    return Composer((), EmbeddedWriter(segment, find_claims), segment)


def write(product: Product, options: Options) -> Script:
    return embedded_composer().compose(product, options, SYLLABLES_A_SECOND).script
