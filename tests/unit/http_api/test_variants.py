"""Three videos of one product in one tap: all three, or none."""

from collections.abc import Iterator

import pytest

from makeafvdo.domain.videos.options import Options
from makeafvdo.domain.videos.videos import Step, Until, Video, VideoState
from tests.support.http_harness import QUOTA_SETTINGS, HttpHarness, Person, http_harness
from tests.support.products import a_product

MALI, VIDEO = "user-mali", "01jd000000000000000000000a"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HttpHarness]:
    with http_harness(tmp_path_factory.mktemp("house")) as home:
        yield home


@pytest.fixture
def home(house: HttpHarness) -> HttpHarness:
    """One video that stands at its product, and nothing else."""
    for name, keys in (("Users", ["user_id"]), ("Videos", ["user_id", "video_id"])):
        for row in house.tables[name].scan()["Items"]:
            house.tables[name].delete_item(Key={key: row[key] for key in keys})
    house.app.quota_settings = QUOTA_SETTINGS
    vars(house.app).pop("reserve_runs", None)
    options = Options(style="pop", seconds=15).model_dump(mode="json")
    video = house.video(
        MALI, VIDEO, state="NEEDS_INPUT", reason="check_product", mp4_key=None, mp4_sha256=None, options=options,
        own_sub_id="dec-chair",
    )  # fmt: skip
    photos = (f"{video.prefix}/photos/one.jpg",)
    house.bench.media.put_json(f"{video.prefix}/product.json", a_product(title="เก้าอี้", photos=photos))
    return house


def videos_of(home: HttpHarness) -> list[Video]:
    return list(home.app.videos.newest(MALI, None))


def order(mali: Person, differs: str) -> list[dict[str, object]]:
    answer = mali.write(f"/api/videos/{VIDEO}/variants", differs=differs)
    assert answer.status == 202, answer.text
    return list(answer.body["videos"])


@pytest.mark.parametrize(
    ("differs", "chosen"), [("hook", [0, 1, 2]), ("style", ["pop", "clean", "magazine"])], ids=["hooks", "styles"]
)
def test_one_tap_makes_three_that_differ_in_one_choice(home: HttpHarness, differs: str, chosen: list[object]) -> None:
    mali = home.person(MALI)

    ordered = order(mali, differs)

    rows = {video.video_id: video for video in videos_of(home)}
    made = [rows[str(each["video_id"])] for each in ordered]
    assert len(rows) == 3
    assert made[0].video_id == VIDEO
    assert {video.sub_id for video in made} == {"dec-chair"}
    assert [getattr(video.options, differs) for video in made] == chosen
    assert {video.options.model_copy(update={differs: made[0].options.model_dump()[differs]}) for video in made} == {
        made[0].options
    }
    assert {(video.state, video.from_step, video.until) for video in made} == {
        (VideoState.QUEUED, Step.SCRIPT, Until.READY)
    }
    assert [(video.variant.of, video.variant.nth) for video in made if video.variant] == [
        (VIDEO, nth) for nth in (1, 2, 3)
    ]
    assert {video.execution_name for video in made} <= home.executions().keys()


def test_each_has_the_product_and_pictures_of_its_own(home: HttpHarness) -> None:
    order(home.person(MALI), "hook")

    for video in videos_of(home):
        product = home.app.artifacts.product(video.prefix)
        assert product.title == "เก้าอี้"
        assert product.photos == (f"{video.prefix}/photos/one.jpg",)
        assert home.bench.media.exists(product.photos[0])


def test_they_count_as_three_and_stand_together_in_the_library(home: HttpHarness) -> None:
    mali = home.person(MALI)

    order(mali, "style")

    spent = home.app.users.quota_of(MALI).spent["tap"]
    assert (len(spent.videos), len(spent.runs)) == (2, 3)  # the first was counted when it was begun
    page = mali.call("GET", "/videos", query={"lang": "th"}, accept="text/html").text
    assert [page.count(f"แบบที่ {nth} จาก 3") for nth in (1, 2, 3)] == [1, 1, 1]


@pytest.mark.parametrize(("at_work", "code"), [(1, "too_few_places_left"), (3, "videos_at_once_reached")])
def test_without_room_for_three_there_is_none(home: HttpHarness, at_work: int, code: str) -> None:
    mali = home.person(MALI)
    assert [mali.begin(f"another form {nth}").status for nth in range(at_work)] == [201] * at_work
    before = videos_of(home)

    answer = mali.write(f"/api/videos/{VIDEO}/variants", differs="hook")

    assert (answer.status, answer.code) == (429, code)
    assert videos_of(home) == before
    assert len(home.app.users.quota_of(MALI).running) == at_work


def test_how_many_places_are_free_and_how_many_are_needed_is_told(home: HttpHarness) -> None:
    mali = home.person(MALI)
    mali.begin("another form")

    answer = mali.write(f"/api/videos/{VIDEO}/variants", differs="hook")

    said = answer.body["error"]
    assert "ทำพร้อมกันได้อีก 2 วิดีโอ แต่ครั้งนี้ต้องทำ 3 วิดีโอ" in said["th"]
    assert "room for 2 more at once right now, and this needs 3" in said["en"]
    assert 30 <= int(answer.headers["Retry-After"]) <= 121


@pytest.mark.parametrize(
    ("limit", "code", "said"),
    [
        ({"videos_per_day": 2}, "too_few_videos_left", "อีก 1 รายการ แต่ครั้งนี้ต้องเริ่ม 2 รายการ"),
        ({"runs_per_day": 3}, "too_few_runs_left", "อีก 2 รอบ แต่ครั้งนี้ต้องใช้ 3 รอบ"),
    ],
)
def test_so_is_what_a_day_has_left(home: HttpHarness, limit: dict[str, int], code: str, said: str) -> None:
    home.app.quota_settings = QUOTA_SETTINGS.model_copy(update=limit)
    mali = home.person(MALI)
    mali.begin("another form")

    answer = mali.write(f"/api/videos/{VIDEO}/variants", differs="hook")

    assert (answer.status, answer.code) == (429, code)
    assert said in answer.body["error"]["th"]
    assert len(videos_of(home)) == 2


def test_a_second_tap_makes_no_more(home: HttpHarness) -> None:
    mali = home.person(MALI)
    order(mali, "hook")

    answer = mali.write(f"/api/videos/{VIDEO}/variants", differs="style")

    assert (answer.status, answer.code) == (409, "video_is_busy")
    assert len(videos_of(home)) == 3


def test_only_a_checked_product_is_made_three_of(home: HttpHarness) -> None:
    other = "01jd000000000000000000000b"
    home.video(MALI, other)

    answer = home.person(MALI).write(f"/api/videos/{other}/variants", differs="hook")

    assert (answer.status, answer.code) == (409, "video_is_past_that")
