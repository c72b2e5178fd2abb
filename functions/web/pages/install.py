"""Web app manifest, icon and service worker: on the home screen, a share target, and notices."""

import json

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo.entrypoints.http import public
from shell.static import file_text, static
from shell.strings import translator
from shell.visitor import browser_language

router = APIGatewayHttpRouter()


@router.get("/manifest.webmanifest", include_in_schema=False)
@public
def manifest() -> Response[str]:
    language = browser_language(router)
    t = translator(language)
    described = {
        "id": "/",
        "name": "MakeAFVDO",
        "short_name": "MakeAFVDO",
        "description": t("site.description"),
        "lang": language,
        "start_url": "/videos",
        "scope": "/",
        "display": "standalone",
        "background_color": "#fff9f0",
        "theme_color": "#fff9f0",
        "icons": [
            {"src": static("icon-192.png"), "sizes": "192x192", "type": "image/png"},
            {"src": static("icon-512.png"), "sizes": "512x512", "type": "image/png", "purpose": "any maskable"},
        ],
        "share_target": {
            "action": "/new",
            "method": "GET",
            "params": {"title": "title", "text": "text", "url": "url"},
        },
    }
    body = json.dumps(described, ensure_ascii=False)
    return Response(status_code=200, content_type="application/manifest+json; charset=utf-8", body=body)


@router.get("/push/worker.js", include_in_schema=False)
@public
def push_worker() -> Response[str]:
    """Under an address of its own, for a browser looks for a newer one there, and with a scope that holds no page."""
    script = file_text("push_worker.js")
    return Response(status_code=200, content_type="text/javascript; charset=utf-8", body=script)


@router.get("/favicon.ico", include_in_schema=False)
@public
def favicon() -> Response[str]:
    return Response(status_code=301, body="", headers={"Location": static("icon-192.png")})
