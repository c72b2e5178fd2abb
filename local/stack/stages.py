"""The stages that may run beside one another on one emulator, each a deployment of its own with a TikTok of its own."""

API_IDS = {"dev": "a0b0c0d0", "staging": "b0b0c0d0"}
"""The emulator's host form of the API needs an id known before the deploy: eight hex digits."""
