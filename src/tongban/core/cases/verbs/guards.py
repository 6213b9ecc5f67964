"""Guards (前提): the checks that several verbs share."""

from tongban.core.cases.acts import Act, day_of
from tongban.core.cases.errors import FeeUnpaid, HistoryOutOfOrder, NotCompetent, WrongMoment
from tongban.core.cases.state import CaseState, Status
from tongban.core.vocabulary.errors import InvalidValue


def require_status(state: CaseState, act: Act, *allowed: Status) -> None:
    """Raise unless the case stands at one of `allowed` and `act` is not before its last event."""
    if state.status not in allowed:
        wanted = "、".join(status.label for status in allowed)
        raise WrongMoment(f"the case stands at {state.status.label}, this wants {wanted}")
    require_order(state, act)


def require_order(state: CaseState, act: Act) -> None:
    """Raise if `act` is on an earlier day than the last event.

    Days, not moments: the clocks of two servers may differ by a little, and no period counts less
    than a day.
    """
    if act.today < day_of(state.last_at):
        raise HistoryOutOfOrder(f"{act.today} is before the last event, {state.last_at}")


def require_department(act: Act, *competent: str) -> None:
    """Raise unless the performer acts for one of the `competent` departments."""
    if act.by.department not in competent:
        raise NotCompetent(f"department {act.by.department!r} is not among {sorted(competent)}")


def require_settled(state: CaseState) -> None:
    """Raise unless nothing is owed for the case: no result leaves the house before (F27)."""
    if state.fees.owed:
        raise FeeUnpaid(f"{state.fees.owed.label} are owed")


def require_words(text: str, what: str) -> None:
    """Raise `InvalidValue` when a number, reason or opinion that is recorded says nothing."""
    if not text.strip():
        raise InvalidValue("case record", f"{what} is empty")
