"""Writing without a hosted writer, as on a stage without any key."""

from typing import ClassVar

from makeafvdo.adapters.thai_words import segment
from makeafvdo.adapters.writers.embedded.writer import EmbeddedWriter
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.claims.guard import find_claims
from makeafvdo.domain.scripts.writer import Writer
from makeafvdo.domain.videos.options import Options
from makeafvdo.services.scripts.compose_script import Composed, Composer, KeepDraft, ask_anew

SYLLABLES_A_SECOND = 5.0


def pace_of(_options: Options) -> float:
    return SYLLABLES_A_SECOND


def composer_of(*hosted: Writer) -> Composer:
    """`hosted` are asked first; the embedded writer is the last."""
    return Composer(hosted, EmbeddedWriter(segment, find_claims), segment)


class RememberingComposer(Composer):
    """For rows that only have to have a script: each is written once a process."""

    _scripts: ClassVar[dict[str, Composed]] = {}

    def compose(
        self, product: Product, options: Options, syllables_a_second: float, keep_draft: KeepDraft = ask_anew
    ) -> Composed:
        asked = f"{product.model_dump_json()} {options.model_dump_json()} {syllables_a_second}"
        if asked not in self._scripts:
            self._scripts[asked] = super().compose(product, options, syllables_a_second, keep_draft)
        return self._scripts[asked]


def remembering_composer() -> Composer:
    return RememberingComposer((), EmbeddedWriter(segment, find_claims), segment)
