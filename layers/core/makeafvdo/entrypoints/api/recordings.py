"""/api/videos/{id}/recordings: the marketer's own voice, phrase by phrase."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.openapi.params import Path
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, ConfigDict, Field

from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.scripts.cutting import MOST_FRAMES, SILENCE_DB
from makeafvdo.entrypoints.api.video_view import VideoId, own_video
from makeafvdo.entrypoints.http import container_of, refuses
from makeafvdo.services.scripts.recordings import (
    cut_whole_recording,
    drop_recording,
    keep_recording,
    list_recordings,
)

router = APIGatewayHttpRouter()

PhraseDigest = Annotated[str, Path(pattern="^[0-9a-f]{20}$")]


class PhraseView(BaseModel):
    phrase: str
    """Digest of its words."""
    text: str
    seconds: float
    """Estimated length of its reading."""
    take: str | None
    """Upload id of its recording; null where there is none."""
    url: str | None
    """Lives ten minutes."""


class RecordingsView(BaseModel):
    phrases: tuple[PhraseView, ...]
    """In the order of the script."""
    missing: int


class KeptTake(BaseModel):
    model_config = ConfigDict(extra="forbid")

    upload_id: str = Field(pattern="^[0-9a-z]{26}$")


class WholeReading(BaseModel):
    """A reading of the whole script by its loudness alone; the sound stays with the marketer."""

    model_config = ConfigDict(extra="forbid")

    levels: tuple[Annotated[int, Field(ge=SILENCE_DB, le=0)], ...] = Field(min_length=50, max_length=MOST_FRAMES)
    """dBFS of every 20 ms."""


class PieceView(BaseModel):
    start_s: float
    end_s: float


class CuttingView(BaseModel):
    pieces: tuple[PieceView, ...]
    """One for each phrase, in the order of the script."""
    is_sure: bool
    """False: the pauses are not as many as the phrases, or a piece is too long or short for its words."""


@router.get("/api/videos/<video_id>/recordings", summary="The phrases to read, and which of them are recorded")
def get_recordings(video_id: VideoId) -> RecordingsView:
    app = container_of(router)
    phrases = tuple(
        PhraseView(
            phrase=each.digest,
            text=each.text,
            seconds=each.seconds,
            take=each.recording.take if each.recording else None,
            url=app.media.presigned_get(each.recording.key) if each.recording else None,
        )
        for each in list_recordings(own_video(router, video_id), artifacts=app.artifacts)
    )
    return RecordingsView(phrases=phrases, missing=sum(each.take is None for each in phrases))


@router.put(
    "/api/videos/<video_id>/recordings/<phrase_digest>",
    status_code=204,
    summary="Keep an upload as the recording of a phrase; a retake replaces it",
    openapi_extensions=refuses(Conflict),
)
def put_recording(video_id: VideoId, phrase_digest: PhraseDigest, kept: KeptTake) -> Response[str]:
    app = container_of(router)
    keep_recording(
        own_video(router, video_id),
        phrase_digest,
        kept.upload_id,
        videos=app.videos,
        artifacts=app.artifacts,
        intake=app.intake,
    )
    return Response(status_code=204, body="")


@router.delete(
    "/api/videos/<video_id>/recordings/<phrase_digest>",
    status_code=204,
    summary="Delete the recording of a phrase",
    openapi_extensions=refuses(Conflict),
)
def delete_recording(video_id: VideoId, phrase_digest: PhraseDigest) -> Response[str]:
    app = container_of(router)
    drop_recording(own_video(router, video_id), phrase_digest, videos=app.videos, artifacts=app.artifacts)
    return Response(status_code=204, body="")


@router.post(
    "/api/videos/<video_id>/recordings/whole", summary="Where a reading of the whole script may be cut into its phrases"
)
def post_whole(video_id: VideoId, reading: WholeReading) -> CuttingView:
    cutting = cut_whole_recording(own_video(router, video_id), reading.levels, artifacts=container_of(router).artifacts)
    return CuttingView(
        pieces=tuple(PieceView(start_s=piece.start_s, end_s=piece.end_s) for piece in cutting.pieces),
        is_sure=cutting.is_sure,
    )
