"""Parts of the page of a joint handling (联合办理各部分), in the words of an applicant."""

from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import gettext

from tongban.actions.outside import Outside
from tongban.core.cases.lights import Light
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.joint.opinions import Opinion, OpinionStanding
from tongban.core.joint.terms import JointMode
from tongban.core.joint.visits import Visit
from tongban.core.joint.whole import whole_clock
from tongban.store.joint.queries import OpenedMatter
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.city import city_word
from tongban.web.components.component import Component, Content
from tongban.web.components.messages import LampColour, Tone
from tongban.web.components.sections import Section
from tongban.web.components.words import joined, written_date, written_moment
from tongban.web.hall import places
from tongban.web.hall.mine import outlook
from tongban.web.hall.mine.following import Followed

_COLOURS = {
    Light.GREEN: LampColour.GREEN,
    Light.YELLOW: LampColour.YELLOW,
    Light.ORANGE: LampColour.ORANGE,
    Light.RED: LampColour.RED,
}
_TONES = {
    OpinionStanding.CONSENTED: Tone.GOOD,
    OpinionStanding.CONSENTED_BY_SILENCE: Tone.GOOD,
    OpinionStanding.CONDITIONS_MET: Tone.GOOD,
    OpinionStanding.CONDITIONAL: Tone.ATTENTION,
    OpinionStanding.OBJECTED: Tone.ATTENTION,
    OpinionStanding.OWED: Tone.ATTENTION,
    OpinionStanding.VETOED: Tone.BAD,
}


def together_link(filing: UUID) -> Component:
    """Return the way to the page of a joint handling."""
    return lists.Paragraph(
        body=navigation.Link(
            words=gettext("看几个部门一起办到哪一步：各部门的意见、联合踏勘、总时限"),
            href=places.together(filing),
        )
    )


def standing_rows(
    opened: OpenedMatter, cases: tuple[Followed, ...], catalogue: Catalogue, outside: Outside
) -> Iterator[lists.SummaryRow]:
    """Yield who leads, in which way, how many have answered, and by when all must be decided."""
    matter = opened.matter
    lead = catalogue.departments[matter.terms.lead]
    yield lists.SummaryRow(
        key=gettext("牵头部门"), value=joined((city_word(lead.name), lead.phone), "，")
    )
    yield lists.SummaryRow(key=gettext("怎么办"), value=_way(matter.terms.mode))
    asked = [one for one in matter.opinions.values() if one.taken_back is None]
    if asked:
        answered = sum(not one.standing(outside.today).open for one in asked)
        yield lists.SummaryRow(
            key=gettext("答复进展"),
            value=gettext("%(asked)d 个部门中 %(answered)d 个已有意见")
            % {"asked": len(asked), "answered": answered},
        )
    states = (one.state for one in cases if one.state is not None)
    whole = whole_clock(matter, states, today=outside.today, calendar=outside.calendar)
    if whole is not None and not whole.over:
        left = gettext("还剩 %(count)d 个工作日") % {"count": whole.usage.remaining}
        late = gettext("已超期")
        lamp = messages.Lamp(
            colour=_COLOURS[whole.light], words=late if whole.usage.remaining < 0 else left
        )
        yield lists.SummaryRow(
            key=gettext("全部办完的法定期限"), value=(written_date(whole.due_on), lamp)
        )
    if matter.more_time is not None:
        yield lists.SummaryRow(
            key=gettext("延长期限"),
            value=gettext("经%(who)s批准延长 %(count)d 个工作日，理由：%(reason)s")
            % {
                "who": labels.word(matter.more_time.approver_role),
                "count": matter.more_time.amount,
                "reason": matter.more_time.reason,
            },
        )


def _way(mode: JointMode) -> str:
    match mode:
        case JointMode.RELAYED:
            return gettext("牵头部门收件，问过其他部门的意见，一起作出决定。您不用跑各个部门。")
        case JointMode.COMBINED:
            return gettext("各部门同时办，一起来现场，只来一次；缺什么一次告诉您。")
        case JointMode.CENTRAL:
            return gettext("各部门在一个大厅集中办，各自作出决定。")


def cases_table(cases: tuple[Followed, ...], catalogue: Catalogue) -> Component:
    """Return each item with where it stands and what comes next."""
    return lists.DataTable(
        caption=gettext("各事项和结果"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("事项")),
            lists.Column(words=gettext("部门")),
            lists.Column(words=gettext("状态")),
            lists.Column(words=gettext("接下来")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(words=one.record.item_name, href=places.case(one.record.id)),
                    catalogue.departments[one.record.department].short_name,
                    outlook.status_tag(one.status),
                    outlook.next_sentence(one),
                )
            )
            for one in cases
        ),
    )


def opinions_table(
    opened: OpenedMatter, catalogue: Catalogue, outside: Outside
) -> Iterator[Component]:
    """Yield what each department was asked and has said, where any was asked."""
    opinions = opened.matter.opinions
    if not opinions:
        return
    yield Section(
        title=gettext("各部门的意见"),
        id="opinions",
        body=lists.DataTable(
            caption=gettext("各部门的意见"),
            caption_hidden=True,
            columns=(
                lists.Column(words=gettext("部门")),
                lists.Column(words=gettext("看哪些内容")),
                lists.Column(words=gettext("最晚答复")),
                lists.Column(words=gettext("意见")),
            ),
            rows=tuple(
                lists.Row(
                    cells=(
                        catalogue.departments[code].short_name,
                        one.asked.about,
                        written_date(one.asked.due_on),
                        _said(one, outside),
                    )
                )
                for code, one in opinions.items()
            ),
        ),
    )


def _said(opinion: Opinion, outside: Outside) -> Content:
    standing = opinion.standing(outside.today)
    tag = messages.Tag(words=labels.label(standing), tone=_TONES.get(standing, Tone.PLAIN))
    counts = opinion.counts
    if counts is None:
        return tag
    return (
        tag,
        lists.Paragraph(body=counts.reason) if counts.reason else "",
        lists.PlainList(items=counts.conditions) if counts.conditions else "",
    )


def visit_section(opened: OpenedMatter, catalogue: Catalogue) -> Iterator[Component]:
    """Yield when and where departments come, who will, and what they wrote down."""
    visit = opened.matter.visit
    if visit is None:
        return
    names = "、".join(catalogue.departments[one].short_name for one in visit.departments)
    rows = [
        lists.SummaryRow(key=gettext("时间"), value=written_moment(visit.starts_at)),
        lists.SummaryRow(key=gettext("集合地点"), value=visit.place),
        lists.SummaryRow(key=gettext("来的部门"), value=names),
        lists.SummaryRow(key=gettext("状态"), value=_standing(visit)),
    ]
    if visit.record is not None:
        rows.append(lists.SummaryRow(key=gettext("踏勘记录"), value=visit.record.findings))
    yield Section(title=gettext("联合踏勘"), id="visit", body=lists.SummaryList(rows=tuple(rows)))


def _standing(visit: Visit) -> Content:
    mine = gettext("您已确认到场") if "" in visit.confirmed else ""
    asked = gettext("您请求改期，牵头部门会另约时间") if "" in visit.declined else ""
    return (labels.label(visit.standing), lists.Paragraph(body=mine or asked))
