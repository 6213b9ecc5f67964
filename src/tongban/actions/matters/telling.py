"""Tell what joint handling asks (联办告知): the applicant of a visit, units of their duties."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from tongban.actions.notices.writing import tell_person, tell_unit
from tongban.actions.outside import Outside
from tongban.core.joint.duties import Duty
from tongban.core.joint.events import AnyJointEvent
from tongban.core.joint.matter import Matter
from tongban.core.joint.matter_events import MoreTimeGiven
from tongban.core.joint.opinion_events import Answer, OpinionGiven
from tongban.core.joint.visit_events import VisitCancelled, VisitMoved, VisitProposed
from tongban.core.vocabulary.dates import day_of
from tongban.store.joint.models import JointMatter

_APPLICANTS_PAGE: Final = "/my/filings/{}/together/"
_UNITS_PAGE: Final = "/counter/joint/{}/"


def tell_applicant(
    row: JointMatter, matter: Matter, events: Iterable[AnyJointEvent], outside: Outside
) -> None:
    """Tell the applicant of a visit, of an objection that stops the grant, and of more time."""
    for event in events:
        for kind, values in _told(event, matter):
            tell_person(
                row.filing.owner_id,
                kind,
                {"item": row.filing.title, "number": row.filing.number, **values},
                path=_APPLICANTS_PAGE.format(row.filing_id),
                outside=outside,
            )


def tell_departments(row: JointMatter, opened: Iterable[Duty], outside: Outside) -> None:
    """Tell departments what they have to do now, and by when."""
    for duty in opened:
        tell_unit(
            duty.department,
            "work_opened",
            {
                "item": row.filing.title,
                "number": row.filing.number,
                "work": duty.kind.label,
                "due_day": duty.due_on.isoformat(),
            },
            path=_UNITS_PAGE.format(row.pk),
            outside=outside,
        )


def _told(event: AnyJointEvent, matter: Matter) -> Iterator[tuple[str, Mapping[str, str]]]:
    match event:
        case VisitProposed() | VisitMoved():
            day = day_of(event.starts_at).isoformat()
            yield "joint_visit", {"day": day, "place": event.place}
        case VisitCancelled():
            yield "joint_visit_cancelled", {}
        case OpinionGiven(answer=Answer.OBJECTION):
            if matter.opinions[event.department].asked.veto is not None:
                yield "joint_objection", {}
        case MoreTimeGiven():
            yield "joint_extended", {"count": str(event.amount)}
        case _:
            return
