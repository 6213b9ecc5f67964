"""For whom somebody may act (办事身份): grounds read from rows, and whether each still holds.

A ground is found by its reference, which stands in a session and names nobody. Whoever died or was
dissolved is looked up with it, so that authority ends with the next request.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db import models

from tongban.core.people.authority import (
    Authorised,
    Guardianship,
    LegalRepresentation,
    Unauthorised,
    holds,
)
from tongban.core.people.mandates import Mandate, MandateState
from tongban.core.people.representation import Capacity, Representation
from tongban.core.people.subjects import is_somebody
from tongban.core.vocabulary.identity import CitizenNumber
from tongban.store.people.mandates import MandateRow
from tongban.store.people.relations import EndedParty, Relation
from tongban.store.sealing import blind_index

RELATION: Final = "relation"
MANDATE: Final = "mandate"

Ground = Guardianship | LegalRepresentation | Mandate


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A ground on which somebody acts for another, and whether it holds today."""

    representation: Representation
    ground: Ground
    outcome: Authorised | Unauthorised
    source: str = ""
    confirmed_on: date | None = None

    @property
    def holds(self) -> bool:
        """Tell whether they may act on it today."""
        return isinstance(self.outcome, Authorised)


def standings_of(user: int, person: str, *, today: date) -> tuple[Standing, ...]:
    """Return every ground that the holder of an account has ever had and that was not declined."""
    relations = _relations(user).order_by("kind", "since", "id")
    mandates = MandateRow.objects.filter(agent_index=blind_index(person)).exclude(
        state__in=(
            MandateState.OFFERED.value,
            MandateState.DECLINED.value,
            MandateState.RETURNED.value,
        )
    )
    return _standings(person, relations, mandates.order_by("-offered_at", "code"), today)


def standing_of(user: int, person: str, reference: str, *, today: date) -> Standing | None:
    """Return one ground of an account's holder by its reference; None when it is not theirs."""
    kind, _, key = reference.partition(":")
    relations: Iterable[Relation] = ()
    mandates: Iterable[MandateRow] = ()
    if kind == RELATION and _is_uuid(key):
        relations = _relations(user).filter(pk=key)
    elif kind == MANDATE:
        mandates = MandateRow.objects.filter(agent_index=blind_index(person), code=key[:32])
    found = _standings(person, relations, mandates, today)
    return found[0] if found else None


def ended_among(numbers: Iterable[str]) -> dict[str, date]:
    """Return which of these people and organisations have ended, and when."""
    indexes = {blind_index(number): number for number in numbers}
    rows = EndedParty.objects.filter(party_index__in=list(indexes))
    return {indexes[bytes(row.party_index)]: row.ended_on for row in rows}


def _relations(user: int) -> "models.QuerySet[Relation]":
    """Return what registers say now; what they no longer say is no ground."""
    return Relation.objects.filter(account__user_id=user, withdrawn_at__isnull=True)


def _standings(
    person: str, relations: Iterable[Relation], mandates: Iterable[MandateRow], today: date
) -> tuple[Standing, ...]:
    related = [(row, _of_relation(person, row)) for row in relations]
    mandated = [row.mandate for row in mandates]
    parties = {ground.principal for ground in mandated}
    parties |= {str(row.party["number"]) for row, _ in related}
    ended = ended_among({person, *parties}) if parties else {}
    return (
        *(_relation(row, ground, ended, today) for row, ground in related),
        *(_mandate(ground, ended, today) for ground in mandated),
    )


def _of_relation(person: str, row: Relation) -> Guardianship | LegalRepresentation:
    number = str(row.party["number"])
    if row.kind == Relation.Kind.GUARDIAN:
        born_on = CitizenNumber(number).birth_date
        return Guardianship(guardian=person, ward=number, ward_born_on=born_on)
    return LegalRepresentation(person=person, organisation=number, since=row.since, until=row.until)


def _relation(
    row: Relation,
    ground: Guardianship | LegalRepresentation,
    ended: Mapping[str, date],
    today: date,
) -> Standing:
    representation = Representation(
        reference=f"{RELATION}:{row.pk}",
        party=str(row.party["number"]),
        name=str(row.party["name"]),
        capacity=Capacity(row.kind),
        natural=row.kind == Relation.Kind.GUARDIAN,
        until=row.until,
    )
    return Standing(
        representation=representation,
        ground=ground,
        outcome=holds(ground, ended=ended, today=today),
        source=row.source,
        confirmed_on=row.confirmed_on,
    )


def _mandate(mandate: Mandate, ended: Mapping[str, date], today: date) -> Standing:
    representation = Representation(
        reference=f"{MANDATE}:{mandate.code}",
        party=mandate.principal,
        name=mandate.principal_name,
        capacity=Capacity.AGENT,
        natural=is_somebody(mandate.principal),
        items=mandate.items,
        departments=mandate.departments,
        until=mandate.valid_until,
    )
    outcome = holds(mandate, ended=ended, today=today)
    return Standing(representation=representation, ground=mandate, outcome=outcome)


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
