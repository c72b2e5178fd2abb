"""Browsers inside other apps, where Google refuses to sign anybody in, and the way out of them."""

from urllib.parse import urlencode, urlsplit

_MARKS = (
    ("LINE", ("Line/",)),
    ("Facebook", ("FBAN/", "FBAV/", "FB_IAB")),
    ("Instagram", ("Instagram",)),
    ("TikTok", ("musical_ly", "BytedanceWebview", "trill_", "TikTok")),
)
"""What the apps' web views write into their User-Agent."""


def app_inside(user_agent: str) -> str | None:
    """The app whose built-in browser this is; None for a browser of its own."""
    return next((app for app, marks in _MARKS if any(mark in user_agent for mark in marks)), None)


def outside_address(url: str, user_agent: str) -> str | None:
    """A link that opens `url` in the phone's own browser; None where only the app's menu can."""
    parts = urlsplit(url)
    if app_inside(user_agent) == "LINE":
        # LINE's documented switch for links: developers.line.biz, "openExternalBrowser".
        query = "&".join(filter(None, (parts.query, urlencode({"openExternalBrowser": 1}))))
        return parts._replace(query=query).geturl()
    if "Android" in user_agent:
        return f"intent://{parts.netloc}{parts.path}?{parts.query}#Intent;scheme={parts.scheme};end"
    return None
