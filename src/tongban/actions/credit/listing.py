"""Put parties on lists, and take wrong ones off (列入、撤销): always two officers."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.db import transaction

from tongban.actions.credit.keeping import append, done
from tongban.actions.outside import Outside
from tongban.core.credit import listing
from tongban.core.credit.entries import CreditEntry
from tongban.core.credit.listing import KeeperAtWork
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.credit import parse_credit_code
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.identity import parse_citizen_number
from tongban.core.vocabulary.plain_text import plain_text
from tongban.store.credit.models import CreditRow
from tongban.store.sealing import blind_index

_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """What is written when somebody is to be put on a list (拟列入).

    `number` was read once, at the edge, by `party_number`.
    """

    list: str
    number: str
    name: str
    decision: str
    decided_on: date
    grounds: str


@transaction.atomic
def propose(officer: Officer, entry: NewEntry, outside: Outside) -> UUID:
    """Propose to put a person or an organisation on a list of the officer's department."""
    hand = KeeperAtWork(officer=officer, department=officer.department, at=outside.now)
    event = listing.propose(
        hand,
        onto=entry.list,
        decision=entry.decision,
        decided_on=entry.decided_on,
        grounds=entry.grounds,
    )
    name = _name(entry.name)
    row = CreditRow(
        id=uuid4(),
        list=entry.list,
        department=officer.department,
        decided_on=event.decided_on,
        party_index=blind_index(entry.number),
        opened_at=outside.now,
    )
    row.party = {"number": entry.number, "name": name}
    append(officer, row, event, calendar=outside.calendar)
    return row.pk


def confirm(
    officer: Officer, entry: UUID, outside: Outside, *, revision: int | None = None
) -> CreditEntry:
    """Agree as the second officer; from now on it counts."""
    return done(officer, entry, outside, listing.confirm, revision=revision)


def drop(
    officer: Officer, entry: UUID, outside: Outside, *, reason: str, revision: int | None = None
) -> CreditEntry:
    """Give a proposal up."""
    return done(
        officer,
        entry,
        outside,
        lambda state, hand: listing.drop(state, hand, reason=reason),
        revision=revision,
    )


def annul(
    officer: Officer, entry: UUID, outside: Outside, *, reason: str, revision: int | None = None
) -> CreditEntry:
    """Undo a listing that was wrong."""
    return done(
        officer,
        entry,
        outside,
        lambda state, hand: listing.annul(state, hand, reason=reason),
        revision=revision,
    )


def party_number(text: str) -> str:
    """Return the identity number or credit code that was typed.

    Raises:
        InvalidValue: when it is neither.
    """
    for parse in (parse_citizen_number, parse_credit_code):
        try:
            return str(parse(text))
        except InvalidValue:
            continue
    raise InvalidValue("number", "请填写正确的公民身份号码或者统一社会信用代码")


def _name(text: str) -> str:
    name = plain_text(text, longest=_LONGEST_NAME)
    if not name:
        raise InvalidValue("name", "请填写姓名或者单位名称")
    return name
