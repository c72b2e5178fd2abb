"""Asking a voice for a phrase: what comes back is listened to, and asked for again where that may help.

slow_down, busy         twice more, after the pause that was asked for
cut_short, malformed    once more
anything else           never: the next voice is asked
"""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from makeafvdo.adapters.voices.sound import Pcm, floats, speech_bounds
from makeafvdo.adapters.voices.voice import Delivery, PhraseSound, Voice
from makeafvdo.domain.ai_faults import AiFault, FaultKind
from makeafvdo.domain.scripts.thai_length import SECONDS_PER_INNER_PAUSE, SECONDS_PER_PHRASE, syllables

_TRIES = {FaultKind.SLOW_DOWN: 3, FaultKind.BUSY: 3, FaultKind.CUT_SHORT: 2, FaultKind.MALFORMED: 2}
_PAUSES_S = (1.0, 3.0)
"""Where the service names none."""
_SHORTEST, _LONGEST = 0.35, 2.5
"""Parts of the estimated length: beyond them it has not said our words."""
_SILENT_BELOW = 100
"""Largest sample of 32,767."""
_CLIPPED_PART = 0.05


@dataclass(frozen=True)
class Patience:
    """Until `deadline` of `now_s`; a phrase that would begin later is BUSY."""

    deadline: float
    now_s: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


def ask(voice: Voice, text: str, delivery: Delivery, patience: Patience) -> PhraseSound:
    """The phrase, plausible as speech of `text`. Raises AiFault."""
    failed: dict[FaultKind, int] = {}
    while True:
        if patience.now_s() >= patience.deadline:
            raise AiFault(FaultKind.BUSY)
        try:
            sound = voice.synthesise(text, delivery)
            refuse_implausible(sound, text, voice.pace_at(delivery.speed))
        except AiFault as fault:
            failed[fault.kind] = failed.get(fault.kind, 0) + 1
            pause_s = _pause(fault, failed[fault.kind])
            if failed[fault.kind] >= _TRIES.get(fault.kind, 1) or patience.now_s() + pause_s >= patience.deadline:
                raise
            patience.sleep(pause_s)
            continue
        return sound


def _pause(fault: AiFault, failures: int) -> float:
    if fault.kind in {FaultKind.CUT_SHORT, FaultKind.MALFORMED}:
        return 0.0
    if fault.retry_after_s is not None:
        return fault.retry_after_s
    return _PAUSES_S[min(failures, len(_PAUSES_S)) - 1]


def refuse_implausible(sound: PhraseSound, text: str, pace: float) -> None:
    """Raises AiFault: MALFORMED for silence, noise and far too much, CUT_SHORT for far too little."""
    if not sound.pcm.size or np.abs(sound.pcm.astype(np.int32)).max() < _SILENT_BELOW:
        raise AiFault(FaultKind.MALFORMED)
    if (np.abs(sound.pcm.astype(np.int32)) >= 32_760).mean() > _CLIPPED_PART:
        raise AiFault(FaultKind.MALFORMED)
    heard_s, estimated_s = _audible_seconds(sound.pcm, sound.sample_rate), estimated_seconds(text, pace)
    if heard_s < _SHORTEST * estimated_s:
        raise AiFault(FaultKind.CUT_SHORT)
    if heard_s > _LONGEST * estimated_s:
        raise AiFault(FaultKind.MALFORMED)


def estimated_seconds(text: str, pace: float) -> float:
    """Of one normalised phrase, whose commas are breaths, at `pace` syllables a second."""
    breaths = len(re.findall(r",\s*\S", text))
    return SECONDS_PER_PHRASE + syllables(text) / pace + breaths * SECONDS_PER_INNER_PAUSE


def _audible_seconds(pcm: Pcm, rate: int) -> float:
    first, last = speech_bounds(floats(pcm), rate)
    return (last - first) / rate
