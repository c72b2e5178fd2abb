"""The port of a voice: one phrase in, its sound out."""

from dataclasses import dataclass
from typing import NamedTuple, Protocol

from makeafvdo.adapters.voices.sound import Pcm
from makeafvdo.domain.scripts.speech import Syllable
from makeafvdo.domain.videos.options import Tone


class Delivery(NamedTuple):
    """How to say it. `speed` is a factor of the voice's own pace; a voice that knows no speed keeps its own.

    `own_words`: the marketer's, as written and as they are read.
    """

    tone: Tone
    speed: float = 1.0
    own_words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class PhraseSound:
    """One phrase, mono, 16 bit. Silence before and after it is as the voice left it.

    `syllables`: timed from the start of `pcm` by a voice that knows them; None: to be estimated.
    """

    pcm: Pcm
    sample_rate: int
    billed_characters: int = 0
    request_id: str | None = None
    syllables: tuple[Syllable, ...] | None = None


class Voice(Protocol):
    """`synthesise` raises AiFault where the voice is somebody's service."""

    @property
    def id(self) -> str:
        """`provider:voice`, as in configuration and in a video's options."""

    @property
    def profile(self) -> str:
        """Name of the normaliser's profile its texts are spelled in."""

    @property
    def revision(self) -> str:
        """Another one whenever the same text would sound different; no two voices share one."""

    @property
    def is_preview(self) -> bool:
        """True: good enough to judge a video by, not to publish. It costs nothing and cannot be refused."""

    @property
    def parallel(self) -> int:
        """Calls it may have at once, those of other scenes included."""

    def pace_at(self, speed: float) -> float:
        """Syllables a second where that speed is wanted."""

    def synthesise(self, text: str, delivery: Delivery) -> PhraseSound:
        """`text`: normalised, with at least one word."""
