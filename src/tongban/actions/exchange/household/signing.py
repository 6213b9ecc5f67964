"""Signing (书面授权): each member in their own account, a parent for a child, or on paper.

The last signature lets the worker ask; a signature taken back deletes at once what was told.
"""

import base64
from collections.abc import Callable
from uuid import UUID

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.exchange.household.keeping import append_to_check, held, signatory
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.adapters.uploads import Rebuilt, Refused
from tongban.core.catalog.items import ServiceItem
from tongban.core.exchange.household import means, signing
from tongban.core.exchange.household.events import AnyCheckEvent
from tongban.core.exchange.household.members import WRITTEN, Member
from tongban.core.exchange.household.standing import HouseholdCheck
from tongban.core.people.actors import Citizen, Officer, Role
from tongban.core.vocabulary.errors import NotFound
from tongban.store.exchange.models import HouseholdPaper
from tongban.store.exchange.queries.households import KeptHousehold, checked_items

_Verb = Callable[[HouseholdCheck, Member, Member], AnyCheckEvent]


def authorise(actor: Citizen, check: UUID, slot: int, outside: Outside) -> HouseholdCheck:
    """Allow the check, for oneself or for one's child."""
    return _signed(
        actor,
        check,
        slot,
        outside,
        verb=lambda state, signer, member: signing.authorise(
            state, signer, member, by=signatory(actor), at=outside.now
        ),
    )


def refuse(actor: Citizen, check: UUID, slot: int, outside: Outside) -> HouseholdCheck:
    """Do not allow it."""
    return _signed(
        actor,
        check,
        slot,
        outside,
        verb=lambda state, signer, member: signing.refuse(
            state, signer, member, by=signatory(actor), at=outside.now
        ),
    )


def take_back(actor: Citizen, check: UUID, slot: int, outside: Outside) -> HouseholdCheck:
    """Allow it no longer; what registers told about the member is gone when this returns."""
    return _signed(
        actor,
        check,
        slot,
        outside,
        verb=lambda state, signer, member: signing.take_back(
            state, signer, member, by=signatory(actor), at=outside.now
        ),
    )


def take_paper(
    officer: Officer, check: UUID, slot: int, outside: Outside, *, content: bytes, name: str
) -> HouseholdCheck | Refused:
    """Take in an authorisation that a member signed on paper; the gate works beforehand."""
    rebuilt = outside.gate.examine(content, name=name)
    match rebuilt:
        case Refused():
            return rebuilt
        case Rebuilt():
            return _keep_paper(officer, check, slot, outside, rebuilt=rebuilt, name=name)


def items_handled(officer: Officer) -> frozenset[str]:
    """Return the items that check households and in which the officer's department takes part."""
    return frozenset(
        one.code
        for one in published().catalogue.items.values()
        if means.means_tested(one) and officer.department in _taking_part(one)
    )


def has_checks(officer: Officer) -> bool:
    """Tell whether a household was ever checked for an item that the department takes part in."""
    items = published().catalogue.items
    return any(
        officer.department in _taking_part(items[code]) for code in checked_items() & items.keys()
    )


@transaction.atomic
def _signed(
    actor: Citizen, check: UUID, slot: int, outside: Outside, *, verb: _Verb
) -> HouseholdCheck:
    row, opened = held(check)
    signer, member = opened.member(actor.person), opened.at(slot)
    if signer is None or member is None:
        raise NotFound(f"no check {check} for this person")
    event = verb(opened.check, signer, member)
    now = append_to_check(row, opened.check, event, at=outside.now)
    _note(actor, opened, event)
    return now


@transaction.atomic
def _keep_paper(
    officer: Officer, check: UUID, slot: int, outside: Outside, *, rebuilt: Rebuilt, name: str
) -> HouseholdCheck:
    row, opened = held(check)
    member = opened.at(slot)
    if row.item not in items_handled(officer) or member is None:
        raise NotFound(f"no check {check} for {officer.department}")
    event = signing.authorise_on_paper(opened.check, officer, member, at=outside.now)
    paper = HouseholdPaper(
        household=row, slot=slot, media_type=rebuilt.media_type, taken_at=outside.now
    )
    paper.content = {"name": name, "bytes": base64.b64encode(rebuilt.content).decode()}
    paper.save(force_insert=True)
    now = append_to_check(row, opened.check, event, at=outside.now)
    _note(officer, opened, event)
    return now


def _note(actor: Citizen | Officer, opened: KeptHousehold, event: AnyCheckEvent) -> None:
    note(
        actor,
        f"household.{event.name}",
        f"household:{opened.id}",
        case_number=opened.number,
        ground=str(WRITTEN),
        concerned=opened.concerned,
        details={"item": opened.item},
    )


def _taking_part(item: ServiceItem) -> set[str]:
    return {item.department, *(step.department for step in item.steps)}


def takes_papers(officer: Officer) -> bool:
    """Tell whether an officer takes papers in."""
    return Role.WINDOW in officer.roles
