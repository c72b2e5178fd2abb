"""The embedded voice: Kokoro with Hindi voices, Thai phonemes and Thai tones. A preview, not for publishing."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from makeafvdo.adapters.voices.catalogue import EMBEDDED_REVISION
from makeafvdo.adapters.voices.kokoro_model import SAMPLE_RATE, SAMPLES_PER_FRAME, Floats, KokoroModel
from makeafvdo.adapters.voices.kokoro_tokens import BreathGroups, audible_part, spans_of, tokens_of
from makeafvdo.adapters.voices.pronunciation import Pronunciation
from makeafvdo.adapters.voices.sound import normalised, pcm16, speech_bounds
from makeafvdo.adapters.voices.syllables import ThaiSyllable
from makeafvdo.adapters.voices.tone_contours import with_thai_tones
from makeafvdo.adapters.voices.voice import Delivery, PhraseSound
from makeafvdo.domain.scripts.speech import Syllable
from makeafvdo.domain.speech.normaliser import BREATH
from makeafvdo.domain.videos.options import EMBEDDED, Tone

_SPEAKERS = {**dict.fromkeys(Tone, ("hf_alpha", "hf_beta")), Tone.KHRAP: ("hm_psi",)}
"""Style vectors, mixed in equal parts."""
_STYLE_SIZE = 256
_PACE = 4.8
"""Syllables a second, between pauses."""
_LONGEST_UTTERANCE = 70
"""Syllables, of at most seven tokens each: the model takes 510 tokens."""


class KokoroVoice:
    """`folder`: as `local.voices` makes it. `revision` changes whenever the same text would sound different."""

    id = EMBEDDED
    profile = EMBEDDED
    revision = EMBEDDED_REVISION
    is_preview = True
    parallel = 1

    def __init__(self, folder: Path, threads: int) -> None:
        self._model = KokoroModel(folder, threads)
        self._pronunciation = Pronunciation()
        self._styles = {tone: _mixed_styles(folder, speakers) for tone, speakers in _SPEAKERS.items()}

    def pace_at(self, speed: float) -> float:  # noqa: ARG002
        return _PACE

    def synthesise(self, text: str, delivery: Delivery) -> PhraseSound:
        """With the times of its syllables, at its own pace whatever the speed. A text without a Thai word is silent."""
        parts: list[Floats] = [np.zeros(0, np.float32)]
        syllables: list[Syllable] = []
        breaths = [breath.split() for breath in text.split(BREATH)]
        for run in _runs(self._pronunciation.breath_groups(breaths)):
            samples, spoken = self._utter(run, delivery.tone)
            syllables += _shifted(spoken, sum(part.size for part in parts) / SAMPLE_RATE)
            parts.append(samples)
        return PhraseSound(pcm16(np.concatenate(parts)), SAMPLE_RATE, syllables=tuple(syllables))

    def _utter(self, breath_groups: BreathGroups, tone: Tone) -> tuple[Floats, Sequence[Syllable]]:
        """One run of the model: what is audible of it, and its syllables timed from there."""
        tokens = tokens_of(breath_groups)
        styles = self._styles[tone]
        style = styles[min(len(tokens), len(styles)) - 1][None]
        text = self._model.encode_text([token.symbol for token in tokens], style)
        prosody = self._model.predict_prosody(text, style)
        spans = [audible_part(span, prosody.is_audible) for span in spans_of(tokens, text.frames.tolist())]
        thai = prosody._replace(pitch=with_thai_tones(prosody.pitch, breath_groups, spans))
        sound = self._model.decode_sound(text, thai, style)

        first, last = speech_bounds(sound, SAMPLE_RATE)
        edges = np.array([(span.start, span.end) for span in spans]) * SAMPLES_PER_FRAME
        times = (np.clip(edges, first, last) - first) / SAMPLE_RATE
        sounds = [sound for group in breath_groups for sound in group]
        syllables = tuple(
            Syllable(start_s=float(start), end_s=float(end), ends_word=syllable.ends_word)
            for (start, end), syllable in zip(times, sounds, strict=True)
        )
        return normalised(sound[first:last], SAMPLE_RATE), syllables


def _mixed_styles(folder: Path, speakers: Sequence[str]) -> Floats:
    """One style per number of tokens."""
    styles = [np.fromfile(folder / "voices" / f"{name}.bin", np.float32).reshape(-1, _STYLE_SIZE) for name in speakers]
    mix: Floats = np.mean(styles, axis=0, dtype=np.float32)
    return mix


def _runs(breath_groups: BreathGroups) -> Iterator[BreathGroups]:
    """For one run of the model each; usually one. A breath group too long for the model is cut between syllables."""
    run: list[Sequence[ThaiSyllable]] = []
    for group in breath_groups:
        for start in range(0, len(group), _LONGEST_UTTERANCE):
            part = group[start : start + _LONGEST_UTTERANCE]
            if run and sum(map(len, run)) + len(part) > _LONGEST_UTTERANCE:
                yield run
                run = []
            run.append(part)
    if run:
        yield run


def _shifted(syllables: Sequence[Syllable], by_s: float) -> Iterator[Syllable]:
    for syllable in syllables:
        yield syllable.model_copy(update={"start_s": syllable.start_s + by_s, "end_s": syllable.end_s + by_s})
