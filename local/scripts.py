"""`python -m local.scripts [--seconds 30] [--tone kha]`: the scripts of two dozen products, to be read aloud.

Each with its hooks, phrases, seconds and captions, from every writer that needs no account.
"""

import argparse
import sys

from makeafvdo.adapters.thai_words import segment
from makeafvdo.adapters.writers.embedded import write
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.edits import seconds_of
from makeafvdo.domain.tiktok.hand_off import captions_of, hashtags_of
from makeafvdo.domain.videos.options import Angle, CallToAction, Options, PriceWording, Tone
from tests.support.catalogue_products import CATALOGUE


def main() -> int:
    parser = argparse.ArgumentParser(prog="local.scripts", description=__doc__)
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--tone", type=Tone, default=Tone.KHA)
    parser.add_argument("--angle", type=Angle)
    parser.add_argument("--price-wording", type=PriceWording, default=PriceWording.EXACT)
    parser.add_argument("--call-to-action", type=CallToAction)
    parser.add_argument("--take", type=int, default=0)
    parser.add_argument("names", nargs="*", help="of the catalogue; all where none is given")
    chosen = vars(parser.parse_args())
    names = chosen.pop("names") or CATALOGUE
    options = Options(**chosen)
    for name in names:
        _print(name, CATALOGUE[name], options)
    return 0


def _print(name: str, product: Product, options: Options) -> None:
    script = write(product, options)
    print(f"\n=== {name}: {product.title}")
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
