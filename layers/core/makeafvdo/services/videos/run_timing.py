"""How long the steps of a marketer's runs take, kept in the cache for 90 days."""

from makeafvdo.adapters.tables.cache import CacheTable
from makeafvdo.domain.videos.progress import RunTiming, seconds_by_step
from makeafvdo.domain.videos.videos import Video, VideoState

_REMEMBERED_S = 90 * 24 * 3600
_WENT_WELL = {VideoState.NEEDS_INPUT, VideoState.READY, VideoState.IN_INBOX}


def timing_of(user_id: str, cache: CacheTable) -> RunTiming:
    return cache.find(_key(user_id), RunTiming) or RunTiming()


def learn_timing(video: Video, cache: CacheTable) -> None:
    """Add the run a video has just settled from. Repeated, or two at once, it may be counted twice or lost."""
    seconds = seconds_by_step(video, video.changed_at)
    if video.state in _WENT_WELL and seconds:
        timing = timing_of(video.user_id, cache).learned(seconds)
        cache.put(_key(video.user_id), timing.model_dump(mode="json"), _REMEMBERED_S)


def forget_timing(user_id: str, cache: CacheTable) -> None:
    cache.delete(_key(user_id))


def _key(user_id: str) -> str:
    return f"pace#{user_id}"
