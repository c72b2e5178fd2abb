"""Which voices may speak a video, in their order."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from makeafvdo.adapters.voices.catalogue import catalogue
from makeafvdo.domain.scripts.thai_length import SYLLABLES_A_SECOND
from makeafvdo.domain.videos.options import EMBEDDED, Options, Tone

if TYPE_CHECKING:
    from makeafvdo.adapters.voices.voice import Voice


@dataclass(frozen=True)
class Voices:
    """`order`: the operator's, of providers or of single voices. `build` raises AiFault for a voice without a key."""

    order: tuple[str, ...]
    providers_with_key: frozenset[str]
    build: "Callable[[str], Voice]"

    def candidates(self, wanted: str | None, tone: Tone) -> tuple[str, ...]:
        """Ids, the wanted one first and the embedded one last; of each provider with a key at most one."""
        if wanted == EMBEDDED:
            return (EMBEDDED,)
        named: dict[str, str] = {}
        for entry in (wanted, *self.order):
            if entry is None:
                continue
            provider = entry.partition(":")[0]
            voice_id = entry if ":" in entry else catalogue().first_for(provider, tone)
            if voice_id is not None and provider in self.providers_with_key:
                named.setdefault(provider, voice_id)
        return (*named.values(), EMBEDDED)

    def syllables_a_second(self, options: Options) -> float:
        """Pace of the voice these options are spoken with, if nothing fails."""
        known = catalogue().find(self.candidates(options.voice, options.tone)[0])
        return SYLLABLES_A_SECOND if known is None else known.pace_at(options.speed)
