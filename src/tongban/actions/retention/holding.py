"""Set and lift legal holds (保全与解除): each by two officers, written down, binding at once."""

from collections.abc import Callable
from uuid import UUID, uuid4

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.core.people import holds
from tongban.core.people.actors import Officer
from tongban.core.people.holds import AnyHoldEvent, HoldScope, HoldState
from tongban.core.people.retention import SCHEDULE, Ending
from tongban.core.vocabulary.credit import parse_credit_code
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotFound
from tongban.core.vocabulary.identity import parse_citizen_number
from tongban.store.cases.models import Case
from tongban.store.freezing.converter import stored
from tongban.store.retention.models import Hold, HoldRecord
from tongban.store.retention.queries import HOLDS, holds_stand_still
from tongban.store.sealing import blind_index

_Verb = Callable[[HoldState], AnyHoldEvent]


@transaction.atomic
def ask(
    officer: Officer, outside: Outside, *, scope: HoldScope, target: str, reason: str, basis: str
) -> UUID:
    """Ask for a hold; from now on nothing of its target is deleted.

    Raises:
        InvalidValue: when the target is none, or nobody would understand why.
    """
    event = holds.ask(
        officer, outside.now, scope=scope, target=target.strip(), reason=reason, basis=basis
    )
    holds_stand_still()
    row = Hold(
        id=uuid4(),
        scope=scope.value,
        target=_target(scope, event.target),
        asked_at=event.at,
    )
    _keep(officer, row, event, holds.fold([event]), new=True)
    return row.pk


def answer(
    officer: Officer, hold: UUID, outside: Outside, *, revision: int, agrees: bool, reason: str
) -> HoldState:
    """Agree to what another officer asked for, or refuse it."""
    return _done(
        officer,
        hold,
        revision,
        lambda state: holds.answer(state, officer, outside.now, agrees=agrees, reason=reason),
    )


def ask_to_lift(
    officer: Officer, hold: UUID, outside: Outside, *, revision: int, reason: str
) -> HoldState:
    """Say that a hold is over; it binds until another officer agrees."""
    return _done(
        officer,
        hold,
        revision,
        lambda state: holds.ask_to_lift(state, officer, outside.now, reason=reason),
    )


@transaction.atomic
def _done(officer: Officer, hold: UUID, revision: int, verb: _Verb) -> HoldState:
    """Let core decide on a locked hold, and keep what follows.

    Raises:
        NotFound: when there is no such hold.
        Conflict: when it has moved on from `revision`.
    """
    row = Hold.objects.select_for_update(no_key=True).filter(pk=hold).first()
    if row is None:
        raise NotFound(f"no hold {hold}")
    if revision != row.revision:
        raise Conflict(f"the hold has moved on from {revision}")
    state = holds.fold(HOLDS.read(row.records.all()))
    event = verb(state)
    return _keep(officer, row, event, holds.advance(state, event))


def _keep(
    officer: Officer, row: Hold, event: AnyHoldEvent, state: HoldState, *, new: bool = False
) -> HoldState:
    row.status, row.revision = state.status.value, state.length
    row.save(force_insert=new)
    record = HoldRecord(
        hold=row,
        sequence=state.length,
        name=event.name,
        by=officer.staff_number,
        at=event.at,
    )
    record.content = stored(event)
    record.save(force_insert=True)
    concerned = [bytes.fromhex(row.target)] if state.scope is HoldScope.PERSON else []
    note(officer, f"hold.{event.name}", f"hold:{row.pk}", concerned=concerned)
    return state


def _target(scope: HoldScope, written: str) -> str:
    """Return how the target of a hold is kept: never as the number of a person."""
    match scope:
        case HoldScope.PERSON:
            return blind_index(_number(written)).hex()
        case HoldScope.CASE:
            if not Case.objects.filter(number=written).exists():
                raise InvalidValue("target", "没有这个办件编号")
            return written
        case HoldScope.KIND:
            if written not in {one.kind for one in SCHEDULE if one.ending is Ending.DELETED}:
                raise InvalidValue("target", "请选择一类数据")
            return written


def _number(written: str) -> str:
    try:
        return str(parse_citizen_number(written))
    except InvalidValue:
        try:
            return str(parse_credit_code(written))
        except InvalidValue as neither:
            raise InvalidValue("target", "请填写公民身份号码或者统一社会信用代码") from neither
