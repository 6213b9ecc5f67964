"""Open tickets (提出校核): in the transaction of the filing, or when a person asks about a look.

浙江省保障“最多跑一次”改革规定 §7: whoever disputes a fact of a register is served by their own
document meanwhile; the department that holds the register is asked to check it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.authoring.access import CATALOGUE_KEEPER
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.values import show_value
from tongban.core.exchange.ticket_events import (
    AskedLook,
    DisputedFact,
    Matter,
    QualityFinding,
    TicketKind,
    TicketOpened,
)
from tongban.core.exchange.tickets import LIMITS, TicketStatus
from tongban.core.people.actors import Actor, Citizen, Officer
from tongban.core.people.facts import Fact
from tongban.core.people.histories import Signatory
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotFound
from tongban.core.vocabulary.limits import due
from tongban.store.audit.looks import Look, look_at
from tongban.store.cases.draft_content import DraftContent
from tongban.store.cases.models import Filing, OutboxRow
from tongban.store.cases.numbers import serials
from tongban.store.freezing.converter import stored
from tongban.store.sealing import blind_index
from tongban.store.tickets.models import Ticket, TicketRecord

LONGEST_WORDS: Final = 500
_KINDS: Final[Mapping[type[Any], TicketKind]] = {
    DisputedFact: TicketKind.CORRECTION,
    AskedLook: TicketKind.LOOK,
    QualityFinding: TicketKind.FINDING,
}


def ask_holders(
    actor: Citizen, filing: Filing, content: DraftContent, outside: Outside
) -> tuple[Ticket, ...]:
    """Ask the holders of what a filing disputes to check it; nothing when nothing is disputed."""
    catalogue = published().catalogue
    return tuple(
        _open(
            actor,
            fact,
            outside,
            department=catalogue.datasets[fact.dataset].holder,
            filing=filing,
        )
        for fact in disputed_facts(content, catalogue)
    )


def ask_holder(actor: Citizen, fact: DisputedFact, outside: Outside, *, department: str) -> Ticket:
    """Ask a holder to check a fact that is disputed outside of any filing."""
    return _open(actor, fact, outside, department=department)


def disputed_facts(content: DraftContent, catalogue: Catalogue) -> Iterator[DisputedFact]:
    """Yield what a person disputes of what registers told, with what each register said."""
    for code, dispute in content.disputes.items():
        told = _told(code, content)
        element = catalogue.elements.get(code)
        if told is None or element is None or told[0] not in catalogue.datasets:
            continue
        yield DisputedFact(
            dataset=told[0],
            element=code,
            label=element.label,
            told=show_value(element, told[1].value),
            claimed=show_value(element, dispute.value),
            words=dispute.words,
        )


@transaction.atomic
def ask_about(actor: Citizen, entry: int, outside: Outside, *, told: str, words: str) -> UUID:
    """Ask the department that looked why it did; `told` is the look as the person read it.

    Raises:
        NotFound: when the look does not concern this person.
        InvalidValue: when nothing is asked, or too much.
        Conflict: when they asked about it before.
    """
    look = look_at(actor, entry)
    if look is None:
        raise NotFound(f"no look {entry} at this person")
    words = words.strip()
    if not words or len(words) > LONGEST_WORDS:
        raise InvalidValue("words", "请写明疑问，最多 500 个字")
    matter = AskedLook(entry=entry, look=told[:LONGEST_WORDS], words=words)
    try:
        with transaction.atomic():
            ticket = _open(
                actor,
                matter,
                outside,
                department=department_of(look, published().catalogue),
                entry=entry,
                looked=look.actor.removeprefix("officer:"),
            )
    except IntegrityError as twice:
        raise Conflict(f"they asked about {entry} before") from twice
    return ticket.pk


def department_of(look: Look, catalogue: Catalogue) -> str:
    """Return who answers for a look: whose officer or system it was, or the keeper of the data."""
    kind, _, name = look.actor.partition(":")
    candidates = (
        str(look.details.get("department", "")),
        name if kind == "department" else "",
        str(look.details.get("client", "")),
    )
    known = (one for one in candidates if one in catalogue.departments)
    return next(known, CATALOGUE_KEEPER)


def _told(element: str, content: DraftContent) -> tuple[str, Fact] | None:
    """Return which register told an element, and what it said."""
    for code, one in content.told.items():
        for fact in one.facts:
            if fact.element == element:
                return code, fact
    return None


def report_finding(
    officer: Officer, finding: QualityFinding, outside: Outside, *, subject: bytes
) -> UUID:
    """Ask the holder of a dataset to check what a rule of quality found; call it in a transaction.

    The ticket belongs to the officer; `subject` is the blind index of whom the record is about.

    Raises:
        NotFound: when the dataset is not in the catalogue any more.
    """
    known = published().catalogue.datasets.get(finding.dataset)
    if known is None:
        raise NotFound(f"no dataset {finding.dataset}")
    asker = _Asker(actor=officer, subject=subject, by=Signatory.of(officer))
    return _keep(asker, finding, outside, department=known.holder).pk


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asker:
    """Who asks, about whom; a person who asks for themselves is not named in the history."""

    actor: Actor
    subject: bytes
    by: Signatory | None = None


def _open(
    actor: Citizen,
    matter: Matter,
    outside: Outside,
    *,
    department: str,
    filing: Filing | None = None,
    entry: int | None = None,
    looked: str = "",
) -> Ticket:
    asker = _Asker(actor=actor, subject=blind_index(actor.subject))
    return _keep(
        asker, matter, outside, department=department, filing=filing, entry=entry, looked=looked
    )


def _keep(
    asker: _Asker, matter: Matter, outside: Outside, *, department: str, **about: Any
) -> Ticket:
    """Write a ticket with its opening; `about` are the columns that say what led to it."""
    kind = _KINDS[type(matter)]
    event = TicketOpened(at=outside.now, by=asker.by, kind=kind, department=department)
    row = Ticket(
        id=uuid4(),
        number=f"{outside.today:%Y%m%d}{serials(1)[0]:06d}",
        kind=kind.value,
        status=TicketStatus.OPEN.value,
        department=department,
        **_of_fact(matter),
        **about,
        owner_id=asker.actor.account,
        subject_index=asker.subject,
        opened_at=outside.now,
        due_on=due(LIMITS[kind], outside.today, outside.calendar).on,
    )
    row.matter = stored(matter)
    row.save(force_insert=True)
    record = TicketRecord(ticket=row, sequence=1, name=event.name, at=event.at)
    record.by = asker.by.staff_number if asker.by else ""
    record.content = stored(event)
    record.save(force_insert=True)
    OutboxRow.objects.create(
        topic=f"ticket.{event.name}", key=row.number, content={"ticket": str(row.pk)}
    )
    note(asker.actor, f"ticket.{event.name}", f"ticket:{row.pk}", concerned=[asker.subject])
    return row


def _of_fact(matter: Matter) -> Mapping[str, str]:
    if isinstance(matter, AskedLook):
        return {}
    return {"dataset": matter.dataset, "element": matter.element}
