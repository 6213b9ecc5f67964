"""Parts of the board (看板各部分): the one notice, the visit, and the cases with their results."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from tongban.actions.joint.reading import PartCase
from tongban.core.cases.outcomes import StepOutcome
from tongban.core.joint.visits import Visit
from tongban.store.cases.queries.companions import Companion
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Section
from tongban.web.components.words import written_date, written_moment
from tongban.web.counter.dossier.steps import status_words
from tongban.web.counter.joint.desk import JointDesk


def notice_part(desk: JointDesk) -> Iterator[Component]:
    """Yield what is missing, while it is gathered, and the one notice once it was sent."""
    matter = desk.matter
    if matter.begun.gaps_until is None:
        return
    if matter.notice is not None:
        words = gettext("%(number)s：共 %(count)d 项，申请人在%(day)s前补正。") % {
            "number": matter.notice.notice_number,
            "count": len(matter.notice.gaps),
            "day": written_date(matter.notice.due_on),
        }
        yield Section(title=gettext("合并补正告知"), id="notice", body=lists.Paragraph(body=words))
        return
    if not (matter.named or matter.gathers(desk.today)):
        return
    yield Section(
        title=gettext("合并补正告知"),
        id="notice",
        body=(
            lists.Paragraph(
                body=gettext("各部门在%(day)s前提出，由牵头部门一次告知申请人，以后不再增加。")
                % {"day": written_date(matter.begun.gaps_until)}
            ),
            *_named(desk),
        ),
    )


def _named(desk: JointDesk) -> Iterator[Component]:
    if desk.matter.named:
        yield lists.SummaryList(
            rows=tuple(
                lists.SummaryRow(
                    key=desk.name_of(department),
                    value=lists.PlainList(items=tuple(gap.why for gap in gaps))
                    if gaps
                    else gettext("没有需要补正的内容"),
                )
                for department, gaps in desk.matter.named.items()
            )
        )


def visit_part(desk: JointDesk) -> Iterator[Component]:
    """Yield the visit that is arranged or was made, when there is one."""
    visit = desk.matter.visit
    if visit is None:
        if desk.matter.visited and desk.running:
            words = gettext("还没有预约。牵头部门约一次，各部门和申请人都来，只写一份记录。")
            yield Section(title=gettext("联合踏勘"), id="visit", body=lists.Paragraph(body=words))
        return
    yield Section(
        title=gettext("联合踏勘"),
        id="visit",
        body=(
            lists.SummaryList(rows=tuple(_appointment(visit))),
            _parties(desk, visit),
        ),
    )


def _appointment(visit: Visit) -> Iterator[lists.SummaryRow]:
    yield lists.SummaryRow(key=gettext("时间"), value=written_moment(visit.starts_at))
    yield lists.SummaryRow(key=gettext("集合地点"), value=visit.place)
    yield lists.SummaryRow(key=gettext("状态"), value=labels.label(visit.standing))
    if visit.record is not None:
        yield lists.SummaryRow(key=gettext("踏勘记录"), value=visit.record.findings)


def _parties(desk: JointDesk, visit: Visit) -> Component:
    return lists.DataTable(
        caption=gettext("谁到场"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("谁")),
            lists.Column(words=gettext("到场")),
            lists.Column(words=gettext("签字和结论")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    desk.name_of(party) if party else gettext("申请人"),
                    _coming(visit, party),
                    _signed(visit, party),
                )
            )
            for party in visit.parties
        ),
    )


def _coming(visit: Visit, party: str) -> Content:
    if party in visit.declined:
        why = visit.declined[party]
        tag = messages.Tag(words=gettext("请求改期"), tone=messages.Tone.ATTENTION)
        return (tag, lists.Paragraph(body=why))
    if party in visit.confirmed:
        return messages.Tag(words=gettext("已确认"), tone=messages.Tone.GOOD)
    return gettext("等待确认")


def _signed(visit: Visit, party: str) -> Content:
    theirs = [one for one in visit.signed if one.department == party]
    if not party:
        return gettext("不用签字")
    if not theirs:
        return gettext("没有签字") if visit.record else "—"
    return tuple(
        (
            messages.Tag(
                words=labels.label(one.outcome),
                tone=messages.Tone.GOOD if one.outcome is StepOutcome.PASSED else messages.Tone.BAD,
            ),
            lists.Paragraph(body="：".join(part for part in (one.by.name, one.remark) if part)),
        )
        for one in theirs
    )


def cases_part(desk: JointDesk) -> Component:
    """Return the items of the whole, each with how far it has come."""
    return Section(
        title=gettext("各事项和结果"),
        id="cases",
        body=lists.DataTable(
            caption=gettext("各事项和结果"),
            caption_hidden=True,
            columns=(
                lists.Column(words=gettext("事项")),
                lists.Column(words=gettext("部门")),
                lists.Column(words=gettext("状态")),
                lists.Column(words=gettext("收到日期")),
            ),
            rows=tuple(lists.Row(cells=_case(desk, one)) for one in desk.cases),
        ),
    )


def _case(desk: JointDesk, case: PartCase) -> tuple[Content, ...]:
    number = urlencode({"number": case.number})
    link = navigation.Link(words=case.name, href=f"{reverse('counter:cases')}?{number}")
    received = case.state.received.received_on if case.state else None
    companion = Companion(item_name=case.name, department=case.department, status=case.status)
    return (
        link if case.state else case.name,
        desk.name_of(case.department),
        status_words(companion),
        written_date(received) if received else gettext("等前面的事项办结"),
    )
