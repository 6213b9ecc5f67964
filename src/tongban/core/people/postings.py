"""Postings (账户与岗位): officers' accounts, opened without rights, given posts by another hand.

GB/T 22239-2019 §8.1.5: the system administrator makes and suspends accounts, the security
administrator grants what they may do, the audit administrator sees all of it and changes nothing.
Nobody is two of these, none of them handles cases or keeps a catalogue, and nobody grants or
suspends themselves. Every act has its reason (个人信息保护法 §51: access by duty).
"""

import enum
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce
from typing import ClassVar, Final, TypeAlias, assert_never

from tongban.core.people.actors import ADMINISTRATORS, Officer, Role
from tongban.core.people.histories import HistoryEvent, Signatory
from tongban.core.vocabulary.citations import Citation, LegalLevel
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed
from tongban.core.vocabulary.plain_text import plain_text

SEPARATION: Final = Citation(
    law="信息安全技术 网络安全等级保护基本要求",
    number="GB/T 22239-2019",
    level=LegalLevel.DEPARTMENT_RULE,
)
LONGEST_REASON: Final = 200


class PostingRule(enum.Enum):
    """Why a posting may not be changed so (三员分立规则)."""

    NOT_YOURS = "posting.not_yours"
    ONESELF = "posting.oneself"
    SEPARATE = "posting.separate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """An officer's account (工作人员账户): who, where, which posts, and whether it is open.

    `area` is the area code that the posts reach; empty is the whole city.
    """

    staff_number: str
    department: str
    area: str = ""
    roles: frozenset[Role] = frozenset()
    suspended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingEvent(HistoryEvent):
    """What happens to a posting, and why."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingOpened(PostingEvent):
    """The account was made, without any right (开户)."""

    name: ClassVar[str] = "opened"

    staff_number: str
    department: str
    area: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleGranted(PostingEvent):
    """A post was given (授予岗位)."""

    name: ClassVar[str] = "role_granted"

    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleWithdrawn(PostingEvent):
    """A post was taken away (收回岗位)."""

    name: ClassVar[str] = "role_withdrawn"

    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingMoved(PostingEvent):
    """The officer works elsewhere now; posts stay behind (调动)."""

    name: ClassVar[str] = "moved"

    department: str
    area: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingSuspended(PostingEvent):
    """The account opens nothing any more (停用)."""

    name: ClassVar[str] = "suspended"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingRestored(PostingEvent):
    """The account is open again (恢复)."""

    name: ClassVar[str] = "restored"


AnyPostingEvent: TypeAlias = (
    PostingOpened | RoleGranted | RoleWithdrawn | PostingMoved | PostingSuspended | PostingRestored
)


def folded(posting: Posting, events: Iterable[AnyPostingEvent]) -> Posting:
    """Return a posting after events."""
    return reduce(_advance, events, posting)


def _advance(posting: Posting, event: AnyPostingEvent) -> Posting:
    match event:
        case PostingOpened():
            return Posting(
                staff_number=event.staff_number, department=event.department, area=event.area
            )
        case RoleGranted():
            return replace(posting, roles=posting.roles | {event.role})
        case RoleWithdrawn():
            return replace(posting, roles=posting.roles - {event.role})
        case PostingMoved():
            return replace(posting, department=event.department, area=event.area, roles=frozenset())
        case PostingSuspended():
            return replace(posting, suspended=True)
        case PostingRestored():
            return replace(posting, suspended=False)
        case _ as impossible:  # pragma: no cover
            assert_never(impossible)


def open_posting(wanted: Posting, officer: Officer, *, reason: str, at: datetime) -> PostingOpened:
    """Make an account without any right."""
    _require(officer, Role.SYSTEM_ADMINISTRATOR)
    return PostingOpened(
        at=at,
        by=Signatory.of(officer),
        reason=_reason(reason),
        staff_number=wanted.staff_number,
        department=wanted.department,
        area=wanted.area,
    )


def grant(
    posting: Posting, role: Role, officer: Officer, *, reason: str, at: datetime
) -> RoleGranted:
    """Give a post to an account that is open.

    Raises:
        NotAllowed: to anybody but the security administrator, to oneself, and where an
            administrator would hold anything else.
        Conflict: when it is held already, or the account is suspended.
    """
    _require(officer, Role.SECURITY_ADMINISTRATOR, of=posting)
    if role in posting.roles or posting.suspended:
        raise Conflict("the post is held already, or the account is suspended")
    if not separate(posting.roles | {role}):
        raise NotAllowed(
            "an administrator holds nothing else",
            rule=PostingRule.SEPARATE.value,
            citation=SEPARATION,
        )
    return RoleGranted(at=at, by=Signatory.of(officer), reason=_reason(reason), role=role)


def withdraw(
    posting: Posting, role: Role, officer: Officer, *, reason: str, at: datetime
) -> RoleWithdrawn:
    """Take a post away; it is gone with the next request."""
    _require(officer, Role.SECURITY_ADMINISTRATOR, of=posting)
    if role not in posting.roles:
        raise Conflict("the post is not held")
    return RoleWithdrawn(at=at, by=Signatory.of(officer), reason=_reason(reason), role=role)


def move(
    posting: Posting, to: Posting, officer: Officer, *, reason: str, at: datetime
) -> PostingMoved:
    """Let an officer work elsewhere; what they may do there is granted anew."""
    _require(officer, Role.SYSTEM_ADMINISTRATOR, of=posting)
    if (to.department, to.area) == (posting.department, posting.area):
        raise Conflict("the officer works there already")
    return PostingMoved(
        at=at,
        by=Signatory.of(officer),
        reason=_reason(reason),
        department=to.department,
        area=to.area,
    )


def suspend(posting: Posting, officer: Officer, *, reason: str, at: datetime) -> PostingSuspended:
    """Close an account at once."""
    _require(officer, Role.SYSTEM_ADMINISTRATOR, of=posting)
    if posting.suspended:
        raise Conflict("the account is suspended already")
    return PostingSuspended(at=at, by=Signatory.of(officer), reason=_reason(reason))


def restore(posting: Posting, officer: Officer, *, reason: str, at: datetime) -> PostingRestored:
    """Open an account again."""
    _require(officer, Role.SYSTEM_ADMINISTRATOR, of=posting)
    if not posting.suspended:
        raise Conflict("the account is not suspended")
    return PostingRestored(at=at, by=Signatory.of(officer), reason=_reason(reason))


def separate(roles: Iterable[Role]) -> bool:
    """Tell whether posts may be in one hand: an administrator is nothing else."""
    held = frozenset(roles)
    return not held & ADMINISTRATORS or len(held) == 1


def _require(officer: Officer, role: Role, *, of: Posting | None = None) -> None:
    if role not in officer.roles:
        raise NotAllowed(
            "not this administrator's part",
            rule=PostingRule.NOT_YOURS.value,
            citation=SEPARATION,
        )
    if of is not None and of.staff_number == officer.staff_number:
        raise NotAllowed("nobody does it for themselves", rule=PostingRule.ONESELF.value)


def _reason(text: str) -> str:
    reason = plain_text(text)
    if not reason or len(reason) > LONGEST_REASON:
        raise InvalidValue("posting", f"请写明理由，最多{LONGEST_REASON}个字")
    return reason
