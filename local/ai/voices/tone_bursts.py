"""Deterministic speech: one burst of a tone for each syllable, at our own pace, between two short silences."""

import math
import struct

from makeafvdo.domain.scripts.thai_length import syllables

RATE = 24_000
_EDGE_S = 0.1
_BURST_S = 0.16
_GAP_S = 0.048
"""Together the seconds of a syllable."""
_PITCHES = (180, 220, 200, 240)
_LOUDNESS = 8000


def bursts(text: str, speed: float = 1.0) -> bytes:
    """Raw samples: 16 bit, little-endian, mono, 24 kHz."""
    samples = [0] * int(_EDGE_S * RATE)
    for nth in range(max(1, syllables(text))):
        step = 2 * math.pi * _PITCHES[nth % len(_PITCHES)] / RATE
        samples += [int(_LOUDNESS * math.sin(step * at)) for at in range(int(_BURST_S * RATE / speed))]
        samples += [0] * int(_GAP_S * RATE / speed)
    samples += [0] * int(_EDGE_S * RATE)
    return struct.pack(f"<{len(samples)}h", *samples)


def spoiled(samples: bytes, fault: str) -> bytes:
    """`silence`, `cut` to a fifth, or eight times as `long`; unchanged for any other fault."""
    match fault:
        case "silence":
            return bytes(len(samples))
        case "cut":
            return samples[: len(samples) // 10 * 2]
        case "long":
            return samples * 8
        case _:
            return samples


def wav(samples: bytes, rate: int = RATE) -> bytes:
    size = len(samples)
    head = struct.pack("<4sI4s4sIHHIIHH", b"RIFF", 36 + size, b"WAVE", b"fmt ", 16, 1, 1, rate, 2 * rate, 2, 16)
    return head + struct.pack("<4sI", b"data", size) + samples
