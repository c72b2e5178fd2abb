"""What other programs are told: events on the app's own bus. Their JSON Schemas stand in `docs/events`."""

import hashlib
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

SOURCE = "makeafvdo"


class Event(BaseModel):
    """The `detail` of one event. Ids of ours, states and codes: nothing of TikTok's, no link, no secret.

    `id` is the same each time the same news is sent, so that whoever hears it twice knows.
    """

    model_config = ConfigDict(frozen=True, json_schema_serialization_defaults_required=True)

    name: ClassVar[str]

    version: Literal[1] = 1
    """Another one where a field goes or means something else; fields may be added."""
    id: str = Field(pattern="^[0-9a-f]{32}$")
    user_id: str


def event_id(*news: str | int) -> str:
    return hashlib.sha256("\0".join(map(str, news)).encode()).hexdigest()[:32]


def detail_type(name: str) -> str:
    """How EventBridge's rules know it: `makeafvdo.video.ready`."""
    return f"{SOURCE}.{name}"
