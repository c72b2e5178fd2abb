"""A video whose pieces several render at once is the video one of them makes, whatever happens to a lane."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from moto import mock_aws

from makeafvdo.adapters.artifacts import VideoFiles
from makeafvdo.adapters.renderer.image.photos import Photo, read_photo
from makeafvdo.adapters.renderer.render import RenderedVideo
from makeafvdo.adapters.renderer.segment_renderer import pieces_of
from makeafvdo.adapters.renderer.stills import stills
from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.storyboards.lanes import Lane, RenderOrder, share_out
from makeafvdo.domain.storyboards.segments import Segment, cut_into_segments
from makeafvdo.domain.storyboards.stills import stills_of
from makeafvdo.domain.storyboards.storyboard import PhotoFacts, Shot
from makeafvdo.domain.videos.options import Options
from makeafvdo.services.production.render_lane import render_lane
from makeafvdo.services.production.render_video import SharedRender
from tests.support.products import a_product
from tests.unit.renderer.render_harness import a_board, a_voice, coffee, encoded
from tests.unit.renderer.test_render_video import PREFIX, Bucket

VOICES = [a_voice(f"scene-{nth}", [("กด ตะกร้า", [0.2, 0.2])]) for nth in range(4)]
PHOTOS = ("photos/a", "photos/b", "photos/c")
SONG = "music/song"
ORDER: dict[str, Any] = {
    "product": a_product(photos=PHOTOS),
    "options": Options(format="1:1", music="0" * 26),
    "music": SONG,
}


class SharedBucket(Bucket):
    """A video of seven pieces, of three photos, with music."""

    voices = VOICES

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        for nth, key in enumerate(PHOTOS):
            self.media.put_bytes(key, encoded(coffee(600, 600 + 10 * nth), "JPEG"), "image/jpeg")
        self.media.put_bytes(SONG, self.media.get_bytes(VOICES[0].audio_key), "audio/wav")

    def share(self) -> SharedRender:
        shared = self.make(**ORDER, lanes=2)
        assert isinstance(shared, SharedRender)
        return shared

    def join(self) -> VideoFiles:
        return self.render(**ORDER)

    def render_lane(self, shared: SharedRender, lane: Lane, stop_after: int = 99) -> list[float]:
        """The shares that were done, piece by piece."""
        shares: list[float] = []

        def progress(share: float) -> None:
            shares.append(share)
            if len(shares) == stop_after:
                raise Conflict("video_is_busy")

        render_lane(self.artifacts, PREFIX, shared.digest, lane, progress)
        return shares

    def files(self, made: VideoFiles) -> list[bytes]:
        return [self.media.get_bytes(key) for key in (made.mp4, made.poster, made.sheet)]


@pytest.fixture
def bucket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SharedBucket]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    with mock_aws():
        yield SharedBucket(tmp_path)


@pytest.fixture
def decodes(monkeypatch: pytest.MonkeyPatch) -> Counter[bytes]:
    """How often each photo was decoded to be drawn."""
    counted: Counter[bytes] = Counter()

    def read(path: Path) -> Photo:
        counted[path.read_bytes()] += 1
        return read_photo(path)

    monkeypatch.setattr(stills, "read_photo", read)
    return counted


def test_lanes_make_the_video_one_process_makes_and_nothing_twice(
    bucket: SharedBucket, encodes: list[Path], decodes: Counter[bytes]
) -> None:
    shared, shares = bucket.share(), []
    for lane in shared.lanes:
        decodes.clear()
        shares += bucket.render_lane(shared, lane)
        assert set(decodes.values()) == {1}
    song = bucket.media.get_bytes(SONG)
    bucket.media.put_bytes(SONG, b"not asked for again", "audio/wav")
    joined = bucket.files(bucket.join())
    assert len(encodes) == 7

    bucket.forget()
    bucket.media.put_bytes(SONG, song, "audio/wav")
    alone = bucket.files(bucket.join())

    assert (len(encodes), joined) == (14, alone)
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_a_lane_that_died_goes_on_where_it_was_and_who_joins_renders_what_none_has(
    bucket: SharedBucket, encodes: list[Path]
) -> None:
    shared = bucket.share()
    first, second = shared.lanes
    with pytest.raises(Conflict):
        bucket.render_lane(shared, first, stop_after=1)
    kept = len(bucket.pieces)
    encodes.clear()

    bucket.render_lane(shared, first)

    assert kept >= 1
    assert len(encodes) == len(first.pieces) - kept
    encodes.clear()

    assert bucket.join().facts.seconds > 0

    assert len(encodes) == len(second.pieces)


def test_a_lane_whose_plan_is_gone_leaves_its_pieces_to_who_joins(bucket: SharedBucket, encodes: list[Path]) -> None:
    shared = bucket.share()
    assert bucket.spoil("/plan-")

    assert bucket.render_lane(shared, shared.lanes[0]) == []

    assert (encodes, bucket.pieces) == ([], [])
    assert bucket.share() == shared


@pytest.mark.parametrize(("missing", "lanes", "is_shared"), [(4, 2, True), (3, 2, False), (7, 1, False)])
def test_what_one_process_makes_sooner_is_not_shared(
    bucket: SharedBucket, missing: int, lanes: int, is_shared: bool
) -> None:
    plan = bucket.artifacts.find_plan(PREFIX, bucket.share().digest)
    assert plan is not None
    for piece in pieces_of(plan.board, plan.contents)[missing:]:
        bucket.media.put_bytes(f"{PREFIX}/pieces/{piece.digest}.mp4", b"", "video/mp4")

    def render(*_: object) -> RenderedVideo:
        raise Conflict("rendered_alone")

    with nullcontext() if is_shared else pytest.raises(Conflict, match="rendered_alone"):
        assert isinstance(bucket.make(**ORDER, lanes=lanes, render=render), SharedRender)


@pytest.mark.parametrize(
    ("payload", "lanes"),
    [
        ({"lanes": "2", "execution": {"until": "ready"}}, 2),
        ({"lanes": "2", "execution": {"lanes": 1}}, 1),
        ({"lanes": "1", "execution": {"lanes": 4}}, 4),
        ({"user_id": "mali", "retries": 0}, 1),
    ],
    ids=["the operator's", "a batch's row", "more than the operator's", "a run of the release before"],
)
def test_how_many_lanes_a_run_may_have(payload: dict[str, object], lanes: int) -> None:
    assert RenderOrder.model_validate(payload).most_lanes == lanes


def pieces_of_a_long_video() -> Sequence[Segment]:
    voices = [a_voice(f"scene-{nth}", [("กด", [0.5] * (6 + nth))]) for nth in range(6)]
    photos = [PhotoFacts(key=f"photo-{nth}", width=1200, height=1200) for nth in range(4)]
    return cut_into_segments(a_board(voices, photos))


@pytest.mark.parametrize("count", [2, 3, 4, 8])
def test_the_lanes_of_a_video_end_at_about_the_same_time(count: int) -> None:
    missing = dict(enumerate(pieces_of_a_long_video()))

    lanes = share_out(missing, count, sound_frames=900)

    assert sorted(number for lane in lanes for number in lane.pieces) == list(missing)
    assert [lane.has_sound for lane in lanes].count(True) == 1
    frames = [sum(missing[number].board.frames for number in lane.pieces) for lane in lanes]
    longest = max(segment.board.frames for segment in missing.values())
    assert max(frames) - min(frames) <= longest


def test_a_lane_is_given_pieces_of_photos_it_has_already() -> None:
    missing = dict(enumerate(pieces_of_a_long_video()))

    lanes = share_out(missing, 2)

    def composed(pieces: Sequence[int]) -> int:
        stills: set[Shot] = set()
        return len(stills.union(*(stills_of(missing[nth].board) for nth in pieces)))

    by_turns = [list(missing)[0::2], list(missing)[1::2]]
    assert sum(composed(lane.pieces) for lane in lanes) < sum(map(composed, by_turns))


def test_there_is_no_lane_without_a_piece() -> None:
    missing = dict(list(enumerate(pieces_of_a_long_video()))[:2])

    assert len(share_out(missing, 4)) == 2
