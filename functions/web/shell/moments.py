"""Times and time spans as pages show them."""

from datetime import date, datetime, timedelta

from makeafvdo.domain.messages.thai_time import bilingual_day, bilingual_time
from shell.strings import Language


def moment(when: datetime, language: Language) -> str:
    thai, english = bilingual_time(when)
    return thai if language == "th" else english


def day(when: date, language: Language) -> str:
    thai, english = bilingual_day(when)
    return thai if language == "th" else english


def whole_days(span: timedelta) -> int:
    """Rounded up; 0 for a span in the past."""
    return max(-(-span // timedelta(days=1)), 0)
