"""Notices on a video that has no problem."""

from collections.abc import Iterator

from makeafvdo.domain.messages.thai_time import bilingual_time
from makeafvdo.domain.messages.voices import why_a_voice_was_dropped
from makeafvdo.domain.videos.videos import InsteadOf, Problem, Video


def notices_of(video: Video) -> Iterator[Problem]:
    """Those of the finished file and of its voice until an edit; one for a price not rechecked."""
    if video.stale_from is None:
        yield from video.notices
        if video.spoken_by is not None and video.spoken_by.instead_of is not None:
            yield _notice_of_voice(video.spoken_by.instead_of)
    check = video.price_check
    if check is not None and check.now is None:
        thai, english = bilingual_time(check.in_video.read_at)
        yield Problem(code="price_not_rechecked", facts={"read_th": thai, "read_en": english})


def _notice_of_voice(instead_of: InsteadOf) -> Problem:
    why_th, why_en = why_a_voice_was_dropped(instead_of.reason)
    labels = instead_of.model_dump(exclude={"reason"})
    return Problem(code="voice_fell_back", facts=labels | {"why_th": why_th, "why_en": why_en})
