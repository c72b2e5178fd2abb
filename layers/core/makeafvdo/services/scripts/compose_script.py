"""Ask the writers in their order until one gives a script that the product's facts hold."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from makeafvdo.adapters.metrics import count
from makeafvdo.domain.ai_faults import AiFault
from makeafvdo.domain.errors import NeedsInput
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.assemble import runs_short, script_of
from makeafvdo.domain.scripts.brief import Brief
from makeafvdo.domain.scripts.briefing import brief_of
from makeafvdo.domain.scripts.checks.check_draft import Verdict, check_draft, fit_hashtags
from makeafvdo.domain.scripts.draft import Draft
from makeafvdo.domain.scripts.fact_lines import fact_lines
from makeafvdo.domain.scripts.scripts import Script
from makeafvdo.domain.scripts.segmentation import Segment
from makeafvdo.domain.scripts.title_chunks import chunks_of
from makeafvdo.domain.scripts.writer import Writer
from makeafvdo.domain.scripts.writing import Claim, PassedOver, Writing
from makeafvdo.domain.sha256 import sha256_hex
from makeafvdo.domain.videos.options import Options

UNSUPPORTED = "unsupported"
"""Why a writer was passed over, where that is what it wrote."""

KeepDraft = Callable[[str, Callable[[], Draft]], Draft]
"""The draft kept under a digest of all it was asked with, or else made by the callable and kept: paid for once."""

_log = logging.getLogger(__name__)


class Composed(NamedTuple):
    script: Script
    writing: Writing


def ask_anew(_digest: str, write: Callable[[], Draft]) -> Draft:
    """A `KeepDraft` that keeps nothing, for writers that cost nothing."""
    return write()


@dataclass(frozen=True)
class Composer:
    """`hosted`: the writers to ask, in order; where none of them gives a script that holds, `embedded` writes it."""

    hosted: tuple[Writer, ...]
    embedded: Writer
    segment: Segment

    def compose(
        self, product: Product, options: Options, syllables_a_second: float, keep_draft: KeepDraft = ask_anew
    ) -> Composed:
        """The script and how it came to be. Raises NeedsInput for a product without a title."""
        brief = brief_of(product, options, syllables_a_second)
        if not chunks_of(product.title):
            raise NeedsInput("product_incomplete", reason="missing", missing=("title",))
        passed_over: list[PassedOver] = []
        for writer in self.hosted:
            try:
                draft, verdict = self._accepted(writer, brief, keep_draft)
            except AiFault as fault:
                passed_over.append(PassedOver(writer=writer.name, reason=fault.kind.value))
                continue
            if not verdict.faults:
                return self._composed(writer, draft, verdict, brief, passed_over)
            _log.info("draft_refused", extra={"writer": writer.name, "faults": [each.what for each in verdict.faults]})
            passed_over.append(PassedOver(writer=writer.name, reason=UNSUPPORTED))
        return self.compose_embedded(brief, passed_over)

    def compose_embedded(self, brief: Brief, passed_over: Sequence[PassedOver] = ()) -> Composed:
        draft, verdict = self._accepted(self.embedded, brief, ask_anew)
        if verdict.faults:
            _log.warning("embedded_draft_has_faults", extra={"faults": [each.what for each in verdict.faults]})
        return self._composed(self.embedded, draft, verdict, brief, passed_over)

    def _accepted(self, writer: Writer, brief: Brief, keep_draft: KeepDraft) -> tuple[Draft, Verdict]:
        """The writer's draft, or the one after it was told once what is wrong. Raises AiFault."""
        told: tuple[str, ...] = ()
        for _ in range(2):
            draft = keep_draft(_digest(writer, brief, told), partial(writer.write, brief, told))
            verdict = check_draft(draft, brief, self.segment)
            if not verdict.faults:
                break
            told = tuple(fault.told for fault in verdict.faults)
        return draft, verdict

    def _composed(
        self, writer: Writer, draft: Draft, verdict: Verdict, brief: Brief, passed_over: Sequence[PassedOver]
    ) -> Composed:
        for each in passed_over:
            count("ProviderPassedOver", provider=each.writer)
        lines = fact_lines(brief, verdict.claims, self.segment)
        script = script_of(draft, brief, self.segment, [line.sentence for line in lines])
        writing = Writing(
            writer=writer.name,
            model=writer.model,
            passed_over=tuple(passed_over),
            claims=(*_placed(verdict.claims, script), *lines),
            thing=draft.thing,
            runs_short=runs_short(script, brief),
            captions=(draft.caption,) if draft.caption else (),
            hashtags=fit_hashtags(draft, brief, self.segment),
        )
        return Composed(script, writing)


def _placed(claims: Sequence[Claim], script: Script) -> tuple[Claim, ...]:
    """With the script's ids for the draft's scenes."""
    ids = {f"scene-{nth}": scene.scene_id for nth, scene in enumerate(script.scenes)}
    return tuple(claim.model_copy(update={"place": ids.get(claim.place, claim.place)}) for claim in claims)


def _digest(writer: Writer, brief: Brief, told: Sequence[str]) -> str:
    brief_json = brief.model_dump_json(exclude={"product": {"read_at", "photos", "clips", "image_urls", "missing"}})
    return sha256_hex("\0".join((writer.name, writer.model or "", brief_json, *told)))[:20]
