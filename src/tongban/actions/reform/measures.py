"""Carry measures through (减负措施): take one up, give it an owner, talk, show, report, give up."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias
from uuid import UUID

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.actions.reform.judging import judged
from tongban.actions.reform.keeping import append, held
from tongban.actions.reform.standing import standing
from tongban.core.authoring.review import Hand
from tongban.core.people.actors import Officer
from tongban.core.reform import measures
from tongban.core.reform.measure_events import AnyMeasureEvent
from tongban.core.reform.measure_state import MeasureState, fold
from tongban.core.reform.measures import Measure
from tongban.core.reform.proposing import Proposal, proposals
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotFound
from tongban.store.freezing.converter import stored
from tongban.store.reform.models import MeasureRow
from tongban.store.reform.queries import keys_taken_up

Verb: TypeAlias = Callable[[MeasureState, Hand], AnyMeasureEvent]


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """Who is to carry a measure through, and by when (责任)."""

    owner: str
    due_on: date


def proposed(outside: Outside, within: str = "") -> tuple[Proposal, ...]:
    """Return what the graph proposes and nobody has taken up, for the items of one department.

    Without a department it is for all items, which in a province nobody could wait for.
    """
    now = standing(outside)
    taken = keys_taken_up()
    looked_at = now.side.items_of(within) if within else now.side.columns.items
    found = proposals(now.now_published.catalogue, now.closely(looked_at).now, within=within)
    return tuple(one for one in found if one.key not in taken)


@transaction.atomic
def adopt(
    officer: Officer, key: str, outside: Outside, *, title: str, charge: Charge, within: str = ""
) -> UUID:
    """Take up as a measure what is proposed, `within` a department or for all items.

    Raises:
        NotFound: when nothing by that key is proposed.
        Conflict: when it was taken up already.
    """
    if key in keys_taken_up():
        raise Conflict(f"{key} was taken up already")
    found = {one.key: one for one in proposed(outside, within)}
    if key not in found:
        raise NotFound(f"nothing is proposed as {key}")
    now = standing(outside)
    if charge.owner not in now.now_published.catalogue.departments:
        raise InvalidValue("measure", "请选择责任部门")
    event = measures.adopt(
        Hand(officer=officer, at=outside.now),
        owner=charge.owner,
        due_on=charge.due_on,
        today=outside.today,
    )
    measure = Measure(title=title[:200], proposal=found[key], base=now.now_published.release)
    state = fold([event])
    row = MeasureRow.objects.create(
        key=key,
        title=measure.title,
        kind=measure.proposal.kind.value,
        content=stored(measure),
        status=state.status.value,
        owner=state.owner,
        due_on=state.due_on,
        opened_at=outside.now,
        changed_at=outside.now,
    )
    append(row, event, state)
    note(officer, "reform.adopted", f"measure:{row.pk}")
    return row.pk


def reassign(
    officer: Officer, measure: UUID, outside: Outside, *, charge: Charge, reason: str
) -> MeasureState:
    """Give a measure another owner or another day."""
    return _done(
        officer,
        measure,
        outside,
        lambda state, hand: measures.reassign(
            state,
            hand,
            owner=charge.owner,
            due_on=charge.due_on,
            reason=reason,
            today=outside.today,
        ),
    )


def discuss(officer: Officer, measure: UUID, outside: Outside, *, words: str) -> MeasureState:
    """Say something about a measure."""
    return _done(
        officer, measure, outside, lambda state, hand: measures.discuss(state, hand, words=words)
    )


def add_evidence(
    officer: Officer, measure: UUID, outside: Outside, *, title: str, place: str
) -> MeasureState:
    """Name a paper that shows what was done."""
    return _done(
        officer,
        measure,
        outside,
        lambda state, hand: measures.add_evidence(state, hand, title=title, place=place),
    )


def report_done(
    officer: Officer, measure: UUID, outside: Outside, *, words: str = ""
) -> MeasureState:
    """Report a measure as done, and hold it to the published version at once."""
    _done(
        officer,
        measure,
        outside,
        lambda state, hand: measures.report_done(state, hand, words=words),
    )
    return judged(measure, outside)


def give_up(officer: Officer, measure: UUID, outside: Outside, *, reason: str) -> MeasureState:
    """End a measure that will not be carried out."""
    return _done(
        officer, measure, outside, lambda state, hand: measures.give_up(state, hand, reason=reason)
    )


@transaction.atomic
def _done(officer: Officer, measure: UUID, outside: Outside, verb: Verb) -> MeasureState:
    opened = held(measure)
    event = verb(opened.state, Hand(officer=officer, at=outside.now))
    note(officer, f"reform.{event.name}", f"measure:{measure}")
    return append(opened.row, event, opened.state)
