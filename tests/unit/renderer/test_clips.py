"""What is read of a clip before a storyboard is planned."""

from collections.abc import Callable
from pathlib import Path

import pytest

from makeafvdo.adapters.renderer.clips.clips import UnusableClip, probe_clip, usable_clips
from makeafvdo.adapters.renderer.encode.ffmpeg import run
from makeafvdo.domain.messages import MESSAGES
from tests.unit.renderer.filmed_clips import SIDE, a_clip, a_clock
from tests.unit.renderer.render_harness import coffee


def test_a_clip_filmed_upright_is_upright(tmp_path: Path) -> None:
    lying = a_clip(tmp_path / "lying.mp4", coffee(480, 270))
    run("-display_rotation", "90", "-i", lying, "-c", "copy", tmp_path / "turned.mov")

    stream = probe_clip(tmp_path / "turned.mov")

    assert (stream.width, stream.height) == (270, 480)


def test_pixels_that_are_not_square_are_counted_as_seen(tmp_path: Path) -> None:
    clip = a_clip(tmp_path / "wide.mp4", coffee(360, 288), 1.0, "-aspect", "16:9")

    stream = probe_clip(clip)

    assert (stream.width, stream.height) == (512, 288)


def test_a_clip_that_was_cut_off_lasts_as_long_as_what_is_there(tmp_path: Path) -> None:
    whole = a_clip(tmp_path / "whole.mp4", coffee(320, 320), 4.0, "-movflags", "+faststart", "-g", "30")
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])

    assert 1.0 < probe_clip(cut).seconds < 3.0
    assert usable_clips({"cut": cut})[0]


def test_the_sharper_part_of_a_long_clip_comes_first(tmp_path: Path) -> None:
    still = a_clip(tmp_path / "still.mp4", coffee(SIDE, SIDE), 12.0)
    blurred = tmp_path / "blurred.mp4"
    run("-i", still, "-vf", "gblur=sigma=9:enable='lt(t,4)+gt(t,7)'", "-g", "30", "-preset", "ultrafast", blurred)

    (sharp_later,), _ = usable_clips({"k": blurred})
    (all_alike,), _ = usable_clips({"k": still})

    assert sharp_later.starts[0] == 4.0
    assert all_alike.starts == (0.0, 4.0, 8.0)


def nothing(path: Path) -> None:
    path.write_bytes(b"")


def noise(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def without_its_index(path: Path) -> None:
    whole = a_clip(path.with_suffix(".whole.mp4"), coffee(320, 320))
    path.write_bytes(whole.read_bytes()[:8000])


def a_playlist(path: Path) -> None:
    """ffmpeg would follow it to any file or address."""
    target = a_clip(path.with_suffix(".target.mp4"), coffee(320, 320))
    path.write_text(f"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile://{target}\n#EXT-X-ENDLIST\n")


def sound_alone(path: Path) -> None:
    run("-f", "lavfi", "-i", "sine=d=1", "-c:a", "aac", path)


def sound_with_a_cover(path: Path) -> None:
    coffee(320, 320).save(path.with_suffix(".jpg"))
    cover = ("-i", path.with_suffix(".jpg"), "-map", "0", "-map", "1", "-disposition:v", "attached_pic")
    run("-f", "lavfi", "-i", "sine=d=1", *cover, "-c:v", "copy", "-f", "mp4", path)


def one_picture(path: Path) -> None:
    a_clip(path, coffee(320, 320), 0.03)


def enormous(path: Path) -> None:
    run("-f", "lavfi", "-i", "color=s=8192x4320:r=1:d=1", "-preset", "ultrafast", path)


def tiny(path: Path) -> None:
    a_clip(path, coffee(64, 320))


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (nothing, "clip_unreadable"),
        (noise, "clip_unreadable"),
        (without_its_index, "clip_unreadable"),
        (a_playlist, "clip_unreadable"),
        (sound_alone, "clip_without_picture"),
        (sound_with_a_cover, "clip_without_picture"),
        (one_picture, "clip_too_short"),
        (enormous, "clip_wrong_size"),
        (tiny, "clip_wrong_size"),
    ],
)
def test_what_cannot_be_shown_is_told_by_its_number(tmp_path: Path, make: Callable[[Path], None], code: str) -> None:
    good, bad = a_clock(tmp_path / "good.mp4", 1.0), tmp_path / "bad.mp4"
    make(bad)

    playable, left_out = usable_clips({"good": good, "bad": bad})

    assert [facts.key for facts in playable] == ["good"]
    assert [problem.code for problem in left_out] == [code]
    assert "2" in MESSAGES[code].filled(**left_out[0].facts)["th"]
    with pytest.raises(UnusableClip):
        probe_clip(bad)
