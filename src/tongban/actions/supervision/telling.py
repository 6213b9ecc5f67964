"""Tell a case to supervisors (办件经过): its lines, findings, orders; nothing of anybody."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tongban.actions.outside import Outside
from tongban.actions.recording import UNBEGUN, folded, items_through
from tongban.core.cases import codec
from tongban.core.cases.due import promised_due
from tongban.core.cases.state import Status
from tongban.core.catalog.items import ServiceItem
from tongban.core.performance.traces import Traced, traced
from tongban.core.supervision.rules import Level
from tongban.store.cases.models import Case
from tongban.store.supervision.models import SightingRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One thing that was found, and the order that followed if there is one."""

    rule: str
    level: Level
    about: str
    since: date
    order: UUID | None
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseStory:
    """How a case went."""

    id: UUID
    item: ServiceItem
    status: Status
    promised_on: date | None
    lines: tuple[Traced, ...]
    sightings: tuple[Seen, ...]


def story_of(number: str, outside: Outside, *, department: str = "") -> CaseStory | None:
    """Return how a case went; None when there is none, or it is another department's."""
    rows = Case.objects.exclude(status__in=UNBEGUN).select_related("item").defer("item__content")
    if department:
        rows = rows.filter(department=department)
    row = rows.filter(number=number).first()
    if row is None:
        return None
    events = tuple(codec.decode(event.content) for event in row.events.order_by("sequence"))
    state = folded(row.item_code, row.item.version, events)
    due = promised_due(state, outside.calendar).on if state.accepted else None
    return CaseStory(
        id=row.pk,
        item=state.item,
        status=state.status,
        promised_on=due,
        lines=tuple(traced(items_through(row.item_code, row.item.version, events)[0], events)),
        sightings=tuple(_seen(row)),
    )


def _seen(row: Case) -> list[Seen]:
    found = SightingRow.objects.filter(case=row).select_related("order").order_by("since", "id")
    return [
        Seen(
            rule=one.rule,
            level=Level(one.level),
            about=one.about,
            since=one.since,
            order=one.order.pk if hasattr(one, "order") else None,
            number=one.order.number if hasattr(one, "order") else "",
        )
        for one in found
    ]
