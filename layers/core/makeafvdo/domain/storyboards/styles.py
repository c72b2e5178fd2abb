"""A video style, as its TOML file declares it: layout, type and motion.

Sizes are pixels of a frame whose shorter side is 1080. No code knows a style by name: another style is another file.
"""

from itertools import combinations
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from makeafvdo.domain.storyboards.layout import CANVASES, Box
from makeafvdo.domain.storyboards.motion import MOTIONS
from makeafvdo.domain.storyboards.storyboard import FACT_LABELS, Entrance, LabelKind
from makeafvdo.domain.videos.options import Format


def _is_hex(colour: str) -> str:
    bytes.fromhex(colour.removeprefix("#"))
    return colour


def _area(sides: object) -> object:
    """`[x, y, width, height]`, as a style file writes it."""
    return dict(zip(("x", "y", "width", "height"), sides, strict=True)) if isinstance(sides, list) else sides


def _is_motion(name: str) -> str:
    if name not in MOTIONS:
        raise ValueError(f"no such motion; there are {', '.join(MOTIONS)}")
    return name


Colour = Annotated[str, Field(pattern="^#[0-9A-F]{6}$"), AfterValidator(_is_hex)]
Share = Annotated[float, Field(ge=0, le=1)]
Area = Annotated[Box, BeforeValidator(_area)]
Side = Literal["left", "centre", "right"]


