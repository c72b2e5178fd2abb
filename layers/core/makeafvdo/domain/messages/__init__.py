"""The message of every code: what happened and what to do next, in Thai and in English.

A sentence may name facts of its error in braces: `{limit}`.
"""

from collections.abc import Mapping

from makeafvdo.domain.errors import AppError
from makeafvdo.domain.messages.batches import BATCHES
from makeafvdo.domain.messages.claims import CLAIMS
from makeafvdo.domain.messages.material import MATERIAL
from makeafvdo.domain.messages.message import BilingualText, Fact, Message
from makeafvdo.domain.messages.notices import NOTICES
from makeafvdo.domain.messages.on_screen import ON_SCREEN
from makeafvdo.domain.messages.products import PRODUCTS
from makeafvdo.domain.messages.pronunciations import PRONUNCIATIONS
from makeafvdo.domain.messages.recordings import RECORDINGS
from makeafvdo.domain.messages.requests import REQUESTS
from makeafvdo.domain.messages.schedules import SCHEDULES
from makeafvdo.domain.messages.screenshots import SCREENSHOTS
from makeafvdo.domain.messages.scripts import SCRIPTS
from makeafvdo.domain.messages.tiktok import TIKTOK
from makeafvdo.domain.messages.uploads import UPLOADS
from makeafvdo.domain.messages.videos import VIDEOS
from makeafvdo.domain.messages.voices import VOICES
from makeafvdo.domain.messages.writers import WRITERS

MESSAGES: dict[str, Message] = (
    BATCHES
    | CLAIMS
    | MATERIAL
    | NOTICES
    | ON_SCREEN
    | PRODUCTS
    | PRONUNCIATIONS
    | RECORDINGS
    | REQUESTS
    | SCHEDULES
    | SCREENSHOTS
    | SCRIPTS
    | TIKTOK
    | UPLOADS
    | VIDEOS
    | VOICES
    | WRITERS
)


def message_for(error: AppError) -> BilingualText:
    """The error's sentence with its facts filled in."""
    return MESSAGES[error.code].filled(**error.facts)


def message_of(code: str) -> BilingualText:
    """The code's sentence where only the code is known; a general one where that names facts or there is none."""
    message = MESSAGES.get(code)
    return (MESSAGES["unexpected"] if message is None or message.names_facts else message).filled()


def message_with(code: str, facts: Mapping[str, Fact]) -> BilingualText:
    """The sentence of a code that was stored; a general one where an earlier release had other codes or facts."""
    try:
        return MESSAGES[code].filled(**facts)
    except KeyError:
        return message_of(code)


__all__ = ["MESSAGES", "BilingualText", "Message", "message_for", "message_of", "message_with"]
