"""Offering (办理授权委托): offered by whom it binds, taken on by the agent, ended by either.

Every change is an event under the mandate and an entry in the audit that both find in their own
list of looks. Whoever is not a party to a mandate does not find it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import uuid4

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.core.people import mandating
from tongban.core.people.actors import Actor, Citizen
from tongban.core.people.authority import LegalRepresentation, Oneself
from tongban.core.people.mandates import AnyMandateEvent, Mandate, advance
from tongban.core.people.representation import Capacity
from tongban.core.vocabulary.errors import NotAllowed, NotFound
from tongban.core.vocabulary.identity import parse_citizen_number
from tongban.core.vocabulary.plain_text import plain_text
from tongban.store.freezing.converter import stored
from tongban.store.freezing.histories import columns
from tongban.store.people.models import MandateRecord, MandateRow
from tongban.store.people.standing import ended_among, standing_of
from tongban.store.sealing import blind_index

_LONGEST_NAME: Final = 60
Answer = Callable[[Mandate, Citizen], AnyMandateEvent]
PrincipalsAnswer = Callable[[Mandate, Citizen, Oneself | LegalRepresentation], AnyMandateEvent]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Whom somebody wants to act for them, in what, until when (委托内容)."""

    agent: str
    agent_name: str
    items: frozenset[str]
    departments: frozenset[str]
    until: date


@transaction.atomic
def offer(actor: Citizen, wish: Wish, outside: Outside) -> str:
    """Offer a mandate, in one's own name or in that of the organisation one represents; its code.

    Raises:
        InvalidValue: when a name, number, scope or period is wrong.
        NotAllowed: when the actor may not give one in this name.
    """
    _, own_name = actor.for_person
    mandate = Mandate(
        code=uuid4().hex,
        principal=actor.subject,
        principal_name=own_name if actor.representing is None else actor.representing.name,
        agent=parse_citizen_number(wish.agent).value,
        agent_name=plain_text(wish.agent_name)[:_LONGEST_NAME],
        items=wish.items,
        departments=wish.departments,
        valid_from=outside.today,
        valid_until=wish.until,
    )
    ground = _own_ground(actor, outside.today)
    ended = ended_among({mandate.principal, mandate.agent, actor.person})
    event = mandating.offer(mandate, actor, ground, ended=ended, at=outside.now)
    row = MandateRow(code=mandate.code, offered_at=event.at, changed_at=event.at)
    row.keep(event.mandate)
    row.save(force_insert=True)
    append(actor, row, event, event.mandate, place=1)
    return mandate.code


def accept(actor: Citizen, code: str, outside: Outside) -> Mandate:
    """Take on a mandate that was offered to the actor."""
    return _as_agent(actor, code, lambda one, who: mandating.accept(one, who, at=outside.now))


def decline(actor: Citizen, code: str, outside: Outside) -> Mandate:
    """Do not take it on."""
    return _as_agent(actor, code, lambda one, who: mandating.decline(one, who, at=outside.now))


def renounce(actor: Citizen, code: str, outside: Outside) -> Mandate:
    """Give it up."""
    return _as_agent(actor, code, lambda one, who: mandating.renounce(one, who, at=outside.now))


def revoke(actor: Citizen, code: str, outside: Outside) -> Mandate:
    """Take back a mandate that the actor gave; it ends with the agent's next request."""
    return as_principal(
        actor,
        code,
        lambda one, who, ground: mandating.revoke(one, who, ground, at=outside.now),
        outside,
    )


@transaction.atomic
def as_principal(actor: Citizen, code: str, answer: PrincipalsAnswer, outside: Outside) -> Mandate:
    """Let whom a mandate binds do something about it, on the ground on which they may.

    Raises:
        NotFound: when it is not theirs.
        NotAllowed: for whoever acts on a mandate or as a guardian.
    """
    row = MandateRow.objects.select_for_update().filter(
        principal_index=blind_index(actor.subject), code=code
    )
    ground = _own_ground(actor, outside.today)
    return changed(actor, row.first(), lambda one: answer(one, actor, ground), code=code)


@transaction.atomic
def _as_agent(actor: Citizen, code: str, answer: Answer) -> Mandate:
    row = MandateRow.objects.select_for_update().filter(
        agent_index=blind_index(actor.person), code=code
    )
    return changed(actor, row.first(), lambda one: answer(one, actor), code=code)


def changed(
    actor: Actor,
    row: MandateRow | None,
    answer: Callable[[Mandate], AnyMandateEvent],
    *,
    code: str,
) -> Mandate:
    """Let core answer about a locked mandate, and keep what follows.

    Raises:
        NotFound: when there is none.
    """
    if row is None:
        raise NotFound(f"no mandate {code} of theirs")
    before = row.mandate
    event = answer(before)
    after = advance(before, event)
    row.keep(after)
    row.changed_at = event.at
    row.save()
    append(actor, row, event, after, place=row.records.count() + 1)
    return after


def append(
    actor: Actor, row: MandateRow, event: AnyMandateEvent, mandate: Mandate, *, place: int
) -> None:
    """Write an event of a mandate at its place, with the entry that both parties find."""
    told = columns(event, place)
    told.pop("content")
    record = MandateRecord(mandate=row, **told)
    record.content = stored(event)
    record.save(force_insert=True)
    note(
        actor,
        f"mandate.{event.name}",
        f"mandate:{row.code}",
        concerned=[blind_index(mandate.principal), blind_index(mandate.agent)],
    )


def _own_ground(actor: Citizen, today: date) -> Oneself | LegalRepresentation:
    """Return on what ground the actor binds the party in whose name they act.

    Raises:
        NotAllowed: for whoever acts on a mandate or as a guardian: they appoint nobody further.
    """
    acting = actor.representing
    if acting is None:
        return Oneself(person=actor.person)
    if acting.capacity is Capacity.LEGAL_REPRESENTATIVE:
        standing = standing_of(actor.account, actor.person, acting.reference, today=today)
        if standing is not None and isinstance(standing.ground, LegalRepresentation):
            return standing.ground
    raise NotAllowed(
        "an agent appoints nobody further", rule="mandate.further", citation=mandating.NO_FURTHER
    )
