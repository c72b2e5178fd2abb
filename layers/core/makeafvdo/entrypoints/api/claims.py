"""/api/videos/{id}/claims: what a script claims and rests on; risky words, found while one types."""

from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Path
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, ConfigDict, Field

from makeafvdo.domain.errors import NotFound
from makeafvdo.domain.messages import MESSAGES, BilingualText
from makeafvdo.domain.scripts.claim_record import ClaimRecord, claim_record
from makeafvdo.domain.scripts.own_claims import Finding, PlacedText
from makeafvdo.entrypoints.api.video_view import own_video
from makeafvdo.entrypoints.http import container_of

router = APIGatewayHttpRouter()

VideoId = Annotated[str, Path(pattern="^[0-9a-z]{26}$")]


class Texts(BaseModel):
    model_config = ConfigDict(extra="forbid")

    texts: list[PlacedText] = Field(max_length=80)


class FindingView(Finding):
    said: BilingualText
    """Which law or rule speaks against it."""


class Findings(BaseModel):
    findings: list[FindingView]


@router.post("/api/videos/<video_id>/claims/check", summary="Risky words in texts about the product; nothing is stored")
def check_claims(video_id: VideoId, given: Texts) -> Findings:
    app = container_of(router)
    product = app.artifacts.find_product(own_video(router, video_id).prefix)
    found = [finding for text in given.texts for finding in app.find_claims(text, product)]
    return Findings(findings=[_view(finding) for finding in found])


def _view(finding: Finding) -> FindingView:
    said = MESSAGES[f"claim_{finding.severity}"].filled(source=finding.source)
    return FindingView(**finding.model_dump(), said=said)


@router.get("/api/videos/<video_id>/claims", summary="Every claim of the script, and the fact it rests on")
def get_claims(video_id: VideoId) -> ClaimRecord:
    stored = container_of(router).artifacts.find_script(own_video(router, video_id).prefix)
    if stored is None:
        raise NotFound("script_not_written")
    return claim_record(stored)
