"""The JSON API but for TikTok accounts."""

from makeafvdo.entrypoints.api import me, openapi, videos
from makeafvdo.entrypoints.http import http_app, lambda_handler

app = http_app(videos.router, me.router, openapi.router)
handler = lambda_handler(app)
