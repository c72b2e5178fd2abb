"""In-app browsers, in which Google refuses sign-in, and links out of them."""

from urllib.parse import urlencode, urlsplit

_MARKS = (
    ("LINE", ("Line/",)),
    ("Facebook", ("FBAN/", "FBAV/", "FB_IAB")),
    ("Instagram", ("Instagram",)),
    ("TikTok", ("musical_ly", "BytedanceWebview", "trill_", "TikTok")),
)
"""Parts of the User-Agent of the apps' web views."""


def app_inside(user_agent: str) -> str | None:
    """The app whose in-app browser this is; None for any other browser."""
    return next((app for app, marks in _MARKS if any(mark in user_agent for mark in marks)), None)


def outside_address(url: str, user_agent: str) -> str | None:
    """A link that opens `url` in the phone's own browser; None where only the app's own menu can do that."""
    parts = urlsplit(url)
    if app_inside(user_agent) == "LINE":
        # LINE's documented switch for links: developers.line.biz, "openExternalBrowser".
        query = "&".join(filter(None, (parts.query, urlencode({"openExternalBrowser": 1}))))
        return parts._replace(query=query).geturl()
    if "Android" in user_agent:
        return f"intent://{parts.netloc}{parts.path}?{parts.query}#Intent;scheme={parts.scheme};end"
    return None
