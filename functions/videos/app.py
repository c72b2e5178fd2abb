"""The JSON API without TikTok accounts and uploads."""

from makeafvdo.config import QuotaSettings, RunSettings
from makeafvdo.entrypoints.api import claims, hand_off, links, material, me, openapi, videos
from makeafvdo.entrypoints.http import HttpFunction

handler = HttpFunction(
    videos.router,
    material.router,
    claims.router,
    hand_off.router,
    links.router,
    me.router,
    openapi.router,
    needs=(RunSettings, QuotaSettings),
)
