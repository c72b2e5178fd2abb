"""A send whose PUT broke, while TikTok's status knows of no byte: the page says that it is not certain."""

import pytest

from makeafvdo.domain.messages import MESSAGES
from makeafvdo.domain.videos.outcomes import Outcome
from makeafvdo.domain.videos.videos import Video
from makeafvdo.services.videos.settle_video import Settlement, settle_video
from tests.support.http_harness import HttpHarness, Person

MALI, VIDEO = "mali", "01jd0000000000000000000001"
SAID = MESSAGES["tiktok_send_unclear"].filled()


def at_tiktok(home: HttpHarness, fault: str | None) -> None:
    """The run has begun to send."""
    connection = home.bench.connect(MALI)
    if fault:
        home.bench.fault(fault, "/video/")
    send_id = home.bench.send(home.bench.order(connection, video_id=VIDEO)).send.send_id
    home.video(MALI, VIDEO, state="SENDING", from_step="send", in_run=True, connection_id=connection.connection_id,
               send_id=send_id)  # fmt: skip


def settle(home: HttpHarness, outcome: Outcome) -> Video:
    settlement = Settlement(user_id=MALI, video_id=VIDEO, run=1, outcome=outcome)
    return settle_video(settlement, videos=home.app.videos, sends=home.app.sends, now=home.app.clock())


@pytest.mark.parametrize("outcome", [Outcome.UNFINISHED, Outcome.FAILED])
def test_however_the_run_ended_the_page_does_not_say_that_tiktok_has_it(home: HttpHarness, outcome: Outcome) -> None:
    mali = home.person(MALI)
    at_tiktok(home, "stored_unseen")

    settle(home, outcome)

    page, hand_off = (mali.call("GET", f"/videos/{VIDEO}{path}").text for path in ("", "/post"))
    assert SAID["th"] in page
    assert SAID["next_th"] in page
    assert SAID["th"] in hand_off
    assert f'href="/videos/{VIDEO}/send"' not in page


def test_once_tiktok_knows_of_it_the_page_says_so(home: HttpHarness) -> None:
    mali = home.person(MALI)
    at_tiktok(home, "stored_unseen")
    settle(home, Outcome.UNFINISHED)
    home.bench.report = home.app.report_send  # type: ignore[method-assign, assignment]
    home.bench.advance(1000)
    home.bench.sweep()
    assert SAID["th"] in mali.call("GET", f"/videos/{VIDEO}").text

    home.bench.advance(3600)
    home.bench.sweep()

    video = home.app.videos.get(MALI, VIDEO)
    assert (video.state, video.problem) == ("IN_INBOX", None)


def test_a_send_with_all_bytes_in_has_no_problem(home: HttpHarness) -> None:
    at_tiktok(home, None)

    assert settle(home, Outcome.UNFINISHED).problem is None


def test_a_tap_meanwhile_goes_on_with_the_same_send(home: HttpHarness) -> None:
    mali: Person = home.person(MALI)
    at_tiktok(home, "stored_unseen")
    video = settle(home, Outcome.UNFINISHED)

    again = mali.write(f"/api/videos/{VIDEO}/continue", until="inbox", mp4_sha256=video.mp4_sha256)

    assert again.status == 202
    connection = home.bench.connections.get(MALI, video.connection_id or "")
    home.bench.send(home.bench.order(connection, run=2, video_id=VIDEO))
    assert home.bench.calls("/v2/post/publish/inbox/") == 1
