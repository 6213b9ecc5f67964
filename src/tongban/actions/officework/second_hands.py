"""Second hands (双人复核): keep what the first officer filled in until a second one answers.

What is confirmed is carried out by the caller in the same transaction, with both names in the
history: an act never waits half done.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from tongban.actions.audit import note
from tongban.actions.hands import require_no_interest
from tongban.actions.outside import Outside
from tongban.core.officework import second_hands as rules
from tongban.core.officework.second_hands import (
    ActProposed,
    AnySecondHandEvent,
    ProposedAct,
    SecondHandStatus,
)
from tongban.core.people.actors import Officer, Role
from tongban.core.people.histories import Signatory
from tongban.core.vocabulary.errors import Conflict, NotAllowed, NotFound
from tongban.store.cases.models import WorkItem
from tongban.store.freezing.histories import columns
from tongban.store.officework.events import SECOND_HANDS
from tongban.store.officework.models import SecondHandRecord, SecondHandRow
from tongban.store.people.queries import actor_for

Filled = Mapping[str, Sequence[str]]


@transaction.atomic
def propose(
    officer: Officer, work: int, verb: str, outside: Outside, *, revision: int, filled: Filled
) -> UUID:
    """Keep an act that takes two officers, as the first one filled it in.

    Raises:
        NotAllowed: to whoever has a conflict of interest.
        Conflict: when another act waits at this work.
    """
    row = WorkItem.objects.select_related("case").get(pk=work, department=officer.department)
    require_no_interest(officer, row.case)
    act = SecondHandRow(
        id=uuid4(),
        work=row,
        department=officer.department,
        proposer_id=officer.account,
        verb=verb,
        revision=revision,
        proposed_at=outside.now,
    )
    act.filled = {name: list(values) for name, values in filled.items()}
    try:
        with transaction.atomic():
            act.save(force_insert=True)
    except IntegrityError as taken:
        raise Conflict("another act waits at this work") from taken
    event = ActProposed(at=outside.now, by=Signatory.of(officer), verb=verb, revision=revision)
    _append(officer, act, event, 1)
    return act.pk


def confirm(officer: Officer, act: UUID, outside: Outside, *, roles: frozenset[Role]) -> Officer:
    """Agree to what a colleague proposed; return who carries it out, both names in one.

    The caller carries it out in the same transaction.

    Raises:
        NotFound: when the department has no such act.
        NotAllowed: to the proposer, without the post, or with a conflict of interest.
        Conflict: when it no longer waits, or the proposer works here no longer.
    """
    row, standing, places = _locked(officer, act)
    event = rules.confirm(standing, officer, roles=roles, at=outside.now)
    require_no_interest(officer, row.work.case)
    first = actor_for(row.proposer_id, today=outside.today)
    if not isinstance(first, Officer) or first.department != row.department:
        raise Conflict("the first officer works here no longer")
    _answered(row, SecondHandStatus.CONFIRMED)
    _append(officer, row, event, places + 1)
    return replace(first, name=f"{first.name}（会同{officer.name}）")


@transaction.atomic
def decline(
    officer: Officer, act: UUID, outside: Outside, *, roles: frozenset[Role], reason: str
) -> None:
    """Send a proposed act back with the reason, or take one's own back."""
    row, standing, places = _locked(officer, act)
    event = rules.decline(standing, officer, reason=reason, roles=roles, at=outside.now)
    _answered(row, SecondHandStatus.DECLINED)
    _append(officer, row, event, places + 1)


@transaction.atomic
def overtake(officer: Officer, act: UUID, outside: Outside) -> None:
    """Note that the case has moved on, so that the act can no longer be done."""
    row, standing, places = _locked(officer, act)
    event = rules.overtake(standing, officer, at=outside.now)
    _answered(row, SecondHandStatus.OVERTAKEN)
    _append(officer, row, event, places + 1)


def require_second_did_not_examine(officer: Officer, examined: frozenset[str]) -> None:
    """Refuse a second hand on a decision by whoever examined the case."""
    if officer.staff_number in examined:
        raise NotAllowed("who examined does not decide", rule="case.separate_hands")


def _locked(officer: Officer, act: UUID) -> tuple[SecondHandRow, ProposedAct, int]:
    rows = SecondHandRow.objects.select_for_update(of=("self",)).select_related("work__case")
    row = rows.filter(pk=act, department=officer.department).first()
    if row is None:
        raise NotFound(f"no proposed act {act}")
    history = SECOND_HANDS.read(row.records.order_by("sequence"))
    return row, rules.fold(history), len(history)


def _answered(row: SecondHandRow, status: SecondHandStatus) -> None:
    row.status = status.value
    row.save(update_fields=["status"])


def _append(officer: Officer, row: SecondHandRow, event: AnySecondHandEvent, place: int) -> None:
    SecondHandRecord.objects.create(act=row, **columns(event, place))
    note(
        officer,
        f"second_hand.{event.name}",
        f"act:{row.pk}",
        case_number=row.work.case.number,
        details={"verb": row.verb},
    )
