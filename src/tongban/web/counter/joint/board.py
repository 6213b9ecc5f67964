"""The board of a joint handling (联办看板): opinions by department and day, visit, cases, clock."""

from collections.abc import Iterator
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.core.joint.hindrances import hindrances
from tongban.core.joint.opinions import Opinion, OpinionStanding
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, Section, SideBySide, show
from tongban.web.components.words import plain_date, written_date
from tongban.web.counter.joint.desk import JointDesk, note_opened, open_desk
from tongban.web.counter.joint.parts import cases_part, notice_part, visit_part
from tongban.web.counter.joint.verbs import JointVerb, open_verbs
from tongban.web.counter.joint.words import COLOURS, moments, opinion_tag
from tongban.web.counter.requests import READERS


@officer_required(*READERS)
@require_safe
def board(request: HttpRequest, matter: UUID) -> HttpResponseBase:
    """Show how a joint handling stands, to any department that takes part in it."""
    desk = open_desk(request, matter)
    note_opened(desk)
    page = Page(
        title=desk.opened.title,
        caption=gettext("%(mode)s · 申报编号 %(number)s")
        % {"mode": labels.label(desk.matter.terms.mode), "number": desk.opened.number},
        back=navigation.BackLink(href=reverse("counter:joints"), words=gettext("返回联办")),
        above=_standing(desk),
        body=SideBySide(
            main=(
                _opinions(desk),
                *notice_part(desk),
                *visit_part(desk),
                cases_part(desk),
                Section(
                    title=gettext("经过"), id="past", body=lists.Timeline(moments=moments(desk))
                ),
            ),
            beside=(_doing(desk), _clock(desk)),
            label=gettext("办理"),
            beside_first=True,
        ),
        wide=True,
    )
    return show(request, page)


def _standing(desk: JointDesk) -> Content:
    """Say first what everybody must know: it has ended, or what holds the decision back."""
    ended = desk.matter.ended
    if ended is not None:
        return messages.Notification(
            title=gettext("各事项都已经办完"),
            body=gettext("联办在%(day)s结束。") % {"day": written_date(ended.ended_on)},
        )
    vetoes = [
        one
        for one in hindrances(desk.matter, today=desk.today)
        if one.standing is OpinionStanding.VETOED
    ]
    if not vetoes:
        return ""
    names = "、".join(desk.name_of(one.department) for one in vetoes)
    return messages.Notification(
        title=gettext("%(names)s不同意，现在不能准予") % {"names": names},
        body=gettext("整改以后由该部门重新答复；整改不了的，可以据此作出不予决定。"),
        kind=messages.NotificationKind.ATTENTION,
    )


def _opinions(desk: JointDesk) -> Component:
    opinions = desk.matter.opinions
    if not opinions:
        body: Content = lists.Paragraph(body=gettext("没有征求意见，各部门分别作出决定。"))
    else:
        body = lists.DataTable(
            caption=gettext("各部门的意见"),
            caption_hidden=True,
            columns=(
                lists.Column(words=gettext("部门")),
                lists.Column(words=gettext("看哪些内容")),
                lists.Column(words=gettext("期限")),
                lists.Column(words=gettext("意见")),
                lists.Column(words=gettext("按什么规则")),
            ),
            rows=tuple(_row(desk, name, one) for name, one in opinions.items()),
        )
    return Section(title=gettext("征求意见"), id="opinions", body=body)


def _row(desk: JointDesk, department: str, opinion: Opinion) -> lists.Row:
    return lists.Row(
        cells=(
            desk.name_of(department),
            opinion.asked.about,
            (plain_date(opinion.asked.due_on), *_lamp(desk, opinion)),
            _answer(desk, opinion),
            _rule(opinion),
        )
    )


