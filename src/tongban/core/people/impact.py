"""Impact assessments (个人信息保护影响评估): what handling sensitive data does to people, weighed.

个人信息保护法 §55: sensitive personal information is handled only after an assessment, which is
kept. §56: it says whether purpose and way are lawful, right and necessary, what it does to people's
rights and how risky it is, and whether what guards it is lawful, effective and fits the risk; it is
kept for three years at least. Whoever wrote it does not approve it.
"""

import enum
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import ClassVar, Final, TypeAlias, assert_never

from tongban.core.people.actors import Officer, Role
from tongban.core.people.histories import HistoryEvent, Signatory
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed

BASIS: Final = Citation(law="个人信息保护法", article="55", paragraph=1, item=1)
CONTENT: Final = Citation(law="个人信息保护法", article="56", paragraph=1)
APPROVERS: Final = frozenset({Role.ITEM_REVIEWER, Role.LEGAL_REVIEWER, Role.DATA_STEWARD})
LONGEST_WORDS: Final = 500


class Risk(enum.Enum):
    """How much may happen to people (风险程度)."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class ImpactStatus(enum.Enum):
    """Where an assessment stands (评估状态)."""

    SUBMITTED = "submitted"
    APPROVED = "approved"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What an assessment says (评估内容), in the words that everybody may read.

    `purpose` and `necessity` are §56 (一), `impact` and `risk` (二), `measures` (三).
    """

    purpose: str
    necessity: str
    impact: str
    measures: str
    risk: Risk

    def __post_init__(self) -> None:
        for field in fields(self):
            words = getattr(self, field.name)
            if isinstance(words, str) and not 0 < len(words.strip()) <= LONGEST_WORDS:
                raise InvalidValue(field.name, "请填写，最多 500 个字")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactSubmitted(HistoryEvent):
    """An administrator of the item assessed it, for these elements (提交评估)."""

    name: ClassVar[str] = "submitted"

    elements: tuple[str, ...]
    assessment: Assessment


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactApproved(HistoryEvent):
    """Somebody else agrees; the item may be published (评估通过)."""

    name: ClassVar[str] = "approved"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactReturned(HistoryEvent):
    """Somebody else wants it better (评估退回)."""

    name: ClassVar[str] = "returned"

    opinion: str


AnyImpactEvent: TypeAlias = ImpactSubmitted | ImpactApproved | ImpactReturned


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactState:
    """What the events of an assessment amount to; `covered` are the elements last approved."""

    elements: tuple[str, ...]
    assessment: Assessment
    author: str
    status: ImpactStatus = ImpactStatus.SUBMITTED
    covered: tuple[str, ...] = ()
    approved: Assessment | None = None
    opinion: str = ""
    length: int = 1


def fold(events: Iterable[AnyImpactEvent]) -> ImpactState:
    """Return what events amount to; the first one submits.

    Raises:
        ValueError: when they do not begin so.
    """
    first, *later = events
    match first:
        case ImpactSubmitted(elements=elements, assessment=assessment, by=by):
            state = ImpactState(elements=elements, assessment=assessment, author=by.staff_number)
        case _:
            raise ValueError("an assessment begins with its text")
    for event in later:
        state = advance(state, event)
    return state


def advance(state: ImpactState, event: AnyImpactEvent) -> ImpactState:
    """Return the state after one more event; what was approved holds until something newer is."""
    now = replace(state, length=state.length + 1, opinion="")
    match event:
        case ImpactSubmitted(elements=elements, assessment=assessment, by=by):
            return replace(
                now,
                elements=elements,
                assessment=assessment,
                author=by.staff_number,
                status=ImpactStatus.SUBMITTED,
            )
        case ImpactApproved():
            return replace(
                now,
                status=ImpactStatus.APPROVED,
                covered=state.elements,
                approved=state.assessment,
            )
        case ImpactReturned(opinion=opinion):
            return replace(now, status=ImpactStatus.RETURNED, opinion=opinion)
        case _:  # pragma: no cover
            assert_never(event)


def submit(
    officer: Officer, at: datetime, *, elements: Iterable[str], assessment: Assessment
) -> ImpactSubmitted:
    """Hand in an assessment of an item, new or anew."""
    if Role.ITEM_ADMINISTRATOR not in officer.roles:
        raise NotAllowed("another post assesses", rule="impact.post")
    asked = tuple(sorted(elements))
    if not asked:
        raise InvalidValue("elements", "这个事项没有收集敏感个人信息，不用评估")
    return ImpactSubmitted(at=at, by=Signatory.of(officer), elements=asked, assessment=assessment)


def approve(state: ImpactState, officer: Officer, at: datetime) -> ImpactApproved:
    """Agree to an assessment that somebody else wrote."""
    _require_second(state, officer)
    return ImpactApproved(at=at, by=Signatory.of(officer))


def give_back(
    state: ImpactState, officer: Officer, at: datetime, *, opinion: str
) -> ImpactReturned:
    """Return an assessment to its author, saying what must be better."""
    _require_second(state, officer)
    words = opinion.strip()
    if not words or len(words) > LONGEST_WORDS:
        raise InvalidValue("opinion", "请写明退回的理由")
    return ImpactReturned(at=at, by=Signatory.of(officer), opinion=words)


def _require_second(state: ImpactState, officer: Officer) -> None:
    if officer.roles.isdisjoint(APPROVERS):
        raise NotAllowed("another post approves", rule="impact.post")
    if state.status is not ImpactStatus.SUBMITTED:
        raise NotAllowed("nothing waits for approval", rule="impact.nothing_submitted")
    if state.author == officer.staff_number:
        raise NotAllowed("nobody approves their own assessment", rule="impact.own")
