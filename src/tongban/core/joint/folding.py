"""Folding (归并): from the events of a joint handling to what they amount to.

Folding trusts the history: what may happen is decided by the verbs before an event is written.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import singledispatch

from tongban.core.joint.events import AnyJointEvent
from tongban.core.joint.matter import Matter
from tongban.core.joint.matter_events import (
    GapsNamed,
    JointBegun,
    JointEnded,
    MoreTimeAsked,
    MoreTimeDeclined,
    MoreTimeGiven,
    NoticeSent,
    PassedOn,
)
from tongban.core.joint.opinion_events import (
    ConditionsMet,
    OpinionAsked,
    OpinionFellDue,
    OpinionGiven,
    OpinionTakenBack,
)
from tongban.core.joint.opinions import Opinion
from tongban.core.joint.visit_events import (
    VisitCancelled,
    VisitConfirmed,
    VisitDeclined,
    VisitMoved,
    VisitProposed,
    VisitRecorded,
    VisitSigned,
)
from tongban.core.joint.visits import Visit
from tongban.core.vocabulary.errors import InvalidValue


def fold(events: Iterable[AnyJointEvent]) -> Matter:
    """Return what the events of a joint handling amount to; the first is its beginning."""
    history = iter(events)
    first = next(history, None)
    if not isinstance(first, JointBegun):
        raise InvalidValue("joint history", "it begins with its terms")
    return advance(Matter(begun=first, last_at=first.at, length=1), history)


def advance(matter: Matter, events: Iterable[AnyJointEvent]) -> Matter:
    """Return `matter` after more `events`."""
    for event in events:
        matter = replace(_after(event, matter), last_at=event.at, length=matter.length + 1)
    return matter


@singledispatch
def _after(event: object, matter: Matter) -> Matter:
    raise InvalidValue("joint history", f"{type(event).__name__} cannot follow {matter.last_at}")


def _opinion(matter: Matter, opinion: Opinion) -> Matter:
    return replace(matter, opinions={**matter.opinions, opinion.asked.department: opinion})


def _visit(matter: Matter, visit: Visit) -> Matter:
    return replace(matter, visits=(*matter.visits[:-1], visit))


@_after.register
def _(event: OpinionAsked, matter: Matter) -> Matter:
    return _opinion(matter, Opinion(asked=event))


@_after.register
def _(event: OpinionGiven, matter: Matter) -> Matter:
    before = matter.opinions[event.department]
    return _opinion(matter, replace(before, given=(*before.given, event), met=None))


@_after.register
def _(event: ConditionsMet, matter: Matter) -> Matter:
    return _opinion(matter, replace(matter.opinions[event.department], met=event))


@_after.register
def _(event: OpinionTakenBack, matter: Matter) -> Matter:
    return _opinion(matter, replace(matter.opinions[event.department], taken_back=event))


@_after.register
def _(event: OpinionFellDue, matter: Matter) -> Matter:
    return _opinion(matter, replace(matter.opinions[event.department], fell_due=True))


@_after.register
def _(event: VisitProposed, matter: Matter) -> Matter:
    proposed = Visit(
        starts_at=event.starts_at, place=event.place, departments=event.departments, by=event.by
    )
    return replace(matter, visits=(*matter.visits, proposed))


@_after.register
def _(event: VisitConfirmed, matter: Matter) -> Matter:
    visit = matter.visits[-1]
    declined = {one: why for one, why in visit.declined.items() if one != event.department}
    confirmed = visit.confirmed | {event.department}
    return _visit(matter, replace(visit, confirmed=confirmed, declined=declined))


@_after.register
def _(event: VisitDeclined, matter: Matter) -> Matter:
    visit = matter.visits[-1]
    declined = {**visit.declined, event.department: event.reason}
    confirmed = visit.confirmed - {event.department}
    return _visit(matter, replace(visit, confirmed=confirmed, declined=declined))


@_after.register
def _(event: VisitMoved, matter: Matter) -> Matter:
    moved = replace(
        matter.visits[-1],
        starts_at=event.starts_at,
        place=event.place,
        confirmed=frozenset(),
        declined={},
    )
    return _visit(matter, moved)


@_after.register
def _(event: VisitCancelled, matter: Matter) -> Matter:
    return _visit(matter, replace(matter.visits[-1], cancelled=event.reason))


@_after.register
def _(event: VisitRecorded, matter: Matter) -> Matter:
    return _visit(matter, replace(matter.visits[-1], record=event))


@_after.register
def _(event: VisitSigned, matter: Matter) -> Matter:
    visit = matter.visits[-1]
    return _visit(matter, replace(visit, signed=(*visit.signed, event)))


@_after.register
def _(event: GapsNamed, matter: Matter) -> Matter:
    return replace(matter, named={**matter.named, event.department: event.gaps})


@_after.register
def _(event: NoticeSent, matter: Matter) -> Matter:
    return replace(matter, notice=event)


@_after.register
def _(event: PassedOn, matter: Matter) -> Matter:
    return replace(matter, passed=(*matter.passed, event))


@_after.register
def _(event: MoreTimeAsked, matter: Matter) -> Matter:
    return replace(matter, more_time_asked=event)


@_after.register
def _(event: MoreTimeGiven, matter: Matter) -> Matter:
    return replace(matter, more_time=event, more_time_asked=None)


@_after.register
def _(_event: MoreTimeDeclined, matter: Matter) -> Matter:
    return replace(matter, more_time_asked=None)


@_after.register
def _(event: JointEnded, matter: Matter) -> Matter:
    return replace(matter, ended=event)
