"""A price that moves between the making and the sending of a video."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from unittest.mock import create_autospec

import pytest

from makeafvdo.adapters.workflow import Workflow
from makeafvdo.domain.errors import Throttled
from makeafvdo.domain.products.price_check import PriceCheck, PriceTag
from makeafvdo.domain.products.products import Product
from makeafvdo.domain.scripts.scripts import LineKind, Role, Script
from makeafvdo.domain.videos.notices import notices_of
from makeafvdo.domain.videos.videos import Step, Until, Video
from makeafvdo.services.products.recheck_price import has_moved
from makeafvdo.services.scripts.apply_new_price import apply_new_price
from makeafvdo.services.videos.reserve_run import ReserveRun
from makeafvdo.services.videos.start_video import Tap, continue_video
from tests.support.composing import composer_of, pace_of
from tests.support.products import FIXTURE_PRODUCTS, a_product
from tests.unit.videos.conftest import NOW, Desk, a_video

PRICED = [product for product in FIXTURE_PRODUCTS if product.price is not None]


def tag(price: str | None = "3290", original: str | None = None, currency: str = "THB") -> PriceTag | None:
    product = a_product(price=price, original_price=original, currency=currency)
    return PriceTag.on(product)


def a_check(now: PriceTag | None, was: PriceTag | None = None) -> PriceCheck:
    in_video = was or tag()
    assert in_video is not None
    return PriceCheck(in_video=in_video, now=now, checked_at=NOW)


def stopped(desk: Desk, product: Product, new_price: Decimal) -> tuple[Video, Script]:
    """A finished video held back because its product costs `new_price` by now."""
    was, now = PriceTag.on(product), PriceTag.on(product.model_copy(update={"price": new_price}))
    check = PriceCheck(in_video=was, now=now, checked_at=NOW)  # type: ignore[arg-type]
    return desk.with_script(product, state="NEEDS_INPUT", reason="price_moved", price_check=check)


def go_on(
    desk: Desk,
    video: Video,
    until: Until,
    reserve_run: ReserveRun = lambda *_: None,
    **tap: Any,  # noqa: ANN401
) -> Video:
    return continue_video(
        video,
        Tap(until=until, **tap),
        videos=desk.videos,
        artifacts=desk.artifacts,
        workflow=create_autospec(Workflow, instance=True),
        reserve_run=reserve_run,
    )


@pytest.mark.parametrize(
    ("now", "was", "moved"),
    [
        (tag("3290"), tag("3290"), False),
        (tag("2990"), tag("3290"), True),
        (tag("3290", "4590"), tag("3290", "3990"), True),
        (tag("3290", None), tag("3290", "3990"), False),
        (tag("349.20", "891.03"), tag("348.71", "889.78"), False),
        (tag("353.20"), tag("348.71"), True),
        (tag("350"), tag("349"), True),
        (tag("90", currency="USD"), tag("3290"), False),
        (None, tag("3290"), False),
    ],
)
def test_a_price_has_moved_only_where_another_was_read(
    now: PriceTag | None, was: PriceTag | None, *, moved: bool
) -> None:
    check = a_check(now, was)

    assert check.has_moved is moved
    assert has_moved(check, a_video()) is moved


def test_a_price_that_drifts_beside_a_struck_one_that_moved_is_not_the_one_that_differs() -> None:
    check = a_check(tag("349.20", "990"), tag("348.71", "890"))

    assert (check.has_moved, check.price_differs) == (True, False)


def test_a_moved_price_that_was_seen_and_accepted_is_not_asked_about_again() -> None:
    accepted = a_video(accepted_price=Decimal(2990))

    assert not has_moved(a_check(tag("2990")), accepted)
    assert has_moved(a_check(tag("2790")), accepted)


@pytest.mark.parametrize("product", PRICED, ids=lambda product: product.title[:20])
def test_the_new_price_is_said_wherever_the_old_one_was_and_nothing_else_changes(desk: Desk, product: Product) -> None:
    new_price = (product.price or Decimal(0)) + 7
    video, before = stopped(desk, product, new_price)

    taken = go_on(desk, video, Until.READY)
    assert desk.artifacts.script(video.prefix).script == before, "a tap writes nothing but the row"
    desk.script_step(taken)

    after = desk.artifacts.script(taken.prefix).script
    changed = [old.role for old, new in zip(before.scenes, after.scenes, strict=True) if old != new]
    assert Role.PRICE in changed
    assert set(changed) <= {Role.PRICE, Role.HOOK}
    assert f"{product.price:,.0f}" not in spoken(after)
    assert f"{new_price:,.0f}" in spoken(after)
    assert taken.from_step is Step.SCRIPT
    assert desk.written(taken) == after, "the next run finds it written"


def spoken(script: Script) -> str:
    said = [phrase for scene in script.scenes for phrase in scene.phrases]
    return "\n".join([*said, *script.hooks, *(line.text for line in script.on_screen.lines)])


def test_the_claim_record_and_the_captions_follow_the_new_price(desk: Desk) -> None:
    video, before = stopped(desk, a_product(), Decimal(2990))
    stored = desk.artifacts.find_script(video.prefix)
    assert stored is not None
    assert stored.writing is not None
    writing = stored.writing.model_copy(update={"captions": ("เก้าอี้นั่งสบาย", "เก้าอี้ตัวนี้ 3,290 บาท")})
    desk.media.put_json(f"{video.prefix}/script.json", stored.model_copy(update={"writing": writing}))

    desk.script_step(go_on(desk, video, Until.READY))
    after = desk.artifacts.script(video.prefix)

    assert after.writing is not None
    assert after.writing.captions == ("เก้าอี้นั่งสบาย",)
    assert "3,290" in " ".join(claim.sentence for claim in stored.writing.claims)
    assert "3,290" not in " ".join(claim.sentence for claim in after.writing.claims)
    assert "2,990" in " ".join(claim.sentence for claim in after.writing.claims)
    untold = {scene.scene_id for scene in before.scenes if scene in after.script.scenes}
    assert [claim for claim in after.writing.claims if claim.place in untold] == [
        claim for claim in stored.writing.claims if claim.place in untold
    ]


def test_switches_of_lines_stay_as_the_marketer_set_them(desk: Desk) -> None:
    video, before = stopped(desk, a_product(), Decimal(2990))
    stored = desk.artifacts.find_script(video.prefix)
    assert stored is not None
    lines = tuple(line.model_copy(update={"shown": not line.shown}) for line in before.on_screen.lines)
    own = before.model_copy(update={"on_screen": before.on_screen.model_copy(update={"lines": lines})})
    desk.media.put_json(f"{video.prefix}/script.json", stored.model_copy(update={"script": own, "written": before}))

    desk.script_step(go_on(desk, video, Until.READY))
    after = desk.artifacts.script(video.prefix).script

    assert {line.kind: line.shown for line in after.on_screen.lines} == {line.kind: line.shown for line in lines}
    price = after.on_screen.line(LineKind.PRICE)
    assert price is not None
    assert "2,990" in price.text


def test_the_product_holds_the_new_price_and_when_it_was_read(desk: Desk) -> None:
    video, _ = stopped(desk, a_product(), Decimal(2990))

    taken = go_on(desk, video, Until.READY)
    desk.script_step(taken)

    product = desk.media.get_json(f"{taken.prefix}/product.json", Product)
    assert product.price == Decimal(2990)
    assert (taken.price_check, taken.accepted_price) == (None, None)
    assert desk.videos.get(taken.user_id, taken.video_id).new_price is None


def test_a_script_step_that_is_repeated_says_the_new_price_once_and_the_same(desk: Desk) -> None:
    video, _ = stopped(desk, a_product(), Decimal(2990))
    taken = go_on(desk, video, Until.READY)
    assert taken.new_price is not None

    apply_new_price(taken, taken.new_price, artifacts=desk.artifacts, composer=composer_of(), pace_of=pace_of)
    once = desk.artifacts.script(video.prefix)
    desk.script_step(taken)

    assert desk.artifacts.script(video.prefix) == once


def test_a_price_the_marketer_has_typed_meanwhile_stays(desk: Desk) -> None:
    video, before = stopped(desk, a_product(), Decimal(2990))
    taken = go_on(desk, video, Until.READY)
    own = desk.artifacts.product(video.prefix)
    typed = own.model_copy(update={"price": Decimal(3000), "sources": own.sources | {"price": "marketer"}})
    desk.artifacts.put_product(video.prefix, typed)

    desk.script_step(taken)

    assert desk.artifacts.product(video.prefix).price == Decimal(3000)
    assert "2,990" not in spoken(desk.artifacts.script(video.prefix).script)
    assert desk.artifacts.script(video.prefix).script != before


def test_a_tap_that_is_throttled_has_changed_nothing(desk: Desk) -> None:
    video, before = stopped(desk, a_product(), Decimal(2990))
    product = desk.artifacts.product(video.prefix)

    def no_place(*_: object) -> None:
        raise Throttled("videos_at_once_reached", 60)

    with pytest.raises(Throttled):
        go_on(desk, video, Until.READY, reserve_run=no_place)

    assert desk.videos.get(video.user_id, video.video_id) == video
    assert (desk.artifacts.product(video.prefix), desk.artifacts.script(video.prefix).script) == (product, before)


def test_sending_it_as_it_is_remembers_the_price_that_was_seen(desk: Desk) -> None:
    video, before = stopped(desk, a_product(), Decimal(2990))

    taken = go_on(desk, video, Until.INBOX, connection_id="c1", mp4_sha256="a" * 64)

    assert (taken.from_step, taken.accepted_price) == (Step.SEND, Decimal(2990))
    assert desk.artifacts.script(taken.prefix).script == before


def test_a_price_that_could_not_be_read_again_is_told_with_its_time() -> None:
    read_at = NOW - timedelta(hours=3)
    check = a_check(None, PriceTag(price=Decimal(3290), read_at=read_at))

    (notice,) = notices_of(a_video(price_check=check))

    assert (notice.code, notice.facts) == (
        "price_not_rechecked",
        {"read_th": "23 พ.ย. เวลา 13:00 น.", "read_en": "23 Nov at 13:00 (Thai time)"},
    )
    assert list(notices_of(a_video(price_check=a_check(tag("2990"))))) == []
