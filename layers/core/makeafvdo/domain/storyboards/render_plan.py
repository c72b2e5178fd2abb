"""What has to be made for a video, so that several may make it."""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

from makeafvdo.domain.storyboards.storyboard import Storyboard
from makeafvdo.domain.videos.videos import Problem


class RenderPlan(BaseModel):
    model_config = ConfigDict(frozen=True)

    board: Storyboard
    contents: Mapping[str, str]
    """SHA-256 of every photo, clip and sound in it, and of the music, by key."""
    music: str | None = None
    """Its key."""
    left_out: tuple[Problem, ...] = ()
    """Clips that cannot be shown."""
