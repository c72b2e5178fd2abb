"""A marketer's screenshot of a product page: what is read off it is proposed, and nothing more."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import pytest

from local.ai.writers import gemini
from makeafvdo.adapters.pictures import read_picture, write_legible
from makeafvdo.adapters.writers.hosted.models import sees_pictures
from makeafvdo.config import AiOrder
from makeafvdo.domain.messages import MESSAGES
from makeafvdo.domain.products.screenshots import ScreenshotReading
from makeafvdo.domain.products.uploads import UploadKind, is_of_kind, upload_key
from makeafvdo.services.products.read_screenshot import propose
from tests.support.http_harness import HttpHarness, Person, http_harness
from tests.support.pictures import LAMP, photograph, saved
from tests.support.state_machine import task_of
from tests.support.writer_peers import WriterPeers, writer_peers

SCREENSHOT = saved(photograph(LAMP, 300))
UPLOAD = "01jd0000000000000000000sh0"
VIDEO = "01jd00000000000000000000v1"
PATH = f"/api/videos/{VIDEO}"


@dataclass
class Home:
    """A marketer whose video waits for a product behind a wall, and the services that read pictures."""

    harness: HttpHarness
    mali: Person
    peers: WriterPeers

    def upload(self, body: bytes = SCREENSHOT, upload_id: str = UPLOAD) -> str:
        self.harness.app.intake.put_bytes(upload_key(self.mali.user_id, upload_id), body, "image/jpeg")
        return upload_id

    def have_read(self, body: bytes = SCREENSHOT, upload_id: str = UPLOAD) -> dict[str, object]:
        """Upload, keep, tap, and the run's scrape step; the proposal as it is stored."""
        self.upload(body, upload_id)
        assert self.mali.call("PUT", f"{PATH}/screenshots/{upload_id}", {}).status == 204
        tapped = self.mali.write(f"{PATH}/continue", until="product", screenshot=upload_id)
        assert tapped.status == 202, tapped.text
        return self.scrape()

    def scrape(self) -> dict[str, object]:
        video = self.harness.app.videos.get(self.mali.user_id, VIDEO)
        run = {"user_id": video.user_id, "video_id": VIDEO, "run": video.run}
        task_of("ScrapeFunction").run(run, self.harness.app)
        after = self.harness.app.videos.get(video.user_id, VIDEO)
        assert after.screenshot is None
        proposed = self.harness.app.artifacts.find_proposed(video.prefix)
        assert proposed is not None
        self.harness.app.videos.settle(
            video.user_id, VIDEO, video.run, after.state.NEEDS_INPUT, {"reason": "missing", "missing": after.missing}
        )
        return proposed.model_dump()

    def page(self, language: str = "th") -> str:
        return self.mali.call("GET", f"/videos/{VIDEO}", query={"lang": language}, accept="text/html").text


@pytest.fixture(scope="module")
def _house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[HttpHarness, WriterPeers]]:
    order = AiOrder(writers="gemini", voices="")
    with writer_peers() as peers, http_harness(tmp_path_factory.mktemp("house"), {"ai_order": order}) as harness:
        yield harness, peers


@pytest.fixture
def home(_house: tuple[HttpHarness, WriterPeers]) -> Home:
    """Somebody with that one video; nothing is remembered and no fault ordered."""
    harness, peers = _house
    peers.world.orders.clear()
    peers.world.calls.clear()
    mali = harness.person(f"mali-{harness.bench.new_id()}")
    video = harness.video(mali.user_id, VIDEO, state="NEEDS_INPUT", reason="missing", missing=("title", "price"))
    product = harness.app.artifacts.product(video.prefix)
    unread: dict[str, object] = {"title": "", "price": None, "highlights": (), "sources": {}}
    unread |= {"missing": ("title", "price")}
    harness.app.artifacts.put_product(video.prefix, product.model_copy(update=unread))
    readers = tuple(peers.writers(["gemini"], {"gemini": {"api_key": gemini.KEY}}))
    vars(harness.app)["screenshot_readers"] = readers
    vars(harness.app).pop("reads_screenshots", None)
    return Home(harness, mali, peers)


def test_what_is_read_is_proposed_and_the_product_stays_as_it_was(home: Home) -> None:
    proposed = home.have_read()

    assert proposed["title"] == "กระทะแกรนิต 28 ซม. KruaDee"
    assert proposed["price"] == "349"
    assert proposed["facts"] == ("ไข่ดาวลื่นออกจากกระทะ", "ด้ามจับไม่ร้อนมือ", "เส้นผ่านศูนย์กลาง 28 ซม.")
    product = home.mali.call("GET", f"{PATH}/product").body
    assert (product["title"], product["price"], product["highlights"]) == ("", None, [])


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_page_shows_each_value_beside_its_field_to_be_taken_over(home: Home, language: str) -> None:
    assert 'id="add-screenshot"' in home.page(language)
    home.have_read()

    shown = home.page(language)

    assert 'data-proposal="title" data-value="กระทะแกรนิต 28 ซม. KruaDee"' in shown
    assert 'data-proposal="price" data-value="349"' in shown
    assert shown.count('data-proposal="highlights"') == 3


