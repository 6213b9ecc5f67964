"""The state of a case (办件状态): what its events amount to, read-only and derived.

Where an event says it all, the state keeps the event itself. `status` is computed, so that it
cannot contradict the history.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from tongban.core.cases.acts import Performer
from tongban.core.cases.events import (
    AcceptanceRefused,
    Accepted,
    Completed,
    CorrectionRequested,
    Delivered,
    ExtensionApproved,
    ExtensionRequested,
    Granted,
    Issued,
    Received,
    Refused,
    Resubmitted,
    Withdrawn,
)
from tongban.core.cases.fee_events import FeeState
from tongban.core.cases.modes import NO_MODES, ModeState
from tongban.core.cases.moving import Moves
from tongban.core.cases.outcomes import StepOutcome
from tongban.core.cases.rebase_events import RebaseOffered
from tongban.core.cases.result_delivery import ResultDelivery
from tongban.core.cases.route import Route
from tongban.core.cases.submissions import Submission
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.steps import Step, StepKind


class Status(enum.Enum):
    """Where a case stands (办件状态)."""

    RECEIVED = "received"
    AWAITING_CORRECTION = "awaiting_correction"
    ACCEPTANCE_REFUSED = "acceptance_refused"
    IN_PROGRESS = "in_progress"
    SUSPENDED = "suspended"
    GRANTED = "granted"
    REFUSED = "refused"
    ISSUED = "issued"
    DELIVERED = "delivered"
    COMPLETED = "completed"
    WITHDRAWN = "withdrawn"
    REVOKED = "revoked"

    @property
    def label(self) -> str:
        """Return the words a person reads."""
        return _LABELS[self]

    @property
    def ended(self) -> bool:
        """Tell whether nothing more can happen."""
        return self in _ENDS


_LABELS = {
    Status.RECEIVED: "已收件，待受理",
    Status.AWAITING_CORRECTION: "待补正",
    Status.ACCEPTANCE_REFUSED: "不予受理",
    Status.IN_PROGRESS: "办理中",
    Status.SUSPENDED: "特别程序中",
    Status.GRANTED: "已准予",
    Status.REFUSED: "已作出不予决定",
    Status.ISSUED: "已制发结果",
    Status.DELIVERED: "已送达",
    Status.COMPLETED: "已办结",
    Status.WITHDRAWN: "已撤回",
    Status.REVOKED: "决定已撤销",
}
_ENDS = (Status.ACCEPTANCE_REFUSED, Status.COMPLETED, Status.WITHDRAWN, Status.REVOKED)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepProgress:
    """How far one step has come; `officers` took part in finishing it.

    `kind` is what it was when it was taken up: a newer version may not have it any more.
    """

    step: str
    kind: StepKind
    started_on: date
    started_by: Performer
    finished_on: date | None = None
    outcome: StepOutcome | None = None
    opinion: str = ""
    officers: tuple[Performer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A stretch in which a special procedure holds the clock; `due_on` was told in writing."""

    procedure: str
    stopped_on: date
    due_on: date
    resumed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseState:
    """Everything the verbs need to know; made by `folding.fold` and by nothing else.

    `item` is the version that the case is under now; `rederived` are the papers as that version
    counts them, until newer ones arrive. `debts` are the papers that may follow, `debt_days` by
    when each, and `handed_in` those of them that came and wait for an officer's look.
    `needed_at_notice` is what the situation asked for when the first correction notice was written.
    `length` counts the events, so that two writers cannot both append the next one.
    """

    item: ServiceItem
    received: Received
    last_at: datetime
    length: int
    corrections: tuple[CorrectionRequested, ...] = ()
    resubmissions: tuple[Resubmitted, ...] = ()
    rederived: Submission | None = None
    needed_at_notice: frozenset[str] = frozenset()
    accepted: Accepted | None = None
    acceptance_refused: AcceptanceRefused | None = None
    debts: tuple[str, ...] = ()
    debt_days: Mapping[str, date] = field(default_factory=dict)
    handed_in: tuple[str, ...] = ()
    steps: Mapping[str, StepProgress] = field(default_factory=dict)
    stops: tuple[Stop, ...] = ()
    extension_request: ExtensionRequested | None = None
    extension: ExtensionApproved | None = None
    rebase_offer: RebaseOffered | None = None
    modes: ModeState = NO_MODES
    decision: Granted | Refused | None = None
    issued: tuple[Issued, ...] = ()
    result_delivery: ResultDelivery = field(default_factory=ResultDelivery)
    delivered: Delivered | None = None
    fees: FeeState = field(default_factory=FeeState)
    moves: Moves = field(default_factory=Moves)
    completed: Completed | None = None
    withdrawn: Withdrawn | None = None

    @property
    def status(self) -> Status:
        """Return where the case stands: the furthest thing that happened to it."""
        furthest = (
            (self.modes.revoked, Status.REVOKED),
            (self.withdrawn, Status.WITHDRAWN),
            (self.completed, Status.COMPLETED),
            (self.acceptance_refused, Status.ACCEPTANCE_REFUSED),
            (self.delivered, Status.DELIVERED),
            (self.issued, Status.ISSUED),
            (isinstance(self.decision, Granted), Status.GRANTED),
            (self.decision, Status.REFUSED),
            (self.stopped, Status.SUSPENDED),
            (self.accepted, Status.IN_PROGRESS),
            (self.awaiting_correction, Status.AWAITING_CORRECTION),
        )
        return next((status for happened, status in furthest if happened), Status.RECEIVED)

    @property
    def ended(self) -> bool:
        """Tell whether nothing more can happen."""
        return self.status.ended

    @property
    def submission(self) -> Submission:
        """Return the latest papers, which stand in for all earlier ones."""
        return self.rederived or (self.resubmissions or (self.received,))[-1].submission

    @property
    def submitted_on(self) -> date:
        """Return the day on which the latest papers arrived where they are decided."""
        if not self.resubmissions and self.moves.counts_from is not None:
            return self.moves.counts_from
        return (self.resubmissions or (self.received,))[-1].received_on

    @property
    def owed(self) -> tuple[str, ...]:
        """Return the deferred papers that the applicant has yet to hand in."""
        return tuple(one for one in self.debts if one not in self.handed_in)

    @property
    def lacking(self) -> tuple[str, ...]:
        """Return the papers that are needed and not there today."""
        return self.submission.missing if self.accepted is None else self.owed

    def never_came(self, today: date) -> tuple[str, ...]:
        """Return the owed papers whose day has passed."""
        return tuple(one for one in self.owed if self.debt_days.get(one, today) < today)

    @property
    def awaiting_correction(self) -> bool:
        """Tell whether a correction notice is unanswered."""
        return len(self.corrections) > len(self.resubmissions)

    @property
    def noticed(self) -> frozenset[str]:
        """Return everything that correction notices have named."""
        return frozenset(gap.subject for notice in self.corrections for gap in notice.gaps)

    @property
    def stopped(self) -> Stop | None:
        """Return the special procedure that holds the clock now, if any."""
        last = self.stops[-1] if self.stops else None
        return last if last and last.resumed_on is None else None

    @property
    def route(self) -> Route:
        """Return the steps that this situation goes through."""
        return Route.of(self.item, self.submission.steps)

    @property
    def open_steps(self) -> tuple[StepProgress, ...]:
        """Return the steps that somebody is working on."""
        return tuple(one for one in self.steps.values() if one.finished_on is None)

    def is_done(self, step: Step) -> bool:
        """Tell whether `step` of the route is finished."""
        match step.kind:
            case StepKind.ACCEPTANCE:
                return self.accepted is not None
            case StepKind.DELIVERY:
                return self.delivered is not None
            case StepKind.DECISION if step == self.route.deciding:
                return self.decision is not None
            case _:
                progress = self.steps.get(step.id)
                return progress is not None and progress.finished_on is not None

    def waiting_for(self, step: Step) -> tuple[Step, ...]:
        """Return the unfinished steps that must come before `step`."""
        before = self.route.predecessors(step.id)
        return tuple(one for one in self.route.steps if one.id in before and not self.is_done(one))

    @property
    def startable(self) -> tuple[Step, ...]:
        """Return the steps that a department may take up now, several at once if law lets them."""
        if self.accepted is None or self.ended or isinstance(self.decision, Refused):
            return ()
        return tuple(
            step
            for step in self.route.worked
            if step.id not in self.steps and not self.waiting_for(step)
        )
