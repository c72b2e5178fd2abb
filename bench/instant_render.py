"""The render step of `make bench-batch`'s stack: as deployed, but every video is the same short one, rendered before.

It lies beside the step's own module, with the video, its poster and its facts.
"""

import hashlib
import importlib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from makeafvdo.adapters.artifacts import Artifacts, VideoFiles
from makeafvdo.domain.videos.facts import VideoFacts
from makeafvdo.domain.videos.videos import Video

_HERE = Path(__file__).parent
_DIGEST = "0" * 64

step = importlib.import_module("render")


def made_before(video: Video, *, artifacts: Artifacts, **_: Any) -> VideoFiles:  # noqa: ANN401
    """Of each row another file: an MP4's `free` box (ISO/IEC 14496-12) names its video, and no player looks at it."""
    if made := artifacts.find_video(video.prefix, _DIGEST):
        return made
    name = video.video_id.encode()
    content = (_HERE / "video.mp4").read_bytes() + (8 + len(name)).to_bytes(4, "big") + b"free" + name
    facts = VideoFacts.model_validate_json((_HERE / "video.json").read_text()).model_copy(
        update={"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    )
    with TemporaryDirectory() as folder:
        mp4, poster = Path(folder) / "video.mp4", _HERE / "poster.jpg"
        mp4.write_bytes(content)
        return artifacts.put_video(
            video.prefix, _DIGEST, mp4=mp4, poster=poster, sheet=poster, storyboard=facts, facts=facts
        )


vars(step)["make_video"] = made_before
handler = step.handler
