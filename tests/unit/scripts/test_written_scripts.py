"""The embedded writer's promises, on every fixture product, length, tone and hook."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import product as every

import pytest

from makeafvdo.adapters.writers.cleaning import visible
from makeafvdo.adapters.writers.embedded import write
from makeafvdo.domain.errors import NeedsInput
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.scripts import Role, Script
from makeafvdo.domain.scripts.thai_length import script_seconds
from makeafvdo.domain.videos.options import Options, Tone
from tests.support.products import A_PRODUCT_OF_FEW_FACTS, FIXTURE_PRODUCTS, a_bare_product, a_product

LENGTHS = (15, 30, 45, 60)
CHOICES = tuple(
    Options(seconds=seconds, tone=tone, hook=hook) for seconds, tone, hook in every(LENGTHS, Tone, range(3))
)


@cache
def scripts() -> tuple[tuple[Product, Script], ...]:
    return tuple((product, write(product, options)) for product in FIXTURE_PRODUCTS for options in CHOICES)


def spoken_seconds(script: Script) -> float:
    return script_seconds(tuple(scene.phrases for scene in script.scenes))


def phrases(script: Script) -> Iterator[str]:
    for scene in script.scenes:
        yield from scene.phrases


def test_every_fixture_product_fills_every_length_within_fifteen_percent() -> None:
    off = {
        (product.title, script.seconds): spoken_seconds(script)
        for product, script in scripts()
        if abs(spoken_seconds(script) / script.seconds - 1) > 0.08
    }

    assert off == {}
    assert {script.seconds for _, script in scripts()} == set(LENGTHS)


def test_lengths_between_the_usual_ones_are_met_too() -> None:
    for seconds in range(15, 61):
        script = write(a_product(), Options(seconds=seconds))

        assert script.seconds == seconds
        assert spoken_seconds(script) == pytest.approx(seconds, rel=0.1)


def test_no_benefit_phrase_is_shared_by_two_products() -> None:
    owners = defaultdict(set)
    for product, script in scripts():
        for scene in script.scenes:
            if scene.role is Role.BENEFIT:
                for phrase in scene.phrases:
                    owners[phrase.removesuffix("ค่ะ").removesuffix("ครับ")].add(product.title)

    assert [phrase for phrase, titles in owners.items() if len(titles) > 1] == []


def test_a_script_opens_with_a_hook_tells_benefits_and_closes_with_a_call() -> None:
    for product, script in scripts():
        roles = [scene.role for scene in script.scenes]

        assert roles[0] is Role.HOOK
        assert Role.BENEFIT in roles
        assert roles[-1] is Role.CALL_TO_ACTION
        assert (Role.PRICE in roles) == (product.price is not None)
        assert "ตะกร้า" in script.scenes[-1].phrases[-1]


def test_scene_ids_are_unique() -> None:
    for _, script in scripts():
        ids = [scene.scene_id for scene in script.scenes]

        assert len(ids) == len(set(ids))


def test_a_phrase_is_one_breath_and_a_scene_at_most_four() -> None:
    for _, script in scripts():
        assert all(1 <= len(scene.phrases) <= 4 for scene in script.scenes)
        assert [phrase for phrase in phrases(script) if not 8 <= visible(phrase) <= 32] == []


def test_only_thai_letters_and_digits_are_spoken() -> None:
    for _, script in scripts():
        for phrase in phrases(script):
            assert all("ก" <= sign <= "๙" or sign in "0123456789,. " for sign in phrase), phrase


def test_a_woman_asks_with_kha_short_and_states_with_kha_falling() -> None:
    for _, script in scripts():
        for phrase in phrases(script) if script.tone is Tone.KHA else ():
            asks = phrase.endswith(("ไหมคะ", "หรือยังคะ", "หรือเปล่าคะ", "บ้างคะ", "นะคะ", "แบบไหนกันคะ", "สักตัวคะ"))

            assert not phrase.endswith("คะ") or asks, phrase
            assert not phrase.endswith(("ไหมค่ะ", "หรือยังค่ะ", "หรือเปล่าค่ะ", "นะค่ะ")), phrase
            assert "ครับ" not in phrase


def test_a_man_says_khrap_and_never_kha() -> None:
    for _, script in scripts():
        for phrase in phrases(script) if script.tone is Tone.KHRAP else ():
            assert not phrase.endswith(("ค่ะ", "คะ")), phrase


def test_the_tone_changes_nothing_but_the_particle() -> None:
    options = Options(seconds=30)

    hers = list(phrases(write(a_product(), options)))
    his = list(phrases(write(a_product(), options.model_copy(update={"tone": Tone.KHRAP}))))

    assert [phrase.removesuffix("ค่ะ").removesuffix("คะ") for phrase in hers] == [
        phrase.removesuffix("ครับ") for phrase in his
    ]


def test_particles_close_scenes_not_phrases() -> None:
    for _, script in scripts():
        for scene in script.scenes:
            assert sum(phrase.endswith(("ค่ะ", "คะ", "ครับ")) for phrase in scene.phrases) <= 1


def test_the_same_product_and_options_give_the_same_script() -> None:
    assert write(a_product(), Options()) == write(a_product(), Options())


def test_three_different_hooks_are_offered_and_the_chosen_one_is_spoken() -> None:
    for _, script in scripts():
        assert len(set(script.hooks)) == 3
        assert " ".join(script.scenes[0].phrases) == script.hooks[script.hook]


def test_the_fact_of_the_hook_is_not_told_again() -> None:
    for _, script in scripts():
        rest = {phrase for scene in script.scenes[1:] for phrase in scene.phrases}

        assert script.hook != 1 or not rest & set(script.scenes[0].phrases)


def test_few_facts_are_not_stretched_and_the_script_says_how_long_it_is() -> None:
    script = write(A_PRODUCT_OF_FEW_FACTS, Options(seconds=60))

    assert script.seconds < 51
    assert spoken_seconds(script) == pytest.approx(script.seconds, abs=0.6)
    assert sum(scene.scene_id.startswith("advice") for scene in script.scenes) <= 4


def test_few_facts_are_enough_for_a_short_video() -> None:
    script = write(A_PRODUCT_OF_FEW_FACTS, Options(seconds=15))

    assert script.seconds == 15


@pytest.mark.parametrize("title", ["", "   ", "🔥🔥", "【】"])
def test_without_a_title_the_marketer_is_asked(title: str) -> None:
    with pytest.raises(NeedsInput) as refused:
        write(a_bare_product(title), Options())

    assert refused.value.missing == ("title",)


def test_a_foreign_title_is_told_by_what_the_thing_is_called_in_thai() -> None:
    script = write(a_bare_product("GaN-cargador USB tipo C de carga rápida, 65W"), Options(seconds=15))

    assert "หัวชาร์จ" in script.hooks[1]


def test_facts_name_the_product_fields_a_scene_rests_on() -> None:
    for _, script in scripts():
        for scene in script.scenes:
            assert set(scene.facts) <= set(Product.model_fields)
            assert scene.facts or scene.scene_id == "call-to-action"
