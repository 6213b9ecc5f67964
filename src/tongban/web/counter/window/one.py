"""One attendance (正在接待): in whose name, what they want, what was filed and its receipt."""

from collections.abc import Iterator
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.attending.names import grounds_there, person_at_window
from tongban.actions.searching import find
from tongban.actions.targets import published
from tongban.core.people.actors import Citizen, Role
from tongban.core.people.mandates import Mandate
from tongban.core.people.presenting import DENIED_IN
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.plain_text import plain_text
from tongban.store.attendance.queries import OpenedAttendance, attendance_of
from tongban.store.cases.queries.at_window import filed_there
from tongban.store.cases.queries.filings import drafts_of
from tongban.store.people.mandate_queries import mandates_by
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.window import ATTENDANCE
from tongban.web.components.words import written_date, written_moment
from tongban.web.counter import masks
from tongban.web.counter.requests import officer_of, outside_of
from tongban.web.counter.window.words import (
    IDENTIFIED,
    OWN,
    OWN_NAME,
    item_names,
    name_words,
    reach_words,
)

LONGEST = 100


@officer_required(Role.WINDOW)
@require_safe
def attendance_page(request: HttpRequest, attendance: UUID) -> HttpResponseBase:
    """Show who is there and what can be done for them; what has ended shows what was filed."""
    opened = attendance_of(officer_of(request), attendance)
    if opened is None:
        raise Http404
    person = person_at_window(officer_of(request), attendance, outside_of(request))
    page = Page(
        title=gettext("正在接待") if person else gettext("接待已经结束"),
        back=navigation.BackLink(href=reverse("counter:window"), words=gettext("窗口接待")),
        above=_bar(opened),
        body=(
            *_filed(opened),
            *(_open(request, opened, person) if person else _over()),
        ),
    )
    return show(request, page)


def _bar(opened: OpenedAttendance) -> Component:
    one = opened.attendance
    return navigation.IdentityBar(
        label=gettext("来人"),
        facts=(
            (gettext("姓名"), masks.covered(one.person)),
            (gettext("身份证号"), masks.covered(one.number)),
            (gettext("核验方式"), IDENTIFIED[one.identified]),
            (gettext("自动结束"), written_moment(one.until)),
        ),
    )


def _open(request: HttpRequest, opened: OpenedAttendance, person: Citizen) -> Iterator[Component]:
    if request.session.get(ATTENDANCE) != str(opened.id):
        yield _here_again(opened)
        return
    yield from _names(request, opened, person)
    yield from _regions(request, opened)
    yield from _said_to_be_theirs(opened, person)
    yield from _drafts(person)
    yield Section(title=gettext("要办什么"), id="want", body=_wanted(request))
    yield PostForm(
        action=reverse("counter:attendance_end", args=[opened.id]),
        body=lists.Paragraph(body=gettext("来人离开窗口时请结束接待，结束后不能再以其名义填写。")),
        buttons=navigation.Button(words=gettext("结束接待"), kind=navigation.ButtonKind.SECONDARY),
    )


def _here_again(opened: OpenedAttendance) -> Component:
    """Return the way to go on in this browser, where the attendance began in another."""
    return PostForm(
        action=reverse("counter:attendance_name", args=[opened.id]),
        hidden=(("reference", opened.attendance.reference),),
        body="",
        buttons=navigation.Button(words=gettext("在这里继续接待")),
    )


def _over() -> tuple[Component, ...]:
    again = navigation.Link(words=gettext("重新核验身份"), href=reverse("counter:window"))
    return (
        messages.Notification(
            title=gettext("不能再以来人的名义填写"),
            body=(gettext("已经结束、超过时间，或者代理关系不再成立。"), again),
            kind=messages.NotificationKind.ATTENTION,
        ),
    )


def _names(request: HttpRequest, opened: OpenedAttendance, person: Citizen) -> Iterator[Component]:
    """Yield in whose name it is done, where the person may act in more than their own."""
    grounds = grounds_there(opened, outside_of(request))
    yield from _paper(request, opened)
    if not grounds:
        return
    acting = person.representing
    choices = (
        fields.Choice(value=OWN, label=OWN_NAME),
        *(
            fields.Choice(
                value=one.representation.reference,
                label=name_words(one.representation),
                hint=reach_words(one.representation),
            )
            for one in grounds
        ),
    )
    yield Section(
        title=gettext("以谁的名义"),
        id="name",
        body=PostForm(
            action=reverse("counter:attendance_name", args=[opened.id]),
            body=fields.Radios(
                name="reference",
                label=gettext("以谁的名义办"),
                choices=choices,
                value=acting.reference if acting else OWN,
            ),
            buttons=navigation.Button(
                words=gettext("确定名义"), kind=navigation.ButtonKind.SECONDARY
            ),
        ),
    )


