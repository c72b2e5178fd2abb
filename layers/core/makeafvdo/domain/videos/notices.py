"""What a marketer should know of a video that is all right."""

from collections.abc import Iterator

from makeafvdo.domain.messages.thai_time import told_time
from makeafvdo.domain.videos.videos import Problem, Video


def notices_of(video: Video) -> Iterator[Problem]:
    """Of the finished file, until an edit overtakes it: photos may have other numbers then; of its price last seen."""
    if video.stale_from is None:
        yield from video.notices
    check = video.price_check
    if check is not None and check.now is None:
        thai, english = told_time(check.in_video.read_at)
        yield Problem(code="price_not_rechecked", facts={"read_th": thai, "read_en": english})
