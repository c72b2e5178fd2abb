"""A price the preview voice says can always be read at that moment: captions carry its digits, whatever else is off."""

import re
from functools import partial

import pytest

from local.writing import write
from makeafvdo.adapters.renderer.style import load_style
from makeafvdo.adapters.renderer.text.thai_text import typeface
from makeafvdo.adapters.renderer.text.words import split_words
from makeafvdo.adapters.voices.joining import Phrase, joined
from makeafvdo.adapters.voices.spelling import spoken_text
from makeafvdo.domain.scripts.scripts import Scene
from makeafvdo.domain.scripts.speech import SceneVoice
from makeafvdo.domain.storyboards.planning import plan_storyboard
from makeafvdo.domain.storyboards.storyboard import FPS, PhotoFacts
from makeafvdo.domain.videos.options import STYLES, Options, PriceWording
from tests.support.catalogue_products import CATALOGUE
from tests.support.quick_studio import QuickVoice

PRICED = {name: product for name, product in CATALOGUE.items() if product.price is not None}
PRICE = re.compile(r"\d[\d,]*(?= ?บาท)")


def spoken(scene: Scene) -> SceneVoice:
    voice = QuickVoice()
    texts = [spoken_text(phrase, voice.profile) for phrase in scene.phrases]
    sounds = [voice.synthesise(text, None) if text else None for text in texts]
    speech = joined([Phrase(*each) for each in zip(scene.phrases, texts, sounds, strict=True)])
    return SceneVoice(
        scene_id=scene.scene_id,
        audio_key=f"{scene.scene_id}.wav",
        sample_rate=speech.sample_rate,
        seconds=speech.seconds,
        voice=voice.id,
        is_preview=True,
        phrases=speech.phrases,
    )


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("wording", [each for each in PriceWording if each is not PriceWording.NONE])
def test_a_spoken_price_stands_in_the_caption_of_its_phrase(wording: PriceWording, style: str) -> None:
    options = Options(price_wording=wording, style=style, captions_only=True)
    look = load_style(style)
    split = partial(split_words, face=typeface(look.captions.font))
    photo = PhotoFacts(key="p", width=1200, height=1600)

    seen = 0
    for product in PRICED.values():
        script = write(product, options)
        voices = [spoken(scene) for scene in script.scenes]
        board = plan_storyboard(product, script, voices, options, [photo], look, split)
        assert board.labels == ()
        for sound, voice in zip(board.sounds, voices, strict=True):
            for phrase in voice.phrases:
                starts, ends = (sound.start_frame + round(s * FPS) for s in (phrase.start_s, phrase.end_s))
                shown = [
                    "".join(word.text for word in caption.words)
                    for caption in board.captions
                    if starts <= caption.words[0].start_frame <= ends
                ]
                for price in PRICE.findall(phrase.text):
                    seen += 1
                    assert any(price in caption for caption in shown), (phrase.text, shown)
    assert seen >= len(PRICED)