def _lamp(desk: JointDesk, opinion: Opinion) -> Iterator[Content]:
    standing = opinion.standing(desk.today)
    if standing.open and desk.running:
        light = opinion.light(desk.today, desk.outside.calendar)
        late = standing is OpinionStanding.OWED
        words = gettext("逾期未答复") if late else gettext("等待答复")
        yield messages.Lamp(colour=COLOURS[light], words=words)


def _answer(desk: JointDesk, opinion: Opinion) -> Content:
    standing = opinion.standing(desk.today)
    last = opinion.given[-1] if opinion.given else None
    late = gettext("逾期答复") if opinion.late else ""
    conditions = last.conditions if last else ()
    return (
        opinion_tag(standing),
        messages.Tag(words=late, tone=messages.Tone.ATTENTION) if late else "",
        lists.Paragraph(body=last.reason) if last and last.reason else "",
        lists.PlainList(items=conditions) if conditions else "",
    )


def _rule(opinion: Opinion) -> Content:
    asked = opinion.asked
    if asked.veto is not None:
        return gettext("不同意就不能准予。依据：%(basis)s") % {"basis": labels.citation(asked.veto)}
    if asked.silence is not None:
        return gettext("逾期不答复视为同意。依据：%(basis)s") % {
            "basis": labels.citation(asked.silence)
        }
    return gettext("逾期不答复仍然要答复")


def _doing(desk: JointDesk) -> Content:
    """Return what this officer can do, or that nothing waits for them."""
    verbs = open_verbs(desk)
    if not verbs:
        words = gettext("现在不需要您办理。")
        return Section(title=gettext("办理"), id="verbs", body=lists.Paragraph(body=words))
    ways = tuple(_way(desk, verb) for verb in verbs)
    return Section(title=gettext("办理"), id="verbs", body=ways)


def _way(desk: JointDesk, verb: JointVerb) -> Component:
    href = reverse("counter:joint_act", args=[desk.opened.id, verb.slug])
    button = navigation.Button(words=verb.title, kind=verb.kind)
    if verb.immediate:
        return PostForm(
            body="",
            action=href,
            hidden=(("revision", str(desk.matter.length)),),
            buttons=button,
        )
    link = navigation.Button(words=verb.title, kind=verb.kind, href=href)
    return navigation.Buttons(items=(link,))


def _clock(desk: JointDesk) -> Component:
    """Return the clock over all of it, under its heading."""
    whole = desk.whole
    if whole is None:
        body: Content = lists.Paragraph(
            body=gettext(
                "受理以后开始计算：四十五个工作日，经本级人民政府负责人批准可以延长十五个。"
            )
        )
    else:
        left = gettext("还剩 %(count)d 个工作日") % {"count": whole.usage.remaining}
        words = gettext("已超期") if whole.usage.remaining < 0 else left
        body = lists.SummaryList(
            rows=(
                lists.SummaryRow(
                    key=gettext("全部办完的期限"),
                    value=(
                        lists.Paragraph(body=written_date(whole.due_on)),
                        ""
                        if whole.over
                        else messages.Lamp(colour=COLOURS[whole.light], words=words),
                    ),
                ),
                lists.SummaryRow(key=gettext("从哪天算起"), value=written_date(whole.accepted_on)),
                *_more_time(desk),
            )
        )
    basis = gettext("《行政许可法》第四十二条第二款")
    return Section(
        title=gettext("联办总时限"), id="clock", body=(body, lists.Paragraph(body=basis))
    )


def _more_time(desk: JointDesk) -> Iterator[lists.SummaryRow]:
    given, asked = desk.matter.more_time, desk.matter.more_time_asked
    if given is not None:
        words = gettext("已延长 %(count)d 个工作日：%(reason)s") % {
            "count": given.amount,
            "reason": given.reason,
        }
        yield lists.SummaryRow(key=gettext("延长"), value=words)
    elif asked is not None:
        words = gettext("申请延长 %(count)d 个工作日，等待批准：%(reason)s") % {
            "count": asked.amount,
            "reason": asked.reason,
        }
        yield lists.SummaryRow(key=gettext("延长"), value=words)
