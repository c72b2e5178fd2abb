"""TikTok's webhook: verify the signature, handle the event, mark it as seen."""

from makeafvdo.config import BusSettings
from makeafvdo.entrypoints.api import webhook
from makeafvdo.entrypoints.http import HttpFunction

handler = HttpFunction(webhook.router, needs=(BusSettings,))
