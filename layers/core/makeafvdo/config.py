"""Settings from the environment, read at first use and never at import."""

from functools import lru_cache

from pydantic import HttpUrl
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """One field per environment variable of `template.yaml`, upper case."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore")

    stage: str = "dev"
    base_url: str = ""
    """Our one origin, no trailing slash."""
    users_table: str = ""
    connections_table: str = ""
    videos_table: str = ""
    sends_table: str = ""
    sessions_table: str = ""
    cache_table: str = ""
    media_bucket: str = ""
    intake_bucket: str = ""
    token_key_id: str = ""
    video_machine_arn: str = ""
    tiktok_secret_id: str = ""
    """Secrets Manager: {"client_key": …, "client_secret": …}."""
    affiliate_secret_id: str = ""
    """Secrets Manager: the operator's affiliate keys, as `adapters.affiliate.all.AffiliateKeys`."""
    tiktok_www_url: HttpUrl = HttpUrl("https://www.tiktok.com")
    tiktok_open_url: HttpUrl = HttpUrl("https://open.tiktokapis.com")
    tiktok_upload_host_suffix: str = ".tiktokapis.com"
    shops_resolver: str = "public"
    """`public`, or the address:port every marketplace host name resolves to."""
    shops_ca_file: str = ""
    voice_folder: str = ""
    cognito_client_id: str = ""
    cognito_issuer: str = ""
    cognito_jwks_url: str = ""
    cognito_login_url: str = ""
    """Where Cognito's authorize and token endpoints live, no trailing slash."""
    google_sign_in: bool = False
    line_sign_in: bool = False
    avatar_sources: str = ""
    """Where TikTok serves pictures of accounts, as Content-Security-Policy sources."""
    videos_per_day: int = 30
    videos_at_once: int = 3


@lru_cache(maxsize=1)
def settings() -> Settings:
    return Settings()
