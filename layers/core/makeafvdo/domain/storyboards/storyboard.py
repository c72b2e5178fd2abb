"""The plan of a video, frame by frame: plain JSON, the same for the same inputs."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from makeafvdo.domain.storyboards.layout import Box
from makeafvdo.domain.storyboards.motion import Motion
from makeafvdo.domain.videos.options import Format

FPS = 30


class Framing(StrEnum):
    FILL = "fill"
    """The picture fills its place."""
    BAND = "band"
    """The picture fills `window`, the rest of its place is a plain ground."""
    CARD = "card"
    """The whole picture on a card before a backdrop."""
    STUDIO = "studio"
    """A cut-out product before a backdrop."""


class Entrance(StrEnum):
    OPENING = "opening"
    SAME_SCENE = "same_scene"
    NEW_SCENE = "new_scene"


class NoteKind(StrEnum):
    PHOTO_LEFT_OUT = "photo_left_out"
    """It cannot be drawn."""
    PHOTO_HAS_WRITING = "photo_has_writing"
    """A banner or a code is on it, and there are photos without."""
    PHOTO_ENLARGED = "photo_enlarged"
    CLIP_ENLARGED = "clip_enlarged"
    """It is too small for its place and looks soft."""


class Note(BaseModel):
    """What the marketer may want to know of a photo or clip. `times`: frame pixels for each of its own, if enlarged."""

    model_config = ConfigDict(frozen=True)

    kind: NoteKind
    source: str
    times: float | None = None


class PhotoFacts(BaseModel):
    """What the planner needs to know of a photo that can be drawn. Sides in pixels, as seen upright."""

    model_config = ConfigDict(frozen=True)

    key: str
    width: int
    height: int
    is_cutout: bool = False
    """The product stands alone, on nothing or on paper it can be cut out of."""
    has_ground: bool = True
    """False: what is around the product is transparent, and there is no photo to show."""
    product: Box | None = None
    """Where the product is, if that can be told. In pixels."""
    has_writing: bool = False
    """Somebody has put a banner or a QR code on it."""
    part: Box | None = None
    """Of a photo with writing: what lies clear of it. All other facts are those of this part."""
    focus: tuple[float, float] = (0.5, 0.5)
    """The salient point, from (0, 0) top left to (1, 1)."""
    points: tuple[tuple[float, float], ...] = ()
    """What is worth a look from near: parts of the product with much to see, apart from each other."""


class ClipFacts(BaseModel):
    """What the planner needs to know of a clip that can be played. Sides in pixels, as seen upright."""

    model_config = ConfigDict(frozen=True)

    key: str
    width: int
    height: int
    seconds: float
    starts: tuple[float, ...] = (0.0,)
    """Where its parts begin, in seconds, the sharpest first."""


class ClipPart(BaseModel):
    """Played from `start_s`, `speed` times as fast as filmed; where it ends early its last frame is held."""

    model_config = ConfigDict(frozen=True)

    start_s: float = 0.0
    speed: float = 1.0


class Shot(BaseModel):
    """One photo, or a part of one clip, on the timeline.

    `entrance_frames` are shared with the shot before, half on either side of the start; `exit_frames` with the one
    after, half on either side of the end.
    """

    model_config = ConfigDict(frozen=True)

    scene_id: str
    source: str
    """Key of the photo; of the clip where `clip` says which part of it."""
    part: Box | None = None
    """Of the photo, in its pixels; the whole where there is none."""
    clip: ClipPart | None = None
    framing: Framing
    closeness: float = 1.0
    """How many times larger than whole the picture is shown."""
    focus: tuple[float, float] = (0.5, 0.5)
    window: Box | None = None
    """Of a band, in pixels of the frame."""
    motion: Motion
    start_frame: int
    end_frame: int
    entrance: Entrance
    entrance_frames: int
    exit_frames: int = 0
    is_opening: bool = False
    """It has the place that the opening's text leaves it."""

    @property
    def first_seen_frame(self) -> int:
        """A clip plays from here."""
        return self.start_frame - self.entrance_frames // 2

    @property
    def unseen_from_frame(self) -> int:
        """The first frame after the next shot has wholly entered."""
        return self.end_frame + self.exit_frames - self.exit_frames // 2


class CaptionWord(BaseModel):
    model_config = ConfigDict(frozen=True)

    text: str
    start_frame: int
    end_frame: int


class Caption(BaseModel):
    """Shown from `start_frame` up to, not including, `end_frame`; each word is highlighted while it is spoken."""

    model_config = ConfigDict(frozen=True)

    words: tuple[CaptionWord, ...]
    start_frame: int
    end_frame: int
    is_hook: bool = False
    """Set as the style's opening has it, in a place of its own."""


class LabelKind(StrEnum):
    """The kinds of the script's on-screen lines, and the line that says the video was made with AI."""

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
    AI = "ai"


FACT_LABELS = frozenset({LabelKind.FACT_1, LabelKind.FACT_2, LabelKind.FACT_3})


class Label(BaseModel):
    """A line shown from `start_frame` to the end of the video. At each of `beats` it pulses."""

    model_config = ConfigDict(frozen=True)

    kind: LabelKind
    text: str
    start_frame: int
    beats: tuple[int, ...] = ()


class Sound(BaseModel):
    model_config = ConfigDict(frozen=True)

    audio_key: str
    start_frame: int


class Storyboard(BaseModel):
    """Shots follow one another without gaps from frame 0 to `frames`; captions never overlap."""

    model_config = ConfigDict(frozen=True)

    format: Format
    style: str
    fps: int = FPS
    frames: int
    shots: tuple[Shot, ...]
    captions: tuple[Caption, ...]
    labels: tuple[Label, ...]
    own_nouns: tuple[str, ...] = ()
    """What the product is called: each is one word wherever a line is broken."""
    sounds: tuple[Sound, ...]
    notes: tuple[Note, ...] = ()

    @property
    def stills_only(self) -> bool:
        """No clip is seen in it."""
        return all(shot.clip is None for shot in self.shots)

    @property
    def seconds(self) -> float:
        return self.frames / self.fps

    def scene_at(self, frame: int) -> str:
        return next(shot.scene_id for shot in self.shots if frame < shot.end_frame or shot is self.shots[-1])
