"""Listing (列入): one officer proposes by a decision, another confirms; nobody does both.

国办发〔2020〕49号: nobody is put on a list but by law and by a document of record; a listing that
was wrong is undone at once.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from tongban.core.credit import events
from tongban.core.credit.entries import COUNTING, CreditEntry, EntryStatus
from tongban.core.credit.lists import list_of
from tongban.core.people.actors import Officer, Role
from tongban.core.people.histories import Signatory
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.dates import day_of
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.core.vocabulary.plain_text import plain_text

_TWO: Final = Citation.local("列入、修复和撤销须双人办理")
_LONGEST: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class KeeperAtWork:
    """An officer of the department that keeps an entry, at a moment (名单经办人)."""

    officer: Officer
    department: str
    at: datetime

    def __post_init__(self) -> None:
        keeps = Role.DATA_STEWARD in self.officer.roles
        if not keeps or self.officer.department != self.department:
            raise NotAllowed("only a steward of the department may", rule="credit.department")

    @property
    def signatory(self) -> Signatory:
        """Return the officer as the history names them."""
        return Signatory.of(self.officer)

    @property
    def staff_number(self) -> str:
        """Return the officer's number."""
        return self.officer.staff_number


def propose(
    hand: KeeperAtWork, *, onto: str, decision: str, decided_on: date, grounds: str
) -> events.ListingProposed:
    """Propose to put somebody on a list."""
    list_of(onto)
    if decided_on > day_of(hand.at):
        raise InvalidValue("decided_on", "决定日期不能晚于今天")
    return events.ListingProposed(
        at=hand.at,
        by=hand.signatory,
        list=onto,
        decision=said("decision", decision, "请填写决定文书号"),
        decided_on=decided_on,
        grounds=said("grounds", grounds, "请写明事实和依据"),
    )


def confirm(entry: CreditEntry, hand: KeeperAtWork) -> events.ListingConfirmed:
    """Agree as the second officer."""
    require(entry, EntryStatus.PROPOSED)
    require_another(entry.proposed_by, hand)
    return events.ListingConfirmed(at=hand.at, by=hand.signatory)


def drop(entry: CreditEntry, hand: KeeperAtWork, *, reason: str) -> events.ListingDropped:
    """Give the proposal up; whoever made it may."""
    require(entry, EntryStatus.PROPOSED)
    return events.ListingDropped(
        at=hand.at, by=hand.signatory, reason=said("reason", reason, "请写明理由")
    )


def annul(entry: CreditEntry, hand: KeeperAtWork, *, reason: str) -> events.ListingAnnulled:
    """Undo a listing that was wrong, as somebody other than who proposed it."""
    require(entry, *COUNTING)
    require_another(entry.proposed_by, hand)
    return events.ListingAnnulled(
        at=hand.at, by=hand.signatory, reason=said("reason", reason, "请写明理由")
    )


def require(entry: CreditEntry, *statuses: EntryStatus) -> None:
    """Refuse what the entry is not ready for.

    Raises:
        NotAllowed: when it stands elsewhere.
    """
    if entry.status not in statuses:
        raise NotAllowed(f"the entry is {entry.status.value}", rule="credit.stage")


def require_another(before: str, hand: KeeperAtWork) -> None:
    """Refuse the officer who did the step before.

    Raises:
        NotAllowed: when it is the same.
    """
    if before == hand.staff_number:
        raise NotAllowed(
            "another officer has to decide", rule="credit.second_person", citation=_TWO
        )


def said(kind: str, words: str, otherwise: str) -> str:
    """Return what was written, without outer blanks.

    Raises:
        InvalidValue: with `otherwise` when nothing was.
    """
    words = plain_text(words, multiline=True, longest=_LONGEST)
    if not words.strip():
        raise InvalidValue(kind, otherwise)
    return words.strip()
