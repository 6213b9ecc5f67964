"""Cases of an earlier system: kept whole, watched like ours, told to nobody again."""

from datetime import timedelta

import pytest
from city.fixtures import city, clock, outside, published

from tongban.actions.cases.taking_over import ExistingCase, take_over
from tongban.actions.recording import open_case
from tongban.actions.supervision.ordering import periods
from tongban.actions.supervision.recomputing import recompute
from tongban.core.vocabulary.errors import InvalidValue
from tongban.examples.people import demo_accounts
from tongban.examples.year import Answering, year_of
from tongban.store.audit.models import AuditEntry
from tongban.store.cases.models import Case, CaseEvent, OutboxRow, WorkItem
from tongban.store.supervision.models import OrderRow, SightingRow

__all__ = ["city", "clock", "outside", "published"]
pytestmark = pytest.mark.django_db
SOURCE = "示范历史办件"


def told(city, outside, cases=25):
    catalogue = city.catalogue
    return [
        ExistingCase(
            item=one.item,
            number=one.applicant.number,
            name=one.applicant.name,
            events=one.events,
        )
        for one in year_of(catalogue.items, cases=cases, now=outside.now, calendar=outside.calendar)
    ]


def followed(outside):
    answering = Answering(accounts=demo_accounts(), periods=periods(outside), until=outside.now)
    return answering.history


def test_a_year_is_kept_once_and_tells_nobody_anything(city, outside, published):
    existing = told(city, outside)

    assert take_over(existing, outside, source=SOURCE, ordered=followed(outside)) == len(existing)
    assert take_over(existing, outside, source=SOURCE, ordered=followed(outside)) == 0
    assert Case.objects.count() == len(existing)
    assert CaseEvent.objects.count() == sum(len(one.events) for one in existing)
    assert (
        AuditEntry.objects.filter(action__startswith="case.").count() == CaseEvent.objects.count()
    )
    assert not OutboxRow.objects.filter(topic__startswith="case.").exists()


def test_what_was_taken_over_is_watched_as_if_it_had_happened_here(city, outside, published):
    take_over(told(city, outside), outside, source=SOURCE, ordered=followed(outside))
    found = recompute(outside)

    assert SightingRow.objects.exists()
    assert (found.missing, found.unfounded) == ((), ())
    assert OrderRow.objects.filter(ended_at__isnull=False).exists()
    assert all(one.records.count() == one.revision for one in OrderRow.objects.all())


def test_a_running_case_goes_on_here(city, outside, published):
    [one] = told(city, outside, cases=1)
    running = ExistingCase(item=one.item, number=one.number, name=one.name, events=one.events[:1])
    outside.clock.now = one.events[0].at + timedelta(hours=1)
    take_over([running], outside, source=SOURCE, ordered=lambda *_: ())
    case = Case.objects.get()

    assert open_case(case.pk).state.length == 1
    assert WorkItem.objects.filter(case=case, done_at__isnull=True).exists()


def test_a_history_without_its_beginning_is_refused(city, outside, published):
    one = told(city, outside, cases=1)[0]
    broken = ExistingCase(item=one.item, number=one.number, name=one.name, events=one.events[1:])

    with pytest.raises(InvalidValue):
        take_over([broken], outside, source=SOURCE, ordered=lambda *_: ())
    assert not Case.objects.exists()
