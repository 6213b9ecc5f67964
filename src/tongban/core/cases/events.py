"""Events (办件事件): everything that can happen to a case, in the words of the law.

Events are appended and never changed; status, clocks and due dates are derived from them. `name`
is stored and never renamed; `label` is what a timeline shows.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, TypeAlias

from tongban.core.cases.acts import Performer
from tongban.core.cases.case_event import CaseEvent
from tongban.core.cases.debt_events import DebtCleared, DebtHandedIn, DebtSentBack
from tongban.core.cases.fee_events import FeeEvent
from tongban.core.cases.mode_events import AnyModeEvent
from tongban.core.cases.moving_events import MovingEvent
from tongban.core.cases.outcomes import CompletionKind, DeliveryWay, StepOutcome
from tongban.core.cases.rebase_events import Rebased, RebaseDeclined, RebaseOffered
from tongban.core.cases.remedies import Remedy
from tongban.core.cases.renewal_events import RenewalDeemed
from tongban.core.cases.result_delivery import DeliveryEvent
from tongban.core.cases.submissions import Gap, Submission
from tongban.core.catalog.items import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Received(CaseEvent):
    """The application arrived (收件) and a receipt was given."""

    name: ClassVar[str] = "received"
    label: ClassVar[str] = "收件"

    received_on: date
    receipt_number: str
    channel: Channel
    submission: Submission


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRequested(CaseEvent):
    """One notice named every gap (补正告知); the clock of the decision has not started."""

    name: ClassVar[str] = "correction_requested"
    label: ClassVar[str] = "一次性告知补正"

    notice_number: str
    gaps: tuple[Gap, ...]
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Resubmitted(CaseEvent):
    """Corrected papers arrived (补正提交): a new submission with its own acceptance period."""

    name: ClassVar[str] = "resubmitted"
    label: ClassVar[str] = "提交补正材料"

    received_on: date
    submission: Submission


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted(CaseEvent):
    """The clock runs from `accepted_on` (受理); `deemed` when silence did it (视为受理).

    `deferred` are requirements that may follow until `deferred_until` (容缺受理).
    """

    name: ClassVar[str] = "accepted"
    label: ClassVar[str] = "受理"

    accepted_on: date
    deemed: bool
    notice_number: str
    deferred: tuple[str, ...]
    deferred_until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptanceRefused(CaseEvent):
    """The application was not accepted (不予受理), with reasons and remedies."""

    name: ClassVar[str] = "acceptance_refused"
    label: ClassVar[str] = "不予受理"

    refused_on: date
    notice_number: str
    reasons: tuple[str, ...]
    basis: tuple[str, ...]
    remedies: tuple[Remedy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepStarted(CaseEvent):
    """A department took up a step (环节开始)."""

    name: ClassVar[str] = "step_started"
    label: ClassVar[str] = "环节开始"

    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFinished(CaseEvent):
    """A step ended (环节办结) with an opinion; `officers` are all who took part."""

    name: ClassVar[str] = "step_finished"
    label: ClassVar[str] = "环节办结"

    step: str
    outcome: StepOutcome
    opinion: str
    officers: tuple[Performer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepReturned(CaseEvent):
    """An earlier step must be done again (退回环节), and with it all that followed from it."""

    name: ClassVar[str] = "step_returned"
    label: ClassVar[str] = "退回环节"

    step: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockStopped(CaseEvent):
    """A special procedure began (特别程序) and the applicant was told in writing until when."""

    name: ClassVar[str] = "clock_stopped"
    label: ClassVar[str] = "启动特别程序"

    procedure: str
    notice_number: str
    reason: str
    stopped_on: date
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockResumed(CaseEvent):
    """The special procedure ended (特别程序结束) with a result, and the clock runs again."""

    name: ClassVar[str] = "clock_resumed"
    label: ClassVar[str] = "特别程序结束"

    procedure: str
    resumed_on: date
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionRequested(CaseEvent):
    """An officer asked for more time (申请延期): how much, in the item's unit, and why."""

    name: ClassVar[str] = "extension_requested"
    label: ClassVar[str] = "申请延长期限"

    amount: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionApproved(CaseEvent):
    """The one who may, approved the extension (批准延期), and the applicant was told why."""

    name: ClassVar[str] = "extension_approved"
    label: ClassVar[str] = "批准延长期限"

    amount: int
    reason: str
    approver_role: str
    notice_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionDeclined(CaseEvent):
    """The extension was not approved (不批准延期)."""

    name: ClassVar[str] = "extension_declined"
    label: ClassVar[str] = "不予延长期限"

    reason: str
    approver_role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted(CaseEvent):
    """The application was granted (准予)."""

    name: ClassVar[str] = "granted"
    label: ClassVar[str] = "准予决定"

    decided_on: date
    decision_number: str
    opinion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused(CaseEvent):
    """The application was refused (不予许可), with reasons and remedies."""

    name: ClassVar[str] = "refused"
    label: ClassVar[str] = "不予决定"

    decided_on: date
    decision_number: str
    reasons: tuple[str, ...]
    basis: tuple[str, ...]
    remedies: tuple[Remedy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued(CaseEvent):
    """One result of the item was made out (出证): an output code and its number."""

    name: ClassVar[str] = "issued"
    label: ClassVar[str] = "制发结果"

    output: str
    number: str
    issued_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered(CaseEvent):
    """The result reached the person (送达); `tracking` is the waybill of a parcel."""

    name: ClassVar[str] = "delivered"
    label: ClassVar[str] = "送达"

    way: DeliveryWay
    delivered_on: date
    tracking: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Completed(CaseEvent):
    """The case is closed (办结)."""

    name: ClassVar[str] = "completed"
    label: ClassVar[str] = "办结"

    kind: CompletionKind
    completed_on: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn(CaseEvent):
    """The applicant took the application back (撤回) before it was decided."""

    name: ClassVar[str] = "withdrawn"
    label: ClassVar[str] = "申请人撤回"

    withdrawn_on: date
    reason: str


Event: TypeAlias = (
    Received
    | CorrectionRequested
    | Resubmitted
    | Accepted
    | AcceptanceRefused
    | StepStarted
    | StepFinished
    | StepReturned
    | DebtHandedIn
    | DebtSentBack
    | DebtCleared
    | AnyModeEvent
    | ClockStopped
    | ClockResumed
    | ExtensionRequested
    | ExtensionApproved
    | ExtensionDeclined
    | RebaseOffered
    | RebaseDeclined
    | Rebased
    | Granted
    | Refused
    | Issued
    | DeliveryEvent
    | Delivered
    | FeeEvent
    | MovingEvent
    | RenewalDeemed
    | Completed
    | Withdrawn
)
