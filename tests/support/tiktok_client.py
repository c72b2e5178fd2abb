"""The app's own TikTok client with timeouts of tests."""

from pydantic import SecretStr

from makeafvdo.adapters.tiktok.tiktok_http import TikTokHttp, Timeouts

QUICK = Timeouts(connect=0.5, read=0.5, total=0.5, upload=5, stored=0.5)


def client_for(url: str, secret: str = "a secret", timeouts: Timeouts = QUICK) -> TikTokHttp:
    return TikTokHttp("sbtest", SecretStr(secret), url, url, ".tiktokapis.com", timeouts=timeouts, jitter_s=lambda: 7)
