"""`make load` asks by the clock, and times an answer from when it was due."""

from threading import Event

import pytest

from bench.load import Answer, errors_in, grown_mb, open_loop, percentile

A_SECOND = 1000


def test_a_late_answer_slows_no_other_request() -> None:
    """The first request is answered after the last one has been made, which a client in turn would never reach."""
    is_last_made = Event()

    def first() -> int:
        return 200 if is_last_made.wait(timeout=20) else 0

    def last() -> int:
        is_last_made.set()
        return 200

    answers = open_loop([first, lambda: 503, last], A_SECOND)

    assert [answer.status for answer in answers] == [200, 503, 200]
    assert answers[0].took_ms >= answers[2].took_ms
    assert errors_in(answers) == 1


@pytest.mark.parametrize(("share", "ms"), [(0.5, 50), (0.95, 95), (0.99, 99)])
def test_a_percentile_is_the_time_of_that_rank(share: float, ms: float) -> None:
    answers = [Answer(200, float(each)) for each in range(100, 0, -1)]

    assert percentile(answers, share) == ms


def test_memory_grows_in_processes_that_stayed() -> None:
    stayed, ended, began = (1, 0.5), (2, 0.5), (3, 9.5)

    assert grown_mb({stayed: 100.0, ended: 50.0}, {stayed: 104.0, began: 80.0}) == 4.0
