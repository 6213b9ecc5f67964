"""The applicant's side (申请人操作): be there when departments come to look, or say why not."""

from uuid import UUID

from django.db import transaction

from tongban.actions import audit
from tongban.actions.matters.keeping import HeldMatter, Verb, append_events, by, hold_of_filing
from tongban.actions.outside import Outside
from tongban.core.joint.joint_event import APPLICANT
from tongban.core.joint.verbs import visits
from tongban.core.people.actors import Citizen
from tongban.core.vocabulary.errors import NotFound
from tongban.store.cases.models import Filing
from tongban.store.cases.queries.filings import filed_by


def confirm_visit(citizen: Citizen, filing: UUID, outside: Outside) -> HeldMatter:
    """Say that somebody of theirs will be there (确认到场)."""
    return _done(citizen, filing, visits.confirm, outside)


def decline_visit(citizen: Citizen, filing: UUID, outside: Outside, *, reason: str) -> HeldMatter:
    """Say that the time does not suit, and when it would (请求改期)."""
    return _done(
        citizen, filing, lambda held, act: visits.decline(held, act, reason=reason), outside
    )


@transaction.atomic
def _done(citizen: Citizen, filing: UUID, verb: Verb, outside: Outside) -> HeldMatter:
    theirs = Filing.objects.filter(filed_by(citizen), pk=filing).exists()
    held = hold_of_filing(filing) if theirs else None
    if held is None:
        raise NotFound(f"nothing joint about {filing}")
    decided = verb(held.matter, by(APPLICANT, outside))
    events = decided if isinstance(decided, tuple) else (decided,)
    for event in events:
        audit.note(
            citizen,
            f"joint.{event.name}",
            str(held.row.pk),
            details={"filing": held.row.filing.number},
        )
    return append_events(held, events, outside)
