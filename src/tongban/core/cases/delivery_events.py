"""Events of delivery (送达经过): how the person wants the result, and how it came to them or not.

行政许可法 §44: the permit is made out and delivered within ten days of the decision. What did not
arrive comes back to the department, which owes it still.
"""

import enum
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tongban.core.cases.case_event import CaseEvent
from tongban.core.cases.outcomes import DeliveryWay


class IdentityCheck(enum.Enum):
    """How a window made sure who took the result (身份核验方式)."""

    CARD = "card"
    CERTIFICATE = "certificate"
    OTHER_PAPER = "other_paper"


class DeliveryFault(enum.Enum):
    """Why a result did not reach the person (送达未成原因)."""

    LOST = "lost"
    RETURNED = "returned"
    EXPIRED = "expired"
    NOT_TAKEN = "not_taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryChosen(CaseEvent):
    """The applicant said how the result shall reach them (选择送达方式).

    `place` is a window or a locker by its code; name, telephone and address are those of a parcel.
    """

    name: ClassVar[str] = "delivery_chosen"
    label: ClassVar[str] = "选择送达方式"

    way: DeliveryWay
    chosen_on: date
    place: str
    recipient: str
    phone: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultReady(CaseEvent):
    """The result can be collected (结果待领取): where, and until when if it does not stay."""

    name: ClassVar[str] = "result_ready"
    label: ClassVar[str] = "结果可以领取"

    way: DeliveryWay
    ready_on: date
    place: str
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatched(CaseEvent):
    """A carrier took the result (交寄), under the number of a waybill."""

    name: ClassVar[str] = "dispatched"
    label: ClassVar[str] = "交寄"

    dispatched_on: date
    carrier: str
    tracking: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultCollected(CaseEvent):
    """Somebody took the result (领取): who, how a window made sure, and what they signed."""

    name: ClassVar[str] = "result_collected"
    label: ClassVar[str] = "领取结果"

    collected_on: date
    taken_by: str
    checked: IdentityCheck | None
    signed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryFailed(CaseEvent):
    """The result did not reach the person (送达未成) and is with the department again."""

    name: ClassVar[str] = "delivery_failed"
    label: ClassVar[str] = "送达未成，退回"

    fault: DeliveryFault
    failed_on: date
    words: str
