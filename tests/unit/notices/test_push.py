"""Notices on a screen: encrypted and signed as push services demand, to addresses that are public, once each."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric import ec
from pydantic import ValidationError

from functions.notify.app import handler
from local.shops import push_service as push
from local.shops.server import make_server
from makeafvdo.adapters.guarded_session import guarded_session
from makeafvdo.adapters.web_push import VapidKey, WebPush, encrypted
from makeafvdo.bootstrap import utc_now
from makeafvdo.config import MailSettings
from makeafvdo.domain.errors import Transient
from makeafvdo.domain.notices.push import MOST_BROWSERS, base64url, from_base64url
from makeafvdo.domain.videos.events import event_of
from tests.support.browsers import a_browser
from tests.support.http_harness import HttpHarness, Person, http_harness
from tests.unit.notices.test_mail import VIDEO, a_video

MALI = "sub-mali"


@dataclass
class Screen:
    """Browsers of Mali's, and the push service they hear from."""

    home: HttpHarness
    mali: Person
    url: str
    ca_file: str

    def service(self, **command: str) -> dict[str, Any]:
        answer = requests.post(f"{self.url}/_local/push", json=command, verify=self.ca_file, timeout=10)
        return dict(answer.json())

    def subscribe(self) -> str:
        """The endpoint of another browser, subscribed as the page does it."""
        key = self.mali.call("GET", "/api/me/push").body["public_key"]
        made = self.service(do="subscribe", app_key=key)
        assert self.mali.call("POST", "/api/me/push", made).status == 204
        return str(made["endpoint"])

    def shown(self, endpoint: str) -> list[dict[str, str]]:
        return list(self.service(do="look", endpoint=endpoint)["shown"])

    def ready(self, title: str = "เก้าอี้") -> bool:
        """Whether the news was taken."""
        event = event_of(a_video(title=title))
        assert event is not None
        message = {"detail-type": f"makeafvdo.{event.name}", "detail": event.model_dump(mode="json")}
        record = {"messageId": "one", "body": json.dumps(message)}
        return handler.answer({"Records": [record]}, self.home.app) == {"batchItemFailures": []}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    ca_dir = tmp_path_factory.mktemp("ca")
    server = make_server(0, ca_dir, "unset")
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    address, ca_file = f"127.0.0.1:{server.server_port}", str(ca_dir / "ca.pem")
    parts = {"mail_settings": MailSettings(mail_from="")}
    folder: Path = tmp_path_factory.mktemp("house")
    with http_harness(folder, parts, shops_resolver=address, shops_ca_file=ca_file) as home:
        yield Screen(home, home.person(MALI), f"https://{address}", ca_file)
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def screen(house: Screen) -> Screen:
    """Mali has no browser, and nothing has happened yet. The signature is of now: so is the clock."""
    for name, key in (("Users", "user_id"), ("Cache", "key")):
        for row in house.home.tables[name].scan()["Items"]:
            house.home.tables[name].delete_item(Key={key: row[key]})
    house.home.bench.ahead = timedelta()
    house.home.bench.ahead = utc_now() - house.home.bench.clock()
    house.home.app.users.ensure_user(MALI, "th")
    house.mali = house.home.person(MALI)
    return house


