"""What waits in joint handlings (联办待办), on the page of the inbox and in its own list."""

from collections.abc import Iterator
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from tongban.actions.outside import Outside
from tongban.core.people.actors import Officer
from tongban.store.joint.queries import SHOWN, DutyLine, duties_of, matter_beside, takes_part
from tongban.web.components import labels, lists, navigation
from tongban.web.components.component import Component
from tongban.web.components.sections import Section
from tongban.web.components.words import written_date
from tongban.web.counter import lamps


def joint_waiting(officer: Officer, outside: Outside) -> Iterator[Component]:
    """Yield the most urgent of what joint handlings ask of the officer's department."""
    found = duties_of(officer)
    if not found:
        if takes_part(officer):
            yield navigation.Link(words=gettext("并联审批"), href=reverse("counter:joints"))
        return
    rest = (
        navigation.Link(
            words=gettext("全部联办待办（%(count)d）") % {"count": len(found)},
            href=reverse("counter:joints"),
        )
        if len(found) > SHOWN
        else ""
    )
    yield Section(
        title=gettext("并联审批"), id="joint", body=(duty_table(found[:SHOWN], outside), rest)
    )


def joint_beside(officer: Officer, filing: UUID) -> Iterator[Component]:
    """Yield the way from a case to the joint handling that it is part of."""
    matter = matter_beside(officer, filing)
    if matter is not None:
        yield lists.Paragraph(
            body=navigation.Link(
                words=gettext("这件办件由几个部门一起办，看联办看板"),
                href=reverse("counter:joint", args=[matter]),
            )
        )


def duty_table(found: tuple[DutyLine, ...], outside: Outside) -> Component:
    """Return what is to be done, the most urgent first."""
    return lists.DataTable(
        caption=gettext("联办中等本部门办的事，先到期的在前"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("要做的事")),
            lists.Column(words=gettext("联办")),
            lists.Column(words=gettext("到期")),
        ),
        rows=tuple(_row(line, outside) for line in found),
    )


def _row(line: DutyLine, outside: Outside) -> lists.Row:
    lamp = lamps.of_days(line.due_on, paused=False, today=outside.today, calendar=outside.calendar)
    return lists.Row(
        cells=(
            navigation.Link(
                words=labels.label(line.kind),
                href=reverse("counter:joint", args=[line.matter]),
                about=line.number,
            ),
            (line.title, lists.Paragraph(body=line.number)),
            (lists.Paragraph(body=written_date(line.due_on)), lamp),
        )
    )
