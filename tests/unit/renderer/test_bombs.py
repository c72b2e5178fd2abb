"""Files made to keep a machine busy: refused in little time, told by a message of their own, and the video goes on."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from makeafvdo.adapters.renderer.audio.music import write_music_bed
from makeafvdo.adapters.renderer.clips import clips
from makeafvdo.adapters.renderer.clips.clips import usable_clips
from makeafvdo.adapters.renderer.encode import ffmpeg
from makeafvdo.adapters.renderer.encode.ffmpeg import FfmpegTooSlow, Limit, LimitedProcess, read_stdout, run
from makeafvdo.adapters.renderer.scratch import scratch_folder
from makeafvdo.domain.errors import Permanent
from makeafvdo.domain.messages import MESSAGES
from makeafvdo.domain.storyboards.storyboard import PhotoFacts
from tests.support.tiny_video import tiny_video
from tests.unit.renderer.filmed_clips import a_clock
from tests.unit.renderer.render_harness import a_board, a_voice

SOON_S = 30
FOR_EVER = ("-f", "lavfi", "-i", "testsrc2=s=1920x1080", "-f", "null", "-")


def a_thousand_frames_a_second(path: Path) -> None:
    path.write_bytes(tiny_video(fps=1000))


def sixty_thousand_key_frames(path: Path) -> None:
    path.write_bytes(tiny_video(fps=1000, seconds=60))


def a_burst_in_a_long_clip(path: Path) -> None:
    """Two seconds at 1000 frames a second, then a minute and a half at 2: 22 on average."""
    fast, slow = path.with_suffix(".fast.mp4"), path.with_suffix(".slow.mp4")
    fast.write_bytes(tiny_video(fps=1000, seconds=2))
    slow.write_bytes(tiny_video(fps=2, seconds=90))
    order = path.with_suffix(".txt")
    order.write_text(f"file '{fast}'\nfile '{slow}'\n")
    run("-f", "concat", "-safe", "0", "-i", order, "-c", "copy", "-f", "mp4", path)


def eight_k_shaped_like_4k_at_a_hundred(path: Path) -> None:
    path.write_bytes(tiny_video(width=4096, height=3840, fps=100, seconds=1))


def forty_streams(path: Path) -> None:
    one = path.with_suffix(".one.mp4")
    one.write_bytes(tiny_video())
    run("-i", one, *("-map", "0") * 40, "-c", "copy", "-f", "mp4", path)


def two_hours(path: Path) -> None:
    path.write_bytes(tiny_video(fps=1, seconds=7200))


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (a_thousand_frames_a_second, "clip_too_fast"),
        (sixty_thousand_key_frames, "clip_too_fast"),
        (a_burst_in_a_long_clip, "clip_too_fast"),
        (eight_k_shaped_like_4k_at_a_hundred, "clip_too_heavy"),
        (forty_streams, "clip_too_heavy"),
        (two_hours, "clip_too_long"),
    ],
)
def test_one_such_clip_is_left_out_and_the_others_stay(tmp_path: Path, make: Callable[[Path], None], code: str) -> None:
    good, bad = a_clock(tmp_path / "good.mp4", 1.0), tmp_path / "bad.mp4"
    make(bad)
    began = time.monotonic()

    playable, left_out = usable_clips({"bad": bad, "good": good})

    assert time.monotonic() - began < SOON_S
    assert [facts.key for facts in playable] == ["good"]
    assert [problem.code for problem in left_out] == [code]
    said = MESSAGES[code].filled(**left_out[0].facts)
    assert all(said[part] for part in ("th", "en", "next_th", "next_en"))


@pytest.mark.parametrize("fps", [24, 60, 120])
def test_what_phones_film_is_taken(tmp_path: Path, fps: int) -> None:
    (tmp_path / "clip.mp4").write_bytes(tiny_video(fps=fps, seconds=1))

    assert len(usable_clips({"clip": tmp_path / "clip.mp4"})[0]) == 1


def test_a_clip_that_takes_too_long_to_look_at_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clips, "UPLOADED_FILES", Limit(cpu_s=60, wall_s=0.001))

    playable, left_out = usable_clips({"clip": a_clock(tmp_path / "clip.mp4", 1.0)})

    assert (playable, [problem.code for problem in left_out]) == ([], ["clip_too_heavy"])


@pytest.mark.parametrize("limit", [Limit(cpu_s=1, wall_s=60), Limit(cpu_s=60, wall_s=0.5)], ids=["cpu", "wall"])
def test_a_run_that_never_ends_is_ended(limit: Limit) -> None:
    began = time.monotonic()

    with pytest.raises(FfmpegTooSlow):
        read_stdout(*FOR_EVER, limit=limit)

    assert time.monotonic() - began < SOON_S


def test_what_a_killed_command_has_started_ends_with_it(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    process = LimitedProcess(["sh", "-c", f"sleep 60 & echo $! >{note}; wait"], Limit(cpu_s=60, wall_s=60))
    while not note.exists() or not note.read_text().strip():
        time.sleep(0.01)

    process.kill()
    process.wait()

    child = int(note.read_text())
    deadline = time.monotonic() + SOON_S
    while (still_runs := _runs(child)) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not still_runs


def _runs(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_every_run_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Limit] = []
    real = LimitedProcess.__init__

    def watched(self: LimitedProcess, command: list[str], limit: Limit, **pipes: int) -> None:
        seen.append(limit)
        real(self, command, limit, **pipes)

    monkeypatch.setattr(LimitedProcess, "__init__", watched)
    ffmpeg.read_stderr("-version")

    assert seen == [ffmpeg.OWN_FILES]


def three_silent_hours(path: Path) -> None:
    run("-f", "lavfi", "-i", "anullsrc=r=8000:cl=mono", "-t", "10800", "-c:a", "flac", "-f", "flac", path)


def forty_songs_in_one(path: Path) -> None:
    one = path.with_suffix(".one.m4a")
    run("-f", "lavfi", "-i", "sine=d=1", "-c:a", "aac", one)
    run("-i", one, *("-map", "0") * 40, "-c", "copy", "-f", "mp4", path)


@pytest.mark.parametrize(
    ("make", "code"), [(three_silent_hours, "music_unreadable"), (forty_songs_in_one, "music_too_heavy")]
)
def test_music_is_not_waited_for_either(tmp_path: Path, make: Callable[[Path], None], code: str) -> None:
    voice = a_voice("a", [("คำ แรก ของ เรา", [0.35, 0.4, 0.3, 0.5])])
    board = a_board([voice], [PhotoFacts(key="p", width=900, height=900)])
    make(tmp_path / "song")
    began = time.monotonic()

    with pytest.raises(Permanent) as caught:
        write_music_bed(board, tmp_path / "song", -20.0, tmp_path / "bed.wav")

    assert time.monotonic() - began < SOON_S
    assert caught.value.code == code
    assert MESSAGES[code].filled()["next_th"]


KILLED = """
import os, signal
from makeafvdo.adapters.renderer.scratch import scratch_folder
with scratch_folder() as folder:
    (folder / "clip").write_bytes(bytes(1000))
    print(folder, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for scratch files of its own: another test's render clears the shared one."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_what_a_killed_render_left_is_removed_by_the_next_one(scratch: Path) -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "TMPDIR": str(scratch)}
    killed = subprocess.run(
        [sys.executable, "-c", KILLED], capture_output=True, check=False, env=environment, text=True
    )
    left = Path(killed.stdout.strip())
    assert (left / "clip").exists()

    with scratch_folder() as ours, scratch_folder() as beside:
        assert not left.exists()
        assert ours.is_dir()
        assert beside.is_dir()

    assert not ours.exists()


def test_a_folder_of_a_process_number_used_again_is_removed_too(scratch: Path) -> None:
    """After a killed Lambda the next process may have its number."""
    left = scratch / f"makeafvdo-render-{os.getpid()}-1-old"
    left.mkdir()

    with scratch_folder():
        assert not left.exists()
