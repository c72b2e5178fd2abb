"""Every stop of a video has its page, in both languages, and nothing a shop writes becomes markup."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from markupsafe import escape

from makeafvdo.domain.products.products import Product
from tests.support.http_harness import HttpHarness, Person, http_harness

VIDEO = "01jd00000000000000000000v1"
MUSIC = "01jd00000000000000000000m1"
EVIL = '<img src=x onerror="alert(1)">'
STAGES: dict[str, dict[str, object]] = {
    "product": {"state": "NEEDS_INPUT", "reason": "check_product"},
    "script": {"state": "NEEDS_INPUT", "reason": "check_script"},
    "price": {"state": "NEEDS_INPUT", "reason": "price_moved", "problem": {"code": "price_moved"}},
    "working": {"state": "RENDERING", "in_run": True},
    "ready": {"state": "READY"},
    "waiting": {"state": "WAITING_SLOT", "problem": {"code": "waiting_for_tiktok"}},
    "processing": {"state": "PROCESSING"},
    "inbox": {"state": "IN_INBOX"},
    "failed": {"state": "FAILED", "from_step": "render", "problem": {"code": "render_failed"}},
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HttpHarness]:
    with http_harness(tmp_path_factory.mktemp("tiktok")) as opened:
        yield opened


@pytest.fixture
def mali(home: HttpHarness, request: pytest.FixtureRequest) -> Person:
    """Somebody with no videos yet."""
    return home.person(f"mali of {request.node.name}")


def page(person: Person, path: str, language: str = "th") -> str:
    answer = person.call("GET", path, query={"lang": language}, accept="text/html")
    assert answer.status == 200, answer.text
    return answer.text


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("stage", STAGES)
def test_every_stop_has_its_page(home: HttpHarness, mali: Person, stage: str, language: str) -> None:
    home.video(mali.user_id, VIDEO, **STAGES[stage])

    shown = page(mali, f"/videos/{VIDEO}", language)

    assert f'data-stage="{stage}"' in shown
    assert f'lang="{language}"' in shown


def test_a_title_full_of_markup_stays_text(home: HttpHarness, mali: Person) -> None:
    video = home.video(mali.user_id, VIDEO, title=f"เก้าอี้ {EVIL}")
    product = home.bench.media.get_json(f"{video.prefix}/product.json", Product)
    hostile = product.model_copy(update={"title": f"เก้าอี้ {EVIL}", "description": EVIL, "affiliate_url": EVIL})
    home.bench.media.put_json(f"{video.prefix}/product.json", hostile)

    for path in ("/videos", f"/videos/{VIDEO}", f"/videos/{VIDEO}/send", f"/videos/{VIDEO}/post"):
        shown = page(mali, path)

        assert "<img src=x" not in shown
        assert str(escape(EVIL)) in shown


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "RENDERING", "in_run": True},
        {"state": "READY", "stale_from": "voice"},
        {"state": "IN_INBOX"},
        {"state": "FAILED", "from_step": "render"},
        {"state": "NEEDS_INPUT", "reason": "check_script"},
    ],
)
def test_what_cannot_be_sent_as_it_is_goes_back_to_its_page(
    home: HttpHarness, mali: Person, changes: dict[str, object]
) -> None:
    home.video(mali.user_id, VIDEO, **changes)

    answer = mali.call("GET", f"/videos/{VIDEO}/send", accept="text/html")

    assert (answer.status, answer.headers["Location"].rpartition("/")[2]) == (302, VIDEO)


def test_the_send_page_consents_to_the_file_it_shows(home: HttpHarness, mali: Person) -> None:
    video = home.video(mali.user_id, VIDEO)

    assert f'data-sha256="{video.mp4_sha256}"' in page(mali, f"/videos/{VIDEO}/send")


def test_the_library_warns_of_what_is_about_to_go(home: HttpHarness, mali: Person) -> None:
    soon = int((home.bench.clock() + timedelta(days=3)).timestamp())
    home.video(mali.user_id, VIDEO, expires_at=soon)

    assert "จะถูกลบใน 3 วัน" in page(mali, "/videos")


def test_a_deleted_video_is_on_no_page_but_the_bin(home: HttpHarness, mali: Person) -> None:
    home.video(mali.user_id, VIDEO)

    assert mali.call("DELETE", f"/api/videos/{VIDEO}").status == 200

    assert VIDEO not in page(mali, "/videos")
    assert mali.call("GET", f"/videos/{VIDEO}", accept="text/html").status == 404
    assert mali.call("POST", f"/api/videos/{VIDEO}/restore", {}).status == 200
    assert VIDEO in page(mali, "/videos")


def test_a_shared_link_is_in_the_field(mali: Person) -> None:
    shared = {"title": "แชร์จากแอป", "text": "ดูสิ https://s.shopee.co.th/demo01?a=1&b=2"}

    answer = mali.call("GET", "/new", query=shared, accept="text/html")

    assert str(escape(shared["text"])) in answer.text


def test_music_is_chosen_beside_the_other_options_and_taken_out_again(home: HttpHarness, mali: Person) -> None:
    home.video(mali.user_id, VIDEO)
    options = f"/api/videos/{VIDEO}/options"

    chosen = mali.call("PATCH", options, {"music": MUSIC})
    with_music = page(mali, f"/videos/{VIDEO}")
    taken_out = mali.call("PATCH", options, {"music": None})
    without = page(mali, f"/videos/{VIDEO}")

    assert (chosen.status, chosen.body["redo"]) == (200, "render")
    assert f'name="music" value="{MUSIC}"' in with_music
    assert taken_out.status == 200
    assert 'name="music" value=""' in without


@pytest.mark.parametrize(
    ("language", "rights"), [("th", "ใช้เฉพาะเพลงที่คุณมีสิทธิ์ใช้"), ("en", "Use only music you have the right to use")]
)
def test_whoever_chooses_music_reads_whose_it_must_be(
    home: HttpHarness, mali: Person, language: str, rights: str
) -> None:
    home.video(mali.user_id, VIDEO, state="NEEDS_INPUT", reason="check_script")

    assert rights in page(mali, f"/videos/{VIDEO}", language)
    assert rights not in page(mali, "/new", language)


@pytest.mark.parametrize(
    ("language", "said"), [("th", "รูปที่ 2 และ 3 เล็กเกินไป"), ("en", "Photos 2 and 3 had to be enlarged")]
)
def test_a_finished_video_says_which_photos_look_soft(
    home: HttpHarness, mali: Person, language: str, said: str
) -> None:
    soft = {"code": "photo_enlarged", "facts": {"which_th": "2 และ 3", "which_en": "Photos 2 and 3"}}
    home.video(mali.user_id, VIDEO, notices=(soft,))

    assert said in page(mali, f"/videos/{VIDEO}", language)
