"""TikTok accounts: one of the functions that may touch tokens."""

from makeafvdo.entrypoints.api import tiktok
from makeafvdo.entrypoints.http import http_app, lambda_handler

app = http_app(tiktok.router)
handler = lambda_handler(app)
