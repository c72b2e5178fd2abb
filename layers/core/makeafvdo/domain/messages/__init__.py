"""What a marketer reads for every code: what happened and what to do next, in Thai and in English.

A sentence may name facts of its error in braces: `{limit}`.
"""

from makeafvdo.domain.errors import AppError
from makeafvdo.domain.messages.material import MATERIAL
from makeafvdo.domain.messages.message import Sentence, Spoken
from makeafvdo.domain.messages.on_screen import ON_SCREEN
from makeafvdo.domain.messages.products import PRODUCTS
from makeafvdo.domain.messages.requests import REQUESTS
from makeafvdo.domain.messages.tiktok import TIKTOK
from makeafvdo.domain.messages.uploads import UPLOADS
from makeafvdo.domain.messages.videos import VIDEOS

SENTENCES: dict[str, Sentence] = MATERIAL | ON_SCREEN | PRODUCTS | REQUESTS | TIKTOK | UPLOADS | VIDEOS


def sentence_for(error: AppError) -> Spoken:
    """The error's sentence with its facts filled in."""
    return SENTENCES[error.code].spoken(**error.facts)


def sentence_of(code: str) -> Spoken:
    """The code's sentence where only the code is known; a general one where that names facts or there is none."""
    sentence = SENTENCES.get(code)
    return (SENTENCES["unexpected"] if sentence is None or sentence.names_facts else sentence).spoken()


__all__ = ["SENTENCES", "Sentence", "Spoken", "sentence_for", "sentence_of"]
