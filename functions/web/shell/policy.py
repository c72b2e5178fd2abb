"""What a page may load, and from where: nothing inline, our own origin, and the hosts a page says it needs."""

from dataclasses import dataclass

from makeafvdo.bootstrap import Container


@dataclass(frozen=True)
class Needs:
    """Hosts beyond our own that a page talks to."""

    media: bool = False
    """Posters and videos, shown and fetched to be shared."""
    uploads: bool = False
    """Photos, clips and music sent straight to the intake bucket, and shown from there."""
    avatars: bool = False
    """Pictures of TikTok accounts."""
    afresh: bool = False
    """Shows itself afresh: `static/shell/swap.js`, the one module that turns text into a page."""


def content_security_policy(needs: Needs, app: Container) -> str:
    media = [app.media.origin] if needs.media else []
    intake = [app.intake.origin] if needs.uploads else []
    avatars = app.sign_in_settings.avatar_sources.split() if needs.avatars else []
    sources = {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "font-src": ["'self'"],
        "manifest-src": ["'self'"],
        "img-src": ["'self'", "blob:" if needs.uploads else "", *media, *intake, *avatars],
        "media-src": ["'self'", "blob:" if needs.uploads else "", *media, *intake],
        "connect-src": ["'self'", *media, *intake],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["own-pages" if needs.afresh else "'none'"],
    }
    return "; ".join(f"{name} {' '.join(dict.fromkeys(filter(None, values)))}" for name, values in sources.items())
