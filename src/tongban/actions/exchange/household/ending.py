"""Ending (核对终结): an officer closes on the opinion; the applicant may give up any day.

Of what was told only the opinion stays with the check; the decision itself is made on the case, by
people, with its own reasons.
"""

from uuid import UUID

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.exchange.household.keeping import append_to_check, held, signatory
from tongban.actions.exchange.household.looking import report_of
from tongban.actions.exchange.household.signing import items_handled
from tongban.actions.outside import Outside
from tongban.core.exchange.household import course
from tongban.core.exchange.household.events import CheckClosed, Ending, Opinion
from tongban.core.exchange.household.members import WRITTEN
from tongban.core.people.actors import Citizen, Officer
from tongban.core.people.histories import Signatory
from tongban.core.vocabulary.errors import Conflict, NotFound
from tongban.store.exchange.models import HouseholdRow
from tongban.store.exchange.queries.households import KeptHousehold


@transaction.atomic
def close(
    officer: Officer, check: UUID, outside: Outside, *, seen: Opinion | None = None
) -> CheckClosed:
    """Close a complete check on the opinion that follows from it.

    Raises:
        NotFound: when the officer's department does not decide the item.
        Conflict: when the opinion is no longer the one that the officer saw.
    """
    row, opened = held(check)
    if row.item not in items_handled(officer) or officer.department != row.department:
        raise NotFound(f"no check {check} for {officer.department}")
    opinion = report_of(opened, outside).opinion
    if seen is not None and seen is not opinion:
        raise Conflict("the report has changed")
    by = Signatory.of(officer)
    event = course.close(opened.check, Ending.DECIDED, opinion, by=by, at=outside.now)
    return _ended(officer, row, opened, event)


@transaction.atomic
def give_up(actor: Citizen, check: UUID, outside: Outside) -> CheckClosed:
    """Give a check up that one asked for; what was told is deleted the next day."""
    row, opened = held(check)
    if row.applicant_id != actor.account:
        raise NotFound(f"no check {check} of this person")
    event = course.close(
        opened.check, Ending.GIVEN_UP, Opinion.OPEN, by=signatory(actor), at=outside.now
    )
    return _ended(actor, row, opened, event)


def _ended(
    actor: Citizen | Officer,
    row: HouseholdRow,
    opened: KeptHousehold,
    event: CheckClosed,
) -> CheckClosed:
    append_to_check(row, opened.check, event, at=event.at)
    note(
        actor,
        f"household.{event.name}",
        f"household:{row.pk}",
        case_number=row.number,
        ground=str(WRITTEN),
        concerned=opened.concerned,
        details={"item": row.item, "opinion": event.opinion.value},
    )
    return event
