"""What only the preview voice has spoken goes to the inbox once somebody has heard it, or said that nobody has to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from local.shops.catalogue.catalogue import demo_links
from makeafvdo.domain.videos.preview_voice import may_be_sent
from makeafvdo.domain.videos.videos import SpokenBy, VideoState
from tests.support.http_harness import HttpHarness, Person
from tests.support.quick_studio import studio
from tests.support.state_machine import Json, machine_of
from tests.unit.videos.conftest import a_video

MACHINE = Path(__file__).parents[3] / "statemachine/video.asl.yaml"
SENDING = {"Recheck", "Upload", "Poll"}


@pytest.fixture
def home(tmp_path: Path) -> Iterator[HttpHarness]:
    with studio(tmp_path) as home:
        yield home


@pytest.fixture
def mali(home: HttpHarness, request: pytest.FixtureRequest) -> Person:
    return home.person(f"mali of {request.node.name}")


def begin_to_the_inbox(home: HttpHarness, person: Person) -> Json:
    connection = home.bench.connect(person.user_id)
    link = next(link for what, link in demo_links() if what.startswith("tiktok cream-wingback"))
    order = {"link": link, "until": "inbox", "connection_id": connection.connection_id, "options": {"seconds": 15}}
    begun = person.begin("automation-1", **order)
    assert begun.status == 201, begun.text
    return begun.body


def run_on(home: HttpHarness, person: Person, video: Json) -> set[str]:
    """The run to its end; the states on its way."""
    row = home.app.videos.get(person.user_id, video["video_id"])
    given = {
        "user_id": row.user_id, "video_id": row.video_id, "run": row.run, "from": row.from_step, "until": row.until,
        "scenes": {"list": []}, "error": None, "send": {},
    }  # fmt: skip
    return {at for at, _ in machine_of(MACHINE).walk("Enter", given, home.app)}


def test_a_run_nobody_watches_stops_at_ready_and_a_tap_sends_it(home: HttpHarness, mali: Person) -> None:
    begun = begin_to_the_inbox(home, mali)

    way = run_on(home, mali, begun)
    unheard = mali.call("GET", f"/api/videos/{begun['video_id']}").body
    page = mali.call("GET", f"/videos/{begun['video_id']}", accept="text/html").text
    tap = {"until": "inbox", "connection_id": unheard["connection_id"], "mp4_sha256": unheard["mp4_sha256"]}
    tapped = mali.write(f"/api/videos/{begun['video_id']}/continue", **tap)

    assert not way & SENDING
    assert (unheard["state"], unheard["problem"]["code"]) == ("READY", "preview_voice_not_sent")
    assert unheard["problem"]["said"]["th"] in page
    assert f'href="/videos/{begun["video_id"]}/send"' in page
    assert (tapped.status, tapped.body["problem"]) == (202, None)
    assert "Upload" in run_on(home, mali, tapped.body)


def test_where_the_marketer_has_allowed_it_the_run_goes_on(home: HttpHarness, mali: Person) -> None:
    mali.call("PATCH", "/api/me", {"allows_preview_voice": True})

    assert "Upload" in run_on(home, mali, begin_to_the_inbox(home, mali))


@pytest.mark.parametrize(("voice", "may"), [("embedded", False), ("own", True), ("gemini:Kore", True)])
def test_other_voices_need_no_leave(voice: str, may: bool) -> None:
    video = a_video(state=VideoState.RENDERING, spoken_by=SpokenBy(voice=voice, revision="1"))

    assert may_be_sent(video, allows_preview_voice=False) is may


def test_a_video_of_before_there_were_other_voices_is_the_preview_voice_s() -> None:
    assert not may_be_sent(a_video(spoken_by=None), allows_preview_voice=False)
