"""Where a tap takes a video, before and after an edit."""

from typing import Any

import pytest

from makeafvdo.domain.errors import Conflict
from makeafvdo.domain.videos.options import Options
from makeafvdo.domain.videos.videos import Step, step_after_tap
from makeafvdo.services.videos.change_options import change_options
from tests.unit.videos.conftest import Desk, a_video

PLAIN: list[tuple[dict[str, Any], Step]] = [
    ({"state": "NEEDS_INPUT", "reason": "missing"}, Step.SCRAPE),
    ({"state": "NEEDS_INPUT", "reason": "check_product"}, Step.SCRIPT),
    ({"state": "NEEDS_INPUT", "reason": "check_script"}, Step.VOICE),
    ({"state": "READY"}, Step.SEND),
    ({"state": "FAILED", "from_step": "render"}, Step.RENDER),
    ({"state": "PROCESSING", "problem": {"code": "tiktok_may_still_arrive"}}, Step.SEND),
]


@pytest.mark.parametrize(("at", "step"), PLAIN)
def test_without_an_edit_it_goes_on(at: dict[str, Any], step: Step) -> None:
    assert step_after_tap(a_video(**at)) is step


@pytest.mark.parametrize(
    ("at", "stale_from", "step"),
    [
        ({"state": "READY"}, "voice", Step.VOICE),
        ({"state": "READY"}, "render", Step.RENDER),
        ({"state": "IN_INBOX"}, "script", Step.SCRIPT),
        ({"state": "PUBLISHED"}, "render", Step.RENDER),
        ({"state": "FAILED", "from_step": "send"}, "voice", Step.VOICE),
        ({"state": "FAILED", "from_step": "script"}, "voice", Step.SCRIPT),
        ({"state": "NEEDS_INPUT", "reason": "price_moved"}, "script", Step.SCRIPT),
        ({"state": "NEEDS_INPUT", "reason": "check_script"}, "render", Step.VOICE),
    ],
)
def test_an_edit_takes_it_back_as_far_as_it_touches(at: dict[str, str], stale_from: str, step: Step) -> None:
    assert step_after_tap(a_video(**at, stale_from=stale_from)) is step


@pytest.mark.parametrize("state", ["IN_INBOX", "PUBLISHED", "PROCESSING"])
def test_what_is_sent_and_unchanged_is_not_sent_again(state: str) -> None:
    with pytest.raises(Conflict, match="video_is_sent"):
        step_after_tap(a_video(state=state))


@pytest.mark.parametrize(
    ("choices", "step"),
    [
        (Options(style="pop"), Step.RENDER),
        (Options(format="1:1"), Step.RENDER),
        (Options(seconds=60), Step.SCRIPT),
        (Options(tone="khrap"), Step.SCRIPT),  # type: ignore[arg-type]
        (Options(style="clean"), None),
    ],
)
def test_another_choice_makes_again_what_depends_on_it(desk: Desk, choices: Options, step: Step | None) -> None:
    video = desk.put(a_video())

    assert change_options(video, choices, videos=desk.videos).stale_from is step


def test_a_choice_that_is_not_named_stays(desk: Desk) -> None:
    video = desk.put(a_video(options=Options(seconds=15, tone="khrap")))  # type: ignore[arg-type]

    changed = change_options(video, Options(style="pop"), videos=desk.videos)

    assert (changed.options.seconds, changed.options.tone, changed.options.style) == (15, "khrap", "pop")
