"""The short form of `make load`: no error, no video lost, none made twice."""

from bench.load import drain, errors_in, memory_mb, open_loop, visits
from local.demo.marketer import new_marketer
from local.stack.stack import Stack


def test_a_few_seconds_of_requests_and_videos_leave_no_error_and_lose_nothing(stack: Stack) -> None:
    marketer = new_marketer(stack, "load@makeafvdo.test")
    open_loop(visits(stack, marketer, 10), 5)

    answers = open_loop(visits(stack, marketer, 20), 5)
    drained = drain(stack, [marketer], 2)

    assert errors_in(answers) == 0, answers
    assert (drained.videos, drained.lost, drained.doubled) == (2, 0, 0)
    assert sum(memory_mb().values()) > 0
