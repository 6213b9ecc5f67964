"""The periods of feedback (办理时限): law where there is law, local practice marked as such.

政府信息公开条例 §26, §30, §32 and §33 set those of government information. Those of ratings and of
the hotline differ between cities: 1 working day to call whoever rated a service poorly, 15 to put
it right, 5 working days for a work order and 5 more by the head of the unit are frequent.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.citations import Citation, LegalLevel
from tongban.core.vocabulary.dates import day_of
from tongban.core.vocabulary.limits import TimeLimit, due, due_at


def disclosure(article: str, paragraph: int | None = None, item: int | None = None) -> Citation:
    """Return an article of the regulations on the disclosure of government information."""
    return Citation(
        law="政府信息公开条例",
        article=article,
        paragraph=paragraph,
        item=item,
        number="国务院令第711号",
        level=LegalLevel.ADMINISTRATIVE_REGULATION,
    )


def _local(days: int, note: str) -> TimeLimit:
    return TimeLimit.working_days(days, Citation.local(note))


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackLimits:
    """Every period of feedback with its source (反馈时限)."""

    contact: TimeLimit
    rectify: TimeLimit
    redo: TimeLimit
    review: TimeLimit
    call_back: TimeLimit
    route: TimeLimit
    returning: TimeLimit
    answer: TimeLimit
    extension: TimeLimit
    reopen: TimeLimit
    inform: TimeLimit
    inform_longer: TimeLimit
    clarify: TimeLimit
    clarified: TimeLimit
    third_party: TimeLimit
    other_body: TimeLimit
    publish: TimeLimit


USUAL: Final = FeedbackLimits(
    contact=_local(1, "差评联系核实期限"),
    rectify=_local(15, "差评整改期限"),
    redo=_local(5, "回访不满意的重办期限"),
    review=_local(5, "差评申诉复核期限"),
    call_back=_local(5, "回访期限"),
    route=_local(1, "热线转办期限"),
    returning=TimeLimit.hours(24, Citation.local("承办单位退回期限")),
    answer=_local(5, "诉求工单办理期限"),
    extension=_local(5, "诉求工单延期"),
    reopen=_local(15, "要求重新办理的期限"),
    inform=TimeLimit.working_days(20, disclosure("33", 2)),
    inform_longer=TimeLimit.working_days(20, disclosure("33", 2)),
    clarify=TimeLimit.working_days(7, disclosure("30")),
    clarified=_local(10, "合理的补正期限"),
    third_party=TimeLimit.working_days(15, disclosure("32")),
    other_body=TimeLimit.working_days(15, disclosure("34")),
    publish=TimeLimit.working_days(20, disclosure("26")),
)
MOST_REOPENINGS: Final = 2
"""How often one matter is taken up again (本地配置); after that a new work order begins."""

MOST_MISSES: Final = 3
"""How often a call-back is tried before it is closed as not reached (本地配置)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackClock:
    """The periods and the calendar in which they are counted (计时)."""

    calendar: WorkingCalendar
    limits: FeedbackLimits = USUAL

    def by(self, limit: TimeLimit, at: datetime) -> date:
        """Return the day on which a period ends that begins at a moment."""
        return due(limit, day_of(at), self.calendar).on

    def later(self, limit: TimeLimit, day: date) -> date:
        """Return the day on which a period ends that is added to a day."""
        return due(limit, day, self.calendar).on

    def until(self, at: datetime) -> datetime:
        """Return until when a unit may return what it was handed."""
        return due_at(self.limits.returning, at)
