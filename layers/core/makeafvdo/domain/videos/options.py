"""What a marketer may choose about a video."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, WithJsonSchema


class Tone(StrEnum):
    """How the script speaks to the viewer; the first two are the polite particle at the end of sentences."""

    KHA = "kha"
    KHRAP = "khrap"
    FRIENDLY = "friendly"
    """As to a friend, without ค่ะ and ครับ."""
    REVIEW = "review"
    """Weighing what is known, ค่ะ at the end; never as one who has used it."""
    DEAL = "deal"
    """Brisk, the price first, ค่ะ at the end."""


class Angle(StrEnum):
    """What the script starts from."""

    PROBLEM = "problem"
    REVIEW = "review"
    PRICE = "price"
    GIFT = "gift"


class PriceWording(StrEnum):
    EXACT = "exact"
    LESS_THAN = "less_than"
    """ไม่ถึง 600: rounded up, so that it outlives small changes."""
    FROM = "from"
    """เริ่ม 590."""
    NONE = "none"


class CallToAction(StrEnum):
    """Where a viewer finds the link of a product that cannot stand in TikTok's basket."""

    PROFILE_LINK = "profile_link"
    PINNED_COMMENT = "pinned_comment"
    NONE = "none"


Format = Literal["9:16", "1:1", "16:9"]

STYLES = ("clean", "pop", "magazine", "bold", "catalogue")
"""Each is declared in `adapters/renderer/styles/<name>.toml`; the first is the default."""


def _is_style(name: str) -> str:
    if name not in STYLES:
        raise ValueError(f"not one of {', '.join(STYLES)}")
    return name


def styles_offered(last: str) -> tuple[str, ...]:
    """All styles, the one that was chosen last before the others."""
    return (last, *(name for name in STYLES if name != last))


OWN_VOICE = "own"
"""`Options.voice` of a video that its marketer reads."""
EMBEDDED = "embedded"
"""The voice, and the writer, that is nobody's service."""


class Options(BaseModel):
    """Choices with good defaults; `seconds` is the wanted length of the spoken script."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    seconds: int = Field(default=30, ge=15, le=60)
    format: Format = "9:16"
    style: Annotated[str, AfterValidator(_is_style), WithJsonSchema({"type": "string", "enum": STYLES})] = STYLES[0]
    tone: Tone = Tone.KHA
    hook: int | None = Field(default=None, ge=0, le=2)
    """None: the price or a fact where there is one."""
    angle: Angle | None = None
    price_wording: PriceWording = PriceWording.EXACT
    call_to_action: CallToAction | None = None
    """None: not chosen yet, none is spoken. A TikTok Shop product has the basket whatever is chosen."""
    take: int = Field(default=0, ge=0, le=99)
    """How often the marketer has asked for another wording."""
    voice: str | None = Field(default=None, pattern=f"^({OWN_VOICE}|{EMBEDDED}|[a-z]{{1,20}}:[A-Za-z0-9_-]{{1,64}})$")
    """The voice to try first, as `provider:voice`; `own`: the marketer's recordings; None: the operator's order."""
    speed_percent: int = Field(default=100, ge=80, le=140)
    """Of the voice's own pace, where the voice can be told."""
    ai_label: bool | None = None
    """A small line on the picture says that the video was made with AI. None: where an AI wrote or spoke it."""
    captions_only: bool = False
    """Captions are the only text on the picture."""
    music: str | None = Field(default=None, pattern="^[0-9a-z]{26}$")
    """Upload id of the marketer's own music, mixed quietly under the voice."""

    @property
    def speed(self) -> float:
        return self.speed_percent / 100


_SUCCESSORS: Mapping[str, Mapping[str, str]] = {"style": {}, "tone": {}, "format": {}}
"""Option → retired value → the value that replaces it in stored videos."""


def _read_stored_options(stored: object) -> object:
    """A retired value becomes its successor, or else the default."""
    if not isinstance(stored, Mapping):
        return stored
    kept = {name: _successor(str(name), value) for name, value in stored.items()}
    try:
        return Options.model_validate(kept)
    except ValidationError as error:
        retired = {each["loc"][0] for each in error.errors()}
        return {name: value for name, value in kept.items() if name not in retired}


def _read_stored_tone(stored: object) -> object:
    if not isinstance(stored, str):
        return stored
    tone = _successor("tone", stored)
    return tone if tone in set(Tone) else Tone.KHA


def _successor(option: str, value: object) -> object:
    return _SUCCESSORS.get(option, {}).get(value, value) if isinstance(value, str) else value


StoredOptions = Annotated[Options, BeforeValidator(_read_stored_options)]
"""Options as stored, retired values included. Input from outside is validated as `Options`."""

StoredTone = Annotated[Tone, BeforeValidator(_read_stored_tone)]

OPTIONS_OF_SCRIPT = frozenset({"seconds", "tone", "hook", "angle", "price_wording", "call_to_action", "take"})
"""Options the script depends on; the others change only picture or sound."""
OPTIONS_OF_VOICE = frozenset({"voice", "speed_percent"})
"""Options the sound depends on, and not the script."""
