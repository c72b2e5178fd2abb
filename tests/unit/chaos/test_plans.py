from local.chaos.plans import SIEGES, TROUBLES, plan_of
from local.tiktok.faults.faults import Fault


def test_a_seed_is_always_the_same_plan() -> None:
    assert [plan_of(seed) for seed in range(1, 101)] == [plan_of(seed) for seed in range(1, 101)]
    assert len({plan_of(seed).troubles for seed in range(1, 101)}) > 90


def test_a_hundred_plans_hold_every_trouble_and_every_siege() -> None:
    plans = [plan_of(seed) for seed in range(1, 101)]

    struck = {(trouble.fault, trouble.path) for plan in plans for trouble in plan.troubles}
    assert struck == {(trouble.fault, trouble.path) for trouble in TROUBLES}
    assert all(any(plan.troubles[: len(siege)] == siege for plan in plans) for siege in SIEGES)


def test_every_fault_there_is_has_its_place() -> None:
    assert {trouble.fault for trouble in TROUBLES} == set(Fault)


def test_no_call_is_struck_by_two_faults_of_one_plan() -> None:
    for plan in map(plan_of, range(1, 101)):
        assert len({trouble.path for trouble in plan.troubles}) == len(plan.troubles)


def test_orders_name_the_plans_own_account() -> None:
    plan = plan_of(7)

    assert {order.account_id for order in plan.orders()} == {plan.account_id}
    assert [(order.fault, order.path) for order in plan.orders()] == [(each.fault, each.path) for each in plan.troubles]
