"""The embedded voice: Kokoro with Hindi voices, Thai phonemes and Thai tones. A preview, not for publishing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np

from makeafvdo.adapters.thai_words import segment
from makeafvdo.adapters.voices.kokoro_model import SAMPLE_RATE, SAMPLES_PER_FRAME, Floats, KokoroModel
from makeafvdo.adapters.voices.kokoro_tokens import BreathGroups, audible_part, spans_of, tokens_of
from makeafvdo.adapters.voices.pronunciation import Pronunciation
from makeafvdo.adapters.voices.sound import Pcm, normalised, pcm16, speech_bounds
from makeafvdo.adapters.voices.syllables import ThaiSyllable
from makeafvdo.adapters.voices.tone_contours import with_thai_tones
from makeafvdo.domain.scripts.speech import SpokenPhrase, Syllable
from makeafvdo.domain.speech.normaliser import EMBEDDED, NORMALISER_VERSION, spoken_breaths
from makeafvdo.domain.videos.options import Tone

LEAD_S = 0.06
PAUSE_S = 0.22
TAIL_S = 0.18
UNSPEAKABLE_S = 0.2
"""Silence before the first phrase, between two, after the last, and in place of one with nothing to say."""

_SPEAKERS = {Tone.KHA: ("hf_alpha", "hf_beta"), Tone.KHRAP: ("hm_psi",)}
"""Style vectors, mixed in equal parts."""
_NAMES = {Tone.KHA: "kokoro-hf-mix", Tone.KHRAP: "kokoro-hm-psi"}
_STYLE_SIZE = 256
_LONGEST_UTTERANCE = 70
"""Syllables, of at most seven tokens each: the model takes 510 tokens."""


@dataclass(frozen=True)
class Speech:
    """16 bit mono `pcm`, and the times of what is spoken in it."""

    voice: str
    sample_rate: int
    pcm: Pcm
    phrases: tuple[SpokenPhrase, ...]

    @property
    def seconds(self) -> float:
        return self.pcm.size / self.sample_rate


class _Utterance(NamedTuple):
    """One run of the model, trimmed to what is audible. `syllables` are timed from its own start."""

    samples: Floats
    syllables: tuple[Syllable, ...]


class KokoroVoice:
    """`folder`: as `local.voices` makes it. `revision` changes whenever the same text would sound different."""

    revision = f"2.{NORMALISER_VERSION}"

    def __init__(self, folder: Path, threads: int) -> None:
        self._model = KokoroModel(folder, threads)
        self._pronunciation = Pronunciation()
        self._styles = {tone: _mixed_styles(folder, speakers) for tone, speakers in _SPEAKERS.items()}

    def speak(self, phrases: Sequence[str], tone: Tone) -> Speech:
        """The phrases one after the other with a pause between; one with nothing to say is a short silence."""
        parts = [_silence(LEAD_S)]
        spoken: list[SpokenPhrase] = []
        for number, phrase in enumerate(phrases):
            if number:
                parts.append(_silence(PAUSE_S))
            start_s = _seconds(parts)
            syllables: list[Syllable] = []
            for utterance in self._utterances(phrase, tone):
                syllables += _shifted(utterance.syllables, _seconds(parts))
                parts.append(utterance.samples)
            spoken.append(SpokenPhrase(text=phrase, start_s=start_s, end_s=_seconds(parts), syllables=tuple(syllables)))
        parts.append(_silence(TAIL_S))
        return Speech(_NAMES[tone], SAMPLE_RATE, pcm16(np.concatenate(parts)), tuple(spoken))

    def _utterances(self, phrase: str, tone: Tone) -> Iterator[_Utterance]:
        breath_groups = self._pronunciation.breath_groups(spoken_breaths(phrase, EMBEDDED, segment=segment))
        if not breath_groups:
            yield _Utterance(_silence(UNSPEAKABLE_S), ())
        for run in _runs(breath_groups):
            yield self._utterance(run, tone)

    def _utterance(self, breath_groups: BreathGroups, tone: Tone) -> _Utterance:
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
        return _Utterance(normalised(sound[first:last], SAMPLE_RATE), syllables)


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


def _silence(seconds: float) -> Floats:
    return np.zeros(round(seconds * SAMPLE_RATE), np.float32)


def _seconds(parts: Sequence[Floats]) -> float:
    return round(sum(part.size for part in parts) / SAMPLE_RATE, 3)


def _shifted(syllables: Sequence[Syllable], by_s: float) -> Iterator[Syllable]:
    for syllable in syllables:
        later = {"start_s": round(syllable.start_s + by_s, 3), "end_s": round(syllable.end_s + by_s, 3)}
        yield syllable.model_copy(update=later)
