"""make bench-voice: how well a machine understands each voice, how fast it speaks and how long it takes.

The judge is Whisper-base, in an environment of its own. It mishears natural Thai too: a character error rate says
which voice is understood better, not whether a listener likes it, and it does not hear tones. `--sentences 6` takes the
first six of each kind. Voices that cost money speak where MAKEAFVDO_AI_KEYS holds their keys.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from bench.character_errors import character_error_rate
from local.paths import VENVS
from local.voices_with_key import voices_with_key
from makeafvdo.adapters.voices.sound import wav_bytes
from makeafvdo.adapters.voices.spelling import spoken_text
from makeafvdo.adapters.voices.voice import Delivery, Voice
from makeafvdo.domain.ai_faults import AiFault
from makeafvdo.domain.scripts.thai_length import syllables
from makeafvdo.domain.videos.options import Tone

_SENTENCES = Path(__file__).with_name("voice_sentences.toml")
_JUDGE = VENVS / "judge/bin/python"
Hear = Callable[[Path], str]


class Heard(NamedTuple):
    said: str
    heard: str
    took_s: float
    sound_s: float

    @property
    def error_rate(self) -> float:
        return character_error_rate(self.said, self.heard)


class Measured(NamedTuple):
    """`rtf`: seconds of work per second of sound, the waiting for a service included."""

    cer: float
    price_cer: float
    syllables_s: float
    rtf: float


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench.voice", description=__doc__)
    parser.add_argument("--sentences", type=int, default=40)
    parser.add_argument("--judge", type=Path, default=_JUDGE, help="Python of the judge's environment")
    parser.add_argument("--show", action="store_true", help="print what was heard")
    chosen = parser.parse_args()
    texts: dict[str, list[str]] = tomllib.loads(_SENTENCES.read_text(encoding="utf-8"))
    sentences, prices = (texts[kind][: chosen.sentences] for kind in ("sentences", "prices"))
    voices: dict[str, dict[str, float]] = {}
    print(f"{'voice':<40} {'CER':>6} {'price CER':>10} {'syllables/s':>12} {'RTF':>6}")
    with _judge(chosen.judge) as hear, tempfile.TemporaryDirectory() as folder:
        for voice in voices_with_key():
            try:
                measured = _measure(voice, sentences, prices, hear, Path(folder), show=chosen.show)
            except AiFault as fault:
                print(f"{voice.id:<40} could not speak: {fault.kind.value}")
                continue
            print(
                f"{voice.id:<40} {measured.cer:6.3f} {measured.price_cer:10.3f} {measured.syllables_s:12.2f}"
                f" {measured.rtf:6.2f}",
                flush=True,
            )
            voices[voice.id] = {name: round(value, 3) for name, value in measured._asdict().items()}
    memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(sentences)} sentences and {len(prices)} with a number; this process took {memory_mb:.0f} MB at most")
    print(json.dumps({"voices": voices}))
    return 0


@contextmanager
def _judge(python: Path) -> Iterator[Hear]:
    command = [str(python), str(Path(__file__).with_name("voice_judge.py"))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as judge:
        answers = iter(judge.stdout or ())

        def hear(path: Path) -> str:
            print(path, file=judge.stdin, flush=True)
            return str(json.loads(next(answers)))

        next(answers)  # it has read its model
        yield hear


def _measure(
    voice: Voice, sentences: Sequence[str], prices: Sequence[str], hear: Hear, folder: Path, *, show: bool
) -> Measured:
    _speak(voice, sentences[0], hear, folder)  # what is loaded once is not counted
    plain = [_speak(voice, each, hear, folder) for each in sentences]
    priced = [_speak(voice, each, hear, folder) for each in prices]
    both = [*plain, *priced]
    for each in both if show else ():
        print(f"  {each.error_rate:.2f}  {each.said}\n        {each.heard}")
    sound_s = sum(each.sound_s for each in both)
    return Measured(
        cer=mean(each.error_rate for each in plain),
        price_cer=mean(each.error_rate for each in priced),
        syllables_s=sum(syllables(each.said) for each in both) / sound_s,
        rtf=sum(each.took_s for each in both) / sound_s,
    )


def _speak(voice: Voice, sentence: str, hear: Hear, folder: Path) -> Heard:
    began = time.perf_counter()
    sound = voice.synthesise(spoken_text(sentence, voice.profile), Delivery(Tone.KHA))
    took_s = time.perf_counter() - began
    path = folder / "said.wav"
    path.write_bytes(wav_bytes(sound.pcm, sound.sample_rate))
    return Heard(sentence, hear(path), took_s, sound.pcm.size / sound.sample_rate)


if __name__ == "__main__":
    sys.exit(main())
