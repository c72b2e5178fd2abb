"""Uploads, and what they become: material of the product, and the marketer's own voice."""

from makeafvdo.config import QuotaSettings
from makeafvdo.entrypoints.api import intake, recordings
from makeafvdo.entrypoints.http import HttpFunction

handler = HttpFunction(intake.router, recordings.router, needs=(QuotaSettings,))
