"""Where a video was made with AI: TikTok and Thai law ask that it be said. Pure."""

from typing import Literal

from makeafvdo.domain.videos.options import EMBEDDED, OWN_VOICE, Options

AiUse = Literal["both", "writer", "voice", "nothing"]

_NOT_AI_WRITERS = {None, EMBEDDED}
"""The embedded writer fills sentences we have written."""
_NOT_AI_VOICES = {OWN_VOICE}
"""The marketer's own recording."""


def ai_use(writer: str | None, voice: str | None) -> AiUse:
    """By the writer of the script and the option `voice`; the embedded voice is an AI voice."""
    is_written = writer not in _NOT_AI_WRITERS
    is_spoken = (voice or "").partition(":")[0] not in _NOT_AI_VOICES
    if is_written and is_spoken:
        return "both"
    return "writer" if is_written else "voice" if is_spoken else "nothing"


def with_label_decided(options: Options, writer: str | None) -> Options:
    """The automatic label switched off where no AI wrote or spoke; else the options as they are."""
    if options.ai_label is None and ai_use(writer, options.voice) == "nothing":
        return options.model_copy(update={"ai_label": False})
    return options
