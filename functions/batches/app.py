"""Product lists: the JSON API."""

from makeafvdo.config import AiOrder, BatchQuotaSettings, BatchRunSettings, BatchSettings, RunSettings
from makeafvdo.entrypoints.api import batches
from makeafvdo.entrypoints.http import HttpFunction

handler = HttpFunction(
    batches.router, needs=(BatchSettings, BatchQuotaSettings, BatchRunSettings, RunSettings, AiOrder)
)
