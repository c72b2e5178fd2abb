"""A video and its states.

One run of the state machine at a time: a run is taken from a settled state and ends in one.

    QUEUED → SCRAPING → WRITING → SPEAKING → RENDERING → SENDING → PROCESSING → IN_INBOX → PUBLISHED
                 ↓          ↓                    ↓           ↓           ↓
            NEEDS_INPUT  NEEDS_INPUT           READY   WAITING_SLOT  PROCESSING (run over, the sweep polls)
"""

import re
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.messages.message import Fact
from makeafvdo.domain.products.price_check import PriceCheck, PriceTag
from makeafvdo.domain.products.products import GivenFacts
from makeafvdo.domain.videos.options import Options, StoredOptions
from makeafvdo.domain.videos.variants import Variant


class VideoState(StrEnum):
    QUEUED = "QUEUED"
    SCRAPING = "SCRAPING"
    WRITING = "WRITING"
    SPEAKING = "SPEAKING"
    RENDERING = "RENDERING"
    READY = "READY"
    WAITING_SLOT = "WAITING_SLOT"
    SENDING = "SENDING"
    PROCESSING = "PROCESSING"
    IN_INBOX = "IN_INBOX"
    PUBLISHED = "PUBLISHED"
    NEEDS_INPUT = "NEEDS_INPUT"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"


class Reason(StrEnum):
    """Why a video waits for its marketer (`NEEDS_INPUT`)."""

    MISSING = "missing"
    CHECK_PRODUCT = "check_product"
    CHECK_SCRIPT = "check_script"
    PRICE_MOVED = "price_moved"


class Step(StrEnum):
    """Where a run of the state machine may enter (`from`)."""

    SCRAPE = "scrape"
    SCRIPT = "script"
    VOICE = "voice"
    RENDER = "render"
    SEND = "send"


class Until(StrEnum):
    """Where a run settles when nothing goes wrong."""

    PRODUCT = "product"
    SCRIPT = "script"
    READY = "ready"
    INBOX = "inbox"


STATE_OF_STEP = {
    Step.SCRAPE: VideoState.SCRAPING,
    Step.SCRIPT: VideoState.WRITING,
    Step.VOICE: VideoState.SPEAKING,
    Step.RENDER: VideoState.RENDERING,
    Step.SEND: VideoState.SENDING,
}

_STEP_OF_STATE = {state: step for step, state in STATE_OF_STEP.items()} | {
    VideoState.QUEUED: Step.SCRAPE,
    VideoState.PROCESSING: Step.SEND,
}

_STEP_AFTER_INPUT = {
    Reason.MISSING: Step.SCRAPE,
    Reason.CHECK_PRODUCT: Step.SCRIPT,
    Reason.CHECK_SCRIPT: Step.VOICE,
    Reason.PRICE_MOVED: Step.SEND,
}

_LAST_STEP = {
    Until.PRODUCT: Step.SCRAPE,
    Until.SCRIPT: Step.SCRIPT,
    Until.READY: Step.RENDER,
    Until.INBOX: Step.SEND,
}

_ORDER = tuple(Step)

_STEP_THAT_REMAKES = {
    "product_lost": Step.SCRAPE,
    "script_lost": Step.SCRIPT,
    "voice_missing": Step.VOICE,
    "video_file_lost": Step.RENDER,
}

REWRITE_ALL = "all"
"""`rewrite` of a video whose whole script is wanted in other words."""

VIDEO_LIFE = timedelta(days=90)
MISSING_RECORDINGS = ("recordings",)
"""`Video.missing` of a video that its marketer has not read in full, or well enough."""
_WITH_TIKTOK = {VideoState.SENDING, VideoState.PROCESSING, VideoState.IN_INBOX, VideoState.PUBLISHED}

STATES_WITH_EVENTS = frozenset(
    {VideoState.READY, VideoState.NEEDS_INPUT, VideoState.IN_INBOX, VideoState.PUBLISHED, VideoState.FAILED}
)
"""Settled states that other programs are told of (`domain.videos.events`)."""

STEPS_WITH_SCENES = frozenset({Step.VOICE, Step.RENDER})
"""A run that enters here has the script's scene ids in its input, because it passes no Script step."""


class Problem(BaseModel):
    """The error a video ended with: a code of `domain.sentences` and the facts its sentence names."""

    model_config = ConfigDict(frozen=True)

    code: str
    facts: dict[str, Fact] = {}

    @model_validator(mode="before")
    @classmethod
    def _read_numbers_in_words(cls, stored: object) -> object:
        """Rows up to release 2026-11-29 name photos and clips in words: `which_en` = `Photos 2 and 3`."""
        if isinstance(stored, dict) and "which_en" in stored.get("facts", {}):
            name = "clips" if stored["code"].startswith("clip") else "photos"
            numbers = tuple(map(int, re.findall(r"\d+", stored["facts"]["which_en"])))
            return stored | {"facts": {name: numbers}}
        return stored


