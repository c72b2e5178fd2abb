"""The shops' HTTPS server: every marketplace's host names, with a certificate of a CA made on this machine."""

import os
import ssl
import sys
import time
import traceback
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import trustme

from local.http_response import Response
from local.shops import push_service as push
from local.shops.affiliate import HOSTS, AffiliateApis
from makeafvdo.domain.products.shop_hosts import PAGE_SUFFIXES, PHOTO_SUFFIXES, SHORT_HOSTS

_SUFFIXES = (*PAGE_SUFFIXES, *PHOTO_SUFFIXES)
_DEEPER = "*.img.susercontent.com"
"""A wildcard stands for one label only: Shopee's photos are at `down-th.img.susercontent.com`."""
_NAMES = [*HOSTS, push.HOST, _DEEPER, *SHORT_HOSTS, *(name for suffix in _SUFFIXES for name in (suffix, f"*.{suffix}"))]


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002
        """OSError is expected: readers disconnect in the middle of huge and slow responses."""
        if not isinstance(sys.exception(), OSError):
            traceback.print_exc()


def make_server(port: int, ca_dir: Path, affiliate_secret: str) -> ThreadingHTTPServer:
    """A server ready for `serve_forever`; port 0 picks a free one. The CA's certificate is `ca_dir/ca.pem`."""
    return with_tls(_Server(("127.0.0.1", port), _handler(AffiliateApis(affiliate_secret))), ca_dir)


def with_tls(server: ThreadingHTTPServer, ca_dir: Path) -> ThreadingHTTPServer:
    """`server` over TLS, with a certificate for every marketplace's hosts and for 127.0.0.1."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    _certificate_authority(ca_dir).issue_cert("127.0.0.1", *_NAMES).configure_cert(context)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    return server


def _certificate_authority(ca_dir: Path) -> trustme.CA:
    """Made at first use; its key can be read by its owner alone."""
    certificate, key = ca_dir / "ca.pem", ca_dir / "ca.key"
    if certificate.exists() and key.exists():
        return trustme.CA.from_pem(certificate.read_bytes(), key.read_bytes())
    ca_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    authority = trustme.CA(organization_name="MakeAFVDO local shops")
    descriptor = os.open(key, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(authority.private_key_pem.bytes())
    certificate.write_bytes(authority.cert_pem.bytes())
    return authority


def _handler(apis: AffiliateApis) -> type[BaseHTTPRequestHandler]:
    shops, pushes = apis.shops, push.PushService()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 60
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            self._send(self._api_response(b"") or shops.respond(self._host(), self.path))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            command = {"/_local/price": shops.set_price, "/_local/affiliate": apis.set_mode}.get(self.path)
            pushed = pushes.respond(self._host(), self.path, dict(self.headers), body)
            self._send(pushed or (command(body) if command else self._api_response(body) or Response(status=404)))

        def _host(self) -> str:
            return (self.headers.get("Host") or "").partition(":")[0].lower()

        def _api_response(self, body: bytes) -> Response | None:
            return apis.respond(self._host(), self.path, self.headers.get("Authorization") or "", body)

        def _send(self, response: Response) -> None:
            time.sleep(response.wait_s)
            self.send_response(response.status)
            headers = {"Location": response.location, "Content-Encoding": response.encoding}
            for name, value in headers.items():
                if value:
                    self.send_header(name, value)
            self.send_header("Content-Type", response.content_type)
            self.send_header("Content-Length", str(len(response.body)))
            self.end_headers()
            self.wfile.write(response.body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002, ARG002
            """Host, path and status; a query may hold a marketer's own share parameters."""
            if len(args) > 1:
                print(args[1], self.headers.get("Host"), self.path.partition("?")[0], flush=True)

    return Handler
