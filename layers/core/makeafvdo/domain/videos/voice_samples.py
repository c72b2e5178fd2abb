"""What voices sound like, in the media bucket under `samples/`."""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

SAMPLES_KEY = "samples/samples.json"


class VoiceSamples(BaseModel):
    """`keys`: a voice's id → where its sample is. A voice that is not listed has none."""

    model_config = ConfigDict(frozen=True)

    keys: Mapping[str, str] = {}


def sample_key(voice_id: str, digest: str, suffix: str) -> str:
    """Another sound is another key, so that one that is listed is never replaced."""
    return f"samples/{voice_id.replace(':', '-')}-{digest}{suffix}"
