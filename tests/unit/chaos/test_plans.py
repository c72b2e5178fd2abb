from local.chaos.plans import OUTAGES, SINGLE_FAULTS, plan_of
from local.tiktok.faults.faults import Fault


def test_a_seed_is_always_the_same_plan() -> None:
    assert [plan_of(seed) for seed in range(1, 101)] == [plan_of(seed) for seed in range(1, 101)]
    assert len({plan_of(seed).faults for seed in range(1, 101)}) > 90


def test_a_hundred_plans_hold_every_trouble_and_every_siege() -> None:
    plans = [plan_of(seed) for seed in range(1, 101)]

    struck = {(planned_fault.fault, planned_fault.path) for plan in plans for planned_fault in plan.faults}
    assert struck == {(planned_fault.fault, planned_fault.path) for planned_fault in SINGLE_FAULTS}
    assert all(any(plan.faults[: len(outage)] == outage for plan in plans) for outage in OUTAGES)


def test_every_fault_there_is_has_its_place() -> None:
    assert {planned_fault.fault for planned_fault in SINGLE_FAULTS} == set(Fault)


def test_no_call_is_struck_by_two_faults_of_one_plan() -> None:
    for plan in map(plan_of, range(1, 101)):
        assert len({planned_fault.path for planned_fault in plan.faults}) == len(plan.faults)


def test_orders_name_the_plans_own_account() -> None:
    plan = plan_of(7)

    assert {order.account_id for order in plan.orders()} == {plan.account_id}
    assert [(order.fault, order.path) for order in plan.orders()] == [(each.fault, each.path) for each in plan.faults]
