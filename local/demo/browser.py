"""A marketer's browser: keeps cookies by host, follows redirects, fills in forms.

Python resolves no `*.localhost` name and `requests` sends no Secure cookie over http, as browsers do for `*.localhost`:
this client does both.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

import requests
from selectolax.lexbor import LexborHTMLParser

_MAX_REDIRECTS = 10
_TIMEOUT_S = (5, 60)


@dataclass(frozen=True)
class Page:
    url: str
    status: int
    text: str
    headers: Mapping[str, str]

    @property
    def query(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(urlsplit(self.url).query).items()}


class Browser:
    def __init__(self) -> None:
        self._session = requests.Session()
        self._session.trust_env = False
        self._cookies: dict[str, dict[str, str]] = {}

    def cookies_of(self, host: str) -> dict[str, str]:
        return dict(self._cookies.get(host, {}))

    def get(self, url: str) -> Page:
        return self._follow("GET", url)

    def submit(self, page: Page, **fields: str | list[str]) -> Page:
        """Send the page's first form with its own values, changed by `fields`."""
        form = LexborHTMLParser(page.text).css_first("form")
        if form is None:
            raise ValueError(f"no form on a page that answered {page.status}: {page.text[:300]}")
        values: dict[str, Any] = {}
        for each in form.css("input[name]"):
            kind = each.attributes.get("type", "text")
            if kind not in {"checkbox", "radio"} or "checked" in each.attributes:
                values.setdefault(each.attributes["name"] or "", []).append(each.attributes.get("value") or "")
        return self._follow("POST", urljoin(page.url, form.attributes.get("action") or ""), data=values | fields)

    def call(self, method: str, url: str, **arguments: Any) -> requests.Response:  # noqa: ANN401 (requests' own)
        """One request with this browser's cookies, no redirect followed."""
        parts = urlsplit(url)
        address = parts._replace(netloc=f"127.0.0.1:{parts.port}").geturl()
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.get(parts.netloc, {}).items())
        headers = {"Host": parts.netloc} | ({"Cookie": cookies} if cookies else {}) | arguments.pop("headers", {})
        response = self._session.request(
            method, address, headers=headers, allow_redirects=False, timeout=_TIMEOUT_S, **arguments
        )
        self._session.cookies.clear()
        self._keep_cookies(parts.netloc, response)
        return response

    def _follow(self, method: str, url: str, **arguments: Any) -> Page:  # noqa: ANN401
        for _ in range(_MAX_REDIRECTS):
            response = self.call(method, url, **arguments)
            if response.status_code not in {301, 302, 303, 307}:
                return Page(url, response.status_code, response.text, response.headers)
            method, url, arguments = "GET", urljoin(url, response.headers["Location"]), {}
        raise ValueError("too many redirects")

    def _keep_cookies(self, host: str, response: requests.Response) -> None:
        for header in response.raw.headers.getlist("Set-Cookie"):
            for name, morsel in SimpleCookie(header).items():
                kept = self._cookies.setdefault(host, {})
                if morsel["max-age"] == "0":
                    kept.pop(name, None)
                else:
                    kept[name] = morsel.value
