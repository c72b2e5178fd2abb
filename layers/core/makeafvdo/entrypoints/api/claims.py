"""/api/videos/{id}/claims: what a script claims and rests on; risky words, found while one types."""

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel, ConfigDict, Field

from makeafvdo.domain.errors import NotFound
from makeafvdo.domain.messages import MESSAGES, BilingualText
from makeafvdo.domain.scripts.claim_record import ClaimRecord, claim_record
from makeafvdo.domain.scripts.claims.rules import Severity
from makeafvdo.domain.scripts.own_claims import PlacedFinding, PlacedText, findings_in, safer_text
from makeafvdo.entrypoints.api.video_view import VideoId, own_video
from makeafvdo.entrypoints.http import container_of

router = APIGatewayHttpRouter()


class Texts(BaseModel):
    model_config = ConfigDict(extra="forbid")

    texts: list[PlacedText] = Field(max_length=80)


class FindingView(PlacedFinding):
    said: BilingualText
    """Why it is risky; `source` is the law or rule."""


class Findings(BaseModel):
    findings: list[FindingView]
    safer_texts: dict[str, str]
    """Place → its text without what is forbidden, where something is and something would be left."""


@router.post("/api/videos/<video_id>/claims/check", summary="Risky words in texts about the product; nothing is stored")
def check_claims(video_id: VideoId, given: Texts) -> Findings:
    app = container_of(router)
    product = app.artifacts.find_product(own_video(router, video_id).prefix)
    found = findings_in(given.texts, product, app.segment)
    forbidden = {each.place for each in found if each.severity is Severity.BLOCK}
    safer = {each.place: safer_text(each.text, product, app.segment) for each in given.texts if each.place in forbidden}
    return Findings(
        findings=[_view(each) for each in found],
        safer_texts={place: text for place, text in safer.items() if text},
    )


def _view(found: PlacedFinding) -> FindingView:
    return FindingView(**found.model_dump(), said=MESSAGES[f"claim_{found.category}"].filled())


@router.get("/api/videos/<video_id>/claims", summary="Every claim of the script, and the fact it rests on")
def get_claims(video_id: VideoId) -> ClaimRecord:
    stored = container_of(router).artifacts.find_script(own_video(router, video_id).prefix)
    if stored is None:
        raise NotFound("script_not_written")
    return claim_record(stored)
