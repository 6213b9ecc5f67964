"""On a list by two officers, what it closes in a guide, and off it again; nobody else sees it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tongban.actions.credit import listing, repairing
from tongban.actions.credit.listing import NewEntry
from tongban.actions.credit.standing import closed_to, standing_of
from tongban.actions.drafts.circumstances import circumstances
from tongban.actions.targets import published as whole
from tongban.core.credit.entries import EntryStatus
from tongban.core.credit.lists import Relief
from tongban.core.credit.standing import CreditLevel
from tongban.core.people.actors import Role
from tongban.core.people.facts import Fact, FactSource
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.core.vocabulary.identity import make_example_number
from tongban.store.audit.models import AuditEntry
from tongban.store.cases.draft_content import DraftContent
from tongban.store.credit.models import CreditRow
from tongban.store.credit.queries import (
    counting_by_list,
    entries_of,
    entry_for,
    entry_of,
    kept_by,
    waiting_for,
)
from tongban.store.sealing import blind_index

pytestmark = pytest.mark.django_db
NOTHING = DraftContent()


@pytest.fixture
def stewards(officer_of):
    return [
        officer_of("market_regulation", Role.DATA_STEWARD, staff=staff) for staff in ("d1", "d2")
    ]


@pytest.fixture
def new(citizen, outside):
    return NewEntry(
        list="false_commitments",
        number=citizen.person,
        name=citizen.name,
        decision="市监罚〔2026〕7号",
        decided_on=outside.today - timedelta(days=200),
        grounds="承诺的消防条件不属实",
    )


def on_list(stewards, new, outside):
    first, second = stewards
    entry = listing.propose(first, new, outside)
    listing.confirm(second, entry, outside)
    return entry


def test_a_false_promise_closes_declaring_until_two_officers_have_let_it_be_repaired(
    stewards, new, citizen, outside
):
    first, second = stewards
    entry = listing.propose(first, new, outside)
    assert entries_of(citizen) == ()
    listing.confirm(second, entry, outside)
    known = circumstances(citizen, NOTHING, whole().catalogue, outside)
    assert not known.may_declare
    assert not known.may_defer

    repairing.ask(citizen, entry, outside, words="已补办", promised=True)
    repairing.take(first, entry, outside)
    with pytest.raises(NotAllowed):
        repairing.grant(first, entry, outside, reason="已核实")
    repairing.grant(second, entry, outside, reason="已核实")
    known = circumstances(citizen, NOTHING, whole().catalogue, outside)
    assert known.may_declare
    assert known.may_defer
    assert standing_of(citizen.person, outside.today, outside.calendar).level is CreditLevel.GOOD


def test_our_own_register_counts_before_what_another_told(stewards, new, citizen, outside):
    told = {
        "credit.dishonest": Fact(
            element="credit.dishonest",
            value=True,
            source=FactSource.SHARED,
            as_of=outside.today,
        )
    }
    day, calendar = outside.today, outside.calendar
    assert closed_to(citizen.person, told, day, calendar) == set(Relief)
    assert closed_to(None, told, day, calendar) == set(Relief)
    entry = on_list(stewards, new, outside)
    listing.annul(stewards[1], entry, outside, reason="认定有误")
    assert closed_to(citizen.person, told, day, calendar) == frozenset()


@pytest.fixture
def elsewhere(officer_of):
    return officer_of("housing", Role.DATA_STEWARD)


@pytest.fixture
def entry(stewards, new, outside):
    return on_list(stewards, new, outside)


def test_nobody_else_finds_an_entry(entry, citizen, stranger, elsewhere, *, outside):

    assert entry_of(citizen, entry) is not None
    assert entry_of(stranger, entry) is None
    assert entry_for(elsewhere, entry) is None
    with pytest.raises(NotFound):
        repairing.ask(stranger, entry, outside, words="是我", promised=True)
    with pytest.raises(NotFound):
        listing.annul(elsewhere, entry, outside, reason="不是我们的")
    for_another = replace(citizen, acting_for="91519901000000011X")
    assert entries_of(for_another) == ()


def test_lists_show_what_waits_and_find_by_number(stewards, new, citizen, outside):
    first, second = stewards
    entry = listing.propose(first, new, outside)
    assert [line.id for line in waiting_for(second)] == [entry]
    assert counting_by_list(outside.today) == {}
    listing.confirm(second, entry, outside)
    assert waiting_for(second) == ()
    assert counting_by_list(outside.today) == {"false_commitments": 1}
    assert [line.party for line in kept_by(first, number=citizen.person)] == [citizen.name]
    assert kept_by(first, onto="penalties") == ()
    line = kept_by(first)[0]
    assert kept_by(first, before=(line.opened_at, line.id)) == ()

    repairing.ask(citizen, entry, outside, words="已补办", promised=True)
    assert [one.due_on is not None for one in waiting_for(first)] == [True]


def test_a_refused_repair_leaves_the_entry_and_a_second_officer_may_be_first(
    stewards, new, citizen, outside
):
    first, second = stewards
    entry = on_list(stewards, new, outside)
    repairing.ask(citizen, entry, outside, words="已补办", promised=True)
    repairing.turn_down(first, entry, outside, reason="缺少凭证")
    repairing.ask(citizen, entry, outside, words="凭证补上", promised=True)
    repairing.take(first, entry, outside)
    state = repairing.refuse(second, entry, outside, reason="仍不属实")
    assert state.status is EntryStatus.LISTED
    with pytest.raises(Conflict):
        repairing.take(first, entry, outside, revision=2)


def test_a_proposal_may_be_given_up(stewards, new, outside):
    entry = listing.propose(stewards[0], new, outside)
    assert listing.drop(stewards[0], entry, outside, reason="重复").status is EntryStatus.DROPPED


def test_whom_it_is_about_is_sealed_and_every_step_is_audited_as_theirs(
    stewards, new, citizen, outside
):
    entry = on_list(stewards, new, outside)
    row = CreditRow.objects.get(pk=entry)
    assert citizen.person.encode() not in bytes(row.party_sealed)
    steps = AuditEntry.objects.filter(subject=f"credit:{entry}").order_by("id")
    assert [step.action for step in steps] == ["credit.proposed", "credit.confirmed"]
    assert all(blind_index(citizen.person) in map(bytes, step.concerned) for step in steps)


def test_a_number_that_nobody_can_bear_is_refused(stewards, new, outside):
    number = str(make_example_number(birth_date=date(1985, 1, 1), order=2))
    assert listing.party_number(f" {number.lower()} ") == number
    with pytest.raises(InvalidValue):
        listing.party_number("123")
    with pytest.raises(InvalidValue):
        listing.propose(stewards[0], replace(new, name="  "), outside)
