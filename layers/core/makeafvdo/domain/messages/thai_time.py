"""A moment in Thai local time, written in Thai and in English."""

from datetime import date, datetime, timedelta, timezone

THAILAND = timezone(timedelta(hours=7))
_MONTHS_TH = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
_MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def bilingual_time(moment: datetime) -> tuple[str, str]:
    """Day and clock time in Thai and in English; rounded up to the next whole minute."""
    local = (moment + timedelta(seconds=59)).astimezone(THAILAND)
    day, month, time = local.day, local.month - 1, f"{local:%H:%M}"
    return f"{day} {_MONTHS_TH[month]} เวลา {time} น.", f"{day} {_MONTHS_EN[month]} at {time} (Thai time)"


def bilingual_day(day: date) -> tuple[str, str]:
    """With the year, in Thai the Buddhist one."""
    month = day.month - 1
    return f"{day.day} {_MONTHS_TH[month]} {day.year + 543}", f"{day.day} {_MONTHS_EN[month]} {day.year}"
