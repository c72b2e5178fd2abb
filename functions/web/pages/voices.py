"""The choice of voice on the pages that have options, and /voices/{voice}/sample."""

from typing import Annotated, Any

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.openapi.params import Path
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo.adapters.voices.catalogue import catalogue, label_of
from makeafvdo.adapters.voices.offers import first_voice
from makeafvdo.adapters.voices.prices import price_of_characters
from makeafvdo.bootstrap import Container
from makeafvdo.domain.errors import NotFound
from makeafvdo.domain.scripts.scripts import Script
from makeafvdo.domain.videos.options import EMBEDDED, OWN_VOICE, Options
from makeafvdo.domain.videos.videos import Video
from makeafvdo.entrypoints.api.voices import voices_of
from makeafvdo.entrypoints.http import container_of, public

router = APIGatewayHttpRouter()


@router.get("/voices/<voice>/sample", include_in_schema=False)
@public
def voice_sample(voice: Annotated[str, Path(max_length=100)]) -> Response[str]:
    """Redirects to a short-lived address, so that a page that has been open for long still plays."""
    app = container_of(router)
    key = app.voice_samples.keys.get(voice)
    if key is None:
        raise NotFound("page_not_found")
    return Response(status_code=302, body="", headers={"Location": app.media.presigned_get(key)})


def voice_choices(app: Container, options: Options, script: Script | None = None) -> dict[str, Any]:
    """What `parts/voices.html` shows. `script`: what is to be spoken; without one prices are those of the seconds."""
    voices = voices_of(script or options.seconds, app)
    has_paid = len(voices) > 1
    first = first_voice(app.voices_order, options.tone)
    offered = {OWN_VOICE, *(voice.voice for voice in voices if has_paid)}
    return {
        "voices": voices,
        "voices_as_of": catalogue().as_of,
        "has_paid_voices": has_paid,
        "first_voice": next((voice for voice in voices if voice.voice == first), voices[0]),
        "chosen_voice": options.voice if options.voice in offered else "",
        "may_record": script is not None,
    }


def spoken_facts(video: Video) -> dict[str, object] | None:
    """Who has spoken the finished sound, and what it cost; None where there is none, or the row does not say."""
    spoken = video.spoken_by
    if spoken is None or video.mp4_key is None:
        return None
    price = price_of_characters(spoken.billed_characters, spoken.voice)
    return {
        "kind": spoken.voice if spoken.voice in {OWN_VOICE, EMBEDDED} else "service",
        "label": label_of(spoken.voice).model_dump(),
        "characters": spoken.billed_characters,
        "baht": price.baht,
    }
