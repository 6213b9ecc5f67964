"""The demand engine chooses what trying every set chooses, and its proofs hold."""

from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tongban.core.graph.demand.choosing import best, greedy, in_order
from tongban.core.graph.demand.problem import DataDemand, Interface, Wanted
from tongban.engines.demand.choosing import choose

often = settings(max_examples=150, deadline=None)


def a_demand(seed: int, *, lists: int = 1, costs: int = 1) -> tuple[DataDemand, int]:
    random = Random(seed)
    codes = [f"x{place}" for place in range(random.randint(1, 7))]
    interfaces = {
        code: Interface(
            code,
            cost=random.randint(1, costs),
            granted=random.random() < 0.1,
            refused=random.random() < 0.1,
        )
        for code in codes
    }
    wanted = tuple(
        Wanted(
            tuple(
                frozenset(random.sample(codes, random.randint(1, min(3, len(codes)))))
                for _ in range(random.randint(1, lists))
            ),
            random.randint(0, 30),
        )
        for _ in range(random.randint(0, 12))
    )
    return DataDemand(interfaces=interfaces, wanted=wanted), random.randint(0, 3 * costs)


seeds = st.integers(0, 2**32)


@often
@given(seeds)
def test_a_choice_is_the_best_there_is_and_proved_to_be(seed):
    for lists, costs in ((1, 1), (1, 4), (3, 2)):
        demand, budget = a_demand(seed, lists=lists, costs=costs)
        expected = best(demand, budget)

        choice = choose(demand, budget)

        assert choice.proven
        assert choice.submissions == expected.submissions == demand.spared(choice.chosen)
        assert choice.cost == demand.cost(choice.chosen) <= budget


@often
@given(seeds)
def test_no_budget_exceeds_the_curve(seed):
    demand, _ = a_demand(seed, costs=3)
    curve = choose(demand, 0, whole_curve=True).curve

    assert curve[0].cost == 0
    for budget in range(curve[-1].cost + 2):
        low = max((one for one in curve if one.cost <= budget), key=lambda one: one.cost)
        high = next((one for one in curve if one.cost > budget), low)
        run = max(high.cost - low.cost, 1)
        line = low.submissions + (high.submissions - low.submissions) * (budget - low.cost) / run
        assert best(demand, budget).submissions <= line + 1e-9


@often
@given(seeds)
def test_the_curve_rises_ever_more_slowly(seed):
    demand, _ = a_demand(seed, costs=3)
    curve = choose(demand, 0, whole_curve=True).curve

    slopes = [
        (two.submissions - one.submissions) / (two.cost - one.cost)
        for one, two in pairwise(curve)
        if two.cost > one.cost
    ]
    assert all(one >= two for one, two in pairwise(slopes))


def pairs_hidden_from_greed() -> DataDemand:
    """Return papers that need two interfaces at once, beside small ones that need a single one."""
    single = [Wanted((frozenset({f"s{place}"}),), 2) for place in range(4)]
    joint = [Wanted((frozenset({f"a{place}", f"b{place}"}),), 100) for place in range(2)]
    codes = {code for one in (*single, *joint) for code in one.alternatives[0]}
    return DataDemand(
        interfaces={code: Interface(code) for code in codes}, wanted=(*single, *joint)
    )


def test_papers_that_need_two_interfaces_are_not_overlooked():
    demand = pairs_hidden_from_greed()

    choice = choose(demand, 4)

    assert choice.submissions == 200
    assert choice.proven
    assert demand.spared(frozenset(greedy(demand, 4))) == 8
    assert demand.spared(frozenset(in_order(demand, sorted(demand.open()), 4))) == 200


def test_what_is_refused_is_not_asked_for_and_what_is_granted_not_again():
    wanted = (
        Wanted((frozenset({"had", "open"}),), 10),
        Wanted((frozenset({"no"}),), 99),
        Wanted((frozenset({"had"}),), 50),
    )
    interfaces = {
        "had": Interface("had", granted=True),
        "no": Interface("no", refused=True),
        "open": Interface("open"),
    }
    demand = DataDemand(interfaces=interfaces, wanted=wanted)

    choice = choose(demand, 3)
    assert (choice.chosen, choice.submissions, choice.bound) == (frozenset({"open"}), 10, 10)


def test_the_engine_is_never_worse_than_greed():
    for seed in range(60):
        demand, budget = a_demand(seed, costs=2)

        choice = choose(demand, budget)
        greedily = demand.spared(frozenset(greedy(demand, budget)))
        assert choice.submissions >= greedily
