"""The JSON API without TikTok accounts and uploads."""

from makeafvdo.config import AccountSettings, AiOrder, PushSettings, QuotaSettings, RunSettings
from makeafvdo.entrypoints.api import account, claims, hand_off, links, material, me, openapi, videos, voices
from makeafvdo.entrypoints.http import HttpFunction

handler = HttpFunction(
    videos.router,
    material.router,
    claims.router,
    hand_off.router,
    links.router,
    me.router,
    account.router,
    voices.router,
    openapi.router,
    needs=(RunSettings, QuotaSettings, AiOrder, AccountSettings, PushSettings),
)
