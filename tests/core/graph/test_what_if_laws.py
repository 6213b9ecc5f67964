"""Laws of every what-if: more sources never cost more, and the parts add up to the whole."""

from dataclasses import replace

import pytest
from burden_strategies import CERTIFICATES, SOURCES, STEPS, with_switches
from hypothesis import given, settings
from hypothesis import strategies as st

from tongban.core.catalog.evidence import Trust
from tongban.core.graph.burden.measure import NeedStanding, critical_days, total
from tongban.core.graph.burden.model import (
    Clientele,
    Document,
    Figures,
    Need,
    Service,
    Source,
    SourceKind,
    Sparing,
    Task,
    YearlyBurden,
)
from tongban.core.graph.what_if.compare import NeedChange, what_if
from tongban.core.graph.what_if.switches import Merger, Switches, altered, serving
from tongban.core.vocabulary.errors import InvalidValue

few = settings(max_examples=150, deadline=None)
REGISTER = Source(SourceKind.DATASET, "d")


def a_service(*tasks: Task, needs: tuple[Need, ...] = (), **more) -> Service:
    more = {"cases": 10, "from_home": True} | more
    return Service("i", "bureau", Clientele.PEOPLE, needs=needs, tasks=tasks, **more)


def a_burden(*services: Service) -> YearlyBurden:
    supplies = {Document("p"): Sparing(frozenset({REGISTER}))}
    return YearlyBurden(services=services, supplies=supplies, servers={}, grades={})


def cheaper(after: Figures, before: Figures) -> bool:
    return all(one <= two for one, two in zip(after, before, strict=True))


@few
@given(with_switches, st.sampled_from(SOURCES))
def test_one_more_source_never_adds_a_document_a_day_a_step_or_a_visit(drawn, more):
    burden, position, _ = drawn
    richer = replace(position, on=position.on | {more})

    compared = what_if(burden, position, richer)

    assert cheaper(compared.figures.after, compared.figures.before)
    assert all(cheaper(one.figures.after, one.figures.before) for one in compared.changes)


@few
@given(with_switches, st.sampled_from(STEPS))
def test_a_step_removed_or_run_in_parallel_never_makes_a_case_longer(drawn, step):
    burden, position, _ = drawn
    parts = frozenset((service.item, step) for service in burden.services)
    for eased in (
        replace(position, removed=position.removed | parts),
        replace(position, parallel=position.parallel | parts),
        replace(position, without_presence=position.without_presence | parts),
    ):
        figures = what_if(burden, position, eased).figures

        assert cheaper(figures.after, figures.before)


@few
@given(with_switches)
def test_departments_and_clienteles_add_up_to_the_whole(drawn):
    burden, position, _ = drawn
    compared = what_if(burden, Switches(), position)

    for groups in (compared.departments, compared.clienteles):
        assert total(pair.before for pair in groups.values()) == compared.figures.before
        assert total(pair.after for pair in groups.values()) == compared.figures.after


@few
@given(with_switches)
def test_the_list_of_changes_explains_all_that_was_saved(drawn):
    burden, position, _ = drawn
    compared = what_if(burden, Switches(), position)

    before = total(one.figures.before for one in compared.changes)
    after = total(one.figures.after for one in compared.changes)
    saved = compared.figures.before.documents - compared.figures.after.documents
    assert before.documents - after.documents == saved
    assert before.days - after.days == compared.figures.before.days - compared.figures.after.days


@few
@given(with_switches)
def test_switching_nothing_changes_nothing(drawn):
    burden, position, _ = drawn

    assert what_if(burden, position, position).changes == ()


