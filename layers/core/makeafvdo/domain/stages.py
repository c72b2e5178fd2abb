"""The stages of a deployment. `staging` is for TikTok's reviewers."""

from typing import Literal

Stage = Literal["dev", "staging", "prod"]

_SANDBOX_KEY = "sb"
"""How the client keys of TikTok's sandboxes begin."""


def is_of_stage(client_key: str, stage: Stage) -> bool:
    """Whether a TikTok app may be used there: a sandbox's on staging alone, any other on prod; on dev either."""
    return stage == "dev" or client_key.startswith(_SANDBOX_KEY) == (stage == "staging")
