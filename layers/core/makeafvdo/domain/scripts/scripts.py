"""A sales script: scenes of phrases to be spoken, and the few lines shown on the picture."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field, field_validator

from makeafvdo.domain.videos.options import StoredTone


class Role(StrEnum):
    HOOK = "hook"
    BENEFIT = "benefit"
    PROOF = "proof"
    PRICE = "price"
    CALL_TO_ACTION = "call_to_action"


class Scene(BaseModel):
    """One scene of speech. A phrase is spoken in one breath and shown as one caption."""

    model_config = ConfigDict(frozen=True)

    scene_id: str = Field(pattern="^[a-z0-9-]{1,40}$")
    role: Role
    phrases: tuple[str, ...] = Field(min_length=1)
    facts: tuple[str, ...] = ()
    """Product fields that the claims of this scene rest on."""


class LineKind(StrEnum):
    TITLE = "title"
    PRICE = "price"
    ORIGINAL_PRICE = "original_price"
    DISCOUNT = "discount"
    RATING = "rating"
    SOLD = "sold"
    FACT_1 = "fact_1"
    FACT_2 = "fact_2"
    FACT_3 = "fact_3"
    END_CARD = "end_card"
    """The marketer's own closing words, over the last scene; the app never writes any."""


FACTS = (LineKind.FACT_1, LineKind.FACT_2, LineKind.FACT_3)
"""Short facts of the product, for the styles that list them."""


class OnScreenLine(BaseModel):
    """A line that may be shown on the picture, and whether it is."""

    model_config = ConfigDict(frozen=True)

    kind: LineKind
    text: str = Field(min_length=1, max_length=80)
    shown: bool = False


class OnScreen(BaseModel):
    """What may be written on the picture beside the captions: nothing that is not one of these lines, each seen and
    switched by the marketer. At most one line of a kind.
    """

    model_config = ConfigDict(frozen=True)

    lines: tuple[OnScreenLine, ...] = ()

    @field_validator("lines")
    @classmethod
    def _one_of_a_kind(cls, lines: tuple[OnScreenLine, ...]) -> tuple[OnScreenLine, ...]:
        if len({line.kind for line in lines}) < len(lines):
            raise ValueError("two lines of one kind")
        return lines

    def line(self, kind: LineKind) -> OnScreenLine | None:
        return next((line for line in self.lines if line.kind is kind), None)


class Script(BaseModel):
    """`scenes[0]` speaks `hooks[hook]`; the other two hooks are alternatives for the marketer."""

    model_config = ConfigDict(frozen=True)

    tone: StoredTone
    seconds: int
    hooks: tuple[str, str, str]
    hook: int = Field(ge=0, le=2)
    scenes: tuple[Scene, ...] = Field(min_length=1, max_length=60)
    on_screen: OnScreen = OnScreen()
