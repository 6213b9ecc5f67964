"""What whoever speaks does (提出诉求): begin, add, reopen, take back; also on the telephone."""

from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.feedback.keeping import Brought, Decide, clock_of, decided, opened
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.feedback import speaking
from tongban.core.feedback.concerns import ConcernChannel, ConcernKind, ConcernState
from tongban.core.feedback.desk import in_centre, in_unit
from tongban.core.people.actors import Citizen, Officer
from tongban.core.people.histories import Signatory
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.store.cases.models import Case
from tongban.store.cases.queries.filings import filed_by
from tongban.store.feedback.models import Concern
from tongban.store.people.models import Account
from tongban.store.sealing import blind_index

LONGEST_WORDS: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What somebody says (诉求内容); `case` is one of their own that it is about."""

    kind: ConcernKind
    title: str
    words: str
    department: str = ""
    item: str = ""
    place: str = ""
    form: str = ""
    secret: bool = False
    case: UUID | None = None


@transaction.atomic
def speak(citizen: Citizen, spoken: Spoken, outside: Outside) -> UUID:
    """Take what a signed-in person says.

    Raises:
        InvalidValue: when there is no title, no words, or a name that nothing bears.
    """
    _require_named(spoken)
    case = _own_case(citizen, spoken.case)
    person = Account.objects.filter(user=citizen.account).first()
    row = opened(
        replace(
            _brought(spoken, case),
            name=citizen.name,
            phone=str(person.person.get("phone", "")) if person else "",
            owner=citizen.account,
            subject=blind_index(citizen.subject),
        ),
        outside,
    )
    note(citizen, "concern.opened", f"concern:{row.pk}", details={"kind": row.kind})
    return row.pk


@transaction.atomic
def take_down(
    officer: Officer,
    spoken: Spoken,
    outside: Outside,
    *,
    channel: ConcernChannel,
    name: str = "",
    phone: str = "",
) -> UUID:
    """Write down what somebody says on the telephone, at a window or in a letter.

    Raises:
        NotAllowed: when the officer neither sits in the centre nor at a window.
    """
    at_home = in_unit(officer, officer.department) and spoken.kind is not ConcernKind.REPORT
    if not in_centre(officer) and not at_home:
        raise NotAllowed("the centre and windows write down", rule="feedback.centre")
    _require_named(spoken)
    row = opened(
        replace(
            _brought(spoken, None),
            channel=channel,
            name=name.strip(),
            phone=phone.strip(),
            by=Signatory.of(officer),
        ),
        outside,
    )
    note(officer, "concern.opened", f"concern:{row.pk}", details={"kind": row.kind})
    return row.pk


def reopen(citizen: Citizen, concern: UUID, outside: Outside, *, words: str) -> ConcernState:
    """Say that it is not settled."""
    clock = clock_of(outside)
    return _does(
        citizen,
        concern,
        lambda state: speaking.reopen(state, at=outside.now, clock=clock, words=words),
        outside,
    )


def withdraw(citizen: Citizen, concern: UUID, outside: Outside) -> ConcernState:
    """Take it back."""
    return _does(citizen, concern, lambda state: speaking.withdraw(state, at=outside.now), outside)


def clarify(citizen: Citizen, concern: UUID, outside: Outside, *, words: str) -> ConcernState:
    """Add what the body asked for."""
    clock = clock_of(outside)
    return _does(
        citizen,
        concern,
        lambda state: speaking.clarify(state, at=outside.now, clock=clock, words=words),
        outside,
    )


@transaction.atomic
def _does(citizen: Citizen, concern: UUID, decide: Decide, outside: Outside) -> ConcernState:
    rows = Concern.objects.filter(
        pk=concern, owner=citizen.account, subject_index=blind_index(citizen.subject)
    )
    row, event, state = decided(rows, decide, outside)
    note(citizen, f"concern.{event.name}", f"concern:{row.pk}")
    return state


def _brought(spoken: Spoken, case: Case | None) -> Brought:
    return Brought(
        kind=spoken.kind,
        title=spoken.title.strip(),
        words=spoken.words.strip(),
        department=case.department if case and not spoken.department else spoken.department,
        item=case.item_code if case else spoken.item,
        place=spoken.place,
        form=spoken.form,
        secret=spoken.secret,
        case=case,
    )


def _own_case(citizen: Citizen, case: UUID | None) -> Case | None:
    """Return the case of theirs that it is about; one that is not theirs is not there."""
    if case is None:
        return None
    return Case.objects.filter(filed_by(citizen, "filing__"), pk=case).first()


def _require_named(spoken: Spoken) -> None:
    catalogue = published().catalogue
    if spoken.kind is ConcernKind.POOR_RATING:
        raise InvalidValue("kind", "请选择诉求类型")
    if not spoken.title.strip():
        raise InvalidValue("title", "请用一句话写明是什么事")
    if not spoken.words.strip():
        raise InvalidValue("words", "请写明具体情况")
    if spoken.department and spoken.department not in catalogue.departments:
        raise InvalidValue("department", "请选择部门")
    if spoken.item and spoken.item not in catalogue.items:
        raise InvalidValue("item", "请选择事项")
