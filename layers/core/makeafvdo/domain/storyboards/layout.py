"""Frames and the part of them that TikTok leaves free. Pixels, origin at the top left, y downwards."""

from pydantic import BaseModel, ConfigDict

from makeafvdo.domain.videos.options import Format


class Box(BaseModel):
    model_config = ConfigDict(frozen=True)

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height

    @property
    def aspect(self) -> float:
        return self.width / self.height

    def contains(self, other: "Box") -> bool:
        return self.x <= other.x and self.y <= other.y and other.right <= self.right and other.bottom <= self.bottom

    def relative_to(self, whole: "Box") -> "Box":
        """The same box, with the corner of `whole` as its origin."""
        return self.model_copy(update={"x": self.x - whole.x, "y": self.y - whole.y})

    def padded(self, room: int, width: int, height: int) -> "Box":
        """With `room` pixels more on every side, clipped to a picture of `width` x `height`."""
        left, top = max(0, self.x - room), max(0, self.y - room)
        right, bottom = min(width, self.right + room), min(height, self.bottom + room)
        return Box(x=left, y=top, width=right - left, height=bottom - top)

    def overlaps(self, other: "Box") -> bool:
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom


class Canvas(BaseModel):
    """One format. Text stays in `safe`: TikTok's own buttons and words cover the rest."""

    model_config = ConfigDict(frozen=True)

    width: int
    height: int
    safe: Box

    @property
    def frame_bytes(self) -> int:
        """Of one raw yuv420p frame."""
        return self.width * self.height * 3 // 2

    @property
    def whole(self) -> Box:
        return Box(x=0, y=0, width=self.width, height=self.height)


# Public guides disagree on what TikTok covers (top 150–250, bottom 320–460, right 120–180 px of 1080x1920):
# the widest of each is kept free. 1:1 and 16:9 play letterboxed, so only their right edge meets the buttons.
CANVASES: dict[Format, Canvas] = {
    "9:16": Canvas(width=1080, height=1920, safe=Box(x=60, y=250, width=840, height=1210)),
    "1:1": Canvas(width=1080, height=1080, safe=Box(x=48, y=48, width=852, height=984)),
    "16:9": Canvas(width=1920, height=1080, safe=Box(x=96, y=54, width=1620, height=972)),
}
