"""Conflicts of interest (回避): say that one has one, be told to withdraw, be let in again.

Who is a relative is asked of the register of households, as for any case; only blind indexes are
kept, and the officer is told how many people they are, never who.
"""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.hands import officers_of
from tongban.actions.mandates.asking import MEMBERS, PERSON, ask
from tongban.actions.outside import Outside
from tongban.core.people import interests as rules
from tongban.core.people.actors import Officer
from tongban.core.people.interests import AnyInterestEvent
from tongban.core.vocabulary.errors import InvalidValue, NotFound, Unavailable
from tongban.core.vocabulary.identity import CitizenNumber
from tongban.store.cases.models import Case, WorkItem
from tongban.store.cases.queries.reach import concerning
from tongban.store.freezing.histories import columns
from tongban.store.people.interests import INTERESTS, InterestRecord, Kin
from tongban.store.people.models import Account
from tongban.store.sealing import blind_index

GROUND: Final = "核实工作人员的近亲属，用于回避"
Decide = Callable[[tuple[AnyInterestEvent, ...]], AnyInterestEvent]


def declare(officer: Officer, case: UUID, outside: Outside, *, about: str, reason: str) -> None:
    """Withdraw from a case, or have a subordinate withdraw; what they held goes back.

    Raises:
        NotFound: when the case or the officer is not of the department.
        InvalidValue: without a reason.
        NotAllowed: about somebody else, to whoever does not decide for the department.
        Conflict: when they have withdrawn already.
    """
    _appended(
        officer,
        case,
        about,
        lambda told: rules.declare(officer, about, told, reason=reason, at=outside.now),
    )


def lift(officer: Officer, case: UUID, outside: Outside, *, about: str, reason: str) -> None:
    """Let an officer handle a case again from which they had withdrawn."""
    _appended(
        officer,
        case,
        about,
        lambda told: rules.lift(officer, about, told, reason=reason, at=outside.now),
    )


def ask_relatives(officer: Officer, number: str, outside: Outside) -> int:
    """Ask the register of households who lives with an officer; return how many relatives.

    Raises:
        InvalidValue: when it is no identity number.
        Unavailable: when the register does not answer; what was known stays.
    """
    own = CitizenNumber(number).value
    said = ask(officer, (PERSON, own), (MEMBERS,), outside, ground=GROUND)
    if said is None:
        raise Unavailable("the register of households is silent")
    members = said.values.get(MEMBERS, ())
    others = {
        str(one["identity_number"])
        for one in (members if isinstance(members, tuple) else ())
        if isinstance(one, dict) and one.get("identity_number") not in (None, own)
    }
    with transaction.atomic():
        _keep(officer, own, others, Kin(source=said.dataset, confirmed_on=outside.today))
        note(
            officer,
            "interest.relatives",
            f"officer:{officer.staff_number}",
            ground=GROUND,
            concerned=[blind_index(own)],
        )
    return len(others)


def _keep(officer: Officer, own: str, others: set[str], known: Kin) -> None:
    account = Account.objects.select_for_update(of=("self",)).get(user_id=officer.account)
    before = account.kin.filter(oneself=True).values_list("person_index", flat=True).first()
    if before is not None and bytes(before) != blind_index(own):
        raise InvalidValue("kin", "登记的是另一个人；更正请找系统管理员")
    account.kin.all().delete()
    Kin.objects.bulk_create(
        Kin(
            account=account,
            person_index=blind_index(number),
            oneself=number == own,
            source=known.source,
            confirmed_on=known.confirmed_on,
        )
        for number in (own, *sorted(others))
    )


@transaction.atomic
def _appended(officer: Officer, case: UUID, about: str, decide: Decide) -> None:
    row = Case.objects.select_for_update(of=("self",)).filter(pk=case).first()
    mine = Case.objects.filter(concerning(officer), pk=case).exists()
    if row is None or not mine or about not in officers_of(officer.department):
        raise NotFound(f"no case {case} or no officer {about}")
    history = INTERESTS.read(InterestRecord.objects.filter(case=row).order_by("sequence"))
    event = decide(history)
    InterestRecord.objects.create(case=row, **columns(event, len(history) + 1))
    if isinstance(event, rules.InterestDeclared):
        held = WorkItem.objects.filter(case=row, done_at__isnull=True)
        held.filter(claimed_by__account__staff_number=about).update(
            claimed_by=None, claimed_at=None
        )
    note(
        officer,
        f"interest.{event.name}",
        str(case),
        case_number=row.number,
        details={"officer": about},
    )
