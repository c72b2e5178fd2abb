"""ค่ะ, คะ and ครับ: which of them a tone has, and which closes a statement and which a question."""

from makeafvdo.domain.scripts.segmentation import Segment
from makeafvdo.domain.videos.options import Tone

_ASKING_WORDS = (
    "ไหม มั้ย หรือ หรือยัง รึยัง ยัง หรือเปล่า รึเปล่า เปล่า ใช่ไหม อะไร ไหน ใคร กี่ เท่าไหร่ เท่าไร ทำไม อย่างไร ยังไง เหรอ บ้าง สิ ล่ะ นะ"
)
ASKING = frozenset(_ASKING_WORDS.split())
"""Words behind which a polite particle is one of a question."""
_POLITE = frozenset({"ค่ะ", "คะ", "ครับ"})
_PARTICLES_OF = {Tone.KHRAP: frozenset({"ครับ"}), Tone.FRIENDLY: frozenset[str]()}
_FEMALE = frozenset({"ค่ะ", "คะ"})


def wrong_particles(phrase: str, tone: Tone, segment: Segment) -> tuple[str, ...]:
    """Each polite particle of `phrase` that is not of this tone, and each ค่ะ or คะ in the other's place, with the word
    before it.
    """
    words = [word for word in segment(phrase) if not word.isspace()]
    return tuple(
        f"{before}{word}"
        for before, word in zip(["", *words], words, strict=False)
        if word in _POLITE and not _is_right(before, word, tone)
    )


def _is_right(before: str, particle: str, tone: Tone) -> bool:
    if particle not in _PARTICLES_OF.get(tone, _FEMALE):
        return False
    is_asking = before in ASKING or before.endswith(("ไหม", "มั้ย", "หรือยัง"))
    return particle == "ครับ" or is_asking == (particle == "คะ")
