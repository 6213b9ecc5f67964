"""The burden engine says what core says, on random cities and every position of the switches."""

from random import Random

import numpy as np
from burden_strategies import SOURCES, a_position, with_switches
from hypothesis import given, settings

from tongban.core.graph.burden.measure import Supplied, total
from tongban.core.graph.what_if.compare import what_if
from tongban.core.graph.what_if.switches import Switches
from tongban.engines.burden.arrays import arrays
from tongban.engines.burden.columns import columns
from tongban.engines.burden.ledger import Ledger
from tongban.engines.burden.what_if import what_if as what_if_engine

often = settings(max_examples=200, deadline=None)


@often
@given(with_switches)
def test_a_burden_in_columns_is_the_same_burden(drawn):
    burden, _, _ = drawn

    again = columns(burden).excerpt(range(len(burden.services)))

    assert again.services == burden.services
    for document, sparing in again.supplies.items():
        known = burden.supplies.get(document)
        assert known is None or known == sparing


@often
@given(with_switches)
def test_the_ledger_adds_up_what_core_counts(drawn):
    burden, position, _ = drawn
    supplied = Supplied(burden, position.on)
    expected = total(map(supplied.figures, burden.services))

    ledger = Ledger.of(arrays(columns(burden)), position.on)

    assert total(ledger.by_clientele) == expected


@often
@given(with_switches)
def test_a_ledger_switched_step_by_step_is_the_one_counted_anew(drawn):
    burden, position, random = drawn
    made = arrays(columns(burden))
    rules = {"declarations": position.declarations, "deferrals": position.deferrals}
    ledger = Ledger.of(made, position.on, **rules)
    untouched = ledger.copy()
    before = untouched.by_clientele

    on = set(position.on)
    for _ in range(6):
        source = random.choice(SOURCES)
        on ^= {source}
        if source in made.columns.sources.sources:
            ledger.switch(made.columns.sources.sources.index(source), on=source in on)

    anew = Ledger.of(made, frozenset(on), **rules)
    assert ledger.by_clientele == anew.by_clientele
    np.testing.assert_array_equal(ledger.first_shown(), anew.first_shown())
    for name, value in vars(anew).items():
        if isinstance(value, np.ndarray):
            np.testing.assert_array_equal(getattr(ledger, name), value, err_msg=name)
    assert untouched.by_clientele == before


@often
@given(with_switches)
def test_a_what_if_answers_what_core_answers(drawn):
    burden, position, random = drawn
    other = random.choice([Switches(on=position.on), a_position(Random(random.random()), burden)])
    expected = what_if(burden, other, position)

    answer = what_if_engine(arrays(columns(burden)), other, position, most=3)

    compared = answer.compared
    assert compared.figures == expected.figures
    assert compared.departments == expected.departments
    assert compared.clienteles == expected.clienteles
    assert compared.changes == expected.changes[:3]
    assert answer.changed == len(expected.changes)
