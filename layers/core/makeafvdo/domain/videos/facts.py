"""Properties of a finished MP4, read back from the file itself (`video.json`)."""

from pydantic import BaseModel, ConfigDict, Field

from makeafvdo.domain.videos.videos import Problem

MAX_BYTES = 60_000_000
"""One PUT carries a whole file; TikTok's media transfer guide allows a single chunk up to 64 MB."""


class VideoFacts(BaseModel):
    model_config = ConfigDict(frozen=True)

    container: str
    video_codec: str
    audio_codec: str | None
    pixel_format: str
    color_space: str | None
    fps: float
    width: int
    height: int
    seconds: float
    bytes: int = Field(gt=0)
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    has_faststart: bool
    stills_only: bool = False
    """Planned, not read: no film clip is seen in it."""
    left_out: tuple[Problem, ...] = ()
    """Planned, not read: clips of the marketer's that could not be used."""
    noted: tuple[Problem, ...] = ()
    """Planned, not read: photos left out, photos and clips that are soft at this size."""

    @property
    def notices(self) -> tuple[Problem, ...]:
        """What the marketer should know of this file."""
        stills = (Problem(code="stills_only"),) if self.stills_only else ()
        return (*stills, *self.left_out, *self.noted)
