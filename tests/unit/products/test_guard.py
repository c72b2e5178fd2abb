"""The fetch guard: what it refuses, before and after a name is resolved."""

import socket
from collections.abc import Callable

import pytest

from makeafvdo.adapters.guarded_session import USER_AGENT, guarded_session
from makeafvdo.adapters.page_fetch import PageFetcher, checked
from makeafvdo.domain.errors import Invalid, NeedsInput, Transient
from makeafvdo.domain.products.shop_hosts import PAGE_SUFFIXES
from tests.unit.products.conftest import Response, ScriptedShop

LAZADA = "https://www.lazada.co.th"

# Ways to write "this machine", "the metadata service" or "another host", each tried with a listening port.
SPELLINGS = [
    "https://127.0.0.1:{port}/", "https://localhost:{port}/", "https://[::1]:{port}/", "https://0.0.0.0:{port}/",
    "https://0:{port}/", "https://2130706433:{port}/", "https://0x7f000001:{port}/", "https://0x7f.1:{port}/",
    "https://0177.0.0.1:{port}/", "https://017700000001:{port}/", "https://127.1:{port}/", "https://127.0.1:{port}/",
    "https://[::ffff:127.0.0.1]:{port}/", "https://[::ffff:7f00:1]:{port}/", "https://[0:0:0:0:0:0:0:1]:{port}/",
    "https://[::]:{port}/", "https://①②⑦.⓪.⓪.①:{port}/", "https://127。0。0。1:{port}/", "https://127.0.0.1.:{port}/",
    "https://localhost.localdomain:{port}/", "https://www.lazada.co.th:{port}/", "http://www.lazada.co.th:{port}/",
    "http://www.lazada.co.th/", "https://www.lazada.co.th@127.0.0.1:{port}/", "https://www.lazada.co.th:443@localhost/",
    "https://127.0.0.1:{port}#@www.lazada.co.th/", "https://127.0.0.1:{port}?.lazada.co.th",
    "https://127.0.0.1:{port}\\@www.lazada.co.th/", "https://www.lazada.co.th\\@127.0.0.1:{port}/",
    "https://www.lazada.co.th.127.0.0.1.nip.io:{port}/", "https://evillazada.co.th/", "https://lazada.co.th.evil.com/",
    "https://www.lazada.co.th%00.evil.com/", "https://www.lazada.co.th%2eevil.com/", "https://[fe80::1%25eth0]/",
    "https://169.254.169.254/latest/meta-data/", "https://[fd00:ec2::254]/", "https://2852039166/",
    "https://0xa9fea9fe/", "https://metadata.google.internal/", "https://user@www.lazada.co.th/",
    "https://www.lazada.co.th:99999/", "ftp://www.lazada.co.th/", "file:///etc/passwd", "gopher://127.0.0.1:{port}/",
    "//127.0.0.1:{port}/", "https:///", "https://[", "", "https://ｗｗｗ.lazada.co.th/",
]  # fmt: skip

INNER_ADDRESSES = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.7", "172.16.4.4", "192.168.1.1", "169.254.169.254", "100.64.0.9",  # noqa: S104
    "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "64:ff9b::7f00:1", "2002:7f00:1::", "fd00:ec2::254", "fe80::1", "ff02::1",
]  # fmt: skip


