"""Moments and spans as a page tells them."""

from datetime import datetime, timedelta

from makeafvdo.domain.messages.thai_time import bilingual_time
from shell.strings import Language


def moment(when: datetime, language: Language) -> str:
    thai, english = bilingual_time(when)
    return thai if language == "th" else english


def whole_days(span: timedelta) -> int:
    """A day that has begun counts."""
    return max(-(-span // timedelta(days=1)), 0)
