"""What the clock does by itself (到期处理): silence accepts, uncorrected cases close.

行政许可法 §32: an authority that stays silent past its period has accepted. The sweep is idempotent
and takes cases one by one, skipping those that somebody has in hand at this moment.
"""

from uuid import UUID

from tongban.actions.cases.opening import as_system
from tongban.actions.outside import Outside
from tongban.core.cases.state import Status
from tongban.core.cases.verbs import ending, review
from tongban.core.vocabulary.errors import Conflict, NotAllowed, NotFound
from tongban.store.cases.models import Case

_BATCH = 200


def sweep(outside: Outside) -> int:
    """Do what is due for up to a batch of cases; return how many changed."""
    return sum(_one(case, outside) for case in _due(outside))


def _due(outside: Outside) -> list[tuple[UUID, str]]:
    silent = Case.objects.filter(
        status=Status.RECEIVED.value, acceptance_due_on__lt=outside.today
    ).values_list("id", "status")
    uncorrected = Case.objects.filter(
        status=Status.AWAITING_CORRECTION.value, due_on__lt=outside.today
    ).values_list("id", "status")
    return [*silent[:_BATCH], *uncorrected[:_BATCH]]


def _one(due: tuple[UUID, str], outside: Outside) -> int:
    case, status = due
    try:
        if status == Status.RECEIVED.value:
            as_system(
                case,
                lambda opened, act: review.deem(opened.state, act, calendar=outside.calendar),
                outside,
            )
        else:
            as_system(
                case, lambda opened, act: ending.close_uncorrected(opened.state, act), outside
            )
    except (NotAllowed, NotFound, Conflict):
        return 0  # somebody did it in the meantime
    return 1
