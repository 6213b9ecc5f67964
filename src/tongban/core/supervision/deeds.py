"""What a case shows when somebody acts (流程和内容监察): one event, and the state before it.

The verbs of cases keep most of this from happening here at all; histories that other systems send
in, and rules that were switched after the fact, are watched alike.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from tongban.core.cases.acts import SYSTEM, day_of
from tongban.core.cases.due import Phase, case_due
from tongban.core.cases.events import (
    AcceptanceRefused,
    Accepted,
    Completed,
    CorrectionRequested,
    Event,
    Granted,
    Refused,
    StepReturned,
    Withdrawn,
)
from tongban.core.cases.state import CaseState
from tongban.core.catalog.items import CaseKind
from tongban.core.supervision.rules import Rule, Watched
from tongban.core.supervision.sightings import Sighting
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.dates import CHINA_STANDARD_TIME


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One event of a case, with how the case stood `before` it (办理行为)."""

    before: CaseState
    event: Event
    calendar: WorkingCalendar

    def seen(self, rule: Rule, *, about: str = "", group: str = "") -> Sighting:
        """Return what a rule found in this event, which has a place of its own in the history."""
        return Sighting(
            rule=rule,
            key=f"event.{self.before.length + 1}",
            since=day_of(self.event.at),
            about=about,
            group=group,
        )


Look: TypeAlias = Callable[[Rule, Deed], Iterator[Sighting]]


def _refused_without_grounds(rule: Rule, deed: Deed) -> Iterator[Sighting]:
    event = deed.event
    if isinstance(event, Refused | AcceptanceRefused) and not (
        any(map(str.strip, event.reasons)) and event.basis and event.remedies
    ):
        yield deed.seen(rule, about=event.label)


def _refused_though_complete(rule: Rule, deed: Deed) -> Iterator[Sighting]:
    if isinstance(deed.event, AcceptanceRefused) and not deed.before.lacking:
        yield deed.seen(rule)


def _ended_without_reason(rule: Rule, deed: Deed) -> Iterator[Sighting]:
    event = deed.event
    ended = isinstance(event, Completed) and not event.kind.normal
    if (ended or isinstance(event, StepReturned)) and not _reason(event).strip():
        yield deed.seen(rule, about=event.label)


def _reason(event: Event) -> str:
    return event.reason if isinstance(event, Completed | StepReturned) else ""


def _papers_lacking(rule: Rule, deed: Deed) -> Iterator[Sighting]:
    ended, before = deed.event, deed.before
    granted = isinstance(ended, Completed) and isinstance(before.decision, Granted)
    if granted and before.lacking:
        yield deed.seen(rule, about="、".join(before.lacking))


def _step_skipped(rule: Rule, deed: Deed) -> Iterator[Sighting]:
    deciding = deed.before.route.deciding
    if isinstance(deed.event, Granted) and deciding is not None:
        skipped = deed.before.waiting_for(deciding)
        if skipped:
            yield deed.seen(rule, about="、".join(step.name for step in skipped))


def _same_hands(rule: Rule, deed: Deed) -> Iterator[Sighting]:
    if not isinstance(deed.event, Granted | Refused) or deed.event.by == SYSTEM:
        return
    shared = [
        step.step
        for step in deed.before.steps.values()
        if deed.event.by.identifier in {one.identifier for one in step.officers}
    ]
    if shared:
        names = {step.id: step.name for step in deed.before.item.steps}
        yield deed.seen(rule, about="、".join(names.get(one, one) for one in shared))


def _out_of_order(rule: Rule, deed: Deed) -> Iterator[Sighting]:
    if isinstance(deed.event, Accepted) and deed.before.decision is not None:
        yield deed.seen(rule)


def _entered_afterwards(rule: Rule, deed: Deed) -> Iterator[Sighting]:
    event, accepted = deed.event, deed.before.accepted
    if not isinstance(event, Completed) or not event.kind.normal or accepted is None:
        return
    took = (event.at - accepted.at).total_seconds()
    promised = deed.before.item.case_kind is CaseKind.PROMISED
    if promised and event.by != SYSTEM and took < rule.numbers["seconds"]:
        yield deed.seen(rule)


def _corrected_again(rule: Rule, deed: Deed) -> Iterator[Sighting]:
    if isinstance(deed.event, CorrectionRequested):
        notices = len(deed.before.corrections) + 1
        if notices > rule.numbers["notices"]:
            yield deed.seen(rule, about=str(notices))


def _ended_near_due(rule: Rule, deed: Deed) -> Iterator[Sighting]:
    event, day = deed.event, day_of(deed.event.at)
    broken_off = isinstance(event, Completed) and not event.kind.normal
    if not (broken_off or (isinstance(event, Withdrawn) and event.by.department)):
        return
    due = case_due(deed.before, today=day, calendar=deed.calendar)
    if due.phase is Phase.DECISION and due.promised_on is not None:
        left = deed.calendar.count(day, due.promised_on) if day < due.promised_on else 0
        if left <= rule.numbers["working_days"]:
            yield deed.seen(rule, about=event.label)


def _decided_out_of_hours(rule: Rule, deed: Deed) -> Iterator[Sighting]:
    event = deed.event
    if not isinstance(event, Granted | Refused) or event.by == SYSTEM:
        return
    moment = event.at.astimezone(CHINA_STANDARD_TIME)
    open_then = rule.numbers["opens"] <= moment.hour < rule.numbers["closes"]
    if not (open_then and deed.calendar.is_working(moment.date())):
        group = f"{event.by.identifier}.{moment.date().isoformat()}"
        yield deed.seen(rule, group=group)


LOOKS: Mapping[Watched, Look] = MappingProxyType(
    {
        Watched.REFUSED_WITHOUT_GROUNDS: _refused_without_grounds,
        Watched.REFUSED_THOUGH_COMPLETE: _refused_though_complete,
        Watched.ENDED_WITHOUT_REASON: _ended_without_reason,
        Watched.PAPERS_LACKING: _papers_lacking,
        Watched.STEP_SKIPPED: _step_skipped,
        Watched.SAME_HANDS: _same_hands,
        Watched.OUT_OF_ORDER: _out_of_order,
        Watched.ENTERED_AFTERWARDS: _entered_afterwards,
        Watched.CORRECTED_AGAIN: _corrected_again,
        Watched.ENDED_NEAR_DUE: _ended_near_due,
        Watched.DECIDED_OUT_OF_HOURS: _decided_out_of_hours,
    }
)
"""The looks at a deed, by what they watch."""
