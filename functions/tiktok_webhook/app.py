"""What TikTok tells us by itself: verified, recorded, acted on."""

from makeafvdo.entrypoints.api import webhook
from makeafvdo.entrypoints.http import HttpFunction

handler = HttpFunction(webhook.router)
