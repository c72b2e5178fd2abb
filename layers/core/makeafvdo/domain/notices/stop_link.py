"""The address in every mail that stops the next ones, without signing in."""

import re
from urllib.parse import urlencode

PATH = "/mail/stop"
_TOKEN = re.compile(r"([!-~]{1,128})_([A-Za-z0-9_-]{43})")
"""User id and secret: 32 random bytes in base64url."""


def stop_address(base_url: str, user_id: str, secret: str) -> str:
    """It stops mails and does nothing else. The token is in the query, which no log keeps."""
    return f"{base_url}{PATH}?{urlencode({'token': f'{user_id}_{secret}'})}"


def parts_of(token: str) -> tuple[str, str] | None:
    """User id and secret; None for what is no token of ours."""
    found = _TOKEN.fullmatch(token)
    return (found[1], found[2]) if found else None
