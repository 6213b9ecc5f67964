"""Present (登记纸质委托): the scan rebuilt by the gate, the mandate kept, its grantor told at once.

Whom it names gets an account to be told in, as whoever comes to a window does; for an organisation
its legal representatives are told. The agent takes it on by showing it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID, uuid4

from django.db import transaction

from tongban.actions.attending.receiving import account_of
from tongban.actions.cases.sampling import draw
from tongban.actions.drafts.papers import keep_file
from tongban.actions.mandates.offering import append
from tongban.actions.mandates.scope import may_be_given
from tongban.actions.notices.writing import tell_people
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.adapters.uploads import Rebuilt, Refused
from tongban.core.people import presenting
from tongban.core.people.actors import Citizen, Officer
from tongban.core.people.attending import NotAtWindow
from tongban.core.people.histories import Signatory
from tongban.core.people.mandates import Mandate
from tongban.core.people.paper_authority import (
    GrantorSeen,
    PaperAuthority,
    PaperCheck,
    PaperMandateTerms,
)
from tongban.core.people.subjects import is_somebody
from tongban.core.vocabulary.credit import parse_credit_code
from tongban.core.vocabulary.errors import NotFound
from tongban.core.vocabulary.identity import parse_citizen_number
from tongban.core.vocabulary.limits import due
from tongban.core.vocabulary.plain_text import plain_text
from tongban.store.attendance.queries import OpenedAttendance, attendance_of
from tongban.store.people.models import MandateRow, Relation
from tongban.store.people.standing import ended_among
from tongban.store.sealing import blind_index

PAGE: Final = "/my/mandates/{}/"
SWITCHING: Final = "/my/acting-for/"
"""Where somebody takes on the name of an organisation; its mandates open in that name only."""
_LONGEST_NAME: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperWish:
    """What a clerk reads off a paper (委托书内容), and by what they saw who the grantor is."""

    principal: str
    principal_name: str
    organisation: bool
    items: frozenset[str]
    signed_on: date
    until: date
    grantor_seen: GrantorSeen


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperKept:
    """A paper mandate was kept (已登记); `told` is how many can read of it online."""

    code: str
    waits: bool
    told: int


def present(
    clerk: Officer, attendance: UUID, wish: PaperWish, outside: Outside, *, scan: tuple[bytes, str]
) -> PaperKept | Refused:
    """Keep what the person at the window shows on paper; the gate works before the transaction.

    Raises:
        NotFound: when the clerk has no such attendance, or windows take no papers here.
        NotAtWindow: when nobody is there any more.
        InvalidValue: when a name, number, scope or period is wrong.
    """
    opened, terms = _there(clerk, attendance, outside), outside.practices.paper_mandates
    if terms is None:
        raise NotFound("no window takes papers here")
    content, name = scan
    outcome = outside.gate.examine(content, name=name)
    match outcome:
        case Refused():
            return outcome
        case Rebuilt():
            return _present(clerk, opened, wish, outside, scan=(outcome, name), terms=terms)


@transaction.atomic
def _present(
    clerk: Officer,
    opened: OpenedAttendance,
    wish: PaperWish,
    outside: Outside,
    *,
    scan: tuple[Rebuilt, str],
    terms: PaperMandateTerms,
) -> PaperKept:
    agent, code = opened.person(clerk), uuid4().hex
    rebuilt, name = scan
    file = keep_file(agent, rebuilt, name)
    paper = _paper(str(file.pk), code, clerk, wish, terms=terms, outside=outside)
    mandate = _mandate(code, agent, wish, paper, today=outside.today)
    ended = ended_among({mandate.principal, mandate.agent})
    event = presenting.present(mandate, clerk, ended=ended, at=outside.now)
    told = _grantors(mandate)
    row = MandateRow(code=code, offered_at=event.at, changed_at=event.at)
    row.keep(event.mandate)
    row.save(force_insert=True)
    append(clerk, row, event, event.mandate, place=1)
    _tell(told, mandate, outside)
    return PaperKept(code=code, waits=paper.check is PaperCheck.BEFORE, told=len(told))


def _there(clerk: Officer, attendance: UUID, outside: Outside) -> OpenedAttendance:
    opened = attendance_of(clerk, attendance)
    if opened is None:
        raise NotFound(f"no attendance {attendance}")
    if not opened.attendance.stands(outside.now):
        raise NotAtWindow("nobody is before this window now", rule="window.ended")
    return opened


def _paper(
    file: str,
    code: str,
    clerk: Officer,
    wish: PaperWish,
    *,
    terms: PaperMandateTerms,
    outside: Outside,
) -> PaperAuthority:
    """Return what was seen, with whether and until when a colleague looks at it."""
    drawn = not terms.two_persons and draw(code, terms, outside).drawn
    check = terms.check(drawn=drawn)
    checked = check is not PaperCheck.NOT_DRAWN
    return PaperAuthority(
        file=file,
        signed_on=wish.signed_on,
        grantor_seen=wish.grantor_seen,
        clerk=Signatory.of(clerk),
        check=check,
        check_by=due(terms.check_within, outside.today, outside.calendar).on if checked else None,
    )


def _mandate(
    code: str, agent: Citizen, wish: PaperWish, paper: PaperAuthority, *, today: date
) -> Mandate:
    known = published().catalogue.items
    parse = parse_credit_code if wish.organisation else parse_citizen_number
    return Mandate(
        code=code,
        principal=parse(wish.principal).value,
        principal_name=plain_text(wish.principal_name)[:_LONGEST_NAME],
        agent=agent.person,
        agent_name=agent.name,
        items=frozenset(filter(may_be_given, wish.items & known.keys())),
        valid_from=today,
        valid_until=wish.until,
        paper=paper,
    )


def _grantors(mandate: Mandate) -> tuple[int, ...]:
    """Return the users who may answer for whom it names; a person gets an account for it.

    Raises:
        NameDiffers: when a person's number is known under another name.
    """
    if is_somebody(mandate.principal):
        return (account_of(mandate.principal, mandate.principal_name),)
    heads = Relation.objects.filter(
        kind=Relation.Kind.LEGAL_REPRESENTATIVE,
        party_index=blind_index(mandate.principal),
        withdrawn_at__isnull=True,
    )
    return tuple(heads.order_by("account__user_id").values_list("account__user_id", flat=True))


def _tell(users: tuple[int, ...], mandate: Mandate, outside: Outside) -> None:
    items = published().catalogue.items
    names = "、".join(items[code].name for code in sorted(mandate.items))
    values = {"item": names, "agent": mandate.agent_name, "day": mandate.valid_until.isoformat()}
    page = PAGE.format(mandate.code) if is_somebody(mandate.principal) else SWITCHING
    tell_people(users, "mandate_presented", values, path=page, outside=outside)
