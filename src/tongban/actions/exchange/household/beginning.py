"""Beginning (发起核对): the register says who lives together, the applicant confirms it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from tongban.actions.audit import ACCOUNT, note
from tongban.actions.exchange.household.keeping import keep_begun, signatory
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import ServiceItem
from tongban.core.exchange.household import course, means
from tongban.core.exchange.household.members import WRITTEN, Member
from tongban.core.people.actors import Citizen
from tongban.core.people.registers import Matched, NotAvailable, Purpose, Question
from tongban.core.people.subjects import is_somebody
from tongban.core.vocabulary.errors import Conflict, NotFound
from tongban.core.vocabulary.identity import parse_citizen_number
from tongban.store.cases.numbers import serials
from tongban.store.exchange.models import HouseholdRow
from tongban.store.sealing import blind_index

MEMBERS: Final = "household.members"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody whom the applicant names as living with them (填报的成员)."""

    name: str
    number: str
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """Whom the register of people names (登记的成员); `silent` when it did not answer."""

    members: tuple[Named, ...]
    silent: bool = False


def means_tested_item(code: str) -> ServiceItem:
    """Return an item that wants the means of a household checked.

    Raises:
        NotFound: when there is no such item.
    """
    item = published().catalogue.items.get(code)
    if item is None or not means.means_tested(item):
        raise NotFound(f"no item {code!r} that checks a household")
    return item


def registered_members(actor: Citizen, item: ServiceItem, outside: Outside) -> Registered:
    """Return who lives with a person as the population register lists them, if it answers."""
    catalogue = published().catalogue
    questions = tuple(_questions(actor, catalogue))
    purpose = Purpose(item=item.code, actor=ACCOUNT.format(actor.account), ground="申请人本人申办")
    answers = outside.registers.ask_all(questions, purpose, today=outside.today)
    records = (
        record
        for answer in answers
        if isinstance(answer, Matched)
        for fact in answer.facts
        if fact.element == MEMBERS and isinstance(fact.value, tuple)
        for record in fact.value
        if isinstance(record, Mapping)
    )
    return Registered(
        members=tuple(one for one in map(_named, records) if is_somebody(one.number)),
        silent=any(isinstance(answer, NotAvailable) for answer in answers),
    )


def begin(
    actor: Citizen,
    code: str,
    named: Iterable[Named],
    outside: Outside,
    *,
    listed: Iterable[Named],
) -> UUID:
    """Begin a check of a household; return its identifier.

    `listed` are those whom the register names, as `registered_members` returned them.

    Raises:
        NotFound: when the item checks nobody.
        InvalidValue: when the household is not one.
        Conflict: when a check of theirs goes on already.
    """
    item = means_tested_item(code)
    known = {one.number: one for one in listed}
    members = tuple(
        _member(slot, one, known.get(str(parse_citizen_number(one.number))))
        for slot, one in enumerate(named, start=1)
    )
    try:
        return _begin(actor, item, members, outside)
    except IntegrityError as twice:
        raise Conflict("a check of theirs goes on") from twice


@transaction.atomic
def _begin(
    actor: Citizen, item: ServiceItem, members: tuple[Member, ...], outside: Outside
) -> UUID:
    catalogue = published().catalogue
    event = course.begin(
        item.code,
        members,
        [one.code for one in means.sources(catalogue)],
        applicant=actor.person,
        by=signatory(actor),
        at=outside.now,
    )
    row = HouseholdRow(
        id=uuid4(),
        number=f"JZHD{outside.today:%Y%m%d}{serials(1)[0]:06d}",
        item=item.code,
        department=item.department,
        applicant_id=actor.account,
        applicant_index=blind_index(actor.person),
        begun_at=outside.now,
    )
    keep_begun(row, event, members)
    note(
        actor,
        "household.begun",
        f"household:{row.pk}",
        case_number=row.number,
        ground=str(WRITTEN),
        concerned=[blind_index(one.number) for one in members],
        details={"item": item.code},
    )
    return row.pk


def _questions(actor: Citizen, catalogue: Catalogue) -> Iterator[Question]:
    for dataset in catalogue.datasets.values():
        if MEMBERS in dataset.serves and dataset.keys == (means.PERSON_KEY,):
            yield Question(
                dataset=dataset,
                keys={means.PERSON_KEY: actor.person},
                wanted=(catalogue.elements[MEMBERS],),
            )


def _named(record: Mapping[str, Any]) -> Named:
    return Named(
        name=str(record.get("name", "")),
        number=str(record.get("identity_number", "")),
        relation=str(record.get("relation", "")),
    )


def _member(slot: int, named: Named, listed: Named | None) -> Member:
    """Return a member; what the register says of them wins over what was typed."""
    said = listed or named
    return Member(
        slot=slot,
        name=said.name,
        number=str(parse_citizen_number(named.number)),
        relation=said.relation,
        registered=listed is not None,
    )
