"""What TikTok tells us by itself: verified, recorded, acted on."""

from makeafvdo.entrypoints.api import webhook
from makeafvdo.entrypoints.http import http_app, lambda_handler

app = http_app(webhook.router)
handler = lambda_handler(app)
