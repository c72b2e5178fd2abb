"""A product link in, a Thai sales video in the marketer's TikTok inbox out."""

import gc

from pydantic import BaseModel

# A cold start makes 68,000 objects that stay: looking through them for cycles 170 times takes a twelfth of it.
gc.set_threshold(50_000)

# A model's validator is built when the model is first used: a cold start uses a few of the 160 that it imports.
BaseModel.model_config["defer_build"] = True
