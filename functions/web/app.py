"""The pages, one module a page, on the same origin as the API."""

import door
import pages
from makeafvdo.entrypoints.http import http_app, lambda_handler

app = http_app(door.router, pages.router)
handler = lambda_handler(app)
