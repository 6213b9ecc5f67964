"""Who is at the keyboard: a signed-in user read as an actor."""

from datetime import date

from django.db import models
from django.db.models import Q

from tongban.core.people.actors import Actor, Citizen, Officer, Role
from tongban.store.people.models import Account, Mandate


def actor_for(user_id: int, *, acting_for: str | None = None, today: date) -> Actor | None:
    """Return the actor behind a user, speaking for `acting_for` only under a valid mandate."""
    account = Account.objects.filter(user_id=user_id, user__is_active=True).first()
    if account is None:
        return None
    if account.kind == Account.Kind.OFFICER:
        return _officer(account)
    mandated = acting_for if acting_for and _mandated(account, acting_for, today) else None
    person = account.person
    return Citizen(
        account=user_id,
        person=str(person["number"]),
        name=str(person["name"]),
        acting_for=mandated,
    )


def organisations_of(user_id: int, *, today: date) -> tuple[tuple[str, str], ...]:
    """Return (credit code, name) of each organisation that the person may act for today."""
    mandates = _valid(Mandate.objects.filter(account__user_id=user_id), today)
    opened = (mandate.organisation for mandate in mandates)
    return tuple((str(one["credit_code"]), str(one["name"])) for one in opened)


def colleagues_of(officer: Officer) -> tuple[Officer, ...]:
    """Return the other officers of the same department, by staff number."""
    accounts = Account.objects.filter(
        kind=Account.Kind.OFFICER, department=officer.department, user__is_active=True
    ).exclude(user_id=officer.account)
    return tuple(_officer(account) for account in accounts.order_by("staff_number"))


def _officer(account: Account) -> Officer:
    return Officer(
        account=account.user_id,
        name=str(account.person.get("name", account.staff_number)),
        staff_number=account.staff_number,
        department=account.department,
        roles=frozenset(Role(role) for role in account.roles),
    )


def _mandated(account: Account, credit_code: str, today: date) -> bool:
    return any(
        mandate.organisation["credit_code"] == credit_code
        for mandate in _valid(account.mandates.all(), today)
    )


def _valid(mandates: "models.QuerySet[Mandate]", today: date) -> "models.QuerySet[Mandate]":
    return mandates.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gte=today),
        valid_from__lte=today,
        revoked_at__isnull=True,
    )
