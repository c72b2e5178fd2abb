"""Uploads, and what becomes of them."""

from makeafvdo.entrypoints.api import intake
from makeafvdo.entrypoints.http import http_app, lambda_handler

app = http_app(intake.router)
handler = lambda_handler(app)
