"""/api/videos/{id}/post: what a marketer needs to post a video by hand."""

from datetime import datetime

from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter
from pydantic import BaseModel

from makeafvdo.domain.tiktok.slots import SLOTS
from makeafvdo.domain.videos.videos import VideoState
from makeafvdo.entrypoints.api.video_view import VideoId, own_video
from makeafvdo.entrypoints.http import container_of
from makeafvdo.services.tiktok.hand_off import hand_off

router = APIGatewayHttpRouter()


class HandOffView(BaseModel):
    """TikTok's inbox takes a file and nothing else: the words, the tags and the link go by hand."""

    state: VideoState
    captions: tuple[str, str]
    """Two to choose from, without hashtags."""
    captions_without_price: tuple[str, str] | None
    """The same without a price, where the price in the video is no longer the shop's; null otherwise."""
    hashtags: tuple[str, ...]
    link: str | None
    """The affiliate link byte for byte as it was pasted."""
    link_with_sub_id: str | None
    """The same with the sub id of the video's product list; null without one, and where it has no place in the link."""
    checklist: tuple[str, ...]
    """What has to be done in TikTok's editor: `ai_generated`, `commercial_content`, `basket`, `link_added`."""
    slots_used: int
    slots_total: int = SLOTS
    slot_free_at: datetime | None


@router.get("/api/videos/<video_id>/post", summary="Caption, hashtags, link and checklist for posting")
def get_hand_off(video_id: VideoId) -> HandOffView:
    app = container_of(router)
    video = own_video(router, video_id)
    hand_off_content = hand_off(video, artifacts=app.artifacts, sends=app.sends, segment=app.segment, now=app.clock())
    return HandOffView(
        state=video.state,
        captions=hand_off_content.captions,
        captions_without_price=hand_off_content.captions_without_price,
        hashtags=hand_off_content.hashtags,
        link=hand_off_content.link,
        link_with_sub_id=hand_off_content.link_with_sub_id,
        checklist=hand_off_content.checklist,
        slots_used=hand_off_content.slots.used,
        slot_free_at=hand_off_content.slots.free_at,
    )
