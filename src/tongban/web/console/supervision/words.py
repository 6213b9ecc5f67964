"""Orders in words (督办): what was found, how it stands, what happened."""

from collections.abc import Iterator, Mapping
from typing import Final

from django.utils.translation import gettext

from tongban.core.catalog.departments import Department
from tongban.core.supervision.order_events import (
    AnyOrderEvent,
    AppealDismissed,
    AppealUpheld,
    OrderAppealed,
    OrderEscalated,
    OrderOpened,
    OrderReplied,
    OrderSentBack,
    OrderSettled,
    RulingLate,
)
from tongban.core.supervision.orders import OrderStatus
from tongban.core.supervision.rules import Level, Rule
from tongban.web.components import labels, lists, messages
from tongban.web.components.words import written_date

LAMPS: Final[Mapping[Level, messages.LampColour]] = {
    Level.YELLOW: messages.LampColour.YELLOW,
    Level.ORANGE: messages.LampColour.ORANGE,
    Level.RED: messages.LampColour.RED,
}


def lamp(level: Level) -> messages.Lamp:
    """Return how grave a finding is."""
    return messages.Lamp(colour=LAMPS[level])


def rule_name(rule: str, rules: Mapping[str, Rule]) -> str:
    """Return the name of a rule; one that is no longer watched keeps its code."""
    return labels.word(rules[rule].name) if rule in rules else rule


def department_name(code: str, departments: Mapping[str, Department]) -> str:
    """Return the short name of a department."""
    return departments[code].short_name if code in departments else code


def status_tag(status: OrderStatus, *, late: bool) -> messages.Tag:
    """Return where an order stands."""
    if late:
        return messages.Tag(
            words=gettext("%(status)s（逾期）") % {"status": labels.label(status)},
            tone=messages.Tone.BAD,
        )
    tone = messages.Tone.GOOD if status.ended else messages.Tone.ATTENTION
    return messages.Tag(words=labels.label(status), tone=tone)


def moments(
    history: tuple[AnyOrderEvent, ...], departments: Mapping[str, Department]
) -> Iterator[lists.Moment]:
    """Yield what happened, the latest first."""
    for event in reversed(history):
        by = departments.get(event.by.department)
        yield lists.Moment(
            title=labels.label(event),
            at=event.at,
            by=by.short_name if by else labels.word(event.by.name),
            body=_said(event),
        )


def _said(event: AnyOrderEvent) -> str:
    match event:
        case OrderOpened(rung=rung, due_on=day) | OrderEscalated(rung=rung, reason="", due_on=day):
            return gettext("%(rung)s，%(day)s前反馈") % {
                "rung": labels.label(rung),
                "day": written_date(day),
            }
        case OrderEscalated(rung=rung, reason=reason, due_on=day):
            return gettext("%(reason)s。升为%(rung)s，%(day)s前反馈") % {
                "reason": labels.word(reason) if event.late else reason,
                "rung": labels.label(rung),
                "day": written_date(day),
            }
        case OrderReplied(kind=kind, words=words):
            return gettext("%(kind)s：%(words)s") % {"kind": labels.label(kind), "words": words}
        case RulingLate(was_due_on=day):
            return gettext("应当在%(day)s前处理") % {"day": written_date(day)}
        case OrderSentBack(reason=words) | OrderAppealed(ground=words):
            return words
        case OrderSettled(words=words) | AppealUpheld(words=words) | AppealDismissed(words=words):
            return labels.word(words) if not event.by.department else words