def test_the_body_is_that_of_the_rfcs_own_example() -> None:
    """RFC 8291, section 5 and appendix A."""
    private = int.from_bytes(from_base64url("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"), "big")

    body = encrypted(
        b"When I grow up, I want to be a watermelon",
        a_browser(),
        ec.derive_private_key(private, ec.SECP256R1()),
        from_base64url("DGv6ra1nlYgDCS1FRnbzlw"),
    )

    assert base64url(body) == (
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl"
        "7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )


def test_a_ready_video_is_shown_once_in_each_browser(screen: Screen) -> None:
    phone, computer = screen.subscribe(), screen.subscribe()

    assert screen.ready()
    assert screen.ready()

    for browser in (phone, computer):
        (said,) = screen.shown(browser)
        assert said["title"] == "วิดีโอ “เก้าอี้” พร้อมแล้ว"
        assert said["path"] == f"/videos/{VIDEO}"


def test_the_longest_notice_fits_into_one_record(screen: Screen) -> None:
    phone = screen.subscribe()

    assert screen.ready(title="ก" * 500)

    assert len(screen.shown(phone)) == 1


def test_a_browser_that_is_gone_is_forgotten(screen: Screen) -> None:
    gone, phone = screen.subscribe(), screen.subscribe()
    screen.service(do="leave", endpoint=gone)

    assert screen.ready()

    assert len(screen.shown(phone)) == 1
    (kept,) = screen.home.app.users.get(MALI).push_browsers.values()
    assert kept.endpoint.get_secret_value() == phone


def test_switched_off_in_a_browser_nothing_is_shown_there(screen: Screen) -> None:
    off, phone = screen.subscribe(), screen.subscribe()

    assert screen.mali.call("DELETE", "/api/me/push", {"endpoint": off}).status == 204
    assert screen.mali.call("DELETE", "/api/me/push", {"endpoint": off}).status == 204
    assert screen.ready()

    assert (screen.shown(off), len(screen.shown(phone))) == ([], 1)


def test_a_browser_whose_service_is_down_keeps_no_other_waiting_and_fills_no_dead_letters(screen: Screen) -> None:
    users = screen.home.app.users
    users.add_push_browser(MALI, a_browser("https://unreachable.example/one"))
    phone = screen.subscribe()

    assert screen.ready()

    assert len(screen.shown(phone)) == 1
    assert len(users.get(MALI).push_browsers) == 2


def test_what_a_service_does_not_take_is_to_be_sent_again(screen: Screen, caplog: pytest.LogCaptureFixture) -> None:
    phone = screen.subscribe()
    another = VapidKey("another", "mailto:x@makeafvdo.test")
    web_push = WebPush(screen.home.app._guarded_session, another, utc_now)
    (subscription,) = screen.home.app.users.get(MALI).push_browsers.values()

    with pytest.raises(Transient, match="service_busy"):
        web_push.send(subscription, {"title": "x"})

    assert screen.shown(phone) == []
    assert phone not in caplog.text


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://push.example/one", "https://127.0.0.1/one", "https://[::1]/one", "https://push.example:8443/one",
        "https://me@push.example/one", "https://localhost/one", "https://2130706433/one", "file:///etc/passwd",
        "https://push.example\\@127.0.0.1/", "https://push.example/ one", "",
    ],
)  # fmt: skip
def test_an_address_that_is_none_of_a_push_service_is_refused(screen: Screen, endpoint: str) -> None:
    keys = {"p256dh": a_browser().p256dh, "auth": a_browser().auth.get_secret_value()}

    answer = screen.mali.call("POST", "/api/me/push", {"endpoint": endpoint, "keys": keys})

    assert (answer.status, answer.code) == (400, "invalid_request")
    with pytest.raises(ValidationError):
        a_browser(endpoint)


def test_a_name_that_leads_inside_is_not_reached(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = [(2, 1, 6, "", ("169.254.169.254", 443))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_args, **_kwargs: inside)
    web_push = WebPush(guarded_session(), screen.home.app.vapid_key, utc_now)

    assert web_push.send(a_browser("https://inside.example/one"), {"title": "x"}) is False


def test_another_browser_takes_the_place_of_one_above_the_limit(screen: Screen) -> None:
    for number in range(MOST_BROWSERS + 2):
        screen.home.app.users.add_push_browser(MALI, a_browser(f"https://push.example/{number}"))

    kept = screen.home.app.users.get(MALI).push_browsers.values()

    assert len(kept) == MOST_BROWSERS
    assert f"https://push.example/{MOST_BROWSERS + 1}" in {each.endpoint.get_secret_value() for each in kept}


def test_the_service_refuses_what_is_not_by_the_book() -> None:
    """The local push service is a judge: each rule of it is broken once."""
    service = push.PushService()
    key = VapidKey("a secret", "mailto:x@makeafvdo.test")
    made = service.command(json.dumps({"do": "subscribe", "app_key": key.public}).encode())
    keys: Any = made["keys"]
    browser = a_browser(str(made["endpoint"])).model_copy(update={"p256dh": keys["p256dh"]})
    body = encrypted(b"{}", browser)
    path = f"/send/{str(made['endpoint']).rpartition('/')[2]}"
    right = {
        "TTL": "60", "Content-Encoding": "aes128gcm", "Authorization": key.authorization(browser.origin, utc_now()),
    }  # fmt: skip
    another = VapidKey("another", "mailto:x@makeafvdo.test")

    def status(changes: dict[str, str], sent: bytes = body) -> int:
        return service.push(path, right | changes, sent)

    assert status({"TTL": ""}) == 400
    assert status({"Content-Encoding": "aesgcm"}) == 415
    assert status({}, b"x" * 4097) == 413
    assert status({"Authorization": another.authorization(browser.origin, utc_now())}) == 403
    assert status({"Authorization": key.authorization("https://other.example", utc_now())}) == 403
    assert status({"Authorization": key.authorization(browser.origin, utc_now() - timedelta(hours=2))}) == 403
    assert status({"Authorization": key.authorization(browser.origin, utc_now() + timedelta(hours=30))}) == 403
    assert status({}) == 400, "encrypted with another secret than the browser's"
