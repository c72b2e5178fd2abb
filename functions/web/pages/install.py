"""Web app manifest and icon: installation on the home screen, and a share target."""

import json

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo.entrypoints.http import public
from shell.static import static
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


@router.get("/favicon.ico", include_in_schema=False)
@public
def favicon() -> Response[str]:
    return Response(status_code=301, body="", headers={"Location": static("icon-192.png")})