def test_a_change_names_how_the_paper_was_had_and_is_had_now():
    need = Need("r", ((Document("p"),),), cases=4)
    burden = a_burden(a_service(needs=(need,)))

    shared = what_if(burden, Switches(), Switches(on=frozenset({REGISTER})))
    dropped = what_if(burden, Switches(), Switches(dropped=frozenset({("i", "r")})))
    restored = what_if(burden, Switches(dropped=frozenset({("i", "r")})), Switches())

    handed_in = NeedStanding.HANDED_IN
    assert shared.changes[0].needs == (NeedChange("r", 4, handed_in, NeedStanding.SPARED),)
    assert dropped.changes[0].needs == (NeedChange("r", 4, handed_in, None),)
    assert restored.changes[0].needs == (NeedChange("r", 4, None, handed_in),)


def test_what_saves_most_comes_first():
    small = a_service(needs=(Need("r", ((Document("p"),),), cases=2),))
    large = small._replace(item="j", needs=(Need("r", ((Document("p"),),), cases=9),))

    compared = what_if(a_burden(small, large), Switches(), Switches(on=frozenset({REGISTER})))
    assert [one.service.item for one in compared.changes] == ["j", "i"]


def test_a_certificate_below_the_grade_trusted_serves_nobody():
    grades = {"c0": Trust.ISSUED}
    strict = Switches(on=frozenset((*CERTIFICATES, REGISTER)), trusted=Trust.ISSUED)

    assert serving(grades, strict) == {CERTIFICATES[0], REGISTER}


def test_a_promise_stands_in_only_while_promises_are_taken():
    need = Need("r", ((Document("p"),),), cases=4)
    part = frozenset({("i", "r")})

    kept = altered(a_service(needs=(need,)), Switches(declared=part)).needs[0]
    ended = altered(a_service(needs=(need,)), Switches(declared=part, declarations=False)).needs[0]
    assert kept.declarable
    assert not ended.declarable


CHAIN = (
    Task("accept", 1, opening=True),
    Task("read", 3, ("accept",)),
    Task("visit", 5, ("read",), presence=True),
    Task("decide", 2, ("visit",)),
)


def altered_tasks(**switches) -> tuple[Task, ...]:
    return altered(a_service(*CHAIN), Switches(**switches)).tasks


def test_a_step_that_is_removed_hands_on_what_it_waited_for():
    parts = frozenset({("i", "read"), ("i", "visit")})

    assert altered_tasks(removed=parts)[1] == Task("decide", 2, ("accept",))


def test_a_step_in_parallel_waits_for_acceptance_alone():
    tasks = altered_tasks(parallel=frozenset({("i", "visit")}))

    assert tasks[2].waits_for == ("accept",)
    assert critical_days(tasks) == 8


def test_merged_steps_take_the_longer_time_and_one_appearance():
    tasks = altered_tasks(merged=frozenset({Merger("i", "visit", "read")}))

    assert tasks[1] == Task("read", 5, ("accept",), presence=True)
    assert tasks[2].waits_for == ("read",)
    assert critical_days(tasks) == 8


@pytest.mark.parametrize(("step", "into"), [("decide", "read"), ("read", "read"), ("x", "read")])
def test_steps_with_a_third_between_them_cannot_be_merged(step, into):
    with pytest.raises(InvalidValue):
        altered_tasks(merged=frozenset({Merger("i", step, into)}))


def test_nobody_comes_for_a_step_without_presence():
    tasks = altered_tasks(without_presence=frozenset({("i", "visit")}))

    assert not any(task.presence for task in tasks)


def test_an_item_put_online_costs_no_trip():
    burden = a_burden(a_service(from_home=False))

    compared = what_if(burden, Switches(), Switches(online=frozenset({"i"})))
    assert (compared.figures.before.visits, compared.figures.after.visits) == (10, 0)


def test_steps_waiting_for_the_same_step_twice_after_a_merger_wait_once():
    tasks = (*CHAIN[:2], Task("b", 1, ("accept",)), Task("end", 1, ("read", "b")))

    merged = altered(a_service(*tasks), Switches(merged=frozenset({Merger("i", "b", "read")})))
    assert merged.tasks[-1].waits_for == ("read",)
