"""Office work as an officer may read it: their own views and batches, their department's words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from tongban.core.officework.batches import BatchTally, BatchVerb, RowOutcome
from tongban.core.officework.second_hands import ProposedAct
from tongban.core.officework.second_hands import fold as fold_act
from tongban.core.officework.templates import AnyTemplateEvent, OpinionKind, OpinionTemplate
from tongban.core.officework.templates import fold as fold_template
from tongban.core.officework.views import ListKind, ListView, Shown
from tongban.core.people.actors import Officer
from tongban.store.officework.events import SECOND_HANDS, TEMPLATES
from tongban.store.officework.models import (
    BatchLine,
    BatchRow,
    DefaultView,
    OpinionDraft,
    SavedView,
    SecondHandRow,
    TemplateRow,
)

MOST = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptView:
    """A view with what this officer may do to it."""

    id: UUID
    view: ListView
    mine: bool
    default: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptTemplate:
    """Usual words with their history."""

    id: UUID
    template: OpinionTemplate
    history: tuple[AnyTemplateEvent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAct:
    """A proposed act with its case, and what the first officer filled in."""

    id: UUID
    act: ProposedAct
    work: int
    case: UUID
    case_number: str
    item: str
    item_name: str
    proposer: int
    proposed_at: datetime
    filled: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLine:
    """One row of a batch as a page shows it."""

    work: int
    case_number: str
    item_name: str
    outcome: RowOutcome
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBatch:
    """A batch with its rows."""

    id: UUID
    verb: BatchVerb
    begun_at: datetime
    finished_at: datetime | None
    undone: bool
    lines: tuple[KeptLine, ...]

    @property
    def tally(self) -> BatchTally:
        """Return how far it is."""
        outcomes = [line.outcome for line in self.lines]
        return BatchTally(
            total=len(outcomes),
            done=sum(one in (RowOutcome.DONE, RowOutcome.UNDONE) for one in outcomes),
            waiting=outcomes.count(RowOutcome.WAITING),
        )


def views_for(officer: Officer, of: ListKind) -> tuple[KeptView, ...]:
    """Return one's own views and those that the department shares, by name."""
    shared = Q(department=officer.department, shared=True)
    rows = SavedView.objects.filter(Q(owner_id=officer.account) | shared, of=of.value)
    default = DefaultView.objects.filter(owner_id=officer.account, of=of.value).first()
    chosen = default.view_id if default else None
    return tuple(
        KeptView(
            id=row.pk,
            view=_view(row),
            mine=row.owner_id == officer.account,
            default=row.pk == chosen,
        )
        for row in rows.order_by("name", "id")[:MOST]
    )


def templates_of(department: str, *, retired: bool = True) -> tuple[KeptTemplate, ...]:
    """Return the words of a department, those for all items first."""
    rows = TemplateRow.objects.filter(department=department).prefetch_related("records")
    if not retired:
        rows = rows.filter(retired=False)
    return tuple(_template(row) for row in rows.order_by("retired", "item", "id")[:MOST])


def template_of(department: str, template: UUID) -> KeptTemplate | None:
    """Return the words of a department by their key."""
    row = TemplateRow.objects.filter(department=department, pk=template).first()
    return None if row is None else _template(row)


def usual_words(department: str, kind: OpinionKind, item: str) -> tuple[OpinionTemplate, ...]:
    """Return what a department offers for such work on an item."""
    rows = TemplateRow.objects.filter(
        department=department, kind=kind.value, retired=False, item__in=["", item]
    ).prefetch_related("records")
    return tuple(_template(row).template for row in rows.order_by("-item", "id")[:MOST])


def draft_of(work: int) -> str:
    """Return the opinion drafted for a piece of work; empty without one."""
    row = OpinionDraft.objects.filter(work_id=work).first()
    return str(row.words["opinion"]) if row else ""


def acts_waiting(officer: Officer) -> tuple[KeptAct, ...]:
    """Return what of the department waits for a second hand, the oldest first."""
    rows = _acts().filter(department=officer.department, status="waiting")
    return tuple(_act(row) for row in rows.order_by("proposed_at")[:MOST])


def act_of(officer: Officer, act: UUID) -> KeptAct | None:
    """Return a proposed act of the officer's department."""
    row = _acts().filter(department=officer.department, pk=act).first()
    return None if row is None else _act(row)


def act_waiting_for(work: int) -> KeptAct | None:
    """Return the act that waits for a second hand at a piece of work."""
    row = _acts().filter(work_id=work, status="waiting").first()
    return None if row is None else _act(row)


def batch_of(officer: Officer, batch: UUID) -> KeptBatch | None:
    """Return a batch of this officer."""
    row = BatchRow.objects.filter(owner_id=officer.account, pk=batch).first()
    return None if row is None else _batch(row)


def batches_of(officer: Officer) -> tuple[KeptBatch, ...]:
    """Return the latest batches of this officer."""
    rows = BatchRow.objects.filter(owner_id=officer.account).order_by("-begun_at")[:10]
    return tuple(_batch(row) for row in rows)


def _view(row: SavedView) -> ListView:
    return ListView(
        name=row.name,
        of=ListKind(row.of),
        filters=row.filters,
        columns=tuple(Shown(one) for one in row.columns),
        shared=row.shared,
    )


def _template(row: TemplateRow) -> KeptTemplate:
    history = TEMPLATES.read(row.records.all())
    return KeptTemplate(id=row.pk, template=fold_template(history), history=history)


def _acts() -> Any:
    return SecondHandRow.objects.select_related("work__case__item").defer(
        "work__case__item__content"
    )


def _act(row: SecondHandRow) -> KeptAct:
    case = row.work.case
    return KeptAct(
        id=row.pk,
        act=fold_act(SECOND_HANDS.read(row.records.order_by("sequence"))),
        work=row.work_id,
        case=case.pk,
        case_number=case.number,
        item=case.item_code,
        item_name=case.item.name,
        proposer=row.proposer_id,
        proposed_at=row.proposed_at,
        filled=row.filled,
    )


def _batch(row: BatchRow) -> KeptBatch:
    lines = BatchLine.objects.filter(batch=row).select_related("work__case__item")
    return KeptBatch(
        id=row.pk,
        verb=BatchVerb(row.verb),
        begun_at=row.begun_at,
        finished_at=row.finished_at,
        undone=row.undone_at is not None,
        lines=tuple(
            KeptLine(
                work=line.work_id,
                case_number=line.work.case.number,
                item_name=line.work.case.item.name,
                outcome=RowOutcome(line.outcome),
                rule=line.rule,
            )
            for line in lines.order_by("place").defer("work__case__item__content")
        ),
    )
