"""Repairs (核实、清理、补录): what becomes of a row that was turned away, and who answered for it.

政务数据共享条例 §26 wants data that were found wrong to be checked and corrected by whoever holds
them. A steward finds the row right as it stands, puts it right, or fills what is missing; where it
is about a person, a second steward agrees before that counts. The values stand apart from this
history, so that they can be forgotten while it stays.
"""

import enum
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Final, TypeAlias, assert_never

from tongban.core.authoring.review import Hand
from tongban.core.people.histories import HistoryEvent
from tongban.core.quality.alone import judge_alone
from tongban.core.quality.cells import Row, cell
from tongban.core.quality.rule_books import answers_for
from tongban.core.quality.rules import QualityRule
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed

LONGEST_CELL: Final = 2_000
_TWO: Final = Citation.local("更正个人记录须双人复核")


class RepairWay(enum.Enum):
    """What is done about a row (处理方式)."""

    VERIFIED = "verified"
    CLEANED = "cleaned"
    COMPLETED = "completed"


class RowStatus(enum.Enum):
    """Where a row of the queue stands (待处理行状态); `GONE` no later check found again."""

    WAITING = "waiting"
    PROPOSED = "proposed"
    SETTLED = "settled"
    GONE = "gone"


OPEN: Final = frozenset({RowStatus.WAITING, RowStatus.PROPOSED})
"""Where somebody has to do something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowEvent(HistoryEvent):
    """What happens to a row of the queue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairProposed(RowEvent):
    """A steward found it right, or wrote other values into some fields (提出处理)."""

    name: ClassVar[str] = "proposed"

    way: RepairWay
    fields: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairAgreed(RowEvent):
    """It counts (复核同意)."""

    name: ClassVar[str] = "agreed"


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairReturned(RowEvent):
    """The second steward does not agree (复核退回)."""

    name: ClassVar[str] = "returned"

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowGone(RowEvent):
    """A later check of the whole register did not find it again (检查未再发现)."""

    name: ClassVar[str] = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowForgotten(RowEvent):
    """Its values were kept long enough and are dropped (到期清除)."""

    name: ClassVar[str] = "forgotten"


AnyRowEvent: TypeAlias = RepairProposed | RepairAgreed | RepairReturned | RowGone | RowForgotten


@dataclass(frozen=True, slots=True, kw_only=True)
class RowState:
    """Where a row stands, by what was last done about it (待处理行现状)."""

    status: RowStatus = RowStatus.WAITING
    way: RepairWay | None = None
    fields: tuple[str, ...] = ()
    proposed_by: str = ""
    reason: str = ""
    forgotten: bool = False
    length: int = 0


NEW: Final = RowState()


def fold(events: Iterable[AnyRowEvent]) -> RowState:
    """Return where a row stands."""
    state = NEW
    for event in events:
        state = advance(state, event)
    return state


def advance(state: RowState, event: AnyRowEvent) -> RowState:
    """Return the state after one more event."""
    now = replace(state, length=state.length + 1)
    match event:
        case RepairProposed(way=way, fields=fields, reason=reason):
            return replace(
                now,
                status=RowStatus.PROPOSED,
                way=way,
                fields=fields,
                proposed_by=event.by.staff_number,
                reason=reason,
            )
        case RepairAgreed():
            return replace(now, status=RowStatus.SETTLED)
        case RepairReturned(reason=reason):
            return replace(now, status=RowStatus.WAITING, reason=reason)
        case RowGone():
            return replace(now, status=RowStatus.GONE)
        case RowForgotten():
            status = RowStatus.GONE if state.status in OPEN else state.status
            return replace(now, forgotten=True, status=status)
        case _:  # pragma: no cover
            assert_never(event)


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A row as it was and as it shall be (更正内容); why, where nothing is changed."""

    before: Row
    after: Row
    reason: str = ""

    @property
    def changed(self) -> tuple[str, ...]:
        """Return the fields that get another value."""
        return tuple(one for one in self.before if cell(self.before, one) != cell(self.after, one))

    @property
    def way(self) -> RepairWay:
        """Return what is done: whoever fills only blanks completes."""
        if not self.changed:
            return RepairWay.VERIFIED
        filled = all(cell(self.before, one) is None for one in self.changed)
        return RepairWay.COMPLETED if filled else RepairWay.CLEANED


def propose(
    state: RowState,
    hand: Hand,
    repair: Repair,
    *,
    holder: str,
    rules: tuple[QualityRule, ...],
    today: date,
) -> RepairProposed:
    """Put a row right and submit it again; what it still breaks by itself is refused.

    Raises:
        StillBroken: with the rules that it breaks as it would be.
        InvalidValue: when nothing is changed and no reason is told, or a value is too long.
    """
    _require(state, hand, holder, RowStatus.WAITING)
    if any(len(repair.after[one] or "") > LONGEST_CELL for one in repair.changed):
        raise InvalidValue("cells", f"一项最多 {LONGEST_CELL} 个字")
    if not repair.changed and not repair.reason.strip():
        raise InvalidValue("reason", "没有改动的，请写明怎样核实无误")
    broken = still_broken(rules, repair.after, today=today) if repair.changed else ()
    if broken:
        raise StillBroken(broken)
    return RepairProposed(
        at=hand.at,
        by=hand.signatory,
        way=repair.way,
        fields=repair.changed,
        reason=repair.reason.strip(),
    )


def still_broken(rules: Iterable[QualityRule], row: Row, *, today: date) -> tuple[QualityRule, ...]:
    """Return the rules that would turn the row away again, as far as it alone shows."""
    judged = judge_alone(rules, row, today=today)
    return tuple(rule for rule, holds in judged if not holds and rule.consequence.turns_away)


class StillBroken(InvalidValue):
    """A row that was put right breaks rules still (仍不合规)."""

    def __init__(self, rules: tuple[QualityRule, ...]) -> None:
        super().__init__("cells", "改后的内容仍不符合规则")
        self.rules = rules


def agree(state: RowState, hand: Hand, *, holder: str, personal: bool) -> RepairAgreed:
    """Let a repair count; a record of a person needs a second steward."""
    _require(state, hand, holder, RowStatus.PROPOSED)
    if personal and hand.officer.staff_number == state.proposed_by:
        raise NotAllowed("another steward has to agree", rule="quality.second", citation=_TWO)
    return RepairAgreed(at=hand.at, by=hand.signatory)


def send_back(state: RowState, hand: Hand, *, holder: str, reason: str) -> RepairReturned:
    """Return a repair with the reason; whoever proposed it may take it back this way."""
    _require(state, hand, holder, RowStatus.PROPOSED)
    if not reason.strip():
        raise InvalidValue("reason", "请写明为什么退回")
    return RepairReturned(at=hand.at, by=hand.signatory, reason=reason.strip())


def _require(state: RowState, hand: Hand, holder: str, status: RowStatus) -> None:
    if not answers_for(hand.officer, holder):
        raise NotAllowed("only a steward of the holder may", rule="quality.holder")
    if state.forgotten or state.status is not status:
        raise Conflict(f"the row is {state.status.value}")
