"""Everything that happens to a case has a leaf, whoever does it; and history rewritten is found."""

from datetime import timedelta

import pytest
from city.stories import FOOD_LICENCE
from django.db import connection
from django.utils import timezone

from tongban.actions.audit.sealing import seal_waiting
from tongban.actions.audit.verifying import verify
from tongban.actions.cases.looking_up import look_up_due
from tongban.adapters.anchor_copies import AnchorFolder
from tongban.core.audit.checking import Fault
from tongban.core.audit.freshness import SealOverdue
from tongban.store.audit.models import AuditEntry, Concern, Waiting
from tongban.store.audit.queries import ACT
from tongban.store.cases.models import Case, CaseEvent
from tongban.store.sealing import blind_index


@pytest.fixture
def copies(tmp_path):
    return AnchorFolder(tmp_path / "anchors")


@pytest.fixture
def filed(citizen, outside):
    return FOOD_LICENCE.filed(citizen, outside).cases[0].id


def entries(case):
    return AuditEntry.objects.filter(subject=str(case), action__startswith=ACT).order_by("id")


def nothing_sealed_for(hours):
    Waiting.objects.update(since=timezone.now() - timedelta(hours=hours))


def test_every_event_of_a_case_has_its_entry_from_receipt_to_delivery(filed, desk, citizen):
    desk("market_regulation").complete(filed)
    events = CaseEvent.objects.filter(case=filed).order_by("sequence")

    written = [
        (one.action.removeprefix(ACT), int(one.details["sequence"])) for one in entries(filed)
    ]
    assert written == list(events.values_list("name", "sequence"))
    assert len(written) > 3
    mine = Concern.objects.filter(person_index=blind_index(citizen.person))
    assert set(entries(filed).values_list("id", flat=True)) <= set(
        mine.values_list("entry_id", flat=True)
    )


def test_entries_name_no_citizen(filed, desk, citizen):
    desk("market_regulation").complete(filed)

    for row in AuditEntry.objects.all():
        said = f"{row.actor} {row.subject} {row.ground} {row.details}"
        assert citizen.person not in said
        assert citizen.name not in said


def test_a_case_whose_history_was_rewritten_no_longer_fits_its_leaves(filed, desk, outside, copies):
    desk("market_regulation").complete(filed)
    seal_waiting(outside.sealer, copies)
    assert not list(verify(outside.sealer, copies.all()))

    last, first = CaseEvent.objects.filter(case=filed).order_by("-sequence")[:2]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        last.delete()
        first.content = {**first.content, "at": "2020-01-01T00:00:00+08:00"}
        first.save()
        cursor.execute("SET LOCAL session_replication_role = origin")

    faults = [one.fault for one in verify(outside.sealer, copies.all())]
    assert faults == [Fault.EVENT_CHANGED, Fault.EVENT_CHANGED]


def test_no_decision_is_made_while_nothing_is_sealed_and_it_goes_on_by_itself(
    filed, desk, outside, copies
):
    """A91, F19."""
    market = desk("market_regulation")
    market.bring_to_decision(filed)
    nothing_sealed_for(hours=5)
    with pytest.raises(SealOverdue):
        market.grant(filed)
    assert Case.objects.get(pk=filed).decided_on is None

    seal_waiting(outside.sealer, copies)
    market.grant(filed)
    assert Case.objects.get(pk=filed).decided_on is not None


def test_no_register_is_asked_while_nothing_is_sealed(filed, outside, copies):
    """A91: what registers would tell is disclosed later; the case stays due."""
    nothing_sealed_for(hours=5)
    assert look_up_due(outside) == 0
    assert Case.objects.get(pk=filed).registers_due_at is not None

    seal_waiting(outside.sealer, copies)
    assert look_up_due(outside) == 1
