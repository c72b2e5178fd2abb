"""`python -m local.scripts [--seconds 30] [--tone kha]`: the scripts of two dozen products, to be read aloud.

Each with its hooks, phrases, seconds and captions: from the embedded writer, and from each hosted one of `--writers`
that `MAKEAFVDO_AI_KEYS` has a key for (JSON as in the stage's secret). The local peers write nothing worth reading.
"""

import argparse
import os
import secrets
import sys

import boto3

from local.writing import write
from makeafvdo.adapters.ai_keys import AiKeys
from makeafvdo.adapters.thai_words import segment
from makeafvdo.adapters.writers.embedded.writer import EmbeddedWriter
from makeafvdo.adapters.writers.hosted.all import writers
from makeafvdo.adapters.writers.hosted.bedrock import BEDROCK_CONFIG
from makeafvdo.adapters.writers.hosted.models import log_cost
from makeafvdo.adapters.writers.hosted.writer import HostedWriter
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.claims.guard import find_claims
from makeafvdo.domain.scripts.edits import seconds_of
from makeafvdo.domain.scripts.scripts import Script
from makeafvdo.domain.scripts.thai_length import SYLLABLES_A_SECOND
from makeafvdo.domain.tiktok.hand_off import captions_of, hashtags_of
from makeafvdo.domain.videos.options import Angle, CallToAction, Options, PriceWording, Tone
from makeafvdo.services.scripts.compose_script import Composer
from tests.support.catalogue_products import CATALOGUE

_SECONDS = 120.0
"""For each script."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="local.scripts", description=__doc__)
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--tone", type=Tone, default=Tone.KHA)
    parser.add_argument("--angle", type=Angle)
    parser.add_argument("--price-wording", type=PriceWording, default=PriceWording.EXACT)
    parser.add_argument("--call-to-action", type=CallToAction)
    parser.add_argument("--take", type=int, default=0)
    parser.add_argument("--writers", default="gemini,openai", help="hosted ones; they cost money")
    parser.add_argument("names", nargs="*", help="of the catalogue; all where none is given")
    chosen = vars(parser.parse_args())
    names = chosen.pop("names") or CATALOGUE
    hosted = _hosted(chosen.pop("writers").split(","))
    options = Options(**chosen)
    for name in names:
        _print(name, CATALOGUE[name], options, write(CATALOGUE[name], options), "embedded")
        for writer in hosted:
            composer = Composer((writer,), EmbeddedWriter(segment, find_claims), segment)
            script, writing = composer.compose(CATALOGUE[name], options, SYLLABLES_A_SECOND)
            if writing.writer == writer.name:
                _print(name, CATALOGUE[name], options, script, f"{writer.name} {writing.model}")
            else:
                print(f"\n=== {name}: {writer.name} was passed over: {writing.passed_over[0].reason}")
    return 0


def _hosted(order: list[str]) -> list[HostedWriter]:
    keys = os.environ.get("MAKEAFVDO_AI_KEYS")
    if not keys:
        print("The embedded writer alone: MAKEAFVDO_AI_KEYS has no keys of hosted ones.")
        return []
    return writers(
        order,
        AiKeys.model_validate_json(keys),
        ai_url="",
        new_bedrock_client=lambda: boto3.client("bedrock-runtime", config=BEDROCK_CONFIG),
        seconds_left=lambda: _SECONDS,
        report=log_cost,
        new_tag=lambda: secrets.token_hex(4),
    )


def _print(name: str, product: Product, options: Options, script: Script, writer: str) -> None:
    print(f"\n=== {name}, {writer}: {product.title}")
    print(f"    {options.seconds} s asked, {seconds_of(script):.1f} s")
    for nth, hook in enumerate(script.hooks):
        print(f"    {'>' if nth == script.hook else ' '} {hook}")
    for scene in script.scenes:
        print(f"  {scene.scene_id:16} {' | '.join(scene.phrases)}")
    for caption in captions_of(product, script, options, segment):
        print("    caption: " + " ⏎ ".join(caption.splitlines()))
    print("    " + " ".join(hashtags_of(product, segment)))
    print("    on screen: " + "  ·  ".join(line.text for line in script.on_screen.lines))


if __name__ == "__main__":
    sys.exit(main())
