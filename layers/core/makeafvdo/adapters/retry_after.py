"""The pause a service asks for before the next try."""

import math
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

_LONGEST_PAUSE_S = 86_400.0


def retry_after_s(headers: Mapping[str, str]) -> float | None:
    """`Retry-After` in seconds or as a date by the service's own clock (RFC 9110), or OpenAI's `retry-after-ms`."""
    named = {name.lower(): value for name, value in headers.items()}
    if milliseconds := seconds_of(named.get("retry-after-ms", "")):
        return milliseconds / 1000
    written = named.get("retry-after", "")
    if (seconds := seconds_of(written)) is not None:
        return seconds
    try:
        pause = parsedate_to_datetime(written) - parsedate_to_datetime(named.get("date", ""))
    except (TypeError, ValueError):  # TypeError: one of them without a time zone
        return None
    return min(max(pause.total_seconds(), 0.0), _LONGEST_PAUSE_S)


def seconds_of(written: str) -> float | None:
    """`26`, `38.07`, `26s`."""
    try:
        seconds = float(written.strip().removesuffix("s"))
    except ValueError:
        return None
    return min(seconds, _LONGEST_PAUSE_S) if math.isfinite(seconds) and seconds >= 0 else None
