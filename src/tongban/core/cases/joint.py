"""Joint handling (统一办理、联合办理、集中办理): one cap over all that is handled together.

行政许可法 §42 paragraph 2: forty-five working days, once extended by up to fifteen with approval of
the head of the government (not of one department), the reason told to the applicant.
"""

from dataclasses import dataclass, replace
from datetime import date

from tongban.core.cases import law
from tongban.core.cases.clocks import Pause, deadline
from tongban.core.cases.errors import ExtensionRefused
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.limits import DueDate, TimeLimit


@dataclass(frozen=True, slots=True, kw_only=True)
class JointExtension:
    """The one extension of a joint handling, as approved."""

    amount: int
    reason: str
    approver_role: str
    approved_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class JointHandling:
    """Several permits handled together since `accepted_on`; §45 leaves `pauses` out of this too."""

    accepted_on: date
    pauses: tuple[Pause, ...] = ()
    extension: JointExtension | None = None

    def due(self, calendar: WorkingCalendar) -> DueDate:
        """Return the last lawful day for all of them."""
        limits: tuple[TimeLimit, ...] = (law.JOINT_LIMIT,)
        if self.extension:
            extra = TimeLimit.working_days(self.extension.amount, law.JOINT_TIME_LIMIT)
            limits = (*limits, extra)
        return deadline(limits, self.accepted_on, pauses=self.pauses, calendar=calendar)

    def extended(self, extension: JointExtension, *, calendar: WorkingCalendar) -> "JointHandling":
        """Return this handling with its one extension; raise `ExtensionRefused` when unlawful."""
        if self.extension is not None:
            raise ExtensionRefused("the joint period has been extended once")
        if extension.approver_role != law.JOINT_EXTENSION_APPROVER:
            raise ExtensionRefused(f"only {law.JOINT_EXTENSION_APPROVER} approves it")
        if not 0 < extension.amount <= law.JOINT_EXTENSION.value:
            raise ExtensionRefused(f"at most {law.JOINT_EXTENSION.label}")
        if not extension.reason.strip():
            raise ExtensionRefused("the applicant is told the reason")
        if extension.approved_on > self.due(calendar).on:
            raise ExtensionRefused("the period is over, and what is over cannot be extended")
        return replace(self, extension=extension)
