"""The pages, one module a page, on the same origin as the API."""

from makeafvdo.entrypoints.http import http_app, lambda_handler

import door
import pages

app = http_app(door.router, pages.router)
handler = lambda_handler(app)
