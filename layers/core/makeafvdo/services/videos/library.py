"""A marketer's videos: find, list, delete, restore."""

from datetime import datetime, timedelta
from enum import StrEnum
from itertools import islice

from makeafvdo.adapters.tables.videos import VideosTable
from makeafvdo.domain.errors import Conflict, NotFound
from makeafvdo.domain.videos.videos import VIDEO_LIFE, Video, VideoState

UNDO_LIFE = timedelta(days=7)
_ON_ITS_WAY = {VideoState.WAITING_SLOT, VideoState.PROCESSING}


class Shelf(StrEnum):
    """Groups of videos in the library, by what their marketer has to do."""

    ALL = "all"
    WORKING = "working"
    WAITING = "waiting"
    READY = "ready"
    SENT = "sent"
    FAILED = "failed"
    DELETED = "deleted"


_SHELF_OF_STATE = {
    VideoState.NEEDS_INPUT: Shelf.WAITING,
    VideoState.READY: Shelf.READY,
    VideoState.WAITING_SLOT: Shelf.SENT,
    VideoState.PROCESSING: Shelf.SENT,
    VideoState.IN_INBOX: Shelf.SENT,
    VideoState.PUBLISHED: Shelf.SENT,
    VideoState.FAILED: Shelf.FAILED,
    VideoState.CANCELLED: Shelf.FAILED,
}


def find_video(user_id: str, video_id: str, *, videos: VideosTable) -> Video:
    """The user's own video. Raises NotFound for a deleted one as well, and Unreadable."""
    video = videos.get(user_id, video_id)
    if video.deleted_at is not None:
        raise NotFound("video_not_found")
    return video


def list_videos(
    user_id: str, shelf: Shelf, words: str, before: str | None, limit: int, *, videos: VideosTable, now: datetime
) -> list[Video]:
    """Up to `limit` videos of a shelf whose title has all of `words`, newest first, older than the id `before`."""
    wanted = words.casefold().split()
    found = (
        video
        for video in videos.newest(user_id, before)
        if _is_on(shelf, video)
        and video.expires_at > now.timestamp()
        and all(word in (video.title or video.link or "").casefold() for word in wanted)
    )
    return list(islice(found, limit))


def delete_video(video: Video, *, videos: VideosTable, now: datetime) -> Video:
    """Hide the video; it expires in seven days. Raises Conflict for one that is being made or sent."""
    if video.in_run or video.state in _ON_ITS_WAY:
        raise Conflict("video_is_under_way")
    ends_at = min(int((now + UNDO_LIFE).timestamp()), video.expires_at)
    return videos.hide(video, now, ends_at)


def discard_video(user_id: str, video_id: str, *, videos: VideosTable, now: datetime) -> None:
    """Delete a video that cannot be read. It cannot be restored."""
    videos.discard(user_id, video_id, int((now + UNDO_LIFE).timestamp()))


def restore_video(user_id: str, video_id: str, *, videos: VideosTable, now: datetime) -> Video:
    """Bring a deleted video back, with its former expiry. No effect on one that is not deleted."""
    video = videos.get(user_id, video_id)
    if video.deleted_at is None:
        return video
    if video.expires_at <= now.timestamp():
        raise NotFound("video_not_found")
    return videos.hide(video, None, int((video.created_at + VIDEO_LIFE).timestamp()))


def _is_on(shelf: Shelf, video: Video) -> bool:
    if shelf is Shelf.DELETED or video.deleted_at is not None:
        return shelf is Shelf.DELETED and video.deleted_at is not None
    return shelf is Shelf.ALL or shelf is (Shelf.WORKING if video.in_run else _SHELF_OF_STATE.get(video.state))
