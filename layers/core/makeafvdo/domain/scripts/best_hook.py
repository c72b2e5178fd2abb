"""Which of a draft's three hooks opens the film where the marketer has not chosen one. Pure."""

from makeafvdo.domain.scripts.draft import DraftHook
from makeafvdo.domain.videos.options import Angle, Options, Tone

QUESTION, FACT, VALUE = range(3)
_NAMES_ONLY = {"title", "short_name", "brand", "category"}


def best_hook(hooks: tuple[DraftHook, DraftHook, DraftHook], options: Options) -> int:
    """What tone and angle open with; else the price where it is a reason to stay (reduced, or with a fact), else a fact."""
    if options.hook is not None:
        return options.hook
    if options.angle in {Angle.PROBLEM, Angle.GIFT}:
        return QUESTION
    value, fact = {*hooks[VALUE].facts} - _NAMES_ONLY, {*hooks[FACT].facts} - _NAMES_ONLY
    if "price" in value and (options.angle is Angle.PRICE or options.tone is Tone.DEAL):
        return VALUE
    is_number_first = options.tone is Tone.REVIEW or options.angle is Angle.REVIEW
    is_a_reason = len(value) > 1 and not is_number_first
    return VALUE if "price" in value and (is_a_reason or not fact) else FACT

