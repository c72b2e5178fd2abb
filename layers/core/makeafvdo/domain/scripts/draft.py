"""What a writer gives back, before it is checked."""

from pydantic import BaseModel, ConfigDict, Field

from makeafvdo.domain.scripts.scripts import Role


class DraftScene(BaseModel):
    """`facts`: ids of the brief's facts that these phrases rest on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    role: Role
    phrases: tuple[str, ...] = Field(min_length=1, max_length=4)
    facts: tuple[str, ...] = ()


class DraftHook(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    phrases: tuple[str, ...] = Field(min_length=1, max_length=3)
    facts: tuple[str, ...] = ()


class Draft(BaseModel):
    """`hooks`: a question, a fact or number, the price (another fact where there is none). `scenes`: all after it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    thing: str
    """What the product is, in a word or two: ไส้กรองเครื่องฟอกอากาศ; empty where that is not sure."""
    title: str
    """Its short name on the picture; empty: none."""
    hooks: tuple[DraftHook, DraftHook, DraftHook]
    scenes: tuple[DraftScene, ...] = Field(min_length=1, max_length=20)
    caption: str = ""
    hashtags: tuple[str, ...] = ()
