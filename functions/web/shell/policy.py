"""Content-Security-Policy of a page: nothing inline, the app's own origin, and the hosts the page needs."""

from dataclasses import dataclass

from makeafvdo.bootstrap import Container


@dataclass(frozen=True)
class Needs:
    """What a page needs beyond its own origin."""

    media: bool = False
    """Posters and videos in the media bucket, shown and fetched for sharing."""
    uploads: bool = False
    """Photos, clips and music sent to the intake bucket, and shown from there."""
    avatars: bool = False
    """Pictures of TikTok accounts."""
    microphone: bool = False
    """The phone's microphone, which every other page is denied."""
    trusted_types: bool = False
    """A Trusted Types policy for `static/shell/swap.js`, the one module that parses HTML."""
    worker: bool = False
    """A Trusted Types policy for `static/panels/notices.js`, the one module that starts a service worker."""


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
        "trusted-types": _trusted_types(needs),
    }
    return "; ".join(f"{name} {' '.join(dict.fromkeys(filter(None, values)))}" for name, values in sources.items())


def _trusted_types(needs: Needs) -> list[str]:
    named = ["own-pages" if needs.trusted_types else "", "push-worker" if needs.worker else ""]
    return list(filter(None, named)) or ["'none'"]


def permissions_policy(needs: Needs) -> str:
    return f"camera=(), geolocation=(), microphone=({'self' if needs.microphone else ''})"
