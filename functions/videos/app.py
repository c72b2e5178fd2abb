"""The JSON API but for TikTok accounts."""

from makeafvdo.entrypoints.api import hand_off, links, material, me, openapi, videos
from makeafvdo.entrypoints.http import http_app, lambda_handler

app = http_app(videos.router, material.router, hand_off.router, links.router, me.router, openapi.router)
handler = lambda_handler(app)
