"""The JSON API but for TikTok accounts."""

from makeafvdo.entrypoints.api import handoff, links, material, me, openapi, videos
from makeafvdo.entrypoints.http import http_app, lambda_handler

app = http_app(videos.router, material.router, handoff.router, links.router, me.router, openapi.router)
handler = lambda_handler(app)
