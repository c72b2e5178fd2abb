"""TikTok accounts: one of the functions that may touch tokens."""

from makeafvdo.config import BusSettings
from makeafvdo.entrypoints.api import tiktok
from makeafvdo.entrypoints.http import HttpFunction

handler = HttpFunction(tiktok.router, needs=(BusSettings,))
