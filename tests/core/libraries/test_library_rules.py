"""Each field has its source, people's decisions can be undone, corrections take two officers."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongban.core.libraries import correcting, entities, events, reviewing
from tongban.core.libraries.composing import SourcedRecord, compose
from tongban.core.libraries.correcting import Corrector
from tongban.core.libraries.definitions import LibraryField
from tongban.core.libraries.entities import EntityState, advance, fold
from tongban.core.libraries.reviewing import PairState, PairStatus
from tongban.core.people.actors import Officer, Role
from tongban.core.people.histories import SYSTEM
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.examples.libraries.definitions import LIBRARIES, POPULATION

NOW = datetime(2026, 9, 14, 2, tzinfo=UTC)
BY = {"at": NOW, "by": SYSTEM}


def officer(staff="a", department="public_security", roles=(Role.DATA_STEWARD,)):
    return Officer(
        account=1,
        name="王安",
        staff_number=staff,
        department=department,
        roles=frozenset(roles),
    )


def hand(staff="a"):
    return Corrector(library=POPULATION, officer=officer(staff), at=NOW)


def record(place, register, **values):
    return SourcedRecord(id=place, register=register, key=str(place), values=values)


POLICE = record(2, "households", name="王伟", address="临江路1号")
INSURED = record(1, "insured_people", name="王玮", phone="10000000001")


def composed(records, corrections=None):
    return {one.field.code: one for one in compose(POPULATION, records, corrections or {})}


def test_the_source_of_truth_counts_and_the_others_word_is_shown_beside_it():
    name = composed([INSURED, POLICE])["name"]

    assert (name.value, name.source.register) == ("王伟", "households")
    assert [one.value for one in name.others] == ["王玮"]


def test_where_the_source_of_truth_is_silent_the_next_one_counts():
    found = composed([INSURED, POLICE])
    assert found["phone"].value == "10000000001"
    assert (found["sex"].value, found["sex"].source) == ("", None)


def test_a_register_that_is_no_source_of_a_field_is_shown_but_never_counts():
    found = composed([record(1, "insured_people", address="松山路2号")])["address"]
    assert found.value == ""
    assert [one.value for one in found.others] == ["松山路2号"]


def test_a_correction_counts_before_every_register():
    name = composed([POLICE], {"name": "王炜"})["name"]
    assert (name.value, name.corrected, name.source) == ("王炜", True, None)
    assert [one.value for one in name.others] == ["王伟"]


def test_every_library_of_the_city_names_sources_for_every_field():
    assert len(LIBRARIES) == 6
    for library in LIBRARIES:
        assert library.source(library.sources[0].code)
        with pytest.raises(InvalidValue):
            library.source("nowhere")


def test_a_library_that_contradicts_itself_is_refused():
    field = POPULATION.fields[0]
    wrongs = (
        {"fields": (field, field)},
        {"number": "passport"},
        {"fields": (*POPULATION.fields, replace(field, code="x", truth=()))},
        {"fields": (*POPULATION.fields, LibraryField(code="x", label="某", truth=("nowhere",)))},
        {"sources": (*POPULATION.sources, POPULATION.sources[0])},
    )
    for wrong in wrongs:
        with pytest.raises(InvalidValue):
            replace(POPULATION, **wrong)


@given(st.frozensets(st.integers(0, 9)), st.frozensets(st.integers(10, 19)))
def test_a_merger_that_is_undone_leaves_both_as_they_were(own, others):
    first = fold([events.EntityFormed(**BY, records=tuple(own))])
    second = fold([events.EntityFormed(**BY, records=tuple(others))])
    moved = tuple(second.records)
    merged = advance(first, events.EntityAbsorbed(**BY, other="b", records=moved))
    gone = advance(second, events.AbsorbedInto(**BY, into="a"))
    assert merged.records == own | others
    assert (gone.records, gone.into) == (frozenset(), "a")

    back = tuple(merged.given_back("b"))
    again = advance(merged, events.EntityReleased(**BY, other="b", records=back, reason="错了"))
    returned = advance(gone, events.CameBack(**BY, records=back))
    assert (again.records, again.absorbed) == (first.records, {})
    assert (returned.records, returned.into) == (second.records, "")


def test_what_left_meanwhile_does_not_come_back_with_a_merger_undone():
    state = fold(
        [
            events.EntityFormed(**BY, records=(1,)),
            events.EntityAbsorbed(**BY, other="b", records=(2, 3)),
            events.RecordsLeft(**BY, records=(3,), reason="已注销"),
            events.RecordsJoined(**BY, records=(4,)),
        ]
    )
    assert state.given_back("b") == {2}
    assert state.given_back("c") == frozenset()
    assert state.records == {1, 2, 4}
    assert state.length == 4


def proposed(state, **changed):
    how = {"field": "name", "value": "王炜", "reason": "户口簿为证"}
    return advance(state, correcting.propose(state, hand(), **{**how, **changed}))


def test_a_correction_counts_once_a_second_officer_agrees():
    state = proposed(EntityState())
    assert state.corrections == {}
    with pytest.raises(NotAllowed, match="another officer"):
        correcting.agree(state, hand("a"))
    agreed = advance(state, correcting.agree(state, hand("b")))
    assert (agreed.corrections, agreed.proposal) == ({"name": "王炜"}, None)


def test_a_correction_may_be_dropped_and_then_another_proposed():
    state = proposed(EntityState())
    with pytest.raises(NotAllowed, match="waits"):
        proposed(state)
    dropped = advance(state, correcting.drop(state, hand("a"), reason="查无此事"))
    assert (dropped.corrections, dropped.proposal) == ({}, None)
    assert proposed(dropped).proposal is not None
    with pytest.raises(NotAllowed, match="no correction"):
        correcting.agree(dropped, hand("b"))


def test_a_correction_says_what_and_why_and_of_what_there_is():
    for wrong in ({"field": "passport"}, {"value": " "}, {"reason": ""}):
        with pytest.raises(InvalidValue):
            proposed(EntityState(), **wrong)
    with pytest.raises(NotAllowed, match="another name"):
        proposed(EntityState(into="population-00000001"))


def test_only_stewards_of_the_keeper_correct():
    for wrong in ({"department": "housing"}, {"roles": (Role.WINDOW,)}):
        with pytest.raises(NotAllowed):
            Corrector(library=POPULATION, officer=officer(**wrong), at=NOW)


def test_a_decision_can_be_undone_and_made_anew():
    judged = events.PairJudged(**BY, one=True, reason="同一人")
    undone = events.JudgementUndone(**BY, reason="看错了")
    states = [reviewing.fold(history) for history in ([], [judged], [judged, undone])]
    assert [one.status for one in states] == [PairStatus.OPEN, PairStatus.ONE, PairStatus.OPEN]
    assert reviewing.advance(states[2], replace(judged, one=False)).status is PairStatus.APART
    reviewing.require_open(states[0])
    reviewing.require_decided(states[1])
    with pytest.raises(NotAllowed):
        reviewing.require_open(states[1])
    with pytest.raises(NotAllowed):
        reviewing.require_decided(PairState())
    with pytest.raises(InvalidValue):
        reviewing.said(" ")


def test_an_agreement_without_a_proposal_changes_nothing():
    state = entities.advance(EntityState(), events.CorrectionAgreed(**BY))
    assert state.corrections == {}
