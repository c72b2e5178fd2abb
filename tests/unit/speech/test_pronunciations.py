import pytest

from makeafvdo.domain.errors import Invalid
from makeafvdo.domain.messages import message_for
from makeafvdo.domain.speech.pronunciations import MOST_ENTRIES, Pronunciations, checked_pronunciations


def test_words_and_readings_are_kept_trimmed() -> None:
    checked = checked_pronunciations({"  La   Vie ": " ลา  วี "})

    assert checked == Pronunciations(own_words={"La Vie": "ลา วี"})


@pytest.mark.parametrize(
    ("own_words", "code"),
    [
        ({f"word{number}": "คำ" for number in range(MOST_ENTRIES + 1)}, "pronunciations_too_many"),
        ({"": "คำ"}, "pronunciation_written_wrong"),
        ({"!!!": "คำ"}, "pronunciation_written_wrong"),
        ({"a" * 41: "คำ"}, "pronunciation_written_wrong"),
        ({"a\u200bb": "คำ"}, "pronunciation_written_wrong"),
        ({"DOVE": ""}, "pronunciation_not_thai"),
        ({"DOVE": "dove"}, "pronunciation_not_thai"),
        ({"DOVE": "โดฟ 2"}, "pronunciation_not_thai"),
        ({"DOVE": "ก" * 81}, "pronunciation_not_thai"),
        ({"DOVE": "โดฟ", "dove": "โด๊ฟ"}, "pronunciation_twice"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence(own_words: dict[str, str], code: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked_pronunciations(own_words)

    assert refused.value.code == code
    assert "{" not in message_for(refused.value)["th"] + message_for(refused.value)["en"]
