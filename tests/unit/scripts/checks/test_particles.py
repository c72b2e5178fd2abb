"""ค่ะ, คะ and ครับ in their places."""

import pytest

from makeafvdo.adapters.thai_words import segment
from makeafvdo.domain.scripts.checks.particles import wrong_particles
from makeafvdo.domain.videos.options import Tone


@pytest.mark.parametrize(
    ("phrase", "tone"),
    [
        ("ราคา 590 บาทค่ะ", Tone.KHA),
        ("ดูรูปก่อนนะคะ", Tone.KHA),
        ("ที่บ้านมีหรือยังคะ", Tone.KHA),
        ("ใช้ดีไหมคะ", Tone.KHA),
        ("ราคาเท่าไหร่คะ", Tone.REVIEW),
        ("ราคา 590 บาทครับ", Tone.KHRAP),
        ("มีหรือยังครับ", Tone.KHRAP),
        ("ลองดูเลย", Tone.FRIENDLY),
    ],
)
def test_a_right_particle_is_no_fault(phrase: str, tone: Tone) -> None:
    assert wrong_particles(phrase, tone, segment) == ()


@pytest.mark.parametrize(
    ("phrase", "tone", "wrong"),
    [
        ("ดูรูปก่อนนะค่ะ", Tone.KHA, "นะค่ะ"),
        ("ใช้ดีไหมค่ะ", Tone.KHA, "ไหมค่ะ"),
        ("ราคา 590 บาทคะ", Tone.KHA, "บาทคะ"),
        ("ราคา 590 บาทครับ", Tone.KHA, "บาทครับ"),
        ("ราคา 590 บาทค่ะ", Tone.KHRAP, "บาทค่ะ"),
        ("ราคา 590 บาทค่ะ", Tone.FRIENDLY, "บาทค่ะ"),
        ("ลองดูนะครับ", Tone.DEAL, "นะครับ"),
    ],
)
def test_a_wrong_particle_is_named_with_the_word_before_it(phrase: str, tone: Tone, wrong: str) -> None:
    assert wrong in wrong_particles(phrase, tone, segment)
