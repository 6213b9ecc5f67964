"""Who is at the keyboard: a signed-in user read as an actor."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from tongban.core.people.actors import Actor, Citizen, Officer, Role
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
        return officer_of(account)
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


def colleagues_of(officer: Officer) -> tuple[Officer, ...]:
    """Return the other officers of the same department, by staff number."""
    accounts = Account.objects.filter(
        kind=Account.Kind.OFFICER, department=officer.department, user__is_active=True
    ).exclude(user_id=officer.account)
    return tuple(officer_of(account) for account in accounts.order_by("staff_number"))


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
