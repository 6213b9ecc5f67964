"""The platform's own questions go through the same log and the same grants as everybody's."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from gatewaywork import BORN, CATALOGUE, GATEWAY, LIN, NAME, Shelf, fresh, granted

from tongban.actions.gateway.asking import GatewayRegisters
from tongban.actions.gateway.freshness import OnceASecond
from tongban.actions.gateway.granted import grants_now
from tongban.actions.gateway.journal import Journal
from tongban.core.audit.freshness import SealOverdue
from tongban.core.exchange.grants import PLATFORM
from tongban.core.people.registers import Matched, NotAvailable, Purpose, Question
from tongban.store.audit.models import AuditEntry
from tongban.store.gateway.models import Call, CallEnd

pytestmark = pytest.mark.django_db
PURPOSE = Purpose(item="fund", actor="account:7", ground="申请人本人申办", case_number="MC-1")


def question(code="population"):
    dataset = CATALOGUE.datasets[code]
    return Question(dataset=dataset, keys={"person.identity_number": LIN}, wanted=(NAME, BORN))


@pytest.fixture
def shelf():
    return Shelf()


def registers(shelf, *, sealed=fresh):
    journal = Journal(grants_now, clock=timezone.now, fresh=sealed)
    return GatewayRegisters(shelf, journal, GATEWAY, clock=timezone.now)


def ask(shelf, *codes, purpose=PURPOSE, **knobs):
    questions = [question(code) for code in codes or ("population",)]
    return registers(shelf, **knobs).ask_all(questions, purpose, today=timezone.localdate())


def platform(code="P1", **columns):
    told = {"consumer": PLATFORM, "fields": ["person.name", "person.birth_date"]}
    granted(code, **{**told, **columns})


def test_what_is_granted_is_asked_logged_and_audited_with_its_ground(shelf):
    platform()
    (answer,) = ask(shelf)

    assert isinstance(answer, Matched)
    entry = AuditEntry.objects.get(action="exchange.call")
    assert (entry.actor, entry.case_number, entry.ground) == ("account:7", "MC-1", "申请人本人申办")
    assert entry.details["fields"] == "person.birth_date,person.name"
    assert Call.objects.get().end.outcome == "matched"


def test_one_that_is_not_granted_is_not_asked_and_the_others_are(shelf):
    platform()
    population, vehicles = ask(shelf, "population", "vehicles")

    assert isinstance(population, Matched)
    assert isinstance(vehicles, NotAvailable)
    assert "不影响您办理" in vehicles.words
    assert [one.dataset.code for one, _ in shelf.asked] == ["population"]
    assert sorted(CallEnd.objects.values_list("reason", flat=True)) == ["", "no_grant"]


def test_a_grant_for_one_item_of_a_journey_serves_the_journey(shelf):
    platform(items=["tax"])
    (refused,) = ask(shelf)
    (answer,) = ask(shelf, purpose=replace(PURPOSE, joined=("fund", "tax")))

    assert isinstance(refused, NotAvailable)
    assert isinstance(answer, Matched)


def test_a_silent_register_is_written_down_as_that_and_nobody_is_refused(shelf):
    platform()
    shelf.silent = "slow"
    (answer,) = ask(shelf)

    assert isinstance(answer, NotAvailable)
    assert CallEnd.objects.get().layer == "transport"


def test_a91_while_the_seal_is_overdue_nothing_is_asked(shelf):
    platform()

    def overdue():
        raise SealOverdue("overdue")

    (answer,) = ask(shelf, sealed=overdue)

    assert isinstance(answer, NotAvailable)
    assert shelf.asked == []
    assert not Call.objects.exists()


@pytest.mark.parametrize("table", ["store_gateway_call", "store_gateway_callend"])
def test_neither_end_of_a_call_is_changed_or_removed(shelf, table):
    platform()
    ask(shelf)
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET id = 0"):  # noqa: S608
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_no_question_needs_no_log(shelf):
    assert registers(shelf).ask_all([], PURPOSE, today=timezone.localdate()) == ()


def test_asking_ten_registers_takes_as_many_statements_as_one(shelf, django_assert_max_num_queries):
    platform()
    reached = registers(shelf)
    with django_assert_max_num_queries(8):
        reached.ask_all([question()] * 10, PURPOSE, today=timezone.localdate())

    assert Call.objects.count() == 10


def test_the_seal_is_looked_at_once_a_second():
    looked: list[datetime] = []
    now = [0.0]
    look = OnceASecond(lambda: looked.append(timezone.now()), clock=lambda: now[0])
    for moment in (0.0, 0.5, 1.0, 1.5):
        now[0] = moment
        look()

    assert len(looked) == 2
    assert looked[0] <= looked[1] + timedelta()
