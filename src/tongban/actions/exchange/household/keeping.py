"""Keeping checks (核对存证): the row locked, what follows appended, what must go deleted."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from tongban.core.exchange.household import asking, course
from tongban.core.exchange.household.events import (
    AnyCheckEvent,
    AuthorisationTakenBack,
    CheckBegun,
    CheckForgotten,
    DisputeSettled,
)
from tongban.core.exchange.household.members import Member
from tongban.core.exchange.household.standing import HouseholdCheck, advance, fold
from tongban.core.people.actors import Citizen
from tongban.core.people.histories import Signatory
from tongban.core.vocabulary.errors import NotFound
from tongban.store.exchange.models import HouseholdMember, HouseholdRecord, HouseholdRow
from tongban.store.exchange.queries.households import KeptHousehold, kept
from tongban.store.freezing.histories import columns
from tongban.store.sealing import blind_index


def signatory(actor: Citizen) -> Signatory:
    """Return a member as the history names them: by account, neither by number nor by name."""
    return Signatory(staff_number=f"account:{actor.account}", name="", department="")


def held(check: UUID) -> tuple[HouseholdRow, KeptHousehold]:
    """Lock a check; call it inside a transaction.

    Raises:
        NotFound: when there is none.
    """
    rows = HouseholdRow.objects.select_for_update(no_key=True)
    row = rows.filter(pk=check).first()
    if row is None:
        raise NotFound(f"no check {check}")
    return row, kept(row)


def keep_begun(row: HouseholdRow, event: CheckBegun, members: tuple[Member, ...]) -> HouseholdCheck:
    """Write a new check with its members."""
    row.people = [asdict(one) for one in members]
    row.save(force_insert=True)
    HouseholdMember.objects.bulk_create(
        HouseholdMember(household=row, slot=one.slot, person_index=blind_index(one.number))
        for one in members
    )
    HouseholdRecord.objects.create(household=row, **columns(event, 1))
    return fold((event,))


def append_to_check(
    row: HouseholdRow, check: HouseholdCheck, *events: AnyCheckEvent, at: datetime
) -> HouseholdCheck:
    """Write events after those that stand; return where the check stands now."""
    now = check
    for event in events:
        HouseholdRecord.objects.create(household=row, **columns(event, now.length + 1))
        _delete_what_goes(row, now, event)
        now = advance(now, event)
    row.length = now.length
    row.next_at = asking.next_due(now, at=at)
    row.disputed = any(one.corrected is None for one in now.disputes.values())
    row.ended = now.ending is not None
    row.forget_after = None if now.forgotten else course.kept_until(now)
    row.save()
    return now


def _delete_what_goes(row: HouseholdRow, check: HouseholdCheck, event: AnyCheckEvent) -> None:
    """Delete what registers told once it may not be kept, or is told anew."""
    match event:
        case AuthorisationTakenBack(member=member):
            row.answers.filter(slot=member).delete()
            row.papers.filter(slot=member).delete()
        case DisputeSettled(ticket=ticket, corrected=True):
            line = check.disputes[ticket]
            row.answers.filter(slot=line.member, source=line.source).delete()
        case CheckForgotten():
            for rows in (row.answers, row.papers, row.members):
                rows.all().delete()
            row.people = []
        case _:
            pass
