"""Who is at the keyboard: a signed-in user read as an actor."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from tongban.core.people.absences import LENT
from tongban.core.people.actors import Actor, Citizen, Officer, Role, StandIn
from tongban.store.people.absences import AbsenceRow, holding
from tongban.store.people.models import Account
from tongban.store.people.standing import Standing, standing_of


def actor_for(user_id: int, *, acting_for: str | None = None, today: date) -> Actor | None:
    """Return the actor behind a user, speaking for another only on a ground that holds today.

    `acting_for` is the reference of the ground, as the session keeps it.
    """
    account = Account.objects.filter(user_id=user_id, user__is_active=True).first()
    if account is None:
        return None
    if account.kind == Account.Kind.OFFICER:
        return with_absences(officer_of(account), today)
    person = account.person
    citizen = Citizen(account=user_id, person=str(person["number"]), name=str(person["name"]))
    if not acting_for:
        return citizen
    standing = standing_of(user_id, citizen.person, acting_for, today=today)
    return acting_on(citizen, standing) if standing is not None and standing.holds else citizen


def citizen_of(account: UUID) -> Citizen | None:
    """Return the citizen behind an account that may sign in."""
    row = Account.objects.filter(
        pk=account, kind=Account.Kind.CITIZEN, user__is_active=True
    ).first()
    if row is None:
        return None
    person = row.person
    return Citizen(account=row.user_id, person=str(person["number"]), name=str(person["name"]))


def acting_on(citizen: Citizen, standing: Standing) -> Citizen:
    """Return the same person in the name of the party of a ground."""
    representation = standing.representation
    return replace(citizen, acting_for=representation.party, representing=representation)


def with_absences(officer: Officer, today: date) -> Officer:
    """Return an officer with the colleagues for whom they act today, and what they gave away."""
    rows = holding(officer.account, today)
    gone = [one.items for one in rows if one.absent.user_id == officer.account]
    away = None if not gone else frozenset[str]().union(*gone) if all(gone) else frozenset[str]()
    lent = (one for one in rows if one.deputy.user_id == officer.account)
    return replace(officer, away=away, stands_in=tuple(_stand_in(one) for one in lent))


def _stand_in(row: AbsenceRow) -> StandIn:
    """Return whom a deputy acts for, with the posts that they hold now."""
    absent = officer_of(row.absent)
    return StandIn(
        account=absent.account,
        staff_number=absent.staff_number,
        name=absent.name,
        roles=absent.roles & LENT if row.absent.user.is_active else frozenset(),
        items=frozenset(row.items),
    )


def colleagues_of(officer: Officer) -> tuple[Officer, ...]:
    """Return the other officers of the same department, by staff number."""
    accounts = Account.objects.filter(
        kind=Account.Kind.OFFICER, department=officer.department, user__is_active=True
    ).exclude(user_id=officer.account)
    return tuple(officer_of(account) for account in accounts.order_by("staff_number"))


def names_of_staff(staff_numbers: Iterable[str]) -> Mapping[str, str]:
    """Return the names of officers by staff number; what is none of theirs is left out."""
    accounts = Account.objects.filter(
        kind=Account.Kind.OFFICER, staff_number__in=set(staff_numbers)
    )
    return {one.staff_number: officer_of(one).name for one in accounts}


def officer_of(account: Account) -> Officer:
    """Return the officer behind an account."""
    return Officer(
        account=account.user_id,
        name=str(account.person.get("name", account.staff_number)),
        staff_number=account.staff_number,
        department=account.department,
        roles=frozenset(Role(role) for role in account.roles),
        area=account.area.rstrip("0"),
    )
