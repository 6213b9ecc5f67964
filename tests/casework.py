"""One example item and a way to tell the story of a case, shared by the tests of cases."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from tongban.core.cases.acts import CHINA_STANDARD_TIME, Act, Performer
from tongban.core.cases.due import CaseDue, case_due
from tongban.core.cases.events import Event
from tongban.core.cases.folding import fold
from tongban.core.cases.grounds import Grounds
from tongban.core.cases.outcomes import DeliveryWay, StepOutcome
from tongban.core.cases.remedies import remedies
from tongban.core.cases.state import CaseState
from tongban.core.cases.submissions import Submission
from tongban.core.cases.verbs.decision import grant
from tongban.core.cases.verbs.delivery import deliver, issue
from tongban.core.cases.verbs.examination import finish_step, start_step
from tongban.core.cases.verbs.receipt import receive
from tongban.core.cases.verbs.review import accept
from tongban.core.catalog.evidence import EvidenceRequirement
from tongban.core.catalog.items import (
    Audience,
    CaseKind,
    Channel,
    ItemType,
    LegalBasis,
    ServiceItem,
)
from tongban.core.catalog.steps import Output, OutputKind, SpecialProcedure, Step, StepKind
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.limits import TimeLimit

BASIS = Citation(law="行政许可法", article="42", paragraph=1)
ACCEPTANCE = Citation(law="行政许可法", article="32")
TIME_NOT_COUNTED = Citation(law="行政许可法", article="45")
HEAD = "本机关负责人"
MONDAY = date(2026, 3, 2)
"""The first of several working weeks without a holiday."""

CITIZEN = Performer(identifier="519901199001011234", name="林晓雨")
WINDOW = Performer(identifier="M001", name="王敏", department="market")
INSPECTOR = Performer(identifier="M002", name="李强", department="market")
SECOND_INSPECTOR = Performer(identifier="M003", name="赵磊", department="market")
FIREMAN = Performer(identifier="F001", name="孙涛", department="fire")
DIRECTOR = Performer(identifier="M009", name="周正", department="market")


def days(value: int) -> TimeLimit:
    return TimeLimit.working_days(value, BASIS)


def requirement(code: str, *, deferrable: bool = False) -> EvidenceRequirement:
    return EvidenceRequirement(
        id=code,
        name=code,
        alternatives=((code,),),
        basis=(BASIS,),
        primary=not deferrable,
        deferrable=deferrable,
    )


def step(code: str, *, department: str = "market", **changes: Any) -> Step:
    return Step(
        id=code,
        name=f"环节{code}",
        department=department,
        limit=changes.pop("limit", days(1)),
        **changes,
    )


STEPS = (
    step("acceptance", kind=StepKind.ACCEPTANCE),
    step("visit", waits_for=("acceptance",), officers=2, limit=days(3)),
    step("fire", department="fire", waits_for=("acceptance",), limit=days(5)),
    step("decision", kind=StepKind.DECISION, waits_for=("visit", "fire")),
    step("print", waits_for=("decision",)),
    step("delivery", kind=StepKind.DELIVERY, waits_for=("print",)),
)
SPECIAL_PROCEDURES = (
    SpecialProcedure(id="hearing", name="听证", limit=days(20), basis=TIME_NOT_COUNTED),
    SpecialProcedure(id="test", name="检验", limit=days(5), basis=TIME_NOT_COUNTED),
)
OUTPUTS = (
    Output(code="licence", name="食品经营许可证", kind=OutputKind.CERTIFICATE),
    Output(code="letter", name="准予决定书", kind=OutputKind.APPROVAL),
)


def item(**changes: Any) -> ServiceItem:
    """Return a food business licence: two departments in parallel, then the decision."""
    licence = ServiceItem(
        code="food",
        version=1,
        name="食品经营许可",
        department="market",
        item_type=ItemType.LICENCE,
        case_kind=CaseKind.PROMISED,
        audiences=(Audience.ENTERPRISE,),
        legal_basis=(LegalBasis(citation=BASIS),),
        statutory_limit=days(20),
        promised_limit=days(10),
        acceptance_limit=TimeLimit.working_days(5, ACCEPTANCE),
        extension_limit=days(10),
        extension_approver=HEAD,
        delivery_limit=days(10),
        requirements=(
            requirement("lease"),
            requirement("plan"),
            requirement("health", deferrable=True),
        ),
        steps=STEPS,
        outputs=OUTPUTS,
        special_procedures=SPECIAL_PROCEDURES,
    )
    return replace(licence, **changes)


def submission(*provided: str, needed: tuple[str, ...] = ("lease", "plan", "health")) -> Submission:
    return Submission(
        needed=needed,
        provided=provided,
        steps=("acceptance", "visit", "fire", "decision", "print", "delivery"),
    )


COMPLETE = submission("lease", "plan", "health")
GROUNDS = Grounds(
    reasons=("经营场所不符合卫生要求",),
    basis=("《食品安全法》第三十三条",),
    remedies=remedies(reconsideration_before="明川市人民政府", court="明川市人民法院"),
)


def act(on: date, by: Performer = WINDOW, *, hour: int = 10) -> Act:
    moment = datetime(on.year, on.month, on.day, hour, tzinfo=CHINA_STANDARD_TIME)
    return Act(at=moment, by=by)


@cache
def calendar() -> WorkingCalendar:
    """Return the official schedule of 2025 around its long holidays; 2027 is not published."""
    spring = [date(2025, 1, 28) + timedelta(days=n) for n in range(8)]
    autumn = [date(2025, 10, 1) + timedelta(days=n) for n in range(8)]
    return WorkingCalendar.from_exceptions(
        days_off=[*spring, *autumn],
        days_on=[date(2025, 1, 26), date(2025, 2, 8), date(2025, 9, 28), date(2025, 10, 11)],
        published_years=(2025, 2026),
    )


def working_day(number: int) -> date:
    """Return the day so many working days after the Monday on which stories begin."""
    return calendar().after(MONDAY, number)


class Story:
    """A case as it happens: each verb is done by somebody on a day and its events are appended."""

    def __init__(self, of: ServiceItem | None = None, papers: Submission | None = None) -> None:
        self.item = of or item()
        every_step = tuple(one.id for one in self.item.steps)
        self.on = MONDAY
        self.events: list[Event] = []
        self.add(
            receive(
                self.item,
                papers or replace(COMPLETE, steps=every_step),
                act(self.on, CITIZEN),
                receipt_number="收〔2026〕1号",
                channel=Channel.WEB,
            )
        )

    @property
    def state(self) -> CaseState:
        return fold(self.item, self.events)

    def add(self, events: tuple[Event, ...]) -> Event:
        self.events.extend(events)
        return events[-1]

    def day(self, on: int | date) -> "Story":
        """Move to a date, or to so many working days after the beginning."""
        self.on = working_day(on) if isinstance(on, int) else on
        return self

    def do(
        self,
        verb: Callable[..., tuple[Event, ...]],
        *first: Any,
        by: Performer = WINDOW,
        **more: Any,
    ) -> Event:
        """Do `verb` today and return the last event it made."""
        return self.add(verb(self.state, *first, act(self.on, by), **more))

    def due(self) -> CaseDue:
        return case_due(self.state, today=self.on, calendar=calendar())

    def accepted(self) -> "Story":
        self.do(accept, notice_number="受〔2026〕1号", calendar=calendar())
        return self

    def examined(self, outcome: StepOutcome = StepOutcome.PASSED) -> "Story":
        self.do(start_step, "visit", by=INSPECTOR)
        self.do(start_step, "fire", by=FIREMAN)
        self.do(
            finish_step,
            "visit",
            by=INSPECTOR,
            outcome=outcome,
            opinion="现场核查完毕",
            together_with=(SECOND_INSPECTOR,),
        )
        self.do(finish_step, "fire", by=FIREMAN, outcome=StepOutcome.PASSED, opinion="符合消防要求")
        return self

    def granted(self) -> "Story":
        self.do(grant, by=DIRECTOR, decision_number="准〔2026〕1号", opinion="同意")
        return self

    def issued(self) -> "Story":
        self.do(issue, "licence", number="JY1519901000001")
        return self

    def printed(self) -> "Story":
        self.do(start_step, "print")
        self.do(finish_step, "print", outcome=StepOutcome.PASSED, opinion="已制证")
        return self

    def delivered(self) -> "Story":
        self.do(deliver, DeliveryWay.ELECTRONIC)
        return self
