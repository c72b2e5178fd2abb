"""Uploads, and edits of the product they go into."""

from makeafvdo.config import QuotaSettings
from makeafvdo.entrypoints.api import intake
from makeafvdo.entrypoints.http import HttpFunction

handler = HttpFunction(intake.router, needs=(QuotaSettings,))
