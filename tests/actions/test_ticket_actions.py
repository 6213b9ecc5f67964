"""A disputed fact goes to its holder and comes back answered; so does a question about a look."""

import pytest
from city.disputing import MOVED, licence_with_a_dispute
from city.people import officer, stranger_to_lin
from city.stories import FOOD_LICENCE
from django.db import DatabaseError, connection, transaction

from tongban.actions.audit import indexes_of, note
from tongban.actions.tickets.answering import forward, settle, take
from tongban.actions.tickets.opening import ask_about
from tongban.core.authoring.access import CATALOGUE_KEEPER
from tongban.core.exchange.ticket_events import DisputedFact, TicketKind, TicketOutcome
from tongban.core.exchange.tickets import TicketStatus
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.store.audit.looks import looks_at
from tongban.store.cases.models import OutboxRow
from tongban.store.tickets.models import Ticket
from tongban.store.tickets.queries import (
    tallies,
    ticket_for,
    ticket_of,
    tickets_for,
    tickets_of,
    tickets_of_filing,
    unanswered,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def filing(citizen, outside):
    return licence_with_a_dispute(citizen, outside)


@pytest.fixture
def ticket(filing):
    [line] = tickets_of_filing(filing.id)
    return line


@pytest.fixture
def steward(published):
    return officer("public_security", Role.DATA_STEWARD)


def looked(by, citizen):
    """Have an officer open a case of a citizen, and return the look."""
    about = indexes_of({"number": citizen.person})
    note(by, "case.open", "case", case_number="MC-1", ground="受理", concerned=about)
    return looks_at(citizen)[0]


def test_a_dispute_in_a_filing_asks_the_holder_to_check_it(ticket, filing, citizen, outside):
    assert (ticket.kind, ticket.status) == (TicketKind.CORRECTION, TicketStatus.OPEN)
    assert (ticket.department, ticket.dataset) == ("public_security", MOVED.register)
    assert isinstance(ticket.matter, DisputedFact)
    assert (ticket.matter.told, ticket.matter.claimed) == (MOVED.told, MOVED.claimed)
    assert ticket.due_on > outside.today
    assert [line.id for line in tickets_of(citizen)] == [ticket.id]
    assert ticket_of(citizen, ticket.id).case_numbers == (filing.cases[0].number,)


def test_the_holders_systems_are_told_that_something_is_to_be_checked(ticket):
    told = OutboxRow.objects.get(key=ticket.number)

    assert (told.topic, told.content) == ("ticket.opened", {"ticket": str(ticket.id)})


def test_a_filing_without_disputes_asks_nobody(citizen, outside):
    FOOD_LICENCE.filed(citizen, outside)

    assert not Ticket.objects.exists()


def test_what_is_disputed_is_kept_sealed(ticket):
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text, r::text FROM store_tickets_ticket t, "
                       "store_tickets_ticketrecord r")  # fmt: skip
        assert MOVED.claimed not in str(cursor.fetchall())


def test_the_holder_corrects_and_everybody_concerned_is_told(ticket, steward, citizen, outside):
    take(steward, ticket.id, outside)
    assert unanswered(steward) == 1
    settle(steward, ticket.id, outside, outcome=TicketOutcome.CORRECTED, words="已按迁移证更正")

    told = ticket_of(citizen, ticket.id)
    assert (told.state.outcome, told.state.words) == (TicketOutcome.CORRECTED, "已按迁移证更正")
    assert [event.name for event in told.history] == ["opened", "taken", "settled"]
    assert OutboxRow.objects.filter(topic="ticket.settled", key=ticket.number).exists()
    assert unanswered(steward) == 0
    assert [line.id for line in tickets_for(steward, settled=True)] == [ticket.id]
    [tally] = tallies(outside.today)
    assert (tally.dataset, tally.opened, tally.corrected, tally.late) == (MOVED.register, 1, 1, 0)


def test_what_is_not_answered_by_its_day_counts_as_late(ticket, outside):
    [tally] = tallies(ticket.due_on.replace(year=ticket.due_on.year + 1))

    assert (tally.settled, tally.late, tally.days) == (0, 1, None)


def test_another_department_finds_no_ticket_until_it_is_handed_on(ticket, steward, outside):
    other = officer("civil_affairs", Role.DATA_STEWARD)
    assert ticket_for(other, ticket.id) is None
    with pytest.raises(NotFound):
        take(other, ticket.id, outside)
    with pytest.raises(InvalidValue):
        forward(steward, ticket.id, outside, department="nobody", reason="x")

    forward(steward, ticket.id, outside, department="civil_affairs", reason="由民政登记")
    assert ticket_for(steward, ticket.id) is None
    assert ticket_for(other, ticket.id).line.due_on == ticket.due_on


def test_a_steward_who_saw_an_older_state_is_refused(ticket, steward, outside):
    take(steward, ticket.id, outside)
    with pytest.raises(Conflict):
        settle(
            steward, ticket.id, outside, outcome=TicketOutcome.KEPT, words="核实无误", revision=1
        )


def test_what_happened_to_a_ticket_cannot_be_rewritten(ticket):
    for statement in ("UPDATE {} SET name = 'x'", "DELETE FROM {}"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement.format("store_tickets_ticketrecord"))


def test_a_question_about_a_look_goes_to_the_department_that_looked(citizen, outside):
    looker = officer("market_regulation", Role.DATA_STEWARD, Role.EXAMINER)
    look = looked(looker, citizen)
    ticket = ask_about(citizen, look.entry, outside, told="查看了办件", words="我没有办这件事")

    assert ticket_of(citizen, ticket).line.department == "market_regulation"
    with pytest.raises(NotAllowed):
        settle(looker, ticket, outside, outcome=TicketOutcome.EXPLAINED, words="依法查看")
    colleague = officer("market_regulation", Role.DATA_STEWARD, staff="d")
    settle(colleague, ticket, outside, outcome=TicketOutcome.ADMITTED, words="已批评教育")
    assert ticket_of(citizen, ticket).state.outcome is TicketOutcome.ADMITTED


def test_a_look_by_nobody_in_particular_goes_to_the_keeper_of_the_data(citizen, outside):
    look = looked(None, citizen)
    ticket = ask_about(citizen, look.entry, outside, told="调用", words="为什么")

    assert ticket_of(citizen, ticket).line.department == CATALOGUE_KEEPER


def test_nobody_asks_about_a_look_at_somebody_else_nor_twice(citizen, outside):

    stranger = stranger_to_lin()
    look = looked(None, citizen)
    with pytest.raises(NotFound):
        ask_about(stranger, look.entry, outside, told="查看", words="为什么")
    ticket = ask_about(citizen, look.entry, outside, told="查看", words="为什么")
    with pytest.raises(Conflict):
        ask_about(citizen, look.entry, outside, told="查看", words="为什么")
    with pytest.raises(InvalidValue):
        ask_about(citizen, look.entry, outside, told="查看", words=" ")
    assert ticket_of(stranger, ticket) is None
    assert not tickets_of(stranger)
