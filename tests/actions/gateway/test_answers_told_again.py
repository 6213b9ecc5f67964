"""An answer is told again only where the grant lets it, to the same applicant, and not for long."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from gatewaywork import CHEN, LIN, Gateway, granted

from tongban.actions.gateway.reuse import KeptAnswers
from tongban.actions.grants.keeping import append_to_grant, held_grant
from tongban.core.exchange.grant_events import Resumed, ReuseSet, Suspended
from tongban.core.people.histories import SYSTEM
from tongban.store.audit.models import AuditEntry
from tongban.store.gateway import reusable
from tongban.store.gateway.models import Call, ReusableAnswer
from tongban.web.gateway.door import Door

pytestmark = pytest.mark.django_db


class Clock:
    offset = timedelta()

    def __call__(self):
        return timezone.now() + self.offset


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def gateway(clock):
    made = Gateway()
    made.known()
    pipeline = replace(made.pipeline, reuse=KeptAnswers.here(clock))
    made.door = Door(pipeline=pipeline, published=dict)
    return made


def asked(number=LIN, *fields):
    wanted = list(fields) or ["person.name"]
    return {"keys": {"person.identity_number": number}, "fields": wanted}


def told(gateway, body=None, **members):
    return gateway.ask(body or asked(), **members).said


def happens(event, **told):
    row, grant = held_grant("G1")
    append_to_grant(row, event(at=timezone.now(), by=SYSTEM, reason="试", **told), grant)


def test_without_a_word_in_the_grant_every_call_asks_the_register(gateway):
    granted()
    told(gateway)
    told(gateway)

    assert len(gateway.shelf.asked) == 2
    assert not ReusableAnswer.objects.exists()


def test_the_same_call_is_told_the_same_and_the_audit_says_that_it_was_told_again(gateway):
    granted(reuse_seconds=60)
    first, second = told(gateway), told(gateway)

    assert first == second
    assert len(gateway.shelf.asked) == 1
    assert Call.objects.count() == 2
    asked_for, again = AuditEntry.objects.filter(action="exchange.call").order_by("id")
    assert "reused" not in asked_for.details
    assert again.details["reused"] == asked_for.details["call"]
    assert again.details["fields"] == "person.name"


@pytest.mark.parametrize(
    "other", [{"case": "MC-2"}, {"actor": "officer:8"}], ids=["another case", "another actor"]
)
def test_what_one_applicant_was_told_is_never_told_for_another(gateway, other):
    granted(reuse_seconds=60)
    told(gateway)
    told(gateway, **other)

    assert len(gateway.shelf.asked) == 2


def test_another_subject_or_other_fields_are_another_question(gateway):
    granted(reuse_seconds=60, fields=["person.name", "person.birth_date"])
    told(gateway)
    assert told(gateway, asked(CHEN))["fields"] == {"person.name": "陈志远"}
    told(gateway, asked(LIN, "person.name", "person.birth_date"))

    assert len(gateway.shelf.asked) == 3


def test_another_client_under_another_grant_is_asked_for_anew(gateway):
    granted(reuse_seconds=60)
    told(gateway)
    granted("G2", reuse_seconds=60, purpose="另一个目的")
    told(gateway, purpose="另一个目的")

    assert len(gateway.shelf.asked) == 2


def test_it_ends_when_its_seconds_are_over_and_is_deleted(gateway, clock):
    granted(reuse_seconds=60)
    told(gateway)
    clock.offset = timedelta(seconds=61)
    told(gateway)

    assert len(gateway.shelf.asked) == 2
    assert reusable.forget_before(clock() + timedelta(seconds=61)) == 1


@pytest.mark.parametrize("event", [Suspended, ReuseSet])
def test_it_ends_at_once_with_whatever_happens_to_the_grant(gateway, event):
    granted(reuse_seconds=60)
    told(gateway)
    happens(event, **({"reuse_seconds": 30} if event is ReuseSet else {}))
    assert not ReusableAnswer.objects.exists()
    if event is Suspended:
        assert told(gateway)["outcome"] == "refused"
        happens(Resumed)
    told(gateway)

    assert len(gateway.shelf.asked) == 2


def test_a_grant_that_ran_out_tells_nothing_again(gateway):
    granted(reuse_seconds=60)
    told(gateway)
    row, _ = held_grant("G1")
    row.valid_until = row.valid_from
    row.save()

    assert told(gateway)["reason"] == "expired"


def test_silence_and_nobody_are_never_told_again(gateway):
    granted(reuse_seconds=60)
    gateway.shelf.silent = "down"
    told(gateway)
    gateway.shelf.silent = ""
    assert told(gateway)["outcome"] == "matched"
    told(gateway, asked("519901199001010017"))
    told(gateway, asked("519901199001010017"))

    assert len(gateway.shelf.asked) == 4


def test_a_claim_is_checked_each_time(gateway):
    granted(reuse_seconds=60)
    claim = {"keys": {"person.identity_number": LIN}, "claims": {"person.name": "林晓雨"}}
    for _ in range(2):
        told(gateway, claim)

    assert len(gateway.shelf.asked) == 2


def test_what_is_kept_is_sealed_and_names_nobody(gateway):
    granted(reuse_seconds=60)
    told(gateway)
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM store_gateway_reusableanswer t")
        text = str(cursor.fetchall())

    assert LIN not in text
    assert "林晓雨" not in text
