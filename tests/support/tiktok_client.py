"""The app's own TikTok client with timeouts of tests."""

from pydantic import SecretStr

from makeafvdo.adapters.tiktok.tiktok_http import TikTokHttp, Timeouts

PATIENT = Timeouts(connect=20, read=20, total=20, upload=20, stored=20)
"""More than a busy machine takes for a call to a local server."""
HASTY = Timeouts(connect=0.5, read=0.5, total=0.5, upload=5, stored=0.5)
"""Where a silence has to be waited for."""


def client_for(url: str, secret: str = "a secret", timeouts: Timeouts = PATIENT) -> TikTokHttp:
    return TikTokHttp("sbtest", SecretStr(secret), url, url, ".tiktokapis.com", timeouts=timeouts, jitter_s=lambda: 7)
