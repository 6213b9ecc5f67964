"""The lines (核对明细): what each register says of the reader and theirs, from where and when."""

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext

from tongban.core.exchange.household.events import AnswerOutcome
from tongban.core.exchange.household.report import ReportLine
from tongban.web.components import households as words
from tongban.web.components import lists, messages, navigation
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Section
from tongban.web.components.words import written_moment
from tongban.web.hall.household.reading import ENDED, Reading


def told(reading: Reading) -> Iterator[Component]:
    """Yield what registers told about the reader, and about whom they sign for."""
    if reading.kept.check.forgotten or not reading.kept.check.answers:
        return
    for member in reading.own:
        title = gettext("各部门登记的%(name)s的情况") % {"name": member.name}
        lines = reading.report.of(member.slot)
        said = [one for one in lines if one.outcome is not AnswerOutcome.NO_RECORD or one.ticket]
        nobody = [one for one in lines if one not in said]
        yield Section(
            title=title,
            id=f"told-{member.slot}",
            body=(
                _table(reading, said, title) if said else "",
                _nobody(reading, nobody, title) if nobody else "",
            ),
        )


def _nobody(reading: Reading, lines: Sequence[ReportLine], title: str) -> Component:
    """Return who has nothing on record, out of the way of what somebody has."""
    summary = gettext("另有 %(count)d 项查无登记") % {"count": len(lines)}
    return messages.Details(summary=summary, body=_table(reading, lines, title))


def _table(reading: Reading, lines: Sequence[ReportLine], title: str) -> Component:
    columns = (
        gettext("项目"),
        gettext("登记的内容"),
        gettext("哪个部门"),
        gettext("什么时候查的"),
        gettext("不对？"),
    )
    return lists.DataTable(
        caption=title,
        caption_hidden=True,
        columns=tuple(lists.Column(words=one) for one in columns),
        rows=tuple(_line(reading, one) for one in lines),
    )


def _line(reading: Reading, line: ReportLine) -> lists.Row:
    catalogue = reading.catalogue
    dataset = catalogue.datasets[line.source]
    return lists.Row(
        cells=(
            catalogue.elements[line.element].label,
            words.told(line, catalogue),
            catalogue.departments[dataset.holder].short_name,
            _when(line),
            _wrong(reading, line),
        )
    )


def _when(line: ReportLine) -> Content:
    if line.asked_at is None:
        return ""
    if not line.call:
        return written_moment(line.asked_at)
    return gettext("%(moment)s，调用编号 %(call)d") % {
        "moment": written_moment(line.asked_at),
        "call": line.call,
    }


def _wrong(reading: Reading, line: ReportLine) -> Content:
    if line.ticket:
        return navigation.Link(
            words=gettext("已提出异议，看进展"),
            href=reverse("hall:ticket", args=[line.ticket]),
            about=reading.catalogue.elements[line.element].label,
        )
    answered = line.outcome in (AnswerOutcome.MATCHED, AnswerOutcome.NO_RECORD)
    if not answered or reading.stage in ENDED:
        return ""
    return navigation.Link(
        words=gettext("提出异议"),
        href=reverse(
            "hall:dispute_household",
            args=[reading.kept.id, line.member, line.source, line.element],
        ),
        about=reading.catalogue.elements[line.element].label,
    )
