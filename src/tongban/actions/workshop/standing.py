"""Suspend and resume an item (暂停、恢复): at once, by the department's reviewer, with a reason.

A suspended item takes no new applications; with it go the journeys that cannot do without it. Cases
under way keep the version they were filed under and are decided as the law says. Resuming puts back
the very versions that were in force.
"""

from collections.abc import Iterator

from django.db import transaction

from tongban.actions.catalog import Change, ChangeMade, publish_change
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.actions.workshop.holding import audit
from tongban.core.authoring.access import may_read
from tongban.core.authoring.review_errors import NotTheReviewer
from tongban.core.journeys.definitions import Journey
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import InvalidValue, NotFound
from tongban.store.catalog.models import JourneyVersion
from tongban.store.freezing.converter import opened
from tongban.store.workshop.models import ItemStanding

_DECIDING = frozenset({Role.ITEM_REVIEWER, Role.LEGAL_REVIEWER})


@transaction.atomic
def suspend(officer: Officer, code: str, outside: Outside, *, reason: str) -> int:
    """Take an item out of the catalogue until it is resumed; return the release.

    Raises:
        NotFound: when no item by that code is published.
        NotTheReviewer: when the officer does not review items of its department.
    """
    now = published()
    if code not in now.catalogue.items:
        raise NotFound(f"no published item {code!r}")
    item = now.catalogue.items[code]
    _require_reviewer(officer, item.department)
    if not reason.strip():
        raise InvalidValue("suspension", "请写明为什么暂停，申请人会看到这句话")
    journeys = frozenset(
        journey.code
        for journey in now.journeys.values()
        if any(sub.item == code for sub in journey.sub_items)
    )
    made = publish_change(
        Change(withdrawn=frozenset({code}), withdrawn_journeys=journeys),
        by=officer.staff_number,
        note=f"暂停：{item.name}",
    )
    ItemStanding.objects.create(
        code=code,
        name=item.name,
        department=item.department,
        kind=ItemStanding.Kind.SUSPENDED,
        reason=reason.strip(),
        item_row=made.withdrawn[code],
        journey_rows=sorted(made.withdrawn_journeys.values()),
        by=officer.staff_number,
        since=outside.today,
        at=outside.now,
    )
    audit(officer, "suspend", code, ground=reason.strip())
    return made.release


@transaction.atomic
def resume(officer: Officer, code: str, outside: Outside) -> int:
    """Put a suspended item back as it was; return the release.

    Raises:
        NotFound: when the item is not suspended.
    """
    row = (
        ItemStanding.objects.select_for_update()
        .filter(code=code, kind=ItemStanding.Kind.SUSPENDED, resumed_at__isnull=True)
        .first()
    )
    if row is None or row.item_row is None:
        raise NotFound(f"{code!r} is not suspended")
    _require_reviewer(officer, row.department)
    made = _put_back(row, officer)
    row.resumed_at, row.resumed_by = outside.now, officer.staff_number
    row.save(update_fields=["resumed_at", "resumed_by"])
    audit(officer, "resume", code)
    return made.release


def _put_back(row: ItemStanding, officer: Officer) -> ChangeMade:
    change = Change(restored=(row.item_row or 0,), restored_journeys=tuple(_free(row)))
    return publish_change(change, by=officer.staff_number, note=f"恢复：{row.name}")


def _free(row: ItemStanding) -> Iterator[int]:
    """Yield the journeys that may come back; the others wait for the next of their items."""
    out = ItemStanding.objects.filter(resumed_at__isnull=True).exclude(pk=row.pk)
    waiting = {other.code: other for other in out}
    for version in JourneyVersion.objects.filter(pk__in=row.journey_rows):
        journey = opened(version.content, Journey)
        lacking = [sub.item for sub in journey.sub_items if sub.item in waiting]
        if lacking:
            other = waiting[lacking[0]]
            other.journey_rows = sorted({*other.journey_rows, version.pk})
            other.save(update_fields=["journey_rows"])
        else:
            yield version.pk


def _require_reviewer(officer: Officer, department: str) -> None:
    if officer.roles.isdisjoint(_DECIDING) or not may_read(officer, department):
        raise NotTheReviewer(f"this officer does not review items of {department}")
