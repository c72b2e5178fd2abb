"""Apps in the developer portal and the rules of their redirect URIs."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from local.tiktok.rules import Rule
from local.tiktok.switches import Switches

SCOPES_OF_PRODUCTS = frozenset({"user.info.basic", "video.upload"})
"""Login Kit brings the first, Content Posting API the second."""


@dataclass
class App:
    client_key: str
    client_secret: str = field(repr=False)
    name: str
    redirect_uris: tuple[str, ...]
    scopes: frozenset[str] = SCOPES_OF_PRODUCTS
    webhook_url: str | None = None

    @property
    def is_sandbox(self) -> bool:
        """Sandbox keys start with `sb`."""
        return self.client_key.startswith("sb")


def faults_of_redirect_uris(uris: tuple[str, ...], switches: Switches) -> list[str]:
    """What the portal would refuse (Login Kit for Web): at most 10, each absolute https, static, under 512 characters.

    The one local departure: `http` is taken for `*.localhost`, because this stack has no certificate for its app.
    """
    faults = []
    if len(uris) > 10 and switches.holds(Rule.REDIRECT_URIS_TEN):
        faults.append("at most 10 redirect URIs")
    for uri in uris:
        parts = urlsplit(uri)
        if switches.holds(Rule.REDIRECT_URI_HTTPS) and not (_is_public_https(uri) or _is_local_departure(uri)):
            faults.append(f"not an absolute https URI: {uri}")
        if switches.holds(Rule.REDIRECT_URI_STATIC) and (parts.query or parts.fragment or "?" in uri or "#" in uri):
            faults.append(f"has a query string or a fragment: {uri}")
        if switches.holds(Rule.REDIRECT_URI_SHORT) and len(uri) >= 512:
            faults.append("512 characters or more")
    return faults


def _is_public_https(uri: str) -> bool:
    parts = urlsplit(uri)
    return parts.scheme == "https" and parts.hostname not in {None, "", "localhost", "127.0.0.1", "::1"}


def _is_local_departure(uri: str) -> bool:
    parts = urlsplit(uri)
    return parts.scheme == "http" and (parts.hostname or "").endswith(".localhost")
