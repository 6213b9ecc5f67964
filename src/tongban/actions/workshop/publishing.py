"""Publish what falls due (按期发布): each copy in a transaction of its own, checked once more.

Between approval and the day, the law or the catalogue may have changed. A copy that no longer
passes goes back to its authors with the reasons; all others become versions that are never edited.
Running cases keep theirs.
"""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.catalog import Change, ChangeMade, publish_change
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.actions.workshop.checking import issues_in, kept_by_journeys
from tongban.actions.workshop.holding import Held, append_event, held
from tongban.core.authoring import review
from tongban.core.authoring.inspecting import faults
from tongban.core.authoring.review_events import HeldBack, PublishedAs
from tongban.core.authoring.review_state import ReviewStatus
from tongban.core.catalog.items import ServiceItem
from tongban.core.people.histories import SYSTEM
from tongban.store.workshop.models import ItemStanding, ScheduledPublication, WorkshopCopy

_ENDED = [status.value for status in ReviewStatus if status.ended]


def publish_due(outside: Outside) -> int:
    """Publish or hold back every copy whose day has come, the earliest first; return how many."""
    waiting = ScheduledPublication.objects.filter(
        done_at__isnull=True, effective_on__lte=outside.today
    ).order_by("effective_on", "id")
    done = [publish_one(copy, outside) for copy in waiting.values_list("copy_id", flat=True)]
    return sum(one is not None for one in done)


@transaction.atomic
def publish_one(copy: UUID, outside: Outside) -> PublishedAs | HeldBack | None:
    """Publish a scheduled copy whose day has come, or hold it back with the reasons.

    None when somebody else has it in hand or it is no longer scheduled.
    """
    rows = WorkshopCopy.objects.select_for_update(skip_locked=True)
    row = rows.filter(
        pk=copy, status=ReviewStatus.SCHEDULED.value, effective_on__lte=outside.today
    ).first()
    if row is None:
        return None
    opened = held(row)
    reasons = tuple(_reasons(opened, outside))
    if reasons:
        return _held_back(opened, reasons, outside)
    return _published(opened, outside)


def _reasons(opened: Held, outside: Outside) -> Iterator[str]:
    """Yield what stands against publishing a copy now."""
    copy, now = opened.copy, published()
    code = copy.item.code
    standing = now.catalogue.items.get(code)
    if copy.based_on and standing is not None and standing.version != copy.based_on:
        yield f"已经发布了第 {standing.version} 版，请先与它合并再送审"
    if copy.based_on and standing is None:
        yield "事项已经不在目录里，请先恢复办理"
    yield from kept_by_journeys(_withdrawn(opened.row))
    yield from faults(issues_in(copy, outside))


def _withdrawn(row: WorkshopCopy) -> frozenset[str]:
    """Return the items that leave with a copy: not before the last that takes their place."""
    others = WorkshopCopy.objects.exclude(status__in=_ENDED).exclude(pk=row.pk)
    awaited = others.filter(withdraws__overlap=row.withdraws).values_list("withdraws", flat=True)
    return frozenset(row.withdraws) - {code for codes in awaited for code in codes}


def _held_back(opened: Held, reasons: tuple[str, ...], outside: Outside) -> HeldBack:
    event = review.hold_back(opened.state, at=outside.now, reasons=reasons)
    _end(opened, outside, outcome="held_back")
    append_event(opened, event)
    return event


def _published(opened: Held, outside: Outside) -> PublishedAs:
    copy, gone = opened.copy, _withdrawn(opened.row)
    items = published().catalogue.items
    leaving = [items[code] for code in gone if code in items]
    change = Change(withdrawn=gone) if copy.ends else _change(opened, gone)
    made = publish_change(change, by=SYSTEM.name, note=copy.item.name)
    for item in leaving:
        _written_off(item, opened, made, outside)
    version = made.versions.get(copy.item.code, 0)
    event = review.publish(opened.state, at=outside.now, version=version, release=made.release)
    _end(opened, outside, outcome="published")
    append_event(opened, event)
    note(None, "workshop.published", f"item:{copy.item.code}")
    return event


def _change(opened: Held, gone: frozenset[str]) -> Change:
    """Return the copy as it enters the catalogue, in force from its day."""
    copy, day = opened.copy, opened.row.effective_on
    item = copy.item if day is None else replace(copy.item, effective_from=day)
    return Change(items=(item,), elements=copy.elements, evidence=copy.evidence, withdrawn=gone)


def _written_off(item: ServiceItem, opened: Held, made: ChangeMade, outside: Outside) -> None:
    """Keep why an item left, and what handles its matter now."""
    copy = opened.copy
    ItemStanding.objects.create(
        code=item.code,
        name=item.name,
        department=item.department,
        kind=ItemStanding.Kind.CANCELLED if copy.ends else ItemStanding.Kind.REPLACED,
        reason=copy.ends or f"由“{copy.item.name}”代替",
        successors=[] if copy.ends else _successors(opened.row, item.code),
        item_row=made.withdrawn[item.code],
        by=opened.row.opened_by,
        since=outside.today,
        at=outside.now,
    )


def _successors(row: WorkshopCopy, code: str) -> list[str]:
    """Return the items that have taken the place of one, this copy the last of them."""
    before = WorkshopCopy.objects.filter(
        withdraws__contains=[code], status=ReviewStatus.PUBLISHED.value
    )
    return [*before.order_by("changed_at").values_list("code", flat=True), row.code]


def _end(opened: Held, outside: Outside, *, outcome: str) -> None:
    waiting = ScheduledPublication.objects.filter(copy=opened.row, done_at__isnull=True)
    waiting.update(done_at=outside.now, outcome=outcome)
