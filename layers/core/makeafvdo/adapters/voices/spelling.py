"""What a voice is given to say for a phrase as it is written."""

from makeafvdo.adapters.voices.speakable import speakable

NORMALISER_VERSION = "1"
"""Changes whenever the same phrase would be spelled otherwise; part of the revision of voices that cost money."""


def spoken_text(phrase: str, profile: str) -> str:  # noqa: ARG001 (every profile spells everything in Thai, for now)
    """In the spelling of that profile: `embedded`, `botnoi`, `google_standard` or `generative`.

    A space parts words, ", " is a pause for breath. Empty where nothing can be spoken.
    """
    return speakable(phrase)
