"""Writing without a hosted writer, as on a stage without any key."""

from makeafvdo.adapters.thai_words import segment
from makeafvdo.adapters.writers.embedded.writer import EmbeddedWriter
from makeafvdo.domain.scripts.claims.guard import find_claims
from makeafvdo.domain.scripts.writer import Writer
from makeafvdo.domain.videos.options import Options
from makeafvdo.services.scripts.compose_script import Composer

SYLLABLES_A_SECOND = 5.0


def pace_of(_options: Options) -> float:
    return SYLLABLES_A_SECOND


def composer_of(*hosted: Writer) -> Composer:
    """`hosted` are asked first; the embedded writer is the last."""
    return Composer(hosted, EmbeddedWriter(segment, find_claims), segment)
