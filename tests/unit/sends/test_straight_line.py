from tests.unit.accounts.workbench import MP4, Workbench, facts_of


def test_a_connected_account_receives_the_video_in_one_put(bench: Workbench) -> None:
    order = bench.order(bench.connect())

    first = bench.send(order)
    second = bench.check(order)

    assert (first.outcome, first.wait_s, first.round) == ("processing", 5, 0)
    assert (second.outcome, second.round) == ("in_inbox", 1)
    [draft] = bench.drafts()
    assert draft["sha256"] == facts_of(MP4).sha256
    assert bench.calls("/video/") == 1
