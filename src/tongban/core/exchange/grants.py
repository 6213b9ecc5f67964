"""Grants (授权): one consumer may read some fields of one dataset, for named items, until a day.

政务数据共享条例 第二十五条: nothing is used beyond the scope granted. So the question fails closed:
what a grant does not say, it does not permit, and the first thing missing is the reason. A grant
is read anew for every call; suspended a second ago is suspended.
"""

import enum
from dataclasses import dataclass
from datetime import date
from typing import Final

from tongban.core.catalog.availability import EVERY_ITEM
from tongban.core.vocabulary.citations import Citation, LegalLevel

SCOPE: Final = Citation(
    law="政务数据共享条例",
    article="25",
    number="国务院令第809号",
    level=LegalLevel.ADMINISTRATIVE_REGULATION,
)
"""What was granted may not be used beyond its scope, nor handed on."""

PLATFORM: Final = "platform"
"""The consumer that asks for people's cases: this platform itself."""

SERVICE: Final = "政务服务办理"
"""The purpose of a call inside a case: to handle what somebody applied for."""


class GrantState(enum.Enum):
    """Whether a grant may be used (授权状态)."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    REVOKED = "revoked"


class GrantKind(enum.Enum):
    """Which way data go (授权种类): across, or back to the level they came from (回流)."""

    USE = "use"
    RETURN = "return"


class Denial(enum.Enum):
    """Why a call is not permitted (不予调用的原因)."""

    OTHER_CONSUMER = "other_consumer"
    OTHER_DATASET = "other_dataset"
    REVOKED = "revoked"
    SUSPENDED = "suspended"
    NOT_YET_VALID = "not_yet_valid"
    EXPIRED = "expired"
    OTHER_PURPOSE = "other_purpose"
    OTHER_ITEM = "other_item"
    NO_FIELDS = "no_fields"
    WIDER_FIELDS = "wider_fields"
    QUOTA_USED = "quota_used"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """What one consumer may read (数据共享授权).

    `fields` are codes of data elements, `items` codes of service items or `EVERY_ITEM`. Both days
    count. `quota_a_day` of None sets no limit. `areas` are the only areas whose data go back under
    a grant of `GrantKind.RETURN`. For `reuse_seconds` an answer may be told again to the same
    applicant without asking the register; 0 lets none.
    """

    code: str
    consumer: str
    dataset: str
    fields: frozenset[str]
    purpose: str
    items: frozenset[str]
    valid_from: date
    valid_until: date
    quota_a_day: int | None = None
    state: GrantState = GrantState.ACTIVE
    kind: GrantKind = GrantKind.USE
    areas: frozenset[str] = frozenset()
    reuse_seconds: int = 0

    def living(self, on: date) -> bool:
        """Tell whether the grant can be used on a day at all."""
        return self.state is GrantState.ACTIVE and self.valid_from <= on <= self.valid_until

    def covers(self, item: str) -> bool:
        """Tell whether the grant names the item, or every item."""
        return EVERY_ITEM in self.items or item in self.items


@dataclass(frozen=True, slots=True, kw_only=True)
class Permitted:
    """The call may go out; only `fields` may come back (准予调用), of `areas` if it names any."""

    grant: str
    fields: frozenset[str]
    areas: frozenset[str] = frozenset()
    reuse_seconds: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Denied:
    """The call may not go out (不予调用)."""

    reason: Denial


def permits(
    grant: Grant,
    *,
    consumer: str,
    dataset: str,
    fields: frozenset[str],
    purpose: str,
    item: str,
    on: date,
    used_today: int,
) -> Permitted | Denied:
    """Return whether the grant permits a call, and which fields may leave.

    What goes back to an area goes to its own system, never into the platform's cases.
    """
    into_cases = grant.kind is GrantKind.RETURN and consumer == PLATFORM
    broken = (
        (Denial.OTHER_CONSUMER, grant.consumer != consumer or into_cases),
        (Denial.OTHER_DATASET, grant.dataset != dataset),
        (Denial.REVOKED, grant.state is GrantState.REVOKED),
        (Denial.SUSPENDED, grant.state is not GrantState.ACTIVE),
        (Denial.NOT_YET_VALID, on < grant.valid_from),
        (Denial.EXPIRED, on > grant.valid_until),
        (Denial.OTHER_PURPOSE, grant.purpose != purpose),
        (Denial.OTHER_ITEM, not grant.covers(item)),
        (Denial.NO_FIELDS, not fields),
        (Denial.WIDER_FIELDS, not fields <= grant.fields),
        (Denial.QUOTA_USED, grant.quota_a_day is not None and used_today >= grant.quota_a_day),
    )
    for reason, holds in broken:
        if holds:
            return Denied(reason=reason)
    return Permitted(
        grant=grant.code,
        fields=fields,
        areas=grant.areas if grant.kind is GrantKind.RETURN else frozenset(),
        reuse_seconds=grant.reuse_seconds,
    )
