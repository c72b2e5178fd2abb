"""make voices: one sentence by every voice that can speak here, on a page for a Thai listener to judge.

`make voices BUCKET=<a stage's MediaBucket>` also puts the samples where that stage's pages play them.
"""

import html
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import boto3

from local.paths import OUT
from local.voices_with_key import voices_with_key
from makeafvdo.adapters.renderer.encode.ffmpeg import ffmpeg
from makeafvdo.adapters.voices.catalogue import catalogue, label_of
from makeafvdo.adapters.voices.prices import price_of_seconds
from makeafvdo.adapters.voices.sound import wav_bytes
from makeafvdo.adapters.voices.spelling import spoken_text
from makeafvdo.adapters.voices.voice import Delivery, Voice
from makeafvdo.domain.ai_faults import AiFault
from makeafvdo.domain.sha256 import sha256_hex
from makeafvdo.domain.videos.options import Tone
from makeafvdo.domain.videos.voice_samples import SAMPLES_KEY, VoiceSamples, sample_key

FOLDER = OUT / "voices"
_MALE_PARTICLE = "ครับ"


class Sample(NamedTuple):
    """`file` of None: the voice could not speak, as `fault` says."""

    voice_id: str
    file: Path | None
    fault: str = ""


def make_samples() -> list[Sample]:
    """An MP3 for each voice under `FOLDER`, with the page. What was there before is gone."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    samples = [_sample_of(voice) for voice in voices_with_key()]
    (FOLDER / "index.html").write_text(_page(samples), encoding="utf-8")
    return samples


def put_samples(samples: list[Sample], bucket: str) -> None:
    """The list goes last, so that a page never names a sample that is not there."""
    s3 = boto3.client("s3")
    keys = {each.voice_id: f"samples/{each.file.name}" for each in samples if each.file}
    for each in samples:
        if each.file:
            s3.upload_file(str(each.file), bucket, keys[each.voice_id], ExtraArgs={"ContentType": "audio/mpeg"})
    body = VoiceSamples(keys=keys).model_dump_json().encode()
    s3.put_object(Bucket=bucket, Key=SAMPLES_KEY, Body=body, ContentType="application/json")


def _sample_of(voice: Voice) -> Sample:
    tone, sentence = _as_it_speaks(voice.id)
    try:
        sound = voice.synthesise(spoken_text(sentence, voice.profile), Delivery(tone))
    except AiFault as fault:
        return Sample(voice.id, None, fault.kind.value)
    wav = wav_bytes(sound.pcm, sound.sample_rate)
    path = FOLDER / Path(sample_key(voice.id, sha256_hex(wav)[:12], ".mp3")).name
    command = [ffmpeg(), "-v", "error", "-f", "wav", "-i", "-", "-b:a", "64k", str(path)]
    subprocess.run(command, input=wav, check=True)
    return Sample(voice.id, path)


def _as_it_speaks(voice_id: str) -> tuple[Tone, str]:
    """A man says ครับ."""
    known, sentence = catalogue().find(voice_id), catalogue().sample
    if known is None or Tone.KHRAP not in known.voice.tones:
        return Tone.KHA, sentence
    return Tone.KHRAP, sentence.replace("ค่ะ", _MALE_PARTICLE)


def _page(samples: list[Sample]) -> str:
    rows = "".join(_row(each) for each in samples)
    return (
        '<!doctype html><html lang="th"><meta charset="utf-8"><title>MakeAFVDO voices</title>'
        '<meta name="viewport" content="width=device-width"><style>body{font:1rem/1.6 sans-serif;max-width:44rem;'
        "margin:2rem auto;padding:0 1rem}li{margin:0 0 1.5rem}audio{display:block;width:100%}</style>"
        "<h1>Which voice would you post with?</h1>"
        f'<p lang="th">{html.escape(catalogue().sample)}</p>'
        "<p>For each: is it Thai, are the tones right, would you post it? Nobody has judged these voices yet.</p>"
        f"<ol>{rows}</ol></html>"
    )


def _row(sample: Sample) -> str:
    label, price = label_of(sample.voice_id), price_of_seconds(30, sample.voice_id)
    name = (
        f"<strong>{html.escape(label.th)}</strong> {html.escape(sample.voice_id)} · 30 s: {html.escape(price.text.en)}"
    )
    heard = f'<audio controls src="{sample.file.name}"></audio>' if sample.file else f"<p>no sample: {sample.fault}</p>"
    return f"<li>{name}{heard}</li>"


def main(arguments: list[str]) -> int:
    samples = make_samples()
    for each in samples:
        print(f"  {each.voice_id:<40} {each.file.name if each.file else each.fault}")
    print(f"  {FOLDER / 'index.html'}")
    if arguments and arguments[0]:
        put_samples(samples, arguments[0])
        print(f"  uploaded to {arguments[0]}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
