"""A marketer who has used everything: videos in many states, sends, a product list, recordings, uploads, own words."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from makeafvdo.bootstrap import Container
from makeafvdo.domain.batches.batches import Batch, BatchState
from makeafvdo.domain.tiktok.consent import STANDING_CONSENT_TEXT, StandingConsent
from makeafvdo.domain.tiktok.sends import SEND_LIFE, Send, SendState, send_id_of
from makeafvdo.domain.videos.progress import RunTiming
from makeafvdo.domain.videos.quota import BATCH, Place, Quota
from makeafvdo.domain.videos.videos import Step, Until, Video, VideoState
from tests.support.products import a_product

LINK = "https://s.shopee.co.th/5fMarkOfMali?smtt=0.0.9&aff=mali-affiliate-77"
TITLE, WORD, LIST_NAME = "เก้าอี้ของมะลิเอง", "มะลิทดสอบคำ", "รายการของมะลิ.csv"
MARKS = (LINK, TITLE, WORD, LIST_NAME)
"""Stand in rows and files, and nowhere else in the product."""
States = Mapping[VideoState, SendState | None]
STATES: States = {
    VideoState.NEEDS_INPUT: None,
    VideoState.READY: SendState.RESERVED,
    VideoState.WAITING_SLOT: SendState.RESERVED,
    VideoState.PROCESSING: SendState.SENDING,
    VideoState.IN_INBOX: SendState.IN_INBOX,
    VideoState.FAILED: SendState.FAILED,
    VideoState.RENDERING: None,
}
"""State of a video → of its send. The one that renders has a run at work."""


FEW: States = {VideoState.READY: SendState.RESERVED, VideoState.RENDERING: None}


def settle_in(app: Container, user_id: str, connection_id: str, states: States = STATES) -> dict[str, int]:
    """What a receipt has to count of it, the account connected before included. The first video is deleted."""
    now = app.clock()
    app.users.ensure_user(user_id, "th")
    app.users.set_own_words(user_id, {WORD: "มะลิ"})
    app.users.set_default_connection(user_id, connection_id)
    consent = StandingConsent(at=now, text_version=STANDING_CONSENT_TEXT)
    app.users.record_standing_consent(user_id, connection_id, consent)
    app.cache.put(f"pace#{user_id}", RunTiming().model_dump(mode="json"), 9999)
    for number, (state, send_state) in enumerate(states.items()):
        video = _video(app, user_id, connection_id, f"01jd0000000000000000000{number:03d}", state, now)
        if send_state is not None:
            app.sends.create(_send(video, connection_id, send_state, now))
    app.videos.hide(app.videos.get(user_id, "01jd0000000000000000000000"), now, 4_000_000_000)
    _list(app, user_id, now)
    everybodys = "everybody#rows"
    place = Place(video_id="01jd0000000000000000000000", run=1, taken_at=now, lane=BATCH, user_id=user_id)
    app.users.change_quota(everybodys, lambda quota: quota.with_place_of_all(place, set(quota.running), 2))
    app.users.change_quota(user_id, lambda quota: Quota(version=quota.version + 1))
    app.intake.put_bytes(f"{user_id}/uploads/01jd00000000000000000000up", TITLE.encode(), "image/jpeg")
    sends = sum(state is not None for state in states.values())
    may_arrive = list(states.values()).count(SendState.SENDING)
    return {"videos": len(states), "batches": 1, "connections": 1, "sends": sends, "may_arrive": may_arrive}


def _video(app: Container, user_id: str, connection_id: str, video_id: str, state: VideoState, now: datetime) -> Video:
    in_run = state is VideoState.RENDERING
    prefix = f"users/{user_id}/videos/{video_id}"
    video = Video(
        user_id=user_id, video_id=video_id, state=state, run=1, in_run=in_run, from_step=Step.SCRAPE,
        until=Until.INBOX, link=LINK, title=TITLE, connection_id=connection_id,
        send_id=send_id_of(video_id, 1), mp4_key=f"{prefix}/render-1/video.mp4", created_at=now, changed_at=now,
        expires_at=4_000_000_000,
    )  # fmt: skip
    app.videos.create(video)
    if in_run:
        app.workflow.start(video)
    app.artifacts.put_product(prefix, a_product(title=TITLE))
    app.media.put_bytes(
        f"{prefix}/recordings/phrase/01jd0000000000000000000rec", f"{video_id} {WORD}".encode(), "audio/wav"
    )
    app.media.put_bytes(
        f"{prefix}/recordings/phrase/01jd0000000000000000000rec", f"{video_id} {WORD}".encode(), "audio/wav"
    )
    app.media.put_bytes(f"{prefix}/photos/01-0123456789abcdef.jpeg", b"of the shop", "image/jpeg")
    app.media.put_bytes(f"{prefix}/render-1/video.mp4", TITLE.encode(), "video/mp4")
    app.media.delete(f"{prefix}/photos/01-0123456789abcdef.jpeg")  # a delete marker, with a version under it
    return video


def _send(video: Video, connection_id: str, state: SendState, now: datetime) -> Send:
    return Send(
        connection_id=connection_id,
        send_id=send_id_of(video.video_id, 1),
        user_id=video.user_id,
        video_id=video.video_id,
        mp4_sha256="0" * 64,
        mp4_bytes=1000,
        unattended=True,
        state=state,
        changed_at=now,
        due_at=now + timedelta(days=1),
        expires_at=now + SEND_LIFE,
        version=1,
    )


def _list(app: Container, user_id: str, now: datetime) -> None:
    batch = Batch(
        user_id=user_id,
        batch_id="b" * 26,
        state=BatchState.RUNNING,
        execution="dropped-list",
        name=LIST_NAME,
        created_at=now,
        changed_at=now,
        expires_at=4_000_000_000,
    )
    app.batches.begin(batch)
    app.media.put_bytes(f"{batch.prefix}/result.csv", f"{LINK},{TITLE}".encode(), "text/csv")
    app.intake.put_bytes(f"{user_id}/batches/01jd0000000000000000000lst", LINK.encode(), "text/csv")
