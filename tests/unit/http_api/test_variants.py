"""Three videos of one product in one tap: all three, or none."""

from collections.abc import Iterator

import pytest

from makeafvdo.domain.videos.options import Options
from makeafvdo.domain.videos.videos import Step, Until, Video, VideoState
from tests.support.http_harness import HttpHarness, Person, http_harness
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


def test_without_room_for_three_there_is_none(home: HttpHarness) -> None:
    mali = home.person(MALI)
    assert mali.begin("another form").status == 201
    before = videos_of(home)

    answer = mali.write(f"/api/videos/{VIDEO}/variants", differs="hook")

    assert (answer.status, answer.code) == (429, "videos_at_once_reached")
    assert videos_of(home) == before
    assert len(home.app.users.quota_of(MALI).running) == 1


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
