"""Assess what items do to people (影响评估): written by one officer, approved by another."""

from collections.abc import Callable

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.authoring.access import may_read, may_write
from tongban.core.authoring.copies import WorkingCopy
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.sensitive import sensitive_asked
from tongban.core.people import impact
from tongban.core.people.actors import Officer
from tongban.core.people.impact import AnyImpactEvent, Assessment, ImpactState
from tongban.core.vocabulary.errors import Conflict, NotFound
from tongban.store.freezing.converter import stored
from tongban.store.impact.models import ImpactRecord, ImpactRow
from tongban.store.impact.queries import IMPACTS
from tongban.store.workshop import queries


def asked_by(officer: Officer, item: str) -> tuple[ServiceItem, frozenset[str], Catalogue]:
    """Return an item as it is written now, the sensitive elements that it asks, and all beside it.

    An open working copy counts before what is published.

    Raises:
        NotFound: when there is no such item, or it is another department's.
    """
    now = published().catalogue
    copy = _open_copy(officer, item)
    within = now if copy is None else copy.within(now)
    found = within.items.get(item)
    if found is None or not may_read(officer, found.department):
        raise NotFound(f"no item {item} for {officer.department}")
    return found, sensitive_asked(found, within), within


def items_to_assess(
    officer: Officer,
) -> tuple[tuple[ServiceItem, tuple[str, ...], frozenset[str]], ...]:
    """Return the published items an officer may read that ask sensitive elements, and which.

    Each comes with the labels and the codes of what it asks.
    """
    catalogue = published().catalogue
    found = []
    for item in catalogue.items.values():
        if not may_read(officer, item.department):
            continue
        asked = sensitive_asked(item, catalogue)
        if asked:
            labels = tuple(catalogue.elements[code].label for code in sorted(asked))
            found.append((item, labels, asked))
    return tuple(found)


@transaction.atomic
def submit(
    officer: Officer, item: str, outside: Outside, *, assessment: Assessment, revision: int
) -> ImpactState:
    """Hand in the assessment of an item as it is written now.

    Raises:
        NotFound: when the officer does not write the item.
        Conflict: when the assessment has moved on from `revision`.
    """
    found, asked, _ = asked_by(officer, item)
    if not may_write(officer, found.department):
        raise NotFound(f"{item} is written by others")
    event = impact.submit(officer, outside.now, elements=asked, assessment=assessment)
    row = _locked(item, revision)
    if row is None:
        row = ImpactRow(item=item, department=found.department)
        return _keep(officer, row, event, impact.fold([event]))
    state = impact.fold(IMPACTS.read(row.records.all()))
    return _keep(officer, row, event, impact.advance(state, event))


def approve(officer: Officer, item: str, outside: Outside, *, revision: int) -> ImpactState:
    """Agree to the assessment of an item."""
    return _answered(
        officer, item, revision, lambda state: impact.approve(state, officer, outside.now)
    )


def give_back(
    officer: Officer, item: str, outside: Outside, *, revision: int, opinion: str
) -> ImpactState:
    """Return the assessment of an item to its author."""
    return _answered(
        officer,
        item,
        revision,
        lambda state: impact.give_back(state, officer, outside.now, opinion=opinion),
    )


@transaction.atomic
def _answered(
    officer: Officer, item: str, revision: int, verb: Callable[[ImpactState], AnyImpactEvent]
) -> ImpactState:
    asked_by(officer, item)
    row = _locked(item, revision)
    if row is None:
        raise NotFound(f"{item} was not assessed")
    state = impact.fold(IMPACTS.read(row.records.all()))
    event = verb(state)
    return _keep(officer, row, event, impact.advance(state, event))


def _locked(item: str, revision: int) -> ImpactRow | None:
    row = ImpactRow.objects.select_for_update(no_key=True).filter(pk=item).first()
    if (row.revision if row else 0) != revision:
        raise Conflict(f"the assessment has moved on from {revision}")
    return row


def _keep(
    officer: Officer, row: ImpactRow, event: AnyImpactEvent, state: ImpactState
) -> ImpactState:
    row.status, row.revision = state.status.value, state.length
    row.covered, row.changed_at = list(state.covered), event.at
    row.save()
    ImpactRecord.objects.create(
        impact=row,
        sequence=state.length,
        name=event.name,
        content=stored(event),
        by=officer.staff_number,
        at=event.at,
    )
    note(officer, f"impact.{event.name}", f"item:{row.item}")
    return state


def _open_copy(officer: Officer, item: str) -> WorkingCopy | None:
    key = queries.open_copy_of(officer, item)
    return None if key is None else queries.copy_for(officer, key).copy
