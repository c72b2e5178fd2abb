"""Static files, immutable under their URL: it contains a digest of all of them.

A page loads one module of `pages/`, which is served as one file with all it imports; what several of its cards need is
in `panels/`, what every page needs in `shell/`.
"""

import hashlib
from functools import cache
from pathlib import Path

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.router import APIGatewayHttpRouter

from makeafvdo.domain.errors import NotFound
from makeafvdo.entrypoints.http import public
from shell.modules import bundle

router = APIGatewayHttpRouter()

_WEB = Path(__file__).parent.parent
_CONTENT_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
_COMPRESSED_SUFFIXES = {".png", ".webp", ".woff2"}
_LAYERS = b"@layer tokens, base, components, pages;\n"


@cache
def _files() -> dict[str, bytes]:
    """Every file by its path, modules of pages with their imports in them; the stylesheets as one, `site.css`, where
    cascade layers decide, not the order.
    """
    folder = _WEB / "static"
    paths = (path for path in folder.rglob("*") if path.suffix in _CONTENT_TYPES)
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    modules = {name: content.decode() for name, content in files.items() if name.endswith(".js")}
    files |= {name: bundle(name, modules).encode() for name in modules if name.startswith("pages/")}
    sheets = sorted((_WEB / "css").glob("*.css"))
    files["site.css"] = _LAYERS + b"".join(sheet.read_bytes() for sheet in sheets)
    return files


@cache
def _digest() -> str:
    digest = hashlib.sha256()
    for name, content in sorted(_files().items()):
        digest.update(name.encode() + content)
    return digest.hexdigest()[:12]


def static(name: str) -> str:
    """The URL of a file. Raises KeyError for a missing one."""
    if name not in _files():
        raise KeyError(name)
    return f"/static/{_digest()}/{name}"


def file_text(name: str) -> str:
    """Of a file that has an address of its own beside this one. Raises KeyError for a missing one."""
    return _files()[name].decode()


# Response validation would turn bytes into text; an unknown digest or name is a 404 anyway.
@router.get("/static/<digest>/<folder>/<name>", include_in_schema=False, enable_validation=False)
@public
def get_module(digest: str, folder: str, name: str) -> Response[bytes]:
    return get_static(digest, f"{folder}/{name}")


@router.get("/static/<digest>/<name>", include_in_schema=False, enable_validation=False)
@public
def get_static(digest: str, name: str) -> Response[bytes]:
    content = _files().get(name)
    if content is None:
        raise NotFound("page_not_found")
    suffix = Path(name).suffix
    # During a deploy a page of one version may load files from a function of the other.
    kept = "public, max-age=31536000, immutable" if digest == _digest() else "no-cache"
    return Response(
        status_code=200,
        content_type=_CONTENT_TYPES[suffix],
        body=content,
        headers={"Cache-Control": kept},
        compress=suffix not in _COMPRESSED_SUFFIXES,
    )
