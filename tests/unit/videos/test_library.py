"""Finding videos, deleting them, bringing them back."""

from datetime import timedelta

import pytest

from makeafvdo.domain.errors import Conflict, NotFound
from makeafvdo.domain.videos.videos import VIDEO_LIFE
from makeafvdo.services.videos.library import Shelf, delete_video, find_video, list_videos, restore_video
from tests.unit.videos.conftest import NOW, Desk, a_video

IDS = [f"01jd0000000000000000000{nth:03d}" for nth in range(130)]


def listed(desk: Desk, shelf: Shelf = Shelf.ALL, words: str = "", before: str | None = None) -> list[str]:
    found = list_videos("mali", shelf, words, before, 30, videos=desk.videos, now=desk.now)
    return [video.video_id for video in found]


def test_a_shelf_is_searched_through_every_page(desk: Desk) -> None:
    for nth, video_id in enumerate(IDS):
        desk.put(a_video(video_id=video_id, title="Sofa ผ้าลินิน" if nth == 2 else "เก้าอี้"))

    assert listed(desk, words="ลินิน sofa") == [IDS[2]]
    assert listed(desk, before=IDS[3]) == [IDS[2], IDS[1], IDS[0]]
    assert listed(desk) == IDS[:-31:-1]


@pytest.mark.parametrize(
    ("changes", "shelf"),
    [
        ({"state": "RENDERING", "in_run": True}, Shelf.WORKING),
        ({"state": "NEEDS_INPUT", "reason": "missing"}, Shelf.WAITING),
        ({"state": "READY"}, Shelf.READY),
        ({"state": "WAITING_SLOT"}, Shelf.SENT),
        ({"state": "IN_INBOX"}, Shelf.SENT),
        ({"state": "FAILED"}, Shelf.FAILED),
    ],
)
def test_a_video_is_on_one_shelf(desk: Desk, changes: dict[str, object], shelf: Shelf) -> None:
    video = desk.put(a_video(**changes))

    assert [each for each in Shelf if each is not Shelf.ALL and listed(desk, each)] == [shelf]
    assert listed(desk) == [video.video_id]


def test_a_deleted_video_can_be_brought_back_for_seven_days(desk: Desk) -> None:
    video = desk.put(a_video())

    deleted = delete_video(video, videos=desk.videos, now=NOW)

    assert listed(desk) == []
    assert listed(desk, Shelf.DELETED) == [video.video_id]
    assert deleted.expires_at == (NOW + timedelta(days=7)).timestamp()
    with pytest.raises(NotFound):
        find_video("mali", video.video_id, videos=desk.videos)

    restored = restore_video("mali", video.video_id, videos=desk.videos, now=NOW + timedelta(days=6))

    assert listed(desk) == [video.video_id]
    assert restored.expires_at == (video.created_at + VIDEO_LIFE).timestamp()


def test_after_seven_days_it_is_gone(desk: Desk) -> None:
    video = delete_video(desk.put(a_video()), videos=desk.videos, now=NOW)

    with pytest.raises(NotFound):
        restore_video("mali", video.video_id, videos=desk.videos, now=NOW + timedelta(days=8))


@pytest.mark.parametrize(
    "changes",
    [{"state": "RENDERING", "in_run": True}, {"state": "WAITING_SLOT"}, {"state": "PROCESSING"}],
)
def test_a_video_under_way_is_never_deleted(desk: Desk, changes: dict[str, object]) -> None:
    video = desk.put(a_video(**changes))

    with pytest.raises(Conflict, match="video_is_under_way"):
        delete_video(video, videos=desk.videos, now=NOW)


def test_a_tap_that_raced_a_deletion_is_found_out(desk: Desk) -> None:
    video = desk.put(a_video())
    desk.videos.take_run(video, video.from_step, video.until)

    with pytest.raises(Conflict):
        delete_video(video, videos=desk.videos, now=NOW)
