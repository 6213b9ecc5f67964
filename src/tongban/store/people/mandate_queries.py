"""Mandates for their two parties: what somebody gave, what they were given, and one whole."""

from dataclasses import dataclass

from django.db.models import Q

from tongban.core.people.actors import Citizen
from tongban.core.people.mandates import AnyMandateEvent, Mandate
from tongban.store.people.mandates import HISTORY, MandateRow
from tongban.store.sealing import blind_index

MOST = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateFile:
    """One mandate with its history, and what the reader is to it."""

    mandate: Mandate
    events: tuple[AnyMandateEvent, ...]
    as_principal: bool
    as_agent: bool


def mandates_by(citizen: Citizen) -> tuple[Mandate, ...]:
    """Return what was given in the name in which the person acts, the latest first."""
    return _read(Q(principal_index=blind_index(citizen.subject)))


def mandates_to(citizen: Citizen) -> tuple[Mandate, ...]:
    """Return what the person was given, the latest first."""
    return _read(Q(agent_index=blind_index(citizen.person)))


def mandate_of(citizen: Citizen, code: str) -> MandateFile | None:
    """Return a mandate to which the person is a party; None for anybody else's."""
    row = MandateRow.objects.filter(pk=code).first()
    if row is None:
        return None
    as_principal = citizen.whole and bytes(row.principal_index) == blind_index(citizen.subject)
    as_agent = bytes(row.agent_index) == blind_index(citizen.person)
    if not (as_principal or as_agent):
        return None
    return MandateFile(
        mandate=row.mandate,
        events=HISTORY.read(row.records.order_by("sequence")),
        as_principal=as_principal,
        as_agent=as_agent,
    )


def _read(which: Q) -> tuple[Mandate, ...]:
    rows = MandateRow.objects.filter(which).order_by("-offered_at", "code")[:MOST]
    return tuple(row.mandate for row in rows)
