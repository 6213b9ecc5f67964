"""My data (我的数据): order a copy, follow its making, fetch it; requests beneath."""

from datetime import datetime

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template import engines
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from tongban.actions.my_data.copying import order
from tongban.core.people.actors import Citizen
from tongban.core.people.assurance_levels import OnlineAct
from tongban.core.people.rights import COPIED
from tongban.store.rights.queries import CopyLine, KeptRequest, newest_copy, requests_of
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import citizen_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.words import plain_date, written_moment, written_size
from tongban.web.hall import places
from tongban.web.hall.my_data.words import COPYING, KINDS, status_tag
from tongban.web.hall.proving import sure_enough_to
from tongban.web.hall.visitor import citizen_of, outside_of


@citizen_required
@require_safe
def my_data(request: HttpRequest) -> HttpResponseBase:
    """Show the copy and the requests of a person."""
    citizen = citizen_of(request)
    page = Page(
        title=gettext("我的数据"),
        back=navigation.BackLink(href=places.mine()),
        lead=lists.Paragraph(
            body=gettext(
                "平台保存了您的哪些数据，您可以全部拿走；错了可以要求更正，不再需要的可以要求删除。"
            )
        ),
        body=(
            Section(title=gettext("全部数据的副本"), id="copy", body=_copy(request)),
            Section(title=gettext("更正和删除"), id="requests", body=_requests(citizen)),
            navigation.Buttons(
                items=(
                    navigation.Link(words=gettext("我的授权"), href=reverse("hall:consents")),
                    navigation.Link(words=gettext("谁查了我的数据"), href=reverse("hall:looks")),
                )
            ),
        ),
    )
    return show(request, page)


@citizen_required
@require_safe
def copy_progress(request: HttpRequest) -> HttpResponseBase:
    """Answer how far the copy has come, alone; once it is made, have the page renewed."""
    state = _state(request)
    if not isinstance(state, messages.Progress):
        return HttpResponseClientRefresh()
    template = engines["django"].from_string("{% load components %}{% render part %}")
    return HttpResponse(template.render({"part": state}, request))


@citizen_required
@sure_enough_to(OnlineAct.EXPORT, COPYING)
@require_POST
def order_copy(request: HttpRequest) -> HttpResponseBase:
    """Order a copy."""
    order(citizen_of(request), outside_of(request))
    news.success(request, gettext("已开始制作，完成后在这里下载。"))
    return HttpResponseRedirect(reverse("hall:my_data"))


def _copy(request: HttpRequest) -> Content:
    return (
        lists.Paragraph(
            body=gettext(
                "一个压缩包：网页可以直接看，JSON 可以交给别的程序，附有格式说明和您交过的材料。"
            )
        ),
        lists.Paragraph(body=gettext("依据：%(basis)s。") % {"basis": str(COPIED)}),
        _state(request),
    )


def _state(request: HttpRequest) -> Component:
    """Return the copy as it is now: none, in the making, there, or gone."""
    copy = newest_copy(citizen_of(request))
    if copy is None:
        return _button(gettext("制作副本"))
    if copy.until is not None and outside_of(request).now < copy.until:
        return _ready(copy, copy.until)
    if copy.ready_at is not None:
        return _again(gettext("上一份已经过期删除。"))
    if copy.failed:
        return _again(gettext("上一份没有做成，请再试一次。"))
    return messages.Progress(
        title=gettext("正在制作"),
        poll=reverse("hall:copy_progress"),
        done=copy.done,
        total=copy.total or None,
        advice=gettext("可以离开这个页面，做好后会留在这里。"),
    )


def _ready(copy: CopyLine, until: datetime) -> Component:
    return messages.Notification(
        title=gettext("副本已做好（%(size)s）") % {"size": written_size(copy.size)},
        body=(
            lists.Paragraph(
                body=gettext("%(until)s以后自动删除。") % {"until": written_moment(until)}
            ),
            navigation.Button(
                words=gettext("下载"), href=reverse("hall:fetch_copy", args=[copy.id])
            ),
        ),
    )


def _again(words: str) -> Component:
    return messages.Inset(body=(lists.Paragraph(body=words), _button(gettext("再做一份"))))


def _button(words: str) -> Component:
    return PostForm(
        action=reverse("hall:order_copy"), body="", buttons=navigation.Button(words=words)
    )


def _requests(citizen: Citizen) -> Content:
    found = requests_of(citizen)
    ask = navigation.Buttons(
        items=(
            navigation.Button(
                words=gettext("要求更正"),
                href=reverse("hall:new_right", args=["correction"]),
                kind=navigation.ButtonKind.SECONDARY,
            ),
            navigation.Button(
                words=gettext("要求删除"),
                href=reverse("hall:new_right", args=["deletion"]),
                kind=navigation.ButtonKind.SECONDARY,
            ),
        )
    )
    if not found:
        return (lists.Paragraph(body=gettext("还没有提出过。")), ask)
    return (lists.CardList(rows=True, cards=tuple(_card(one) for one in found)), ask)


def _card(one: KeptRequest) -> lists.Card:
    return lists.Card(
        title=KINDS[one.state.kind],
        href=reverse("hall:right", args=[one.id]),
        summary=one.state.words,
        facts=(
            status_tag(one.state),
            gettext("提出：%(day)s") % {"day": plain_date(one.state.asked_on)},
        ),
    )
