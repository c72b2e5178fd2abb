"""The soundtrack of a video, voice and music, at the loudness TikTok plays: −14 LUFS, true peak under −1 dB."""

import wave
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from makeafvdo.adapters.renderer.audio.loudness import measure_loudness
from makeafvdo.adapters.renderer.audio.music import RATE, write_music_bed
from makeafvdo.adapters.renderer.encode.ffmpeg import run
from makeafvdo.domain.errors import Permanent, Transient
from makeafvdo.domain.storyboards.storyboard import Storyboard

TARGET_LUFS = -14.0

_NEAR_ENOUGH = 0.1
_GAIN_ROUNDS = 4
_VOICE_FILTERS = "highpass=f=70,acompressor=threshold=-22dB:ratio=2.5:attack=8:release=160:knee=6"
# Peaks between samples and those AAC adds need head room under −1 dB; at 4 x 48 kHz the limiter sees the former.
_LIMITER_FILTERS = f"aresample={4 * RATE},alimiter=limit=0.79:attack=3:release=60:level=0,aresample={RATE}"
_FULL_SCALE = 32_700
_SILENCE_PEAK = 60
"""Of 32,767: a file that never exceeds it is silent."""
_CLIPPED_SHARE = 0.005


def write_soundtrack(board: Storyboard, sounds: Mapping[str, Path], music: Path | None, wav: Path) -> None:
    """Writes the scenes' voices at their places and the music under them, as one WAV exactly as long as the video.

    The limiter takes a little loudness away, so the gain is corrected by what is measured after it. Raises
    Permanent("voice_silent") and Permanent("voice_clipped") naming the scene, and what `write_bed` raises.
    """
    for sound in board.sounds:
        _check_voice(sounds[sound.audio_key], board.scene_at(sound.start_frame))
    mixed = wav.with_suffix(".mixed.wav")
    _mix_voices(board, sounds, mixed)
    if music is not None:
        _mix_in_music(board, music, mixed)
    gain = TARGET_LUFS - measure_loudness(mixed).integrated
    for _ in range(_GAIN_ROUNDS):
        run("-i", mixed, "-af", f"volume={gain:.2f}dB,{_LIMITER_FILTERS}", wav)
        deficit = TARGET_LUFS - measure_loudness(wav).integrated
        if abs(deficit) <= _NEAR_ENOUGH:
            break
        gain += deficit
    mixed.unlink()


def _check_voice(path: Path, scene: str) -> None:
    try:
        with wave.open(str(path)) as file:
            samples = np.abs(np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.int32))
    except (wave.Error, EOFError) as error:
        raise Transient("voice_missing") from error
    if not (samples > _SILENCE_PEAK).any():
        raise Permanent("voice_silent", scene=scene)
    if (samples >= _FULL_SCALE).mean() > _CLIPPED_SHARE:
        raise Permanent("voice_clipped", scene=scene)


def _mix_voices(board: Storyboard, sounds: Mapping[str, Path], wav: Path) -> None:
    samples_a_frame = RATE // board.fps
    inputs = [argument for sound in board.sounds for argument in ("-i", sounds[sound.audio_key])]
    delayed = [
        f"[{nth}:a]aresample={RATE},adelay={sound.start_frame * samples_a_frame}S:all=1[s{nth}];"
        for nth, sound in enumerate(board.sounds)
    ]
    names = "".join(f"[s{nth}]" for nth in range(len(delayed)))
    mixed = f"{names}amix=inputs={len(delayed)}:normalize=0,{_VOICE_FILTERS}"
    whole = f"apad,atrim=end_sample={board.frames * samples_a_frame}"
    run(*inputs, "-filter_complex", f"{''.join(delayed)}{mixed},{whole}", "-ac", "1", wav)


def _mix_in_music(board: Storyboard, music: Path, mixed: Path) -> None:
    """Mixes it under the voice in `mixed`, which becomes stereo with the voice in the centre."""
    spoken, bed = mixed.with_suffix(".spoken.wav"), mixed.with_suffix(".bed.wav")
    mixed.replace(spoken)
    write_music_bed(board, music, measure_loudness(spoken).integrated, bed)
    both = "[0:a]aformat=channel_layouts=stereo[voice];[voice][1:a]amix=inputs=2:normalize=0"
    run("-i", spoken, "-i", bed, "-filter_complex", both, mixed)
    spoken.unlink()
    bed.unlink()
