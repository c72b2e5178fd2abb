"""The operator's secret of AI keys: one mistake stops no other key, and none of it is ever told."""

import pytest

from makeafvdo.adapters.ai_keys import AiKeys, read_ai_keys


def test_a_secret_that_does_not_read_is_as_none_and_is_not_quoted(caplog: pytest.LogCaptureFixture) -> None:
    assert read_ai_keys('{"gemini": {"api_key": "AIzaSecret"},}') == AiKeys()
    assert "AIza" not in caplog.text
    assert "does not read" in caplog.text


@pytest.mark.parametrize("key", ["AIza…", "กุญแจ", "two\nlines"])
def test_a_key_no_header_can_carry_is_as_none_and_the_others_stay(key: str) -> None:
    keys = AiKeys.model_validate({"gemini": {"api_key": key}, "openai": {"api_key": " sk-1 \n"}})

    assert keys.providers == {"openai"}
    assert keys.openai
    assert keys.openai.api_key.get_secret_value() == "sk-1"