class Retry(BaseModel):
    """Which try of the step with this state: 2 is the first that was repeated."""

    model_config = ConfigDict(frozen=True)

    state: VideoState
    attempt: int


class Failure(BaseModel):
    """What ended a run before its time, for the operator."""

    model_config = ConfigDict(frozen=True)

    error: str
    """Name of the error: ours, Python's, Lambda's or Step Functions'."""
    step: Step
    attempt: int
    detail: str | None = None
    """Message of Lambda or Step Functions, where our code was killed."""


class DroppedVoice(BaseModel):
    """A voice that could not speak the script. `reason`: a kind of AI fault, or a word of `messages.voices`."""

    model_config = ConfigDict(frozen=True)

    voice: str
    reason: str


class InsteadOf(BaseModel):
    """The voice that was wanted, the one that spoke, and why: for a marketer to read."""

    model_config = ConfigDict(frozen=True)

    wanted_th: str
    wanted_en: str
    used_th: str
    used_en: str
    reason: str


class SpokenBy(BaseModel):
    """The voice of the whole script. `revision` is part of the keys of what it has spoken."""

    model_config = ConfigDict(frozen=True)

    voice: str
    revision: str
    billed_characters: int = 0
    """What the phrases cost when they were made, those reused from another video included."""
    instead_of: InsteadOf | None = None


class FromBatch(BaseModel):
    """The row of a product list that ordered the video."""

    model_config = ConfigDict(frozen=True)

    batch_id: str
    line: int
    attempt: int
    """Which try of the batch began the latest run that it began."""
    sub_id: str | None = None


class Video(BaseModel):
    """One row of the Videos table. While `in_run`, only the state machine's run number `run` may change it."""

    model_config = ConfigDict(frozen=True)

    user_id: str
    video_id: str
    state: VideoState
    run: int
    in_run: bool
    from_step: Step
    until: Until
    link: str | None = None
    """What was pasted; None where the marketer brings everything."""
    options: StoredOptions = Options()
    given: GivenFacts | None = None
    """What the product list says of the product."""
    batch: FromBatch | None = None
    """None for a video begun by hand."""
    own_sub_id: str | None = None
    """The marketer's own sub id, as typed for this video."""
    variant: Variant | None = None
    """Set where it is one of three of its product."""
    canonical_url: str | None = None
    """Of its product, once that is known: the same for every link that leads to it."""
    commission_percent: Decimal | None = None
    """Of its product, where an affiliate API tells it."""
    in_affiliate_programme: bool | None = None
    """Whether its product is; None where no API was asked."""
    title: str | None = None
    reason: Reason | None = None
    missing: tuple[str, ...] = ()
    problem: Problem | None = None
    connection_id: str | None = None
    mp4_key: str | None = None
    poster_key: str | None = None
    facts_key: str | None = None
    """`video.json` of the finished MP4 in the media bucket."""
    mp4_sha256: str | None = None
    """Of the finished MP4."""
    notices: tuple[Problem, ...] = ()
    """Notices on the finished MP4."""
    voice_in_turn: str | None = None
    """The voice this run's scenes are being spoken with; None before the first one and after a drop."""
    dropped_voices: tuple[DroppedVoice, ...] = ()
    """Voices this run has given up, in their order."""
    own_words: dict[str, str] = {}
    """The marketer's readings of words of their own, as this run's sound has them."""
    spoken_by: SpokenBy | None = None
    """The voice of the finished sound; None where the embedded one spoke, before others could."""
    consented_sha256: str | None = None
    """Of the file the marketer agreed to send by a tap. None: only a standing consent sends it."""
    price_check: PriceCheck | None = None
    """The latest price check before a send."""
    accepted_price: Decimal | None = None
    """A changed price the marketer has seen, and sends the video without."""
    new_price: PriceTag | None = None
    """A changed price the marketer wants in the video; the script step puts it there."""
    price_passed: PriceCheck | None = None
    """The look after posting that found the price in the video no longer true; None again from the next run on."""
    rewrite: str | None = None
    """`REWRITE_ALL`, or the scene the marketer wants in other words; the script step writes it."""
    screenshot: str | None = None
    """Upload id of a screenshot the marketer wants read; the scrape step reads it."""
    schedule_at: AwareDatetime | None = None
    """The earliest time it may go to the inbox."""
    send_id: str | None = None
    send_at: AwareDatetime | None = None
    stale_from: Step | None = None
    """The earliest step whose result an edit has made stale; the next run begins there or before."""
    edits: int = 0
    """Count of the marketer's edits: the version a tap and an edit that race compare."""
    began: dict[VideoState, AwareDatetime] = {}
    """When this run first entered each of its steps."""
    retry: Retry | None = None
    """The latest repeated try of a step; None where no step was repeated."""
    failure: Failure | None = None
    """What ended the latest run before its time, for the operator; `problem` is for the marketer."""
    progress: float | None = None
    """Share of the step under way that is done, from 0 to 1, where the step counts it."""
    deleted_at: AwareDatetime | None = None
    """Hidden since then; it can be restored until the row expires."""
    created_at: AwareDatetime
    changed_at: AwareDatetime
    expires_at: int = Field(description="epoch seconds; the row and its files go then")

    @property
    def outdated_price(self) -> PriceCheck | None:
        """The look that found another price at the shop than the video has: after its posting, else before its send."""
        looks = (self.price_passed, self.price_check)
        return next((check for check in looks if check and check.has_moved), None)

    @property
    def prefix(self) -> str:
        """Where this video's artifacts live in the media bucket."""
        return f"users/{self.user_id}/videos/{self.video_id}"

    @property
    def sub_id(self) -> str | None:
        """The marketer's own: typed for this video, or from the product list that ordered it."""
        return self.own_sub_id or (self.batch.sub_id if self.batch else None)

    @property
    def execution_name(self) -> str:
        return f"{self.video_id}-{self.run}"

    @property
    def current_step(self) -> Step:
        """The step a fresh run has to repeat when this one was cut off."""
        return self.from_step if self.state is VideoState.QUEUED else _STEP_OF_STATE.get(self.state, self.from_step)

    @property
    def attempt(self) -> int:
        """Which try of its step the run is at, by `retry`."""
        return self.retry.attempt if self.retry is not None and self.retry.state is self.state else 1


