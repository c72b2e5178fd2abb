"""What a marketer is told of the app's news: once each, rows of a product list together."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta

from pydantic import BaseModel, ConfigDict

from makeafvdo.domain.batches.events import BatchDone
from makeafvdo.domain.events import event_id
from makeafvdo.domain.messages import BilingualText, message_with
from makeafvdo.domain.tiktok.events import TikTokEndsSoon
from makeafvdo.domain.videos.events import VideoEvent, VideoInInbox, VideoNeedsInput, VideoPricePassed, VideoReady
from makeafvdo.domain.videos.videos import VideoState

Told = VideoEvent | VideoPricePassed | BatchDone | TikTokEndsSoon
TOLD_EVENTS: tuple[type[Told], ...] = (
    VideoReady,
    VideoNeedsInput,
    VideoInInbox,
    VideoPricePassed,
    BatchDone,
    TikTokEndsSoon,
)
"""News that a notice is made of."""
ROWS_EVERY = timedelta(hours=1)
"""Rows of one product list are told of together, no more often."""
_LONGEST_TITLE = 80
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
"""Would end a header's line, or turn a text around."""


class Notice(BaseModel):
    """A title, a sentence, and the page of ours it leads to. No more of the product than its name."""

    model_config = ConfigDict(frozen=True)

    said: BilingualText
    path: str


def key_of(event: Told) -> str:
    """The same for the same news: of a video's state there is one notice, however many runs come to it."""
    if isinstance(event, VideoEvent):
        return event_id(event.user_id, event.video_id, event.state, "notice")
    return event_id(event.id, "notice")


def notice_of_video(event: VideoEvent | VideoPricePassed) -> Notice:
    title = _UNSEEN.sub(" ", event.title or "").strip()
    code = f"notice_{event.name.replace('.', '_')}"
    if not title and isinstance(event, VideoNeedsInput):
        code = "notice_product_needs_input"
    shown = title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE].rstrip()}…"
    return Notice(said=message_with(code, {"title": shown or "MakeAFVDO"}), path=f"/videos/{event.video_id}")


def notice_of_list(batch_id: str, counts: Mapping[str, int], *, is_done: bool) -> Notice:
    """`counts`: rows of the list by state."""
    facts = {
        "ready": counts.get(VideoState.READY, 0),
        "waiting": counts.get(VideoState.NEEDS_INPUT, 0),
        "inbox": counts.get(VideoState.IN_INBOX, 0) + counts.get(VideoState.PUBLISHED, 0),
        "rows": sum(counts.values()),
    }
    code = "notice_list_done" if is_done else "notice_list_goes_on"
    return Notice(said=message_with(code, facts), path=f"/batches/{batch_id}")


def notice_of_end(event: TikTokEndsSoon, now: datetime) -> Notice:
    days = max(0, (event.ends_at - now).days)
    return Notice(said=message_with("notice_connection_ends", {"days": days}), path="/settings")
