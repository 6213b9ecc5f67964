"""A department at work (示例部门): the posts that handle a case, and the usual way through it."""

from dataclasses import dataclass

from city.people import officer
from tongban.actions.cases import deciding, ending, examining, review
from tongban.actions.outside import Outside
from tongban.core.cases import codec
from tongban.core.cases.acts import Performer
from tongban.core.cases.events import Accepted
from tongban.core.cases.outcomes import StepOutcome
from tongban.core.people.actors import Officer, Role
from tongban.store.cases.models import Case, CaseEvent, WorkItem


@dataclass(frozen=True, kw_only=True)
class Desk:
    """The posts of one department, each held by somebody else."""

    window: Officer
    examiner: Officer
    colleague: Officer
    approver: Officer
    outside: Outside

    @classmethod
    def of(cls, department: str, outside: Outside) -> "Desk":
        return cls(
            window=officer(department, Role.WINDOW, staff="w"),
            examiner=officer(department, Role.EXAMINER, staff="e"),
            colleague=officer(department, Role.EXAMINER, staff="c"),
            approver=officer(department, Role.APPROVER, staff="a"),
            outside=outside,
        )

    def accept(self, case) -> None:
        review.accept(self.window, case, self.outside)

    def examine(self, case, outcome: StepOutcome = StepOutcome.PASSED) -> None:
        """Start and finish whatever steps the department has open, two officers together."""
        while steps := open_steps(case, self.examiner.department):
            for step in steps:
                examining.start_step(self.examiner, case, step, self.outside)
                self.finish(case, step, outcome)

    def finish(self, case, step: str, outcome: StepOutcome = StepOutcome.PASSED) -> None:
        examining.finish_step(
            self.examiner, case, step, self.outside,
            outcome=outcome, opinion="已核对", together_with=(Performer.of(self.colleague),),
        )  # fmt: skip

    def grant(self, case) -> None:
        deciding.grant(self.approver, case, self.outside, opinion="符合条件")

    def refuse(self, case) -> None:
        deciding.refuse(
            self.approver, case, self.outside, reasons=("不符合条件",), basis=("行政许可法第38条",)
        )

    def issue(self, case, **settled) -> None:
        told = {code.replace("__", "."): value for code, value in settled.items()}
        ending.issue_and_deliver(self.window, case, self.outside, settled=told)

    def clear_debts(self, case) -> None:
        """Record that every deferred paper has arrived."""
        for debt in events_of(case, Accepted)[-1].deferred:
            examining.clear_debt(self.window, case, debt, self.outside)

    def bring_to_decision(self, case) -> None:
        self.accept(case)
        self.clear_debts(case)
        self.examine(case)

    def complete(self, case, **settled) -> None:
        """Take a received case to its certificate, which may settle `enterprise__credit_code`."""
        self.bring_to_decision(case)
        self.grant(case)
        self.examine(case)
        self.issue(case, **settled)


def open_steps(case, department: str) -> list[str]:
    """Return the steps that a department has open in its inbox for a case."""
    rows = WorkItem.objects.filter(
        case_id=case, kind="step", done_at__isnull=True, department=department
    )
    return list(rows.values_list("step", flat=True))


def events_of(case, kind=None) -> list:
    """Return the events of a case, or those of one kind, in their order."""
    rows = CaseEvent.objects.filter(case_id=case).order_by("sequence")
    events = [codec.decode(row.content) for row in rows]
    return events if kind is None else [event for event in events if isinstance(event, kind)]


def status_of(case) -> str:
    return Case.objects.values_list("status", flat=True).get(pk=case)
