"""/videos/{id}/record: the script, read by its marketer into the phone."""

from collections.abc import Mapping

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo.domain.messages import BilingualText, message_with
from makeafvdo.domain.videos.videos import MISSING_RECORDINGS, Video
from makeafvdo.entrypoints.api.video_view import VideoId, own_video
from makeafvdo.entrypoints.http import container_of
from makeafvdo.services.scripts.recordings import PhraseToRead, list_recordings
from shell.in_app import app_inside, outside_address
from shell.page import page
from shell.policy import Needs

router = APIGatewayHttpRouter()


@router.get("/videos/<video_id>/record", include_in_schema=False)
def record_page(video_id: VideoId) -> Response[str]:
    """A video that is being made, or has no script yet, redirects to its own page, which says so."""
    app = container_of(router)
    video = own_video(router, video_id)
    here = f"{app.settings.base_url}/videos/{video_id}"
    if video.in_run or app.artifacts.find_script(video.prefix) is None:
        return Response(status_code=302, body="", headers={"Location": here})
    phrases = list_recordings(video, artifacts=app.artifacts)
    agent = router.current_event.raw_event["headers"].get("user-agent", "")
    return page(
        router,
        "record.html",
        needs=Needs(media=True, uploads=True, microphone=True),
        video=video,
        phrases=phrases,
        recorded=sum(phrase.recording is not None for phrase in phrases),
        faults=_faults(video, phrases),
        app_inside=app_inside(agent),
        outside_href=outside_address(f"{here}/record", agent),
    )


def _faults(video: Video, phrases: tuple[PhraseToRead, ...]) -> Mapping[str, BilingualText]:
    """By the phrase's digest: what was wrong with a recording, until another has taken its place."""
    problem = video.problem
    if problem is None or video.missing != MISSING_RECORDINGS:
        return {}
    take = problem.facts.get("take")
    return {
        phrase.digest: message_with(problem.code, problem.facts)
        for phrase in phrases
        if phrase.recording and phrase.recording.take == take
    }
