"""What a marketer should know of a video that is all right."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

from makeafvdo.domain.videos import Problem, Video

_THAILAND = timezone(timedelta(hours=7))


def notices_of(video: Video) -> Iterator[Problem]:
    """Of the finished file, and of its price as last looked at."""
    yield from video.notices
    check = video.price_check
    if check is not None and check.now is None:
        yield Problem(code="price_not_rechecked", facts={"read_at": _told(check.in_video.read_at)})


def _told(moment: datetime) -> str:
    return f"{moment.astimezone(_THAILAND):%d/%m/%Y %H:%M}"