def _paper(request: HttpRequest, opened: OpenedAttendance) -> Iterator[Component]:
    """Yield the way to keep what somebody shows on paper who comes for another."""
    if outside_of(request).practices.paper_mandates is not None:
        yield lists.Paragraph(
            body=(
                gettext("替别人来办、带来纸质授权委托书的："),
                navigation.Link(
                    words=gettext("登记纸质授权委托书"),
                    href=reverse("counter:attendance_paper", args=[opened.id]),
                ),
            )
        )


def _regions(request: HttpRequest, opened: OpenedAttendance) -> Iterator[Component]:
    """Yield for which region it is received, where services are shared with others."""
    practices = outside_of(request).practices
    if not (practices.homes and practices.regions):
        return
    choices = (
        fields.Choice(value=OWN, label=gettext("本地办理")),
        *(fields.Choice(value=one.area, label=one.name) for one in practices.regions),
    )
    items = published().catalogue.items
    names = "、".join(items[code].name for code in practices.homes if code in items)
    yield Section(
        title=gettext("为哪里收件"),
        id="region",
        body=PostForm(
            action=reverse("counter:attendance_region", args=[opened.id]),
            body=fields.Radios(
                name="area",
                label=gettext("由哪里决定"),
                hint=gettext("可以异地代收的事项：%(names)s") % {"names": names},
                choices=choices,
                value=opened.attendance.home or OWN,
            ),
            buttons=navigation.Button(words=gettext("确定"), kind=navigation.ButtonKind.SECONDARY),
        ),
    )


def _said_to_be_theirs(opened: OpenedAttendance, person: Citizen) -> Iterator[Component]:
    """Yield the mandates on paper that others showed and that name the person, to be denied."""
    shown = () if person.representing else mandates_by(person)
    papers = [one for one in shown if one.paper is not None and one.state in DENIED_IN]
    if papers:
        yield Section(
            title=gettext("别人凭来人的纸质委托书登记的"),
            id="papers",
            body=tuple(_denial(opened, one) for one in papers),
        )


def _denial(opened: OpenedAttendance, mandate: Mandate) -> Component:
    words = gettext("%(agent)s，办“%(items)s”，到%(day)s为止。") % {
        "agent": masks.covered(mandate.agent_name),
        "items": item_names(mandate.items),
        "day": written_date(mandate.valid_until),
    }
    return PostForm(
        action=reverse("counter:attendance_deny", args=[opened.id, mandate.code]),
        body=lists.Paragraph(body=words),
        buttons=navigation.Button(
            words=gettext("来人说不是本人委托的"), kind=navigation.ButtonKind.WARNING
        ),
    )


def _drafts(person: Citizen) -> Iterator[Component]:
    """Yield what was begun and not filed, at the window or at home."""
    begun = drafts_of(person)
    if begun:
        links = tuple(
            navigation.Link(words=one.title, href=reverse("hall:draft", args=[one.id]))
            for one in begun
        )
        yield Section(title=gettext("没填完的申请"), id="drafts", body=lists.PlainList(items=links))


def _wanted(request: HttpRequest) -> tuple[Component, ...]:
    """Return the search, and for each thing found the way to its questions."""
    words = _tidied(request.GET.get("q", ""))
    box = navigation.SearchBox(
        action="",
        label=gettext("想办的事"),
        name="q",
        value=words,
        hint=gettext("用来人的话写就行"),
    )
    if not words:
        return (box,)
    hits = find(words, outside_of(request)).hits
    if not hits:
        nothing = gettext("换一种说法试试。")
        return (box, messages.EmptyState(title=gettext("没有找到"), advice=nothing))
    cards = tuple(
        lists.Card(
            title=hit.title,
            href=reverse("hall:question", args=[hit.kind.value, hit.code]),
            summary=hit.summary,
            facts=(hit.department,),
        )
        for hit in hits
    )
    return (box, lists.CardList(rows=True, cards=cards))


def _filed(opened: OpenedAttendance) -> Iterator[Component]:
    """Yield what was filed, each with its receipt to print."""
    filed = filed_there(opened.attendance.filed)
    if not filed:
        return
    rows = tuple(
        lists.SummaryRow(
            key=one.title,
            value=gettext("申报编号 %(number)s，%(moment)s提交")
            % {"number": one.number, "moment": written_moment(one.filed_at)},
            actions=(
                navigation.Link(
                    words=gettext("打印收件凭证"),
                    href=reverse("counter:attendance_receipt", args=[opened.id, one.receipt]),
                    about=one.title,
                ),
            )
            if one.receipt
            else (),
        )
        for one in filed
    )
    yield Section(
        title=gettext("已经提交"),
        id="filed",
        body=(
            lists.SummaryList(rows=rows),
            lists.Paragraph(body=gettext("请把收件凭证打印出来交给来人：行政许可法第三十二条。")),
        ),
    )


def _tidied(words: str) -> str:
    try:
        return plain_text(words[:LONGEST])
    except InvalidValue:
        return ""
