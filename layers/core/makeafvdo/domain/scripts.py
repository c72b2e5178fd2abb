"""A sales script: scenes of phrases to be spoken, and the few lines shown on the picture."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from makeafvdo.domain.options import Tone


class Role(StrEnum):
    HOOK = "hook"
    BENEFIT = "benefit"
    PROOF = "proof"
    PRICE = "price"
    CALL_TO_ACTION = "call_to_action"


class Scene(BaseModel):
    """One picture's worth of speech. A phrase is spoken in one breath and shown as one caption."""

    model_config = ConfigDict(frozen=True)

    scene_id: str = Field(pattern="^[a-z0-9-]{1,40}$")
    role: Role
    phrases: tuple[str, ...] = Field(min_length=1)
    facts: tuple[str, ...] = ()
    """Product fields every claim of this scene rests on."""


class OnScreen(BaseModel):
    """Lines written on the picture for the whole video. None: not shown."""

    model_config = ConfigDict(frozen=True)

    title: str | None = None
    price: str | None = None


class Script(BaseModel):
    """`scenes[0]` speaks `hooks[hook]`; the two other hooks are offers to the marketer."""

    model_config = ConfigDict(frozen=True)

    tone: Tone
    seconds: int
    hooks: tuple[str, str, str]
    hook: int = Field(ge=0, le=2)
    scenes: tuple[Scene, ...] = Field(min_length=1, max_length=60)
    on_screen: OnScreen = OnScreen()
