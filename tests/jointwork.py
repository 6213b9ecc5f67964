"""A joint handling for tests: a completion accepted by several departments, told day by day."""

from datetime import date, datetime

from casework import BASIS, MONDAY, calendar, days, working_day

from tongban.core.joint.events import AnyJointEvent
from tongban.core.joint.folding import advance, fold
from tongban.core.joint.joint_event import JointAct
from tongban.core.joint.matter import Matter
from tongban.core.joint.matter_events import Part
from tongban.core.joint.terms import JointMode, JointTerms, OpinionTerms
from tongban.core.joint.verbs.course import begin
from tongban.core.people.histories import SYSTEM, Signatory
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.dates import CHINA_STANDARD_TIME

VETO = Citation(law="城乡规划法", article="45", paragraph=1)
SILENCE = Citation.local("逾期不答复视为同意")
LEAD = "housing"
PARTS = (
    Part(item="planning", name="规划核实", department="planning"),
    Part(item="fire", name="消防验收", department=LEAD),
    Part(
        item="filing",
        name="竣工备案",
        department=LEAD,
        needs=frozenset({"planning", "fire"}),
    ),
)
TERMS = JointTerms(
    code="acceptance",
    mode=JointMode.COMBINED,
    lead=LEAD,
    decides=frozenset({"filing"}),
    opinions=(
        OpinionTerms(department="planning", about="规划", limit=days(3), veto=VETO),
        OpinionTerms(department="archives", about="档案", limit=days(3), silence=SILENCE),
        OpinionTerms(department="roads", about="道路", limit=days(3)),
        OpinionTerms(department="shelter", about="人防", limit=days(3), with_item="shelter"),
    ),
    visits={"planning": "visit", "fire": "visit"},
    gaps=days(2),
    at_once=True,
    on_notice={"filing": BASIS},
    extension_department="government",
)


def officer(department: str, number: str = "1") -> Signatory:
    return Signatory(staff_number=f"{department}-{number}", name="某某", department=department)


def at(on: date, by: Signatory, *, hour: int = 10) -> JointAct:
    moment = datetime(on.year, on.month, on.day, hour, tzinfo=CHINA_STANDARD_TIME)
    return JointAct(at=moment, by=by)


class Together:
    """A joint handling as it happens: each verb is done on a day and its event appended."""

    def __init__(self, terms: JointTerms = TERMS) -> None:
        self.on = MONDAY
        self.events: list[AnyJointEvent] = list(
            begin(terms, PARTS, at(MONDAY, SYSTEM), calendar=calendar())
        )

    @property
    def matter(self) -> Matter:
        return fold(self.events)

    def day(self, number: int) -> "Together":
        self.on = working_day(number)
        return self

    def do(self, verb, *first, by="housing", number="1", hour=10, **more):
        """Do a verb today for a department; return the event it made."""
        signatory = by if isinstance(by, Signatory) else officer(by, number)
        event = verb(self.matter, at(self.on, signatory, hour=hour), *first, **more)
        self.events.append(event)
        assert fold(self.events) == advance(fold(self.events[:-1]), [event])
        return event
