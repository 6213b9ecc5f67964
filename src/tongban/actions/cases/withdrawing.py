"""Withdraw (撤回): before a decision, also while a case waits for the result of another.

Those that needed its result cannot begin any more, and are told so in the same transaction.
"""

from uuid import UUID

from django.db import transaction

from tongban.actions.cases.opening import as_applicant
from tongban.actions.filings.succession import open_successors
from tongban.actions.matters.following import follow_case
from tongban.actions.notices.writing import notices_of, write
from tongban.actions.outside import Outside
from tongban.actions.recording import TAKEN_BACK, WAITING, act, append_events, item_of
from tongban.actions.vouchers.issuing import give_vouchers
from tongban.core.cases.acts import Performer
from tongban.core.cases.verbs import ending
from tongban.core.people.actors import Citizen
from tongban.store.cases.models import Case, Filing
from tongban.store.cases.queries.filings import filed_by


@transaction.atomic
def withdraw(citizen: Citizen, case: UUID, outside: Outside, *, reason: str = "") -> None:
    """Take an application back before it is decided (撤回); nobody has to say why.

    Raises:
        NotFound: when this person has no such case, or it lacks another's result for good.
        NotAllowed: when it has been decided or has ended.
    """
    waiting = _waiting(citizen, case)
    if waiting is None:
        as_applicant(
            citizen,
            case,
            lambda opened, now: ending.withdraw(opened.state, now, reason=reason),
            outside,
        )
        return
    events = ending.withdraw_unbegun(act(Performer.of(citizen), outside), reason=reason)
    append_events(waiting, events)
    waiting.revision += len(events)
    waiting.status = TAKEN_BACK
    waiting.completed_on = outside.today
    waiting.save(update_fields=["revision", "status", "completed_on"])
    item = item_of(waiting)
    give_vouchers(waiting, item, events)
    write(notices_of(waiting, item, events=events, work=(), outside=outside))
    open_successors(waiting.filing, outside)
    follow_case(waiting, outside)


def _waiting(citizen: Citizen, case: UUID) -> Case | None:
    """Return a case of this person that waits, so that it cannot begin in the meantime.

    What lets it begin holds the filing first, as this does; so the later of the two sees the other.
    """
    mine = Case.objects.filter(filed_by(citizen, "filing__"), pk=case, status=WAITING)
    filing = mine.values_list("filing_id", flat=True).first()
    if filing is None:
        return None
    Filing.objects.select_for_update(no_key=True).only("pk").get(pk=filing)
    rows = mine.select_for_update(of=("self",)).select_related("item", "filing")
    return rows.defer("item__content").first()
