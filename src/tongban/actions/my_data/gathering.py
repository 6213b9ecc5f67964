"""What stands in a copy (汇集): everything that is kept under a person, chapter by chapter.

A person gets what is theirs: what they filed in their own name, what registers and officers wrote
about it, who looked. What they did for an organisation is the organisation's; what others told in
the same household is the others'.
"""

import base64
from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.db.models import Q

from tongban.adapters.data_copies import CopiedFile
from tongban.core.people.actors import Citizen
from tongban.store.audit.looks import looks_at
from tongban.store.cases.models import Draft, Filing
from tongban.store.certificates.models import Certificate, Share
from tongban.store.credit.models import CreditRow
from tongban.store.documents.models import StoredFile
from tongban.store.exchange.models import HouseholdMember
from tongban.store.feedback.models import Concern, Rating
from tongban.store.people.mandates import MandateRow
from tongban.store.people.models import Account
from tongban.store.rights.models import RightsRequest
from tongban.store.sealing import blind_index
from tongban.store.tickets.models import Ticket

_MOST_LOOKS: Final = 10_000
Entry = Mapping[str, Any]


def files_of(citizen: Citizen) -> Iterator[CopiedFile]:
    """Yield the papers that a person handed in, one at a time."""
    for row in StoredFile.objects.filter(owner=citizen.account).order_by("created_at").iterator(1):
        content = row.content
        yield CopiedFile(
            id=str(row.pk), name=content["name"], content=base64.b64decode(content["bytes"])
        )


def account_about(citizen: Citizen) -> Iterator[Entry]:
    """Yield what is kept of a person: account."""
    for row in Account.objects.filter(user=citizen.account):
        yield {**row.person, "opened_at": row.user.date_joined}


def drafts_about(citizen: Citizen) -> Iterator[Entry]:
    """Yield what is kept of a person: drafts."""
    rows = Draft.objects.filter(owner=citizen.account, acting_for_index__isnull=True)
    for row in rows.filter(submitted_at__isnull=True):
        yield {"title": row.title, "updated_at": row.updated_at, "content": row.content}


def filings_about(citizen: Citizen) -> Iterator[Entry]:
    """Yield what is kept of a person: filings."""
    rows = Filing.objects.filter(
        owner=citizen.account, subject_index=blind_index(citizen.person)
    ).prefetch_related("cases__events", "cases__evidence", "vouchers")
    for row in rows.order_by("filed_at"):
        yield {
            "number": row.number,
            "title": row.title,
            "filed_at": row.filed_at,
            "content": row.content,
            "cases": [_case(case) for case in row.cases.all()],
            "vouchers": [
                {"number": one.number, "dated_on": one.dated_on, "content": one.content}
                for one in row.vouchers.all()
            ],
        }


def _case(case: Any) -> Entry:
    return {
        "number": case.number,
        "department": case.department,
        "status": case.status,
        "events": [
            {"at": one.at, "name": one.name, "content": one.content} for one in case.events.all()
        ],
        "papers": [
            {"name": one.name, "way": one.way, "reason": one.reason, "facts": one.facts}
            for one in case.evidence.all()
        ],
    }


def certificates_about(citizen: Citizen) -> Iterator[Entry]:
    """Yield what is kept of a person: certificates."""
    rows = Certificate.objects.filter(holder_index=blind_index(citizen.person))
    for row in rows.prefetch_related("uses").order_by("issued_on"):
        yield {
            "number": row.number,
            "name": row.name,
            "status": row.status,
            "valid_until": row.valid_until,
            "content": row.face,
            "uses": [
                {"at": one.at, "by": one.by, "purpose": one.purpose} for one in row.uses.all()
            ],
        }


def shares_about(citizen: Citizen) -> Iterator[Entry]:
    """Yield what is kept of a person: shares."""
    rows = Share.objects.filter(certificate__holder_index=blind_index(citizen.person))
    for row in rows.select_related("certificate").order_by("made_at"):
        yield {
            "name": row.certificate.name,
            "receiver": row.receiver,
            "fields": row.fields,
            "purpose": row.purpose,
            "made_at": row.made_at,
            "until": row.until,
            "taken_back_at": row.taken_back_at,
        }


def mandates_about(citizen: Citizen) -> Iterator[Entry]:
    """Yield what is kept of a person: mandates."""
    index = blind_index(citizen.person)
    for row in MandateRow.objects.filter(Q(principal_index=index) | Q(agent_index=index)):
        mandate = row.mandate
        yield {
            "number": mandate.code,
            "principal": mandate.principal_name,
            "agent": mandate.agent_name,
            "items": sorted(mandate.items),
            "valid_from": mandate.valid_from,
            "valid_until": mandate.valid_until,
            "status": row.state,
        }


def households_about(citizen: Citizen) -> Iterator[Entry]:
    """Yield what is kept of a person: households."""
    members = HouseholdMember.objects.filter(person_index=blind_index(citizen.person))
    for member in members.select_related("household"):
        answers = member.household.answers.filter(slot=member.slot)
        yield {
            "number": member.household.number,
            "begun_at": member.household.begun_at,
            "content": {one.source: one.content for one in answers},
        }


def credit_about(citizen: Citizen) -> Iterator[Entry]:
    """Yield what is kept of a person: credit."""
    for row in CreditRow.objects.filter(party_index=blind_index(citizen.person)):
        yield {
            "list": row.list,
            "department": row.department,
            "status": row.status,
            "decided_on": row.decided_on,
            "valid_until": row.counts_until,
        }


def ratings_about(citizen: Citizen) -> Iterator[Entry]:
    """Yield what is kept of a person: ratings."""
    for row in Rating.objects.filter(case__filing__owner=citizen.account).select_related("case"):
        yield {
            "number": row.case.number,
            "level": row.get_level_display(),
            "words": row.comment,
            "at": row.rated_at,
        }


def concerns_about(citizen: Citizen) -> Iterator[Entry]:
    """Yield what is kept of a person: concerns."""
    rows = Concern.objects.filter(
        owner=citizen.account, subject_index=blind_index(citizen.person)
    ).prefetch_related("records")
    for row in rows.order_by("opened_at"):
        yield {
            "number": row.number,
            "status": row.status,
            "content": row.matter,
            "events": [{"at": one.at, "content": one.content} for one in row.records.all()],
        }


def tickets_about(citizen: Citizen) -> Iterator[Entry]:
    """Yield what is kept of a person: tickets."""
    rows = Ticket.objects.filter(
        owner=citizen.account, subject_index=blind_index(citizen.person)
    ).prefetch_related("records")
    for row in rows.order_by("opened_at"):
        yield {
            "number": row.number,
            "status": row.status,
            "content": row.matter,
            "events": [{"at": one.at, "content": one.content} for one in row.records.all()],
        }


def requests_about(citizen: Citizen) -> Iterator[Entry]:
    """Yield what is kept of a person: requests."""
    rows = RightsRequest.objects.filter(owner=citizen.account).prefetch_related("records")
    for row in rows.order_by("asked_at"):
        yield {
            "number": row.number,
            "events": [{"at": one.at, "content": one.content} for one in row.records.all()],
        }


def looks_about(citizen: Citizen) -> Iterator[Entry]:
    """Yield what is kept of a person: looks."""
    oneself = Citizen(account=citizen.account, person=citizen.person, name=citizen.name)
    for look in looks_at(oneself, most=_MOST_LOOKS):
        yield {
            "number": look.entry,
            "at": look.at,
            "by": look.actor,
            "name": look.action,
            "case_number": look.case_number,
            "ground": look.ground,
            "outcome": look.outcome,
        }
