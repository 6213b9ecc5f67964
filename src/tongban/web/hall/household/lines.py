"""The lines (核对明细): what each register says of the reader and theirs, from where and when."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext

from tongban.core.exchange.household.events import AnswerOutcome
from tongban.core.exchange.household.report import ReportLine
from tongban.web.components import households as words
from tongban.web.components import lists, navigation
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Section
from tongban.web.components.words import written_moment
from tongban.web.hall.household.reading import ENDED, Reading


def told(reading: Reading) -> Iterator[Component]:
    """Yield what registers told about the reader, and about whom they sign for."""
    if reading.kept.check.forgotten or not reading.kept.check.answers:
        return
    for member in reading.own:
        lines = reading.report.of(member.slot)
        yield Section(
            title=gettext("各部门登记的%(name)s的情况") % {"name": member.name},
            id=f"told-{member.slot}",
            body=lists.DataTable(
                caption=gettext("各部门登记的%(name)s的情况") % {"name": member.name},
                caption_hidden=True,
                columns=tuple(
                    lists.Column(words=one)
                    for one in (
                        gettext("项目"),
                        gettext("登记的内容"),
                        gettext("哪个部门"),
                        gettext("什么时候查的"),
                        gettext("不对？"),
                    )
                ),
                rows=tuple(_line(reading, one) for one in lines),
            ),
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
