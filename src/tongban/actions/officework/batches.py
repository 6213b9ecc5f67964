"""Batches (批量办理): begun in one request, carried out by the worker row by row, told row by row.

Each row is a transaction of its own that also says what became of it: a worker that is killed goes
on where it was, and nothing is done twice.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid4

from django.db import transaction
from procrastinate.contrib.django import app

from tongban.actions.audit import note
from tongban.actions.cases import examining, review
from tongban.actions.officework import assigning, drafts
from tongban.actions.officework.templates import filled
from tongban.actions.outside import Outside
from tongban.core.cases.outcomes import StepOutcome
from tongban.core.officework import batches as rules
from tongban.core.officework.batches import BatchVerb, RowOutcome
from tongban.core.officework.templates import require_known_places
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.store.cases.queries.work import WorkRecord, work_of
from tongban.store.officework.models import BatchLine, BatchRow
from tongban.store.people.queries import actor_for

CARRY_ON_NOW: Final = "tongban.batches_now"
"""The task that carries on what was begun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be done to each (批量内容): words of an opinion, or who gets the work."""

    verb: BatchVerb
    words: str = ""
    outcome: StepOutcome = StepOutcome.PASSED
    to: str = ""


@transaction.atomic
def begin(
    officer: Officer, works: Sequence[tuple[int, int]], order: Order, outside: Outside
) -> UUID:
    """Begin a batch over works, each with the revision of its case that was looked at.

    Raises:
        InvalidValue: for none, too many, without what the verb needs, or for a place in the
            words that nothing fills.
        NotAllowed: to whoever holds no post for it.
    """
    rules.require_size(len(works))
    if not officer.roles & order.verb.roles:
        raise NotAllowed("not this officer's post", rule="case.role")
    needs_words = order.verb in (BatchVerb.DRAFT, BatchVerb.FINISH)
    if needs_words and not order.words.strip():
        raise InvalidValue("batch", "请填写意见")
    require_known_places(order.words)
    if order.verb is BatchVerb.ASSIGN and not order.to:
        raise InvalidValue("batch", "请选择分派给谁")
    batch = BatchRow(
        id=uuid4(),
        owner_id=officer.account,
        department=officer.department,
        verb=order.verb.value,
        begun_at=outside.now,
    )
    batch.said = {"words": order.words, "outcome": order.outcome.value, "to": order.to}
    batch.save(force_insert=True)
    BatchLine.objects.bulk_create(
        BatchLine(batch=batch, place=place, work_id=work, revision=revision)
        for place, (work, revision) in enumerate(works, start=1)
    )
    note(
        officer, f"batch.{order.verb.value}", f"batch:{batch.pk}", details={"rows": str(len(works))}
    )
    app.configure_task(CARRY_ON_NOW).defer()
    return batch.pk


def carry_on(outside: Outside) -> int:
    """Carry out what waits, batch after batch; return how many rows were touched."""
    touched = 0
    waiting = BatchRow.objects.filter(finished_at__isnull=True).order_by("begun_at")
    for batch in waiting.values_list("pk", flat=True):
        touched += carry_out(batch, outside)
    return touched


def carry_out(batch: UUID, outside: Outside) -> int:
    """Carry out what is left of one batch; return how many rows were touched."""
    row = BatchRow.objects.get(pk=batch)
    officer = actor_for(row.owner_id, today=outside.today)
    left = BatchLine.objects.filter(batch=row, outcome=RowOutcome.WAITING.value)
    places = tuple(left.order_by("place").values_list("pk", flat=True))
    for place in places:
        _carry_out_line(officer if isinstance(officer, Officer) else None, place, outside)
    BatchRow.objects.filter(pk=batch, finished_at__isnull=True).update(finished_at=outside.now)
    return len(places)


@transaction.atomic
def undo(officer: Officer, batch: UUID, outside: Outside) -> None:
    """Take back what only prepared, row by row; a row that has gone on since stays.

    Raises:
        NotFound: when it is not this officer's batch.
        NotAllowed: for a verb that has an effect, or when the time is over.
        Conflict: while it is carried out, and when it was taken back.
    """
    rows = BatchRow.objects.select_for_update().filter(pk=batch, owner_id=officer.account)
    row = rows.first()
    if row is None:
        raise NotFound(f"no batch {batch} of this officer")
    verb = BatchVerb(row.verb)
    rules.require_undoable(verb, row.finished_at, undone=row.undone_at is not None, now=outside.now)
    for line in BatchLine.objects.filter(batch=row, outcome=RowOutcome.DONE.value):
        _undo_line(officer, row, line, outside)
    row.undone_at = outside.now
    row.save(update_fields=["undone_at"])
    note(officer, "batch.undo", f"batch:{batch}")


def _undo_line(officer: Officer, row: BatchRow, line: BatchLine, outside: Outside) -> None:
    def back() -> None:
        if row.verb == BatchVerb.ASSIGN.value:
            given = str(row.said["to"])
            assigning.take_back(officer, line.work_id, outside, given=given, before=line.before_id)
        else:
            drafts.drop_draft(officer, line.work_id, batch=row.pk)

    outcome, rule = _tried(back)
    done = outcome is RowOutcome.DONE
    line.outcome = (RowOutcome.UNDONE if done else RowOutcome.STANDS).value
    line.rule = rule
    line.save(update_fields=["outcome", "rule"])


@transaction.atomic
def _carry_out_line(officer: Officer | None, place: int, outside: Outside) -> None:
    """Do what a batch asks to one work, and say in the same transaction what became of it."""
    lines = BatchLine.objects.select_for_update(of=("self",), skip_locked=True)
    waiting = lines.filter(pk=place, outcome=RowOutcome.WAITING.value)
    line = waiting.select_related("batch").first()
    if line is None:
        return
    if officer is None:
        outcome, rule = RowOutcome.REFUSED, "case.role"
    else:
        outcome, rule = _tried(lambda: _do(officer, line, outside))
    line.outcome, line.rule = outcome.value, rule
    line.save(update_fields=["outcome", "rule", "before"])


def _tried(act: Callable[[], None]) -> tuple[RowOutcome, str]:
    """Return what became of an act, undoing the half of it when it failed."""
    try:
        with transaction.atomic():
            act()
    except Conflict:
        return RowOutcome.MOVED_ON, ""
    except NotAllowed as refused:
        return RowOutcome.REFUSED, refused.rule
    except (NotFound, InvalidValue):
        return RowOutcome.FAILED, ""
    return RowOutcome.DONE, ""


def _do(officer: Officer, line: BatchLine, outside: Outside) -> None:
    found = work_of(officer, line.work_id)
    if found is None or found.done:
        raise Conflict("the work is done")
    said = line.batch.said
    match BatchVerb(line.batch.verb):
        case BatchVerb.ACCEPT:
            review.accept(officer, found.case.id, outside, revision=line.revision)
        case BatchVerb.ASSIGN:
            line.before_id = assigning.assign(officer, line.work_id, str(said["to"]), outside)
        case BatchVerb.DRAFT:
            words = filled(str(said["words"]), found.case, outside, step=found.work.name)
            drafts.keep_draft(officer, line.work_id, words, outside, batch=line.batch_id)
        case BatchVerb.FINISH:
            _finish(officer, found, line, outside)
        case BatchVerb.PRINT:
            if not found.case.vouchers:
                raise NotAllowed("nothing to print", rule="batch.no_voucher")


def _finish(officer: Officer, found: WorkRecord, line: BatchLine, outside: Outside) -> None:
    """Finish a step with the same opinion, taking it up first where nobody has."""
    said, revision = line.batch.said, line.revision
    started = any(
        event.name == "step_started" and getattr(event, "step", "") == found.step
        for event in found.case.events
    )
    if not started:
        opened = examining.start_step(
            officer, found.case.id, found.step, outside, revision=revision
        )
        revision = opened.row.revision
    examining.finish_step(
        officer,
        found.case.id,
        found.step,
        outside,
        outcome=StepOutcome(said["outcome"]),
        opinion=filled(str(said["words"]), found.case, outside, step=found.work.name),
        revision=revision,
    )
