"""The voices' peers, one module each."""

from local.ai.voices import botnoi, elevenlabs, gemini, google_cloud, keys

BLUEPRINTS = (gemini.routes, google_cloud.routes, elevenlabs.routes, botnoi.routes, keys.routes)
