from hypothesis import given
from hypothesis import strategies as st

from makeafvdo.domain.storyboards.line_breaks import break_lines, leans, unbroken


def test_lines_are_even() -> None:
    assert break_lines([3, 3, 3, 3], 9, [False] * 4) == [range(2), range(2, 4)]


def test_a_line_rather_breaks_where_the_writer_left_a_space() -> None:
    assert break_lines([2, 2, 2, 2, 2], 8, [True, False, False, False, False]) == [range(1), range(1, 5)]


def test_a_word_too_wide_for_any_line_has_its_own() -> None:
    assert break_lines([20, 2], 9, [False, False]) == [range(1), range(1, 2)]


def test_no_words_make_no_lines() -> None:
    assert break_lines([], 9, []) == []


def test_a_word_that_leans_on_the_next_stays_with_it_and_a_particle_with_the_one_before() -> None:
    assert unbroken(["ไม่ ", "อยาก", "พลาด", "47 ", "ค่ะ"]) == [range(3), range(3, 5)]


def test_words_are_told_whole() -> None:
    assert not any(map(leans, ["แผนที่", "เจ้าของ", "พื้นที่", "ภายใน", "หรือไม่"]))
    assert all(map(leans, ["ที่", "“ไม่", "ของ ", "เพื่อให้"]))


def test_nothing_to_keep_together_is_nothing() -> None:
    assert unbroken([]) == []


@given(st.lists(st.tuples(st.floats(1, 8), st.booleans()), min_size=1, max_size=14))
def test_every_word_stands_once_in_order_and_no_line_is_too_long(words: list[tuple[float, bool]]) -> None:
    widths = [width for width, _ in words]

    lines = break_lines(widths, 9, [pause for _, pause in words])

    assert [nth for line in lines for nth in line] == list(range(len(widths)))
    assert all(sum(widths[nth] for nth in line) <= 9 + 1e-6 for line in lines)
