"""`GET /_local/keys`: the secret an operator would put in, for the peers of this server."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from local.ai.voices import botnoi, elevenlabs, gemini, google_cloud
from local.ai.writers import openai

routes = Blueprint("keys", __name__, url_prefix="/_local")


def local_keys() -> dict[str, dict[str, str]]:
    return {
        "gemini": {"api_key": gemini.KEY},
        "google": google_cloud.account(),
        "elevenlabs": {"api_key": elevenlabs.KEY},
        "botnoi": {"api_key": botnoi.KEY},
        "openai": {"api_key": openai.KEY},
    }


@routes.get("/keys")
def keys() -> ResponseReturnValue:
    return jsonify(local_keys())
