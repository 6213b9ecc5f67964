"""The league of departments (部门用时): real cases held to the days that law gives each item.

Departments handle unlike items, so a case counts as the percentage of its statutory period that it
used; what is done on the spot has none. Below thirty finished cases nobody is ranked.
"""

from collections import defaultdict

from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.reform.league import Placed, league
from tongban.core.vocabulary.intervals import Sample
from tongban.core.vocabulary.limits import due
from tongban.store.cases.queries import measured

_ALL = 100


def department_times(outside: Outside) -> tuple[Placed, ...]:
    """Return how much of the statutory period each department used, the least first."""
    items = published().catalogue.items
    count = outside.calendar.count
    used: defaultdict[str, list[float]] = defaultdict(list)
    for case in measured.lasted():
        if case.item not in items:
            continue
        last = due(items[case.item].statutory_limit, case.received_on, outside.calendar).on
        allowed = count(case.received_on, last)
        if allowed:
            taken = count(case.received_on, case.completed_on)
            used[case.department].append(_ALL * taken / allowed)
    return league((name, Sample.of(values)) for name, values in used.items())
