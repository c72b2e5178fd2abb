"""A product link in, a Thai sales video in the marketer's TikTok inbox out."""

from pydantic import BaseModel

# A model's validator is built when the model is first used: a cold start uses a few of the 160 that it imports.
BaseModel.model_config["defer_build"] = True
