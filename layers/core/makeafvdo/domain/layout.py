"""Where things may stand in a frame, for every format. Pixels, origin at the top left, y downwards."""

from pydantic import BaseModel, ConfigDict

from makeafvdo.domain.options import Format


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

    def contains(self, other: "Box") -> bool:
        return self.x <= other.x and self.y <= other.y and other.right <= self.right and other.bottom <= self.bottom


class Canvas(BaseModel):
    """One format. Text stays in `safe`: TikTok's own buttons and words cover the rest.

    Captions stand in `captions`, product name and price hang from the top left of `labels`, and a product that does
    not fill the frame stands in `stage`.
    """

    model_config = ConfigDict(frozen=True)

    width: int
    height: int
    safe: Box
    captions: Box
    labels: Box
    stage: Box

    @property
    def aspect(self) -> float:
        return self.width / self.height


# Public guides disagree on what TikTok covers (top 150–250, bottom 320–460, right 120–180 px of 1080x1920):
# the widest of each is kept free. 1:1 and 16:9 play letterboxed, so only their right edge meets the buttons.
CANVASES: dict[Format, Canvas] = {
    "9:16": Canvas(
        width=1080,
        height=1920,
        safe=Box(x=60, y=250, width=840, height=1210),
        captions=Box(x=60, y=1100, width=840, height=300),
        labels=Box(x=60, y=250, width=840, height=300),
        stage=Box(x=60, y=480, width=960, height=800),
    ),
    "1:1": Canvas(
        width=1080,
        height=1080,
        safe=Box(x=48, y=48, width=852, height=984),
        captions=Box(x=48, y=760, width=852, height=240),
        labels=Box(x=48, y=48, width=852, height=240),
        stage=Box(x=90, y=170, width=900, height=620),
    ),
    "16:9": Canvas(
        width=1920,
        height=1080,
        safe=Box(x=96, y=54, width=1620, height=972),
        captions=Box(x=96, y=780, width=1620, height=220),
        labels=Box(x=96, y=54, width=900, height=240),
        stage=Box(x=360, y=110, width=1200, height=700),
    ),
}
