"""A video whose run has come to the upload, and the rest of that run."""

from pathlib import Path
from typing import Any

from makeafvdo.domain.tiktok.connections import Connection
from makeafvdo.domain.videos.videos import Video
from tests.support.http_harness import HttpHarness, Person
from tests.support.state_machine import machine_of
from tests.support.tiktok_harness import MP4, facts_of

MALI, VIDEO = "user-mali", "01jd00000000000000000000c1"
MACHINE = machine_of(Path(__file__).parents[3] / "statemachine/video.asl.yaml")


def rendered(home: HttpHarness, connection: Connection, *, consented: bool = False, **changes: object) -> Video:
    """A video whose run has just made the file and is to send it; nobody has tapped on it unless `consented`."""
    changes |= {"consented_sha256": facts_of().sha256} if consented else {}
    order = {"state": "RENDERING", "in_run": True, "until": "inbox", "connection_id": connection.connection_id}
    video = home.video(MALI, VIDEO, **order | changes)
    home.bench.media.put_bytes(f"{video.prefix}/video.mp4", MP4, "video/mp4")
    return video


def run_on(home: HttpHarness, person: Person, video: Video) -> dict[str, Any]:
    """From the upload to the end of the run, as the state machine goes; the video then."""
    given = {
        "user_id": video.user_id, "video_id": video.video_id, "run": video.run, "from": "send", "until": "inbox",
        "error": None, "send": {},
    }  # fmt: skip
    *_, (at, _) = MACHINE.walk("Upload", given, home.app)
    assert at == "Settle"
    return person.call("GET", f"/api/videos/{video.video_id}").body
