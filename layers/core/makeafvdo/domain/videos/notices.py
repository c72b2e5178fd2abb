"""Notices on a video that has no problem."""

from collections.abc import Iterator

from makeafvdo.domain.messages.thai_time import bilingual_time
from makeafvdo.domain.videos.videos import Problem, Video


def notices_of(video: Video) -> Iterator[Problem]:
    """Those of the finished file until an edit, which may renumber photos; one for a price not rechecked."""
    if video.stale_from is None:
        yield from video.notices
    check = video.price_check
    if check is not None and check.now is None:
        thai, english = bilingual_time(check.in_video.read_at)
        yield Problem(code="price_not_rechecked", facts={"read_th": thai, "read_en": english})
