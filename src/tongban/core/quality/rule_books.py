"""Rule books (质量规则集): what is asked of a dataset's rows, in versions, never by one alone.

政务数据共享条例 §18: who holds data answers for their quality. A steward of the holder writes the
rules; another steward, of the holder or of the department that keeps the catalogue, puts them into
force. Until then the rules before go on judging.
"""

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Final, TypeAlias, assert_never

from tongban.core.authoring.access import CATALOGUE_KEEPER
from tongban.core.authoring.review import Hand
from tongban.core.people.actors import Officer, Role
from tongban.core.people.histories import HistoryEvent
from tongban.core.quality.reading import missing_fields
from tongban.core.quality.rules import QualityRule
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed

MOST_RULES: Final = 200
_TWO: Final = Citation.local("质量规则须由另一人审核后启用")


class BookStatus(enum.Enum):
    """Where the newest wording stands (规则集状态)."""

    DRAFTED = "drafted"
    SENT = "sent"
    IN_FORCE = "in_force"


@dataclass(frozen=True, slots=True, kw_only=True)
class BookEvent(HistoryEvent):
    """What happens to a rule book."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleWritten(BookEvent):
    """A rule is added, or written anew under its code (写规则)."""

    name: ClassVar[str] = "written"

    rule: QualityRule


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRemoved(BookEvent):
    """A rule is taken out (删规则)."""

    name: ClassVar[str] = "removed"

    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesSent(BookEvent):
    """The wording waits for another steward (送审)."""

    name: ClassVar[str] = "sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesApproved(BookEvent):
    """It is the next version, and judges from now on (启用)."""

    name: ClassVar[str] = "approved"


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesReturned(BookEvent):
    """There is something to mend (退回)."""

    name: ClassVar[str] = "returned"

    reason: str


AnyBookEvent: TypeAlias = RuleWritten | RuleRemoved | RulesSent | RulesApproved | RulesReturned


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleBook:
    """The rules that judge, and the wording that may be the next (规则集现状).

    `writers` are the staff numbers of whoever had a hand in the wording since it last came into
    force; `length` is how many events there are.
    """

    version: int = 0
    in_force: tuple[QualityRule, ...] = ()
    wording: tuple[QualityRule, ...] = ()
    status: BookStatus = BookStatus.IN_FORCE
    writers: frozenset[str] = frozenset()
    reason: str = ""
    length: int = 0

    def rule(self, code: str) -> QualityRule | None:
        """Return a rule of the wording by its code."""
        return next((one for one in self.wording if one.code == code), None)


EMPTY: Final = RuleBook()


def fold(events: Iterable[AnyBookEvent]) -> RuleBook:
    """Return where a rule book stands."""
    book = EMPTY
    for event in events:
        book = advance(book, event)
    return book


def advance(book: RuleBook, event: AnyBookEvent) -> RuleBook:
    """Return the book after one more event."""
    now = replace(book, length=book.length + 1)
    match event:
        case RuleWritten(rule=rule):
            return _reworded(now, _with(book.wording, rule), event)
        case RuleRemoved(code=code):
            return _reworded(now, _without(book.wording, code), event)
        case RulesSent():
            return replace(
                now, status=BookStatus.SENT, writers=now.writers | {event.by.staff_number}
            )
        case RulesApproved():
            return replace(
                now,
                version=book.version + 1,
                in_force=book.wording,
                status=BookStatus.IN_FORCE,
                writers=frozenset(),
            )
        case RulesReturned(reason=reason):
            return replace(now, status=BookStatus.DRAFTED, reason=reason)
        case _:  # pragma: no cover
            assert_never(event)


def write(
    book: RuleBook,
    hand: Hand,
    rule: QualityRule,
    *,
    dataset: str,
    holder: str,
    fields: Mapping[str, tuple[str, ...]],
) -> RuleWritten:
    """Add a rule or word it anew; `fields` are those of this and of other datasets, by code.

    Raises:
        InvalidValue: when it names a field that is not there, or there are too many rules.
    """
    _require_writable(book, hand.officer, holder)
    if missing := missing_fields((rule,), dataset, fields):
        raise InvalidValue("rule", missing[0].message)
    if book.rule(rule.code) is None and len(book.wording) >= MOST_RULES:
        raise InvalidValue("rule", f"一项数据最多 {MOST_RULES} 条规则")
    return RuleWritten(at=hand.at, by=hand.signatory, rule=rule)


def remove(book: RuleBook, hand: Hand, code: str, *, holder: str) -> RuleRemoved:
    """Take a rule out of the wording; what is in force goes on judging until that is approved."""
    _require_writable(book, hand.officer, holder)
    if book.rule(code) is None:
        raise Conflict(f"there is no rule {code}")
    return RuleRemoved(at=hand.at, by=hand.signatory, code=code)


def send(book: RuleBook, hand: Hand, *, holder: str) -> RulesSent:
    """Let another steward look at the wording."""
    _require_writable(book, hand.officer, holder)
    if book.wording == book.in_force:
        raise Conflict("nothing was changed")
    return RulesSent(at=hand.at, by=hand.signatory)


def approve(book: RuleBook, hand: Hand, *, holder: str) -> RulesApproved:
    """Put the wording into force."""
    _require_reviewer(book, hand.officer, holder)
    return RulesApproved(at=hand.at, by=hand.signatory)


def send_back(book: RuleBook, hand: Hand, *, holder: str, reason: str) -> RulesReturned:
    """Return the wording with what is to be mended."""
    _require_reviewer(book, hand.officer, holder)
    if not reason.strip():
        raise InvalidValue("reason", "请写明需要修改什么")
    return RulesReturned(at=hand.at, by=hand.signatory, reason=reason.strip())


def answers_for(officer: Officer, holder: str) -> bool:
    """Tell whether an officer is a steward of the department that holds the data."""
    return Role.DATA_STEWARD in officer.roles and officer.department == holder


def may_review(book: RuleBook, officer: Officer, holder: str) -> bool:
    """Tell whether an officer may put the wording into force, or return it."""
    return (
        (answers_for(officer, holder) or answers_for(officer, CATALOGUE_KEEPER))
        and officer.staff_number not in book.writers
        and book.status is BookStatus.SENT
    )


def _require_writable(book: RuleBook, officer: Officer, holder: str) -> None:
    if not answers_for(officer, holder):
        raise NotAllowed("only a steward of the holder may", rule="quality.holder")
    if book.status is BookStatus.SENT:
        raise Conflict("the wording waits for another steward")


def _require_reviewer(book: RuleBook, officer: Officer, holder: str) -> None:
    if book.status is not BookStatus.SENT:
        raise Conflict("nothing waits for an answer")
    if not may_review(book, officer, holder):
        raise NotAllowed("another steward has to answer", rule="quality.second", citation=_TWO)


def _reworded(
    book: RuleBook, wording: tuple[QualityRule, ...], event: RuleWritten | RuleRemoved
) -> RuleBook:
    return replace(
        book,
        wording=wording,
        status=BookStatus.DRAFTED,
        writers=book.writers | {event.by.staff_number},
    )


def _with(rules: tuple[QualityRule, ...], rule: QualityRule) -> tuple[QualityRule, ...]:
    if all(one.code != rule.code for one in rules):
        return (*rules, rule)
    return tuple(rule if one.code == rule.code else one for one in rules)


def _without(rules: tuple[QualityRule, ...], code: str) -> tuple[QualityRule, ...]:
    return tuple(one for one in rules if one.code != code)
