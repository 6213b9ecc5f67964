"""Keep a joint handling (联办记录): its row locked, events appended, duties following from it.

Whoever holds both a case and the matter took the case first; so nobody waits in a circle.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias
from uuid import UUID

from tongban.actions.matters.telling import tell_applicant, tell_departments
from tongban.actions.outside import Outside
from tongban.actions.webhooks.telling import tell
from tongban.core.cases.state import Status
from tongban.core.joint.duties import duties
from tongban.core.joint.events import AnyJointEvent
from tongban.core.joint.folding import advance, fold
from tongban.core.joint.joint_event import JointAct
from tongban.core.joint.matter import Matter
from tongban.core.people.histories import SYSTEM, Signatory
from tongban.core.vocabulary.errors import Conflict, NotFound
from tongban.store.cases.models import Case
from tongban.store.joint.models import JointDuty, JointMatter, JointRecord
from tongban.store.joint.records import history_of, rows_of

Verb: TypeAlias = Callable[[Matter, JointAct], AnyJointEvent | tuple[AnyJointEvent, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldMatter:
    """A locked joint handling with what its events amount to."""

    row: JointMatter
    matter: Matter


def hold(matter: UUID, *, revision: int | None = None) -> HeldMatter:
    """Lock a joint handling; call it inside a transaction.

    Raises:
        NotFound: when there is none.
        Conflict: when it is no longer at the `revision` that the caller saw.
    """
    held = _held(pk=matter)
    if held is None:
        raise NotFound(f"no joint handling {matter}")
    if revision is not None and held.row.revision != revision:
        raise Conflict(f"it has moved on from {revision} to {held.row.revision}")
    return held


def hold_of_filing(filing: UUID) -> HeldMatter | None:
    """Lock the joint handling of a filing, if there is one."""
    return _held(filing_id=filing)


def append_events(
    held: HeldMatter, events: Iterable[AnyJointEvent], outside: Outside
) -> HeldMatter:
    """Append what happened and draw its consequences: columns, duties, who is told."""
    happened = tuple(events)
    row, matter = held.row, advance(held.matter, happened)
    JointRecord.objects.bulk_create(rows_of(row, happened))
    row.departments = _taking_part(matter)
    row.silent_after = _silent_after(matter)
    row.ended_at = matter.ended.at if matter.ended else None
    row.save(update_fields=["revision", "departments", "silent_after", "ended_at"])
    for event in happened:
        tell(
            f"joint.{event.name}",
            row.filing.number,
            departments=row.departments,
            matter=str(row.pk),
        )
    tell_applicant(row, matter, happened, outside)
    kept = HeldMatter(row=row, matter=matter)
    sync_duties(kept, outside)
    return kept


def by_system(outside: Outside) -> JointAct:
    """Return what happens by itself at this moment."""
    return JointAct(at=outside.now, by=SYSTEM)


def by(signatory: Signatory, outside: Outside) -> JointAct:
    """Return what somebody does at this moment."""
    return JointAct(at=outside.now, by=signatory)


def received_items(filing: UUID) -> frozenset[str]:
    """Return the items of a filing whose cases are under review."""
    rows = Case.objects.filter(filing_id=filing, status=Status.RECEIVED.value)
    return frozenset(rows.values_list("item_code", flat=True))


def sync_duties(held: HeldMatter, outside: Outside) -> None:
    """Open the duties that are wanted, close those that are not, move their days."""
    found = duties(held.matter, received=received_items(held.row.filing_id), today=outside.today)
    wanted = {(one.department, one.kind.value): one.due_on for one in found}
    standing = {
        (row.department, row.kind): row
        for row in JointDuty.objects.filter(matter=held.row, done_at__isnull=True)
    }
    done = [row.pk for place, row in standing.items() if place not in wanted]
    JointDuty.objects.filter(pk__in=done).update(done_at=outside.now)
    for place, row in standing.items():
        if place in wanted and row.due_on != wanted[place]:
            JointDuty.objects.filter(pk=row.pk).update(due_on=wanted[place])
    opened = [one for one in found if (one.department, one.kind.value) not in standing]
    JointDuty.objects.bulk_create(
        JointDuty(
            matter=held.row,
            department=one.department,
            kind=one.kind.value,
            due_on=one.due_on,
            opened_at=outside.now,
        )
        for one in opened
    )
    tell_departments(held.row, opened, outside)


def _held(**where: UUID) -> HeldMatter | None:
    rows = JointMatter.objects.select_for_update(of=("self",)).filter(**where)
    row = rows.select_related("filing").defer("filing__content_sealed").first()
    return None if row is None else HeldMatter(row=row, matter=fold(history_of(row)))


def _taking_part(matter: Matter) -> list[str]:
    """Return who may see it: everybody who takes part, and who is asked for more time."""
    asked = (matter.more_time_asked or matter.more_time) is not None
    approver = (matter.terms.extension_department,) if asked else ()
    return list(dict.fromkeys((*matter.departments, *approver)))


def _silent_after(matter: Matter) -> date | None:
    """Return the next day after which silence is to be written down."""
    waited = (
        one.asked.due_on
        for one in matter.opinions.values()
        if not one.given and one.taken_back is None and not one.fell_due
    )
    return min(waited, default=None) if matter.ended is None else None
