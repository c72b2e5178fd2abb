"""A rule in Thai time against what the emulator's own scheduler makes of its expression in UTC."""

import json
import subprocess
from datetime import UTC, date, datetime, timedelta
from itertools import combinations, islice

import pytest

from local.paths import VENVS
from makeafvdo.domain.messages.thai_time import THAILAND
from makeafvdo.domain.schedules.rules import WEEKDAYS, Rule, Weekday

NOW = datetime(2026, 12, 30, 23, 30, tzinfo=UTC)  # a Thursday morning in Thailand, and the year ends
EVERY_SET_OF_DAYS = [days for many in range(1, 8) for days in combinations(WEEKDAYS, many)]
_FIRES = """
import json, sys
from datetime import datetime
from ministack.services.eventbridge import _cron_next_fire, _parse_cron_fields
for expression, after in json.load(sys.stdin):
    fields, moment, found = _parse_cron_fields(expression), datetime.fromisoformat(after), []
    while fields and len(found) < 8:
        moment = _cron_next_fire(fields, moment)
        found.append(moment.isoformat())
    print(json.dumps(found))
"""


def fires_at(expressions: list[str]) -> list[list[datetime]]:
    """The next eight times of each; none for one that cannot be read."""
    asked = json.dumps([(expression, NOW.isoformat()) for expression in expressions])
    python = VENVS / "emulator/bin/python"
    done = subprocess.run([python, "-c", _FIRES], input=asked, capture_output=True, text=True, check=True)
    return [[datetime.fromisoformat(each) for each in json.loads(line)] for line in done.stdout.splitlines()]


def test_every_expression_a_rule_can_build_fires_at_the_thai_time_that_is_meant() -> None:
    rules = [
        Rule(hour=hour, minute=minute, weekdays=days)
        for days in EVERY_SET_OF_DAYS
        for hour in range(24)
        for minute in (0, (hour * 7 + len(days)) % 60)
    ]

    fired = fires_at([rule.expression() for rule in rules])

    for rule, times in zip(rules, fired, strict=True):
        in_thailand = [each.astimezone(THAILAND) for each in times]
        assert times == list(islice(rule.due_after(NOW), 8)), rule.expression()
        assert {(each.hour, each.minute) for each in in_thailand} == {(rule.hour, rule.minute)}
        assert {WEEKDAYS[each.weekday()] for each in in_thailand} == set(rule.weekdays)


@pytest.mark.parametrize(
    ("rule", "expression"),
    [
        (Rule(hour=18, minute=0), "cron(0 11 * * ? *)"),
        (Rule(hour=6, minute=59), "cron(59 23 * * ? *)"),
        (Rule(hour=7, minute=0, weekdays=(Weekday.MON,)), "cron(0 0 ? * MON *)"),
        (Rule(hour=6, minute=30, weekdays=(Weekday.MON, Weekday.SAT)), "cron(30 23 ? * FRI,SUN *)"),
    ],
)
def test_an_expression_is_in_utc(rule: Rule, expression: str) -> None:
    assert rule.expression() == expression


def test_the_last_day_is_still_one() -> None:
    rule = Rule(hour=18, minute=0, last_day=date(2027, 1, 1))

    assert [each.date() for each in rule.due_after(NOW)] == [date(2026, 12, 31), date(2027, 1, 1)]
    assert rule.ends_at() == datetime(2027, 1, 2, tzinfo=THAILAND)
    assert rule.latest_due(NOW + timedelta(days=4)) == datetime(2027, 1, 1, 18, tzinfo=THAILAND)


def test_the_latest_due_time_is_the_next_one_once_it_has_come() -> None:
    rule = Rule(hour=6, minute=45, weekdays=(Weekday.THU,))

    due = next(rule.due_after(NOW))

    assert rule.latest_due(due) == due
    assert rule.latest_due(due - timedelta(seconds=1)) == due - timedelta(weeks=1)
