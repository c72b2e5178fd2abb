"""Moments as a person in Thailand reads them."""

from datetime import datetime, timedelta, timezone

from shell.strings import Language

_BANGKOK = timezone(timedelta(hours=7))
_MONTHS: dict[Language, str] = {
    "th": "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.",
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
}


def moment(when: datetime, language: Language) -> str:
    """24 พ.ย. 14:30 น."""
    there = when.astimezone(_BANGKOK)
    month = _MONTHS[language].split()[there.month - 1]
    return f"{there.day} {month} {there:%H:%M}" + (" น." if language == "th" else "")


def whole_days(span: timedelta) -> int:
    """A day that has begun counts."""
    return max(-(-span // timedelta(days=1)), 0)
