"""Settings without a single value, for containers whose parts are handed over."""

from typing import Any

from makeafvdo.config import Settings

_VALUES: dict[str, Any] = {}
NO_SETTINGS = Settings.model_construct(**_VALUES)
