"""What a marketer needs to post a video by hand."""

from dataclasses import dataclass
from datetime import datetime

from makeafvdo.adapters.artifacts import Artifacts
from makeafvdo.adapters.tables.sends import SendsTable
from makeafvdo.adapters.thai_words import segment
from makeafvdo.domain.errors import NotFound
from makeafvdo.domain.tiktok.hand_off import captions_of, hashtags_of
from makeafvdo.domain.tiktok.slots import Slots, slots
from makeafvdo.domain.videos.videos import Video


@dataclass(frozen=True)
class HandOff:
    caption: str
    captions: tuple[str, str]
    """The caption, and another wording."""
    hashtags: tuple[str, ...]
    link: str | None
    slots: Slots
    """Of the account the video goes to; none used where there is no account."""


def hand_off(video: Video, *, artifacts: Artifacts, sends: SendsTable, now: datetime) -> HandOff:
    """Raises NotFound for a video without a script: there is nothing to post yet."""
    stored = artifacts.find_script(video.prefix)
    if stored is None:
        raise NotFound("script_not_written")
    product = artifacts.product(video.prefix)
    account = sends.of_connection(video.connection_id) if video.connection_id else []
    # Until it is sent a video may name any account: sends of another user's account are left out.
    inits = [init for send in account if send.user_id == video.user_id for init in send.inits]
    captions = captions_of(product, stored.script, video.options, segment)
    return HandOff(
        caption=captions[0],
        captions=captions,
        hashtags=hashtags_of(product, segment),
        link=product.affiliate_url,
        slots=slots((init.at for init in inits), now),
    )