class _StyleSection(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SpokenWordStyle(_StyleSection):
    """The word being spoken: its own colour, and a plate under it where `plate` names a colour."""

    fill: Colour
    plate: Colour | None = None
    plate_opacity: Share = 1.0
    plate_padding: tuple[int, int] = (0, 0)
    plate_radius: int = 0
    plate_slant: float = 0.0
    plate_top: Share = 0.0
    """0: the plate is as high as the line; 0.5: it covers the lower half, like a text marker."""


class CaptionStyle(_StyleSection):
    font: str
    size: int
    line_height: float
    fill: Colour
    outline: Colour
    outline_width: int = 0
    shadow: Share = 0.0
    box: Colour | None = None
    """A plate under the whole caption."""
    box_opacity: Share = 1.0
    box_radius: int = 0
    box_padding: tuple[int, int] = (0, 0)
    aligned: Side = "centre"
    stands: Literal["top", "middle"] = "middle"
    enters: Literal["pop", "rise", "fade", "punch", "still"] = "pop"
    """A caption with a punch, which grows to its size, or one that stands still is there at once; all others fade
    in."""
    columns_at_once: int = Field(default=34, ge=12, le=40)
    """Letters shown at once: about two lines of them, of a hook three. A longer phrase is shown in parts."""
    spoken: SpokenWordStyle


class LabelStyle(_StyleSection):
    """Text, on a plate where `plate` names a colour."""

    font: str
    size: int
    line_height: float
    lines: int = 1
    fill: Colour
    plate: Colour | None = None
    plate_opacity: Share = 1.0
    padding: tuple[int, int] = (0, 0)
    """Left and right, top and bottom."""
    radius: int = 0
    slant: float = 0.0
    """How far a plate leans to the right: pixels for each pixel of its height."""
    shadow: Share = 0.0
    enters: Literal["grow", "slide"] = "grow"
    """On its place, or from the left."""
    tick: Colour | None = None
    """Colour of a tick before the text."""


class LabelStyles(_StyleSection):
    """Every kind of label; `note` is for those that have no style of their own. Without `fact` no facts are listed."""

    aligned: Side = "left"
    gap: int = 14
    star: Colour = "#FFC533"
    """Colour of the star before a rating, which is drawn: no font has one."""
    title: LabelStyle
    price: LabelStyle
    discount: LabelStyle | None = None
    note: LabelStyle
    fact: LabelStyle | None = None
    end_card: LabelStyle
    ai: LabelStyle

    def draws(self, kind: LabelKind) -> bool:
        return self.fact is not None or kind not in FACT_LABELS

    def of_kind(self, kind: LabelKind) -> LabelStyle:
        match kind:
            case LabelKind.TITLE:
                return self.title
            case LabelKind.PRICE:
                return self.price
            case LabelKind.DISCOUNT:
                return self.discount or self.note
            case LabelKind.END_CARD:
                return self.end_card
            case LabelKind.AI:
                return self.ai
            case LabelKind.FACT_1 | LabelKind.FACT_2 | LabelKind.FACT_3:
                return self.fact or self.note
            case _:
                return self.note


class BackdropStyle(_StyleSection):
    """What is behind a picture that does not fill its place."""

    behind_photos: Literal["plain", "stripes", "paper", "blank"]
    """The colour of the photo's own sides; stripes in its strongest colour; a painted wall; only the tint."""
    studio_tint: Colour
    """For products without a colour of their own."""
    studio_depth: Share


class OpeningStyle(_StyleSection):
    """The first scene, in which the hook is read: it decides who swipes on."""

    captions: CaptionStyle
    """The hook's text. It is there on the first frame, so it enters with a punch or stands still."""
    motions: tuple[Annotated[str, AfterValidator(_is_motion)], ...] = Field(min_length=1)
    """Of the first shots in turn; the first of them settles."""
    shot_seconds: tuple[Annotated[float, Field(ge=0.6, le=1.2)], ...] = Field(min_length=1)
    """How long the first shots last, until pictures change as in every scene."""


class CardStyle(_StyleSection):
    radius: int = 0
    shadow: Share = 0.0
    border: int = 0
    """White border around the picture, in pixels."""
    tilt: float = Field(default=0.0, ge=-8, le=8)
    """Degrees against the clock; only for a card that moves with its surroundings."""
    still_surround: bool = True
    """Only the picture on the card moves; otherwise the card moves with all that is around it."""


class PictureStyle(_StyleSection):
    """How photos are framed and how long each is shown."""

    most_cut: Share
    """The share of a photo's longer side that may be cut off for filling its place, if nobody knows where the product
    is."""
    most_enlarged: float = Field(default=1.5, ge=1, le=2)
    """Smaller photos stay on a card."""
    seconds_a_shot: float = Field(ge=1, le=6)
    """A scene a little longer than this is cut in two."""
    shade: Share = 0.0
    """Darkening towards the foot of a photo that fills its place, where captions stand on it."""
    motions: tuple[Annotated[str, AfterValidator(_is_motion)], ...] = Field(min_length=1)
    """Taken in turn."""
    paper: Colour = "#FFFFFF"
    """Around the pictures' place, where that is not the whole frame."""
    rule: Colour = "#000000"


class OpeningLayout(_StyleSection):
    """Where the hook's text stands, and what it leaves to the pictures. Labels are not there yet."""

    captions: Area
    stage: Area
    band: Area
    rules: tuple[Area, ...] = ()


class Layout(_StyleSection):
    """One format: the pictures' place, and the areas of each kind of text. No two areas of text overlap."""

    pictures: Area
    stage: Area
    """Within `pictures` and clear of the captions: where a card or a cut-out product stands."""
    band: Area
    """Within `pictures` and clear of the captions: where a picture that must not meet them may be."""
    labels: Area
    captions: Area
    end_card: Area
    ai: Area
    rules: tuple[Area, ...] = ()
    """Lines printed on the paper."""
    opening: OpeningLayout

    @property
    def texts(self) -> dict[str, Box]:
        return {"labels": self.labels, "captions": self.captions, "end_card": self.end_card, "ai": self.ai}

    @property
    def visible(self) -> Box:
        """What of the pictures' place TikTok's own lines leave in sight: as far down as we write."""
        bottom = min(self.pictures.bottom, max(area.bottom for area in self.texts.values()))
        return self.pictures.model_copy(update={"height": bottom - self.pictures.y})

    def of_scene(self, *, is_opening: bool) -> "Layout":
        """The layout while the hook is read, or that of all other scenes."""
        if not is_opening:
            return self
        places = {name: getattr(self.opening, name) for name in ("captions", "stage", "band", "rules")}
        return self.model_copy(update=places)


class TransitionStyle(_StyleSection):
    kind: Literal["crossfade", "slide", "whip", "zoom", "wipe"]
    frames: int = Field(ge=2, le=20)


HOOK_GROWTH = 1.4
"""How much larger than other captions the hook is set, at least."""


class Style(_StyleSection):
    captions: CaptionStyle
    opening: OpeningStyle
    labels: LabelStyles
    pictures: PictureStyle
    card: CardStyle
    backdrop: BackdropStyle
    transitions: dict[Entrance, TransitionStyle]
    layout: dict[Format, Layout]

    def entrance_frames(self, entrance: Entrance) -> int:
        return 0 if entrance is Entrance.OPENING else self.transitions[entrance].frames

    def captions_of(self, *, is_hook: bool) -> CaptionStyle:
        return self.opening.captions if is_hook else self.captions

    @model_validator(mode="after")
    def _check_opening(self) -> Self:
        hook = self.opening.captions
        if hook.size < HOOK_GROWTH * self.captions.size:
            raise ValueError(f"the hook is set at {hook.size}, less than {HOOK_GROWTH} times the captions' size")
        if hook.enters not in {"punch", "still"}:
            raise ValueError(f"the hook has to be there at once, and not {hook.enters}")
        return self

    @model_validator(mode="after")
    def _check_safe_zone(self) -> Self:
        for video_format, canvas in CANVASES.items():
            layout = self.layout[video_format]
            if not canvas.whole.contains(layout.pictures):
                raise ValueError(f"{video_format}: pictures leave the frame")
            for name, area in layout.texts.items():
                if not canvas.safe.contains(area):
                    raise ValueError(f"{video_format}: {name} leaves the safe zone {canvas.safe!r}")
            for (name, one), (other_name, other) in combinations(layout.texts.items(), 2):
                if one.overlaps(other):
                    raise ValueError(f"{video_format}: {name} and {other_name} overlap")
            if not canvas.safe.contains(layout.opening.captions) or layout.opening.captions.overlaps(layout.ai):
                raise ValueError(f"{video_format}: the opening's captions leave the safe zone or meet ai")
            for scene in (layout, layout.of_scene(is_opening=True)):
                _check_pictures(video_format, scene)
        return self


def _check_pictures(video_format: Format, layout: Layout) -> None:
    for name, area in {"stage": layout.stage, "band": layout.band}.items():
        if not layout.pictures.contains(area):
            raise ValueError(f"{video_format}: {name} leaves the pictures")
        if area.overlaps(layout.captions):
            raise ValueError(f"{video_format}: captions would stand on the product in {name}")