def step_after_tap(video: Video) -> Step:
    """The step at which a run started by a marketer's tap begins. Raises Conflict where there is nothing left to do.

    After an edit it is the first step whose result the edit touches; artifacts not touched are reused.
    """
    if video.in_run:
        raise Conflict("video_is_busy")
    planned = _planned_step(video)
    if planned is None or video.stale_from is None:
        if step := planned or video.stale_from:
            return step
        raise Conflict("video_is_sent")
    return min(planned, video.stale_from, key=_ORDER.index)


def _planned_step(video: Video) -> Step | None:
    """The next step without regard to edits; None where all is done."""
    match video.state:
        case VideoState.NEEDS_INPUT if video.reason is Reason.MISSING and video.missing == MISSING_RECORDINGS:
            return Step.VOICE
        case VideoState.NEEDS_INPUT if video.reason is not None:
            return _STEP_AFTER_INPUT[video.reason]
        case VideoState.READY | VideoState.WAITING_SLOT:
            return Step.SEND
        case VideoState.FAILED | VideoState.CANCELLED:
            return video.from_step
        case VideoState.PROCESSING if (
            video.problem is not None
        ):  # polling has ended without a verdict: it may be sent again
            return Step.SEND
    return None


def step_after_failure(code: str, step: Step) -> Step:
    """Where the next run begins after `code` at `step`: no later than the step that remakes what is lost."""
    return min(step, _STEP_THAT_REMAKES.get(code, step), key=_ORDER.index)


def state_after_cancel(video: Video) -> VideoState:
    """The state after cancelling: READY where the file is finished, else CANCELLED.

    Unchanged where nothing is under way. Raises Conflict once bytes may have gone to TikTok.
    """
    if video.state in _WITH_TIKTOK:
        raise Conflict("too_late_to_cancel")
    if video.state is VideoState.WAITING_SLOT or (video.in_run and video.current_step is Step.SEND):
        return VideoState.READY
    return VideoState.CANCELLED if video.in_run else video.state


def reaches(until: Until, step: Step) -> bool:
    """Whether a run that stops at `until` has anything to do from `step` on."""
    return _ORDER.index(step) <= _ORDER.index(_LAST_STEP[until])


def steps_of_run(from_step: Step, until: Until) -> tuple[Step, ...]:
    return _ORDER[_ORDER.index(from_step) : _ORDER.index(_LAST_STEP[until]) + 1]


def refuse_edit(video: Video) -> None:
    """Raises Conflict during a run, and while TikTok has the video without a verdict."""
    if video.in_run:
        raise Conflict("video_is_busy")
    if video.state is VideoState.PROCESSING:
        raise Conflict("video_is_on_its_way")


def stale_after_edit(video: Video, step: Step) -> Step:
    """The earliest stale step once an edit has touched the result of `step`."""
    return step if video.stale_from is None else min(step, video.stale_from, key=_ORDER.index)