def test_what_the_marketer_takes_over_is_said_to_be_from_the_screenshot(home: Home) -> None:
    home.have_read()

    taken = home.mali.call(
        "PATCH",
        f"{PATH}/product",
        {
            "title": "กระทะแกรนิต 28 ซม. KruaDee",
            "price": "299",
            "add_highlights": ["ด้ามจับไม่ร้อนมือ"],
            "from_screenshot": ["title", "highlights"],
        },
    ).body

    assert taken["highlights"] == ["ด้ามจับไม่ร้อนมือ"]
    assert Decimal(taken["price"]) == 299
    assert taken["sources"] == {"title": "screenshot", "price": "marketer", "highlights": "screenshot"}
    assert not {"title", "price"} & set(taken["missing"])
    shown = home.page("en")
    assert "from a screenshot" in shown
    assert shown.count('data-proposal="highlights"') == 2


def test_orders_on_a_picture_are_never_shown_as_facts(home: Home) -> None:
    home.peers.order("gemini", "obeys")

    proposed = home.have_read()

    assert proposed["facts"] == ("ด้ามจับไม่ร้อนมือ",)
    assert proposed["title"] == "กระทะแกรนิต 28 ซม. KruaDee"


def test_a_reading_that_gives_the_brief_away_is_none(home: Home) -> None:
    home.peers.order("gemini", "obeys:leak")

    proposed = home.have_read()

    assert proposed["problem"] == "screenshot_malformed"
    assert not proposed["title"]
    assert not proposed["facts"]


def test_a_price_that_can_be_read_in_two_ways_is_not_proposed(home: Home) -> None:
    home.peers.order("gemini", "two_prices")

    assert home.have_read()["price"] == ""


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("blank", "nothing_read"),
        ("no_money", "no_money"),
        ("forbidden", "bad_key"),
        ("block", "refused"),
        ("prose", "malformed"),
        ("max_tokens", "cut_short"),
    ],
)
def test_a_reading_that_fails_says_why_and_the_form_goes_on_by_hand(home: Home, fault: str, code: str) -> None:
    home.peers.order("gemini", fault)

    assert home.have_read()["problem"] == f"screenshot_{code}"

    for language in ("th", "en"):
        said = MESSAGES[f"screenshot_{code}"].filled()
        assert said["next_th" if language == "th" else "next_en"] in home.page(language)
    by_hand = home.mali.call("PATCH", f"{PATH}/product", {"title": "กระทะ", "price": "349"})
    assert by_hand.body["sources"] == {"title": "marketer", "price": "marketer"}


def test_without_a_key_for_a_reader_the_page_says_so(home: Home) -> None:
    vars(home.harness.app)["screenshot_readers"] = ()

    assert home.have_read()["problem"] == "screenshot_no_reader"


def test_a_picture_is_paid_for_once(home: Home) -> None:
    home.have_read()
    home.have_read()
    home.have_read(upload_id=UPLOAD.replace("s", "t"))

    assert len(home.peers.calls("gemini")) == 1

    home.have_read(saved(photograph(LAMP, 400)), UPLOAD.replace("s", "v"))
    assert len(home.peers.calls("gemini")) == 2


def test_no_screenshot_is_asked_for_where_no_writer_sees_pictures(home: Home) -> None:
    home.harness.app.reads_screenshots = False

    assert 'id="add-screenshot"' not in home.page()


@pytest.mark.parametrize(
    ("entry", "sees"),
    [
        ("gemini", True),
        ("gemini:gemini-3.8-flash", True),
        ("bedrock", True),
        ("gemini:unknown", False),
        ("openai", False),
        ("embedded", False),
    ],
)
def test_who_sees_pictures_is_known_without_keys(entry: str, sees: bool) -> None:
    assert sees_pictures(entry) is sees


def test_an_upload_that_is_no_picture_is_refused(home: Home) -> None:
    home.upload(b"%PDF-1.7 and so on")

    assert home.mali.write(f"/api/uploads/{UPLOAD}/check", kind="screenshot").code == "screenshot_broken"
    assert home.mali.call("PUT", f"{PATH}/screenshots/{UPLOAD}", {}).code == "not_a_photo"


def test_a_tap_needs_a_screenshot_the_video_has_and_a_product_that_waits(home: Home) -> None:
    tap = {"until": "product", "screenshot": UPLOAD}
    assert home.mali.write(f"{PATH}/continue", **tap).code == "upload_not_found"

    home.upload()
    home.mali.call("PUT", f"{PATH}/screenshots/{UPLOAD}", {})
    assert home.mali.write(f"{PATH}/continue", **tap | {"until": "ready"}).code == "video_is_past_that"


def test_a_screenshot_is_kept_small_enough_for_every_service() -> None:
    large = read_picture(saved(photograph(LAMP, 1500)))

    small = write_legible(large, 20_000)

    assert len(small) <= 20_000
    assert is_of_kind(small[:16], UploadKind.SCREENSHOT)
    assert read_picture(small).width < 1500


def test_a_name_of_styled_letters_hides_no_link() -> None:
    reading = ScreenshotReading(
        name="เคส ｗｗｗ．evil．example", price_text="590 บาท", facts=("แอดไลน์ @shop", "หนา 2 มม.")
    )

    proposed = propose(reading, UPLOAD)

    assert (proposed.title, proposed.price, proposed.facts) == ("เคส", "590", ("หนา 2 มม.",))
