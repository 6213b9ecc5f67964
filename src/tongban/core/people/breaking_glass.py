"""Breaking the glass (紧急查阅): looking at a person outside any case, seen by others.

个人信息保护法 §6, §13, §51: without a case in hand nobody looks at anybody. Where a life is in
danger or the law asks for it at once, an officer states the reason, looks at one person for a short
time, and is reviewed: the supervisor is told at that moment, the audit administrator judges it, the
person reads it. How long and how often is local configuration.
"""

import enum
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.citations import Citation, LegalLevel
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed
from tongban.core.vocabulary.plain_text import plain_text

LASTS: Final = timedelta(minutes=30)
AN_HOUR: Final = 3
MOST_LOOKS_AN_HOUR: Final = 60
LOCAL: Final = Citation.local(
    "紧急查阅每次一人、三十分钟，每人每小时最多三次；按编号查办件每人每小时最多涉及六十人"
)
NEED: Final = Citation(law="个人信息保护法", article="6", level=LegalLevel.LAW)
LEAST_WORDS: Final = 10
LONGEST: Final = 500
MAY_BREAK: Final = frozenset({Role.WINDOW, Role.EXAMINER, Role.APPROVER})


class GlassReason(enum.Enum):
    """Why somebody looks without a case (紧急查阅事由)."""

    LIFE = "life"
    PUBLIC_EMERGENCY = "public_emergency"
    LAWFUL_ORDER = "lawful_order"
    LOST_PERSON = "lost_person"


class Finding(enum.Enum):
    """What the review came to (复核结论)."""

    JUSTIFIED = "justified"
    UNJUSTIFIED = "unjustified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Glass:
    """One person opened to one officer for a while (紧急查阅)."""

    officer: str
    department: str
    person: str
    reason: GlassReason
    words: str
    opened_at: datetime
    until: datetime
    reviewed_by: str = ""
    finding: Finding | None = None
    opinion: str = ""

    def open_to(self, officer: Officer, *, at: datetime) -> bool:
        """Tell whether this officer may look now."""
        return officer.staff_number == self.officer and self.opened_at <= at <= self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class GlassWish:
    """Whom an officer wants to look at, and why (紧急查阅申请)."""

    person: str
    reason: GlassReason
    words: str


def break_glass(officer: Officer, wish: GlassWish, *, recent: int, at: datetime) -> Glass:
    """Open one person to an officer for a while; `recent` counts their openings of the last hour.

    Raises:
        InvalidValue: when the reason is not written out.
        NotAllowed: to whoever handles no cases, and once too often.
    """
    if not officer.roles & MAY_BREAK:
        raise NotAllowed("no post that looks at people", rule="glass.role", citation=NEED)
    if recent >= AN_HOUR:
        raise NotAllowed("too many within an hour", rule="glass.too_many", citation=LOCAL)
    words = plain_text(wish.words, longest=LONGEST)
    if len(words) < LEAST_WORDS:
        raise InvalidValue("glass", f"请把事由写清楚，至少{LEAST_WORDS}个字")
    return Glass(
        officer=officer.staff_number,
        department=officer.department,
        person=wish.person,
        reason=wish.reason,
        words=words,
        opened_at=at,
        until=at + LASTS,
    )


def review(glass: Glass, officer: Officer, finding: Finding, *, opinion: str) -> Glass:
    """Judge a look afterwards; nobody judges their own, and nobody twice.

    Raises:
        NotAllowed: to anybody but the audit administrator.
        Conflict: when it has been judged.
    """
    if Role.AUDIT_ADMINISTRATOR not in officer.roles or officer.staff_number == glass.officer:
        raise NotAllowed("only the audit administrator reviews", rule="glass.review")
    if glass.finding is not None:
        raise Conflict("reviewed already")
    return replace(
        glass,
        reviewed_by=officer.staff_number,
        finding=finding,
        opinion=plain_text(opinion, longest=LONGEST),
    )


def too_many_people(looked_at: Collection[bytes], person: bytes) -> bool:
    """Tell whether one more person is too many for an hour (A74); somebody seen before is not."""
    return person not in looked_at and len(looked_at) >= MOST_LOOKS_AN_HOUR
