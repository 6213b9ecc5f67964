"""Relations (监护和法定代表关系): facts that a register states, kept with their source and day.

What somebody says of themselves is never enough. A register that is silent changes nothing; one
that no longer says it ends the relation at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import uuid4

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.mandates.asking import (
    MEMBERS,
    ORGANISATION,
    ORGANISATION_NAME,
    PERSON,
    REGISTERED_ON,
    REPRESENTATIVE,
    STATUS,
    Said,
    ask,
)
from tongban.actions.outside import Outside
from tongban.core.people.actors import Citizen
from tongban.core.people.authority import Guardianship, Unauthorised, holds
from tongban.core.people.family import wards_of
from tongban.core.vocabulary.credit import parse_credit_code
from tongban.core.vocabulary.errors import NotAllowed, Unavailable
from tongban.store.people.models import Account, Relation
from tongban.store.sealing import blind_index

GROUND: Final = "核实能以谁的名义办事"
_OPEN: Final = "open"
_LONG_AGO: Final = date(1900, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A relation as a register states it (登记的关系)."""

    kind: str
    number: str
    name: str
    since: date
    source: str


def ask_family(actor: Citizen, outside: Outside) -> int:
    """Ask the register of households whose guardian somebody is; return of how many minors.

    Raises:
        Unavailable: when the register does not answer; what was known stays.
    """
    said = ask(actor, (PERSON, actor.person), (MEMBERS,), outside, ground=GROUND)
    if said is None:
        raise Unavailable("the register of households is silent")
    minors = tuple(
        Stated(
            kind=Relation.Kind.GUARDIAN.value,
            number=ward.ground.ward,
            name=ward.name,
            since=ward.ground.ward_born_on,
            source=said.dataset,
        )
        for ward in wards_of(actor.person, said.values.get(MEMBERS, ()))
        if _is_minor(ward.ground, outside.today)
    )
    with transaction.atomic():
        keep_relations(actor.account, minors, confirmed_on=outside.today)
        numbers = [one.number for one in minors]
        _withdraw(actor.account, Relation.Kind.GUARDIAN.value, numbers, at=outside.now)
        note(actor, "authority.family", f"account:{actor.account}", ground=GROUND)
    return len(minors)


def ask_organisation(actor: Citizen, credit_code: str, outside: Outside) -> str:
    """Ask the register of organisations whether somebody is the legal representative; its name.

    Raises:
        InvalidValue: when it is no credit code.
        Unavailable: when the register does not answer.
        NotAllowed: when it names somebody else, or the organisation is no longer open.
    """
    code = parse_credit_code(credit_code).value
    stated = stated_of(actor, code, outside)
    with transaction.atomic():
        if stated is None:
            _withdraw_one(actor.account, code, at=outside.now)
            note(actor, "authority.organisation", _mark(code), ground=GROUND, outcome="refused")
        else:
            keep_relations(actor.account, (stated,), confirmed_on=outside.today)
            note(
                actor,
                "authority.organisation",
                _mark(code),
                ground=GROUND,
                concerned=[blind_index(code)],
            )
    if stated is None:
        raise NotAllowed("the register names somebody else", rule="authority.representative")
    return stated.name


def stated_of(actor: Citizen, code: str, outside: Outside) -> Stated | None:
    """Return the relation to an organisation that its register states today, if it does.

    Raises:
        Unavailable: when it does not answer.
    """
    wanted = (REPRESENTATIVE, ORGANISATION_NAME, STATUS, REGISTERED_ON)
    said = ask(actor, (ORGANISATION, code), wanted, outside, ground=GROUND)
    if said is None:
        raise Unavailable("the register of organisations is silent")
    if said.values.get(REPRESENTATIVE) != actor.person or said.values.get(STATUS) != _OPEN:
        return None
    return Stated(
        kind=Relation.Kind.LEGAL_REPRESENTATIVE.value,
        number=code,
        name=str(said.values.get(ORGANISATION_NAME, code)),
        since=_since(said),
        source=said.dataset,
    )


@transaction.atomic
def keep_relations(user: int, stated: Iterable[Stated], *, confirmed_on: date) -> None:
    """Keep what a register states of the holder of an account; known ones are confirmed."""
    account = Account.objects.get(user_id=user, kind=Account.Kind.CITIZEN)
    for one in stated:
        index = blind_index(one.number)
        row = Relation.objects.filter(account=account, kind=one.kind, party_index=index).first()
        row = row or Relation(id=uuid4(), account=account, kind=one.kind, party_index=index)
        row.party = {"number": one.number, "name": one.name}
        row.source, row.since, row.confirmed_on = one.source, one.since, confirmed_on
        row.withdrawn_at = None
        row.save()


def _withdraw(user: int, kind: str, but: Iterable[str], *, at: datetime) -> None:
    """End the relations of a kind that the register did not name this time."""
    named = [blind_index(number) for number in but]
    standing = Relation.objects.filter(account__user_id=user, kind=kind, withdrawn_at__isnull=True)
    standing.exclude(party_index__in=named).update(withdrawn_at=at)


def _withdraw_one(user: int, code: str, *, at: datetime) -> None:
    Relation.objects.filter(
        account__user_id=user,
        kind=Relation.Kind.LEGAL_REPRESENTATIVE,
        party_index=blind_index(code),
        withdrawn_at__isnull=True,
    ).update(withdrawn_at=at)


def _is_minor(ground: Guardianship, today: date) -> bool:
    return not isinstance(holds(ground, ended={}, today=today), Unauthorised)


def _since(said: Said) -> date:
    since = said.values.get(REGISTERED_ON)
    return since if isinstance(since, date) else _LONG_AGO


def _mark(code: str) -> str:
    return f"party:{blind_index(code).hex()[:32]}"
