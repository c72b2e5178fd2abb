"""Where a host name may connect to, decided while connecting.

microsoft-antissrf resolves a name once, refuses it if any of its addresses is not public, and connects to exactly the
address it checked, with the certificate verified against the name. The local stack adds one step before that: the
marketplaces' names lead to its own shop server, whose certificate is verified the same way under its own CA.
"""

from http import HTTPStatus
from http.cookiejar import DefaultCookiePolicy
from typing import Any

from AntiSSRF import AntiSSRFPolicy, PolicyConfigOptions
from requests import PreparedRequest, Response, Session
from requests.adapters import BaseAdapter, HTTPAdapter

from makeafvdo.adapters.bounded_http import ACCEPT_ENCODING

USER_AGENT = "MakeAFVDO/1.0 (+https://makeafvdo.com/how-we-read-products)"


def guarded_session(resolver: str = "public", ca_file: str = "") -> Session:
    """A session that keeps no cookie and ignores proxy variables.

    `resolver` is `public`, or the `address:port` of a shop server that is asked first, its names checked by `ca_file`.
    """
    policy = AntiSSRFPolicy(PolicyConfigOptions.EXTERNAL_ONLY_LATEST)
    policy.add_xff_header = False
    session: Session = policy.get_antissrf_session()
    session.trust_env = False
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    session.headers.update(
        {"User-Agent": USER_AGENT, "Accept-Encoding": ACCEPT_ENCODING, "Accept-Language": "th,en;q=0.7"}
    )
    if resolver != "public":
        session.mount("https://", _LocalShopsFirst(resolver, ca_file, fallback=session.get_adapter("https://")))
    return session


class _LocalShopsFirst(HTTPAdapter):
    """Asks the shop server; what it does not serve (421 Misdirected Request) is asked of the real host."""

    def __init__(self, resolver: str, ca_file: str, fallback: BaseAdapter) -> None:
        super().__init__()
        address, _, port = resolver.rpartition(":")
        self._shop_server = {"host": address, "port": int(port)}
        self._verify = ca_file or True
        self._fallback = fallback

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:  # noqa: ANN401
        response = super().send(request, *args, **kwargs | {"verify": self._verify})
        if response.status_code != HTTPStatus.MISDIRECTED_REQUEST:
            return response
        response.close()
        return self._fallback.send(request, *args, **kwargs)

    def build_connection_pool_key_attributes(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        host, pool = super().build_connection_pool_key_attributes(request, *args, **kwargs)
        name = host["host"]
        request.headers["Host"] = name
        return {**host, **self._shop_server}, {**pool, "server_hostname": name, "assert_hostname": name}
