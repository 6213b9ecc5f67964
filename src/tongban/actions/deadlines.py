"""What the clock does by itself (到期处理): silence accepts, what is uncorrected closes.

行政许可法 §32: an authority that stays silent past its period has accepted. What lay in a locker
past its days goes back. The sweep is idempotent and takes cases one by one, the longest overdue
first, each in its own transaction. Several workers may sweep at once: a case that somebody has in
hand at this moment is left for the next time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import structlog
from django.db.models import QuerySet

from tongban.actions.cases import renewing
from tongban.actions.cases.delivering import emptied
from tongban.actions.cases.opening import Verb, as_system
from tongban.actions.matters import sweeping as joint
from tongban.actions.outside import Outside
from tongban.actions.recording import OpenCase
from tongban.core.cases.acts import Act
from tongban.core.cases.events import Event
from tongban.core.cases.state import Status
from tongban.core.cases.verbs import deferring, ending, review
from tongban.core.vocabulary.errors import NotAllowed, NotFound, TongbanError
from tongban.store.cases.models import Case

BATCH = 200

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """What the law does to cases of one kind when their day has passed."""

    due: Callable[[Outside], QuerySet[Case]]
    verb: Callable[[Outside], Verb]


def sweep(outside: Outside, *, batch: int = BATCH) -> int:
    """Do what is due for up to a batch of cases of each kind; return how many changed."""
    others = joint.sweep(outside, batch=batch) + renewing.deem_due(outside, batch=batch)
    return others + sum(
        _one(case, rule.verb(outside), outside)
        for rule in (_SILENCE, _NO_PAPERS, _REMINDERS, _LATE_PAPERS, _LOCKERS)
        for case in list(rule.due(outside).values_list("id", flat=True)[:batch])
    )


def _one(case: UUID, verb: Verb, outside: Outside) -> int:
    try:
        as_system(case, verb, outside, skip_locked=True)
    except (NotAllowed, NotFound):
        return 0  # somebody did it in the meantime, or is about to
    except TongbanError as fault:
        # One case that cannot be handled must not keep the law from the others.
        _log.exception("deadline.failed", case=str(case), code=fault.code)
        return 0
    return 1


def _silent(outside: Outside) -> QuerySet[Case]:
    overdue = Case.objects.filter(status=Status.RECEIVED.value, acceptance_due_on__lt=outside.today)
    return overdue.order_by("acceptance_due_on", "id")


def _deemed(outside: Outside) -> Verb:
    return lambda opened, act: review.deem(opened.state, act, calendar=outside.calendar)


def _uncorrected(outside: Outside) -> QuerySet[Case]:
    overdue = Case.objects.filter(status=Status.AWAITING_CORRECTION.value, due_on__lt=outside.today)
    return overdue.order_by("due_on", "id")


def _closed(_outside: Outside) -> Verb:
    return lambda opened, act: ending.close_uncorrected(opened.state, act)


def _in_lockers(outside: Outside) -> QuerySet[Case]:
    """Return what lies in lockers past its days, while it is still to be delivered."""
    out = (Status.ISSUED.value, Status.REFUSED.value)
    return Case.objects.filter(locker_stay__until__lt=outside.today, status__in=out).order_by("id")


def _to_remind(outside: Outside) -> QuerySet[Case]:
    return Case.objects.filter(debt_clock__remind_on__lte=outside.today).order_by("id")


def _reminded(_outside: Outside) -> Verb:
    return lambda opened, act: deferring.remind(opened.state, act)


def _owing(outside: Outside) -> QuerySet[Case]:
    return Case.objects.filter(debt_clock__overdue_on__lte=outside.today).order_by("id")


def _late(outside: Outside) -> Verb:
    """Return what notes that papers never came; what follows is for an officer to decide."""

    def verb(opened: OpenCase, act: Act) -> tuple[Event, ...]:
        practice = outside.modes.deferral_of(opened.row.item_code)
        if practice is None:
            raise NotFound(f"no terms for papers of {opened.row.item_code}")
        return deferring.note_overdue(opened.state, practice, act, calendar=outside.calendar)

    return verb


_REMINDERS = _Rule(due=_to_remind, verb=_reminded)
_LATE_PAPERS = _Rule(due=_owing, verb=_late)
_LOCKERS = _Rule(due=_in_lockers, verb=lambda _outside: emptied)
_SILENCE = _Rule(due=_silent, verb=_deemed)
_NO_PAPERS = _Rule(due=_uncorrected, verb=_closed)
