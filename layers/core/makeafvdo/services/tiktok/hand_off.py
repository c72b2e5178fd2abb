"""What a marketer needs to post a video by hand."""

from dataclasses import dataclass
from datetime import datetime

from makeafvdo.adapters.artifacts import Artifacts
from makeafvdo.adapters.tables.sends import SendsTable
from makeafvdo.domain.errors import NotFound
from makeafvdo.domain.products.sub_ids import with_sub_id
from makeafvdo.domain.scripts.segmentation import Segment
from makeafvdo.domain.scripts.writing import Writing
from makeafvdo.domain.tiktok.hand_off import captions_of, has_basket, hashtags_of, without_price
from makeafvdo.domain.tiktok.slots import Slots, slots
from makeafvdo.domain.videos.ai_use import AiUse, ai_use
from makeafvdo.domain.videos.options import EMBEDDED
from makeafvdo.domain.videos.videos import Video


@dataclass(frozen=True)
class HandOff:
    captions: tuple[str, str]
    captions_without_price: tuple[str, str] | None
    """The same, where the price in the video is known to be no longer the shop's."""
    hashtags: tuple[str, ...]
    link: str | None
    """As it was pasted."""
    sub_id: str | None
    link_with_sub_id: str | None
    """None without a sub id, and where it has no place in the link."""
    has_basket: bool
    ai_use: AiUse
    slots: Slots
    """Of the account the video goes to; none used where there is no account."""

    @property
    def checklist(self) -> tuple[str, ...]:
        """What is left to do in TikTok's editor, as far as it holds for this video."""
        ai = () if self.ai_use == "nothing" else ("ai_generated",)
        where_to_buy = ("basket",) if self.has_basket else ("link_added",) if self.link else ()
        return (*ai, "commercial_content", *where_to_buy)


def hand_off(video: Video, *, artifacts: Artifacts, sends: SendsTable, segment: Segment, now: datetime) -> HandOff:
    """No caption repeats what a law forbids in the seller's title.

    Raises NotFound for a video without a script: there is nothing to post yet.
    """
    stored = artifacts.find_script(video.prefix)
    if stored is None:
        raise NotFound("script_not_written")
    product = artifacts.product(video.prefix)
    account = sends.of_connection(video.connection_id) if video.connection_id else []
    # Until it is sent a video may name any account: sends of another user's account are left out.
    taken_at = [at for send in account if send.user_id == video.user_id for at in send.slots_taken_at]
    writing = stored.writing or Writing(writer=EMBEDDED)  # scripts of release 2026-11-29 do not tell
    captions = captions_of(product, stored.script, video.options, segment, writing.captions)
    first, second = (without_price(caption, segment) for caption in captions)
    return HandOff(
        captions=captions,
        captions_without_price=(first, second) if video.outdated_price else None,
        hashtags=hashtags_of(product, segment, writing.hashtags),
        link=product.affiliate_url,
        sub_id=video.sub_id,
        link_with_sub_id=with_sub_id(product.affiliate_url, video.sub_id)
        if product.affiliate_url and video.sub_id
        else None,
        has_basket=has_basket(product),
        ai_use=ai_use(writing.writer, video.options.voice),
        slots=slots(taken_at, now),
    )
