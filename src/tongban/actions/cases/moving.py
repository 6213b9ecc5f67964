"""Move cases (转交、转报): the home authority has it; or a higher one decides, nothing asked again.

What is sent up opens as an application of the same applicant for the higher item, filled with what
was told, what registers said and the papers, each with its source. It is received there at once
where the higher item asks nothing more; otherwise it waits for the applicant with only that open.
"""

from dataclasses import replace
from uuid import UUID

from django.db import transaction

from tongban.actions.cases.opening import as_officer
from tongban.actions.drafts.writing import prepare_content
from tongban.actions.filings.again import content_of
from tongban.actions.filings.submit import submit
from tongban.actions.numbering import notice_number
from tongban.actions.outside import Outside
from tongban.actions.recording import OpenCase
from tongban.actions.targets import published
from tongban.core.cases.service_practices import UpTerms
from tongban.core.cases.verbs import moving
from tongban.core.people.actors import Citizen, Officer, Role
from tongban.core.vocabulary.errors import NotAllowed, NotFound
from tongban.store.cases.models import Filing
from tongban.store.cases.queries.filings import case_of
from tongban.store.people.queries import actor_for

HANDLING = frozenset({Role.WINDOW, Role.EXAMINER, Role.APPROVER})
SENDING = frozenset({Role.EXAMINER, Role.APPROVER})
UP = "up"


def arrive(
    officer: Officer, case: UUID, outside: Outside, *, revision: int | None = None
) -> OpenCase:
    """Say that what another region received is here (属地收到)."""
    return as_officer(
        officer,
        case,
        lambda opened, act: moving.arrive(opened.state, act),
        outside,
        roles=HANDLING,
        revision=revision,
    )


@transaction.atomic
def send_up(
    officer: Officer, case: UUID, outside: Outside, *, reason: str, revision: int | None = None
) -> OpenCase:
    """Send a case up to the item of a higher authority (转报), with all that it holds.

    Raises:
        NotAllowed: when no practice sends the item up, or the applicant may not be acted for.
    """
    sent = as_officer(
        officer,
        case,
        lambda opened, act: moving.send_up(
            opened.state,
            _terms(opened, outside),
            act,
            to_name=published().catalogue.items[_terms(opened, outside).to].name,
            note_number=notice_number(opened, "报", outside),
            reason=reason,
        ),
        outside,
        roles=SENDING,
        revision=revision,
    )
    applicant = _applicant(sent, outside)
    record = case_of(applicant, case)
    if record is None:
        raise NotFound(f"no case {case} of its applicant")
    content = replace(content_of(record), follows={"case": record.number, "why": UP})
    draft = prepare_content(applicant, _terms(sent, outside).to, content)
    submit(applicant, draft, outside)
    return sent


def _terms(opened: OpenCase, outside: Outside) -> UpTerms:
    terms = outside.practices.up.get(opened.row.item_code)
    if terms is None or terms.to not in published().catalogue.items:
        raise NotAllowed("no practice sends this item up", rule=moving.NotShared.rule_id)
    return terms


def _applicant(opened: OpenCase, outside: Outside) -> Citizen:
    """Return whoever filed a case, in the name in which they filed it."""
    filing = Filing.objects.get(pk=opened.row.filing_id)
    agent = filing.content["applicant"].get("agent") or {}
    reference = agent.get("authority")
    applicant = actor_for(filing.owner_id, acting_for=reference, today=outside.today)
    if not isinstance(applicant, Citizen) or (reference and applicant.representing is None):
        raise NotAllowed("whoever filed it may not act any more", rule="case.party_ended")
    return applicant
