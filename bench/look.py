"""`make bench-look`: what a viewer sees of every video of the gallery, and the worst of each measure as JSON.

Videos that `make gallery` has not made yet are made first.
"""

import json
from functools import partial

from bench.look_metrics import Seen, measure, worst
from bench.product_boxes import product_box
from local.demo.gallery import GALLERY, gallery_videos, plan, render_video
from makeafvdo.adapters.renderer.image.salience import SalienceMaps
from makeafvdo.adapters.renderer.style import load_style

_COLUMNS = "changes/10 s  still  picture  blur  caption on product  first cut  text at once"


def main() -> None:
    maps, seen = SalienceMaps(), list[Seen]()
    print(f"  {'':<44} {_COLUMNS}")
    for video in gallery_videos():
        mp4 = GALLERY / f"{video.name}.mp4"
        if not mp4.exists():
            render_video(video.slug, video.source, video.options)
        board = plan(video.source, video.options)
        boxes = partial(product_box, video.source)
        seen.append(measure(board, dict(video.source.photos), boxes, load_style(board.style), maps, mp4))
        _print(video.name, seen[-1])
    print(json.dumps(worst(seen)))


def _print(name: str, seen: Seen) -> None:
    text = "yes" if seen.text_on_first_frame else "no"
    print(
        f"  {name:<44} {seen.changes_per_10s:12.1f} {seen.still_share:6.0%} {seen.picture_share:8.0%} "
        f"{seen.blur_share:5.0%} {seen.caption_over_product:19.1%} {seen.first_cut_s:8.1f} s {text:>13}",
        flush=True,
    )


if __name__ == "__main__":
    main()
