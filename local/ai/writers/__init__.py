"""The writers' peers, one module each."""

from local.ai.writers import bedrock, gemini, openai

BLUEPRINTS = (gemini.routes, bedrock.routes, openai.routes)
