"""Notices by mail: only where asked for, once for the same news, rows of a list together, and stopped by one click."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import boto3
import pytest

from functions.notify.app import handler
from makeafvdo.adapters.mailer import Mailer
from makeafvdo.adapters.user_pool import UserPool
from makeafvdo.config import MailSettings
from makeafvdo.domain.batches.batches import Batch, BatchState
from makeafvdo.domain.batches.events import batch_done
from makeafvdo.domain.batches.rows import RefusedRow, Row, Rows
from makeafvdo.domain.events import Event, detail_type
from makeafvdo.domain.tiktok.events import ends_soon
from makeafvdo.domain.videos.events import event_of, price_passed
from makeafvdo.domain.videos.videos import Video, VideoState
from tests.support.gateway import function_for, modules
from tests.support.http_harness import ORIGIN, Answer, HttpHarness, Person, http_harness
from tests.support.mail_server import SENDER, MailServer, mail_server
from tests.support.user_pool import POOL_ID, user_pool_server

MALI, EMAIL = "sub-mali", "mali@makeafvdo.test"
VIDEO, ANOTHER = "01jd000000000000000000000a", "01jd000000000000000000000b"
LIST = "a" * 26
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def a_video(video_id: str = VIDEO, **changes: object) -> Video:
    fields: dict[str, object] = {
        "user_id": MALI, "video_id": video_id, "state": "READY", "run": 1, "in_run": False, "from_step": "scrape",
        "until": "ready", "link": "https://shopee.co.th/a-i.1.2", "title": "เก้าอี้", "created_at": NOW,
        "changed_at": NOW, "expires_at": 4_000_000_000,
    }  # fmt: skip
    return Video.model_validate(fields | changes)


@dataclass
class Post:
    """The queue behind the bus, served as Lambda serves it, and the mails that go out."""

    home: HttpHarness
    mails: MailServer
    mali: Person

    def news(self, event: Event | None, name: str = "") -> bool:
        """Whether it was taken."""
        assert event is not None
        envelope = {"detail-type": name or detail_type(event.name), "detail": event.model_dump(mode="json")}
        record = {"messageId": "one", "body": json.dumps(envelope)}
        return handler.answer({"Records": [record]}, self.home.app) == {"batchItemFailures": []}

    def ready(self, video_id: str = VIDEO, **changes: object) -> Event | None:
        """The event of a video in another state, with `changes`."""
        return event_of(a_video(video_id, **changes))

    def subjects(self) -> list[str]:
        return [each["Content"]["Simple"]["Subject"]["Data"] for each in self.mails.sent]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[HttpHarness, MailServer]]:
    with user_pool_server() as pool, mail_server() as mails:
        pool.add("mali", "CONFIRMED", EMAIL, verified=True)
        client = boto3.client(
            "cognito-idp", "ap-southeast-1", endpoint_url=pool.url, aws_access_key_id="x", aws_secret_access_key="x"
        )
        people = UserPool(client, POOL_ID)
        parts = {"people": people, "mailer": Mailer(mails.client(), SENDER)}
        with http_harness(tmp_path_factory.mktemp("house"), parts) as home:
            yield home, mails


@pytest.fixture
def post(house: tuple[HttpHarness, MailServer]) -> Post:
    """Mali wants mail; nothing has happened yet."""
    home, mails = house
    batches = ("Batches", ("user_id", "batch_id"))
    for name, keys in (("Users", ("user_id",)), batches, ("Videos", ("user_id", "video_id")), ("Cache", ("key",))):
        for row in home.tables[name].scan()["Items"]:
            home.tables[name].delete_item(Key={key: row[key] for key in keys})
    home.bench.ahead, mails.is_paused = timedelta(), False
    mails.sent.clear()
    home.app.users.ensure_user(MALI, "th")
    post = Post(home, mails, home.person(MALI))
    wish(post, wants_mail=True)
    return post


def wish(post: Post, **changes: object) -> dict[str, Any]:
    answer = post.mali.call("PATCH", "/api/me", changes)
    assert answer.status == 200
    return answer.body


def test_it_is_off_until_it_is_switched_on(post: Post) -> None:
    wish(post, wants_mail=False)

    assert post.news(post.ready())
    assert post.mails.sent == []


def test_a_ready_video_is_told_once_however_often_its_event_comes(post: Post) -> None:
    ready = post.ready(title="เก้าอี้พับได้")

    assert post.news(ready)
    assert post.news(ready)
    assert post.news(post.ready(run=2, title="เก้าอี้พับได้"))

    (mail,) = post.mails.sent
    text = mail["Content"]["Simple"]["Body"]["Text"]["Data"]
    assert mail["Destination"] == {"ToAddresses": [EMAIL]}
    assert post.subjects() == ["วิดีโอ “เก้าอี้พับได้” พร้อมแล้ว"]
    assert f"{ORIGIN}/videos/{VIDEO}" in text


@pytest.mark.parametrize(
    ("state", "subject"),
    [
        (VideoState.READY, "The video “Chair” is ready"),
        (VideoState.NEEDS_INPUT, "The video “Chair” is waiting for you"),
        (VideoState.IN_INBOX, "“Chair” is in your TikTok inbox"),
    ],
)
def test_each_state_is_told_in_the_marketers_language(post: Post, state: VideoState, subject: str) -> None:
    wish(post, language="en")

    assert post.news(post.ready(state=state, title="Chair"))

    assert post.subjects() == [subject]


def test_a_product_whose_name_is_unknown_is_told_of_without_one(post: Post) -> None:
    assert post.news(post.ready(state="NEEDS_INPUT", title=None))

    assert post.subjects() == ["สินค้าที่คุณวางลิงก์ไว้รอข้อมูลจากคุณ"]


def test_a_shops_title_starts_no_line_and_no_markup(post: Post) -> None:
    assert post.news(post.ready(title="Chair\r\nBcc: all@example.com <script>x</script>" + "!" * 100))

    (subject,) = post.subjects()
    markup = post.mails.sent[0]["Content"]["Simple"]["Body"]["Html"]["Data"]
    assert subject.startswith("วิดีโอ “Chair Bcc: all@example.com <script>")
    assert subject.endswith("…” พร้อมแล้ว")
    assert "<script>" not in markup
    assert "&lt;script&gt;" in markup


def test_what_could_not_be_sent_comes_again_and_is_sent_then(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    ready, post.mails.is_paused = post.ready(), True

    refused = post.news(ready)
    post.mails.is_paused, post.home.bench.ahead = False, timedelta(seconds=60)

    assert refused is False
    assert post.news(ready)
    assert len(post.mails.sent) == 1
    assert EMAIL not in caplog.text


def test_the_same_news_at_the_same_time_waits_for_the_first(post: Post) -> None:
    ready, post.mails.is_paused = post.ready(), True
    post.news(ready)

    post.mails.is_paused = False

    assert post.news(ready) is False
    assert post.mails.sent == []


def test_news_of_another_kind_is_no_notice(post: Post) -> None:
    assert post.news(post.ready(), "makeafvdo.video.published")

    assert post.mails.sent == []


def with_price_passed(video_id: str = VIDEO, **changes: object) -> Event | None:
    tag = {"price": "359", "read_at": NOW}
    check = {"in_video": tag, "now": tag | {"price": "399"}, "checked_at": NOW}
    return price_passed(a_video(video_id, state="PUBLISHED", price_passed=check, **changes))


def test_a_price_that_has_passed_is_told_once_for_each_posting(post: Post) -> None:
    assert post.news(with_price_passed())
    assert post.news(with_price_passed())
    assert post.news(with_price_passed(run=2))

    assert post.subjects() == ["ราคาสินค้าใน “เก้าอี้” เปลี่ยนไปหลังจากที่คุณโพสต์"] * 2
    assert f"{ORIGIN}/videos/{VIDEO}" in post.mails.sent[0]["Content"]["Simple"]["Body"]["Text"]["Data"]


def test_of_prices_in_one_list_one_is_told_in_an_hour_and_what_became_of_its_rows_beside(post: Post) -> None:
    of_list: dict[str, Any] = {"batch": {"batch_id": a_list(post).batch_id, "line": 2, "attempt": 1}}

    assert post.news(with_price_passed(**of_list))
    assert post.news(with_price_passed(ANOTHER, **of_list))
    one = len(post.mails.sent)
    assert post.news(post.ready(**of_list))
    with_rows = len(post.mails.sent)
    post.home.bench.ahead = timedelta(minutes=61)
    assert post.news(with_price_passed("01jd000000000000000000000c", **of_list))

    assert (one, with_rows, len(post.mails.sent)) == (1, 2, 3)


def a_list(post: Post) -> Batch:
    """Of five rows: one ready, one that waits, one at work, one refused, one not begun."""
    batch = Batch(
        user_id=MALI, batch_id=LIST, state=BatchState.RUNNING, execution="event", name="list.csv",
        created_at=NOW, changed_at=NOW, expires_at=4_000_000_000,
    )  # fmt: skip
    app = post.home.app
    app.batches.begin(batch)
    rows = [Row(line=line, link=f"https://shopee.co.th/product/1/{line}") for line in range(2, 6)]
    refused = RefusedRow(line=6, link="?", code="not_a_link")
    app.batch_files.put_rows(batch, Rows(good=tuple(rows), refused=(refused,)))
    for line, state in ((2, "READY"), (3, "NEEDS_INPUT"), (4, "SCRAPING")):
        app.videos.create(row_of(batch, line, state=state, in_run=state == "SCRAPING"))
    return batch


def row_of(batch: Batch, line: int, **changes: object) -> Video:
    return a_video(batch.video_id_of(line), batch={"batch_id": LIST, "line": line, "attempt": 1}, **changes)


def test_rows_of_a_list_are_told_together_once_an_hour_and_its_end_at_once(post: Post) -> None:
    batch = a_list(post)

    assert post.news(event_of(row_of(batch, 2)))
    assert post.news(event_of(row_of(batch, 3, state="NEEDS_INPUT")))
    post.home.bench.ahead = timedelta(minutes=61)
    assert post.news(event_of(row_of(batch, 4)))
    assert post.news(batch_done(batch, {"READY": 2, "NEEDS_INPUT": 1, "FAILED": 1, "REFUSED": 1}))

    assert post.subjects() == [*["วิดีโอจากรายการสินค้าของคุณทำไปแล้วบางส่วน"] * 2, "ทำรายการสินค้าของคุณครบแล้ว"]
    texts = [each["Content"]["Simple"]["Body"]["Text"]["Data"] for each in post.mails.sent]
    assert "พร้อมแล้ว 1 · รอคุณ 1 · อยู่ในกล่องข้อความ TikTok 0 จากทั้งหมด 5 แถว" in texts[0]
    assert "พร้อมแล้ว 2 · รอคุณ 1 · อยู่ในกล่องข้อความ TikTok 0 จากทั้งหมด 5 แถว" in texts[2]
    assert all(f"{ORIGIN}/batches/{LIST}" in text for text in texts)


def test_a_row_whose_notice_failed_is_told_at_its_next_try(post: Post) -> None:
    news, post.mails.is_paused = event_of(row_of(a_list(post), 2)), True
    refused = post.news(news)
    post.mails.is_paused, post.home.bench.ahead = False, timedelta(seconds=60)

    assert refused is False
    assert post.news(news)
    assert len(post.mails.sent) == 1


def test_an_end_that_comes_near_is_told_once_though_its_event_comes_daily(post: Post) -> None:
    ending = ends_soon(MALI, "connection", post.home.bench.clock() + timedelta(days=13, hours=1))

    assert post.news(ending)
    post.home.bench.ahead = timedelta(days=1)
    assert post.news(ending)

    text = post.mails.sent[0]["Content"]["Simple"]["Body"]["Text"]["Data"]
    assert post.subjects() == ["การเชื่อมต่อ TikTok ของคุณใกล้สิ้นสุด"]
    assert "เหลืออีก 13 วัน" in text
    assert f"{ORIGIN}/settings" in text


def stop_link(post: Post) -> str:
    mail = post.mails.sent[-1]
    headers = post.mails.headers_of(mail)
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = headers["List-Unsubscribe"].strip("<>")
    assert address in mail["Content"]["Simple"]["Body"]["Text"]["Data"]
    return address


def one_click(post: Post, address: str, method: str = "POST") -> Answer:
    """As a mail program does it: nobody signed in, a form, no Origin."""
    nobody = replace(post.mali, user_id="nobody", secret="no session")
    found = urlsplit(address)
    query = {name: values[0] for name, values in parse_qs(found.query).items()}
    headers = {"origin": "", "x_csrf_token": "", "content_type": "application/x-www-form-urlencoded"}
    event_body = None if method == "GET" else {"List-Unsubscribe": "One-Click"}
    assert function_for(method, found.path) in modules()
    return nobody.call(method, found.path, event_body, query, **headers)


def test_one_click_stops_them_and_a_second_one_changes_nothing(post: Post) -> None:
    post.news(post.ready())
    address = stop_link(post)

    looked = one_click(post, address, "GET")
    still_wanted = wish(post)["wants_mail"]
    stopped, again = one_click(post, address), one_click(post, address)
    post.news(post.ready(ANOTHER))

    assert (looked.status, stopped.status, again.status) == (200, 200, 200)
    assert still_wanted is True
    assert wish(post)["wants_mail"] is False
    assert len(post.mails.sent) == 1


def test_the_link_in_an_old_mail_stops_them_after_they_were_switched_on_again(post: Post) -> None:
    post.news(post.ready())
    address = stop_link(post)
    wish(post, wants_mail=False)
    wish(post, wants_mail=True)

    assert one_click(post, address).status == 200
    assert wish(post)["wants_mail"] is False


@pytest.mark.parametrize("change", ["other secret", "other user", "nonsense"])
def test_only_the_link_itself_stops_them(post: Post, change: str) -> None:
    post.news(post.ready())
    address = stop_link(post)
    changed = {
        "other secret": address[:-4] + ("AAAA" if not address.endswith("AAAA") else "BBBB"),
        "other user": address.replace(MALI, "sub-somebody"),
        "nonsense": f"{ORIGIN}/mail/stop?token=x",
    }

    assert one_click(post, changed[change]).status == 404
    assert wish(post)["wants_mail"] is True
    assert "Item" not in post.home.tables["Users"].get_item(Key={"user_id": "sub-somebody"})


def test_an_erased_account_is_not_brought_back_by_an_old_mail(post: Post) -> None:
    post.news(post.ready())
    address = stop_link(post)
    post.home.tables["Users"].delete_item(Key={"user_id": MALI})

    assert one_click(post, address).status == 404
    assert "Item" not in post.home.tables["Users"].get_item(Key={"user_id": MALI})


def test_settings_show_the_switch_only_where_mail_is_set_up(post: Post) -> None:
    offered = post.mali.call("GET", "/settings").text
    usual = post.home.app.mail_settings
    post.home.app.mail_settings = MailSettings(mail_from="")
    not_offered = post.mali.call("GET", "/settings").text
    post.home.app.mail_settings = usual

    assert 'id="wants-mail" checked' in offered
    assert "wants-mail" not in not_offered
