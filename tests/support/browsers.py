"""A browser's subscription, with the keys of RFC 8291's example."""

from makeafvdo.domain.notices.push import PushSubscription


def a_browser(endpoint: str = "https://push.example/one") -> PushSubscription:
    return PushSubscription.model_validate(
        {
            "endpoint": endpoint,
            "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            "auth": "BTBZMqHH6r4Tts7J_aSIgg",
        }
    )