@pytest.fixture
def dialled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses anything tried to connect to; every such try fails."""
    addresses: list[str] = []

    def connect(_: socket.socket, address: tuple[str, int]) -> None:
        addresses.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", connect)
    return addresses


def resolving(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """DNS gives each answer once, the last one for ever. Returns the names it was asked for."""
    asked: list[str] = []
    real: Callable[..., object] = socket.getaddrinfo

    def getaddrinfo(host: str, *args: object, **kwargs: object) -> object:
        if not host.endswith(PAGE_SUFFIXES):
            return real(host, *args, **kwargs)
        asked.append(host)
        addresses = answers[min(len(asked), len(answers)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return asked


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_spelling_of_another_place_is_refused_without_a_connection(spelling: str) -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0)
    url = spelling.replace("{port}", str(listener.getsockname()[1]))

    with guarded_session() as session, pytest.raises(Invalid) as refusal:
        PageFetcher(session).fetch_page(url)

    assert refusal.value.code == "address_refused"
    with pytest.raises(BlockingIOError):
        listener.accept()
    listener.close()


@pytest.mark.parametrize("address", INNER_ADDRESSES)
def test_a_shop_name_that_leads_inside_is_refused(
    address: str, monkeypatch: pytest.MonkeyPatch, dialled: list[str]
) -> None:
    resolving(monkeypatch, [address])

    with guarded_session() as session, pytest.raises(Invalid) as refusal:
        PageFetcher(session).fetch_page(LAZADA)

    assert refusal.value.code == "address_refused"
    assert dialled == []


@pytest.mark.parametrize("addresses", [["23.56.1.1", "127.0.0.1"], ["127.0.0.1", "23.56.1.1"]])
def test_one_inner_address_among_public_ones_is_enough_to_refuse(
    addresses: list[str], monkeypatch: pytest.MonkeyPatch, dialled: list[str]
) -> None:
    resolving(monkeypatch, addresses)

    with guarded_session() as session, pytest.raises(Invalid):
        PageFetcher(session).fetch_page(LAZADA)

    assert dialled == []


def test_a_name_that_changes_its_address_is_dialled_where_it_was_judged(
    monkeypatch: pytest.MonkeyPatch, dialled: list[str]
) -> None:
    asked = resolving(monkeypatch, ["23.56.1.1"], ["127.0.0.1"])

    with guarded_session() as session, pytest.raises(Transient):
        PageFetcher(session).fetch_page(LAZADA)

    assert asked == ["www.lazada.co.th"]
    assert dialled == ["23.56.1.1"]


def test_the_public_resolver_ignores_proxy_variables(monkeypatch: pytest.MonkeyPatch, dialled: list[str]) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:3128")
    resolving(monkeypatch, ["23.56.1.1"])

    with guarded_session() as session, pytest.raises(Transient):
        PageFetcher(session).fetch_page(LAZADA)

    assert dialled == ["23.56.1.1"]


@pytest.mark.parametrize(
    "location",
    [
        "https://169.254.169.254/latest/",
        "https://example.com/",
        "http://www.lazada.co.th/x",
        "//127.0.0.1/",
        "https://[",
    ],
)
def test_a_redirect_is_judged_like_a_pasted_link(location: str, shop: ScriptedShop, scripted: PageFetcher) -> None:
    shop.responses["/a"] = Response(status=302, headers={"Location": location})

    with pytest.raises(Invalid) as refusal:
        scripted.fetch_page(f"{LAZADA}/a")

    assert refusal.value.code == "address_refused"
    assert len(shop.requests) == 1


def test_the_body_of_a_redirect_is_not_read(shop: ScriptedShop, scripted: PageFetcher) -> None:
    shop.responses["/a"] = Response(status=302, headers={"Location": "/b"}, body=b"x" * 200, drip_s=0.02)
    shop.responses["/b"] = Response()

    assert scripted.fetch_page(f"{LAZADA}/a").url == f"{LAZADA}/b"


def test_five_redirects_are_followed_and_no_more(shop: ScriptedShop, scripted: PageFetcher) -> None:
    for hop in range(6):
        shop.responses[f"/{hop}"] = Response(status=301, headers={"Location": f"/{hop + 1}"})
    shop.responses["/6"] = Response()

    assert scripted.fetch_page(f"{LAZADA}/1").url == f"{LAZADA}/6"
    with pytest.raises(NeedsInput) as refusal:
        scripted.fetch_page(f"{LAZADA}/0")

    assert refusal.value.code == "too_many_redirects"


def test_a_page_is_asked_for_honestly_and_no_cookie_is_kept(shop: ScriptedShop, scripted: PageFetcher) -> None:
    shop.responses["/a"] = Response(headers={"Content-Type": "text/html", "Set-Cookie": "who=me; Path=/"})

    scripted.fetch_page(f"{LAZADA}/a")
    scripted.fetch_page(f"{LAZADA}/a")

    host, _, headers = shop.requests[1]
    assert host == "www.lazada.co.th"
    assert headers["User-Agent"] == USER_AGENT
    assert "Cookie" not in headers


def test_a_certificate_of_another_authority_is_refused(shop_resolver: str) -> None:
    with guarded_session(shop_resolver, ca_file="") as session, pytest.raises(Transient) as refusal:
        PageFetcher(session).fetch_page(LAZADA)

    assert refusal.value.code == "shop_unreachable"


def test_what_the_shop_server_does_not_serve_goes_through_the_public_guard(
    shop: ScriptedShop, scripted: PageFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.responses["/a"] = Response(status=421)
    resolving(monkeypatch, ["169.254.169.254"])

    with pytest.raises(Invalid) as refusal:
        scripted.fetch_page(f"{LAZADA}/a")

    assert refusal.value.code == "address_refused"


@pytest.mark.parametrize(
    ("url", "judged"),
    [
        ("https://WWW.Lazada.co.th:443/a#b", "https://www.lazada.co.th/a"),
        ("https://lazada.co.th", "https://lazada.co.th"),
        (f"https://lazada.co.th/{'x' * 2027}", f"https://lazada.co.th/{'x' * 2027}"),
    ],
)
def test_an_allowed_address_is_put_together_from_its_judged_parts(url: str, judged: str) -> None:
    assert checked(url, PAGE_SUFFIXES) == judged


def test_an_address_longer_than_2048_characters_is_refused() -> None:
    with pytest.raises(Invalid):
        checked(f"https://lazada.co.th/{'x' * 2028}", PAGE_SUFFIXES)
