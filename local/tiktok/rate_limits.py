"""Rate limits over a sliding window of 60 seconds (TikTok API v2 Rate Limit)."""

from collections import defaultdict, deque

from local.tiktok.refusals import DataRefusal
from local.tiktok.rules import Rule
from local.tiktok.switches import Switches

WINDOW_S = 60
CALLS_PER_WINDOW = {Rule.INIT_RATE: 6, Rule.STATUS_RATE: 30, Rule.USER_INFO_RATE: 600}


class RateLimits:
    """One window per endpoint and user. Refused calls do not count."""

    def __init__(self) -> None:
        self._calls: defaultdict[tuple[Rule, str], deque[float]] = defaultdict(deque)

    def count(self, rule: Rule, user: str, now: float, switches: Switches) -> None:
        """Count one call, or refuse it with `rate_limit_exceeded`."""
        calls = self._calls[rule, user]
        while calls and calls[0] <= now - WINDOW_S:
            calls.popleft()
        if switches.holds(rule) and len(calls) >= CALLS_PER_WINDOW[rule]:
            raise DataRefusal("rate_limit_exceeded", "The API rate limit was exceeded. Please try again later.")
        calls.append(now)
