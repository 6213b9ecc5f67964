"""Receive somebody (窗口接待): who is there, how the clerk saw it, and whether they agreed.

Whoever is received is looked up nowhere before they agreed; the number typed here is shown to
nobody again but with its middle covered.
"""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from tongban.actions.attending.receiving import NameDiffers, receive
from tongban.core.people.actors import Role
from tongban.core.people.attending import LASTS, Identified, NotAtWindow, Wish
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.identity import parse_citizen_number
from tongban.store.attendance.queries import attendances_of
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component
from tongban.web.components.forms import PlainForm, errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.sentences import refusal
from tongban.web.components.window import ANSWERS, ATTENDANCE
from tongban.web.components.words import written_moment
from tongban.web.counter import masks
from tongban.web.counter.requests import officer_of, outside_of
from tongban.web.counter.window.words import IDENTIFIED


class ReceiveForm(PlainForm):
    """Who is there."""

    name = forms.CharField(label=gettext_lazy("姓名"), max_length=64)
    number = forms.CharField(label=gettext_lazy("身份证号"), max_length=32)
    identified = forms.ChoiceField(
        label=gettext_lazy("怎样核验的身份"),
        choices=[(one.value, words) for one, words in IDENTIFIED.items()],
        widget=forms.RadioSelect,
    )
    agreed = forms.BooleanField(
        label=gettext_lazy(
            "已向本人说明：由窗口代为填写、提交，并查询本人在有关部门的数据；本人同意"
        )
    )

    def clean_number(self) -> str:
        """Return the number in its one form."""
        try:
            return parse_citizen_number(self.cleaned_data["number"]).value
        except InvalidValue as wrong:
            raise forms.ValidationError(refusal(wrong)) from None


@officer_required(Role.WINDOW)
@require_http_methods(["GET", "HEAD", "POST"])
def window(request: HttpRequest) -> HttpResponseBase:
    """Ask who is there; a post begins to write for them."""
    form = ReceiveForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        attendance = _received(request, form)
        if attendance is not None:
            request.session.pop(ANSWERS, None)
            request.session[ATTENDANCE] = str(attendance)
            return HttpResponseRedirect(reverse("counter:attendance", args=[attendance]))
    page = Page(
        title=gettext("窗口接待"),
        lead=gettext("群众到窗口来办，由您代为填写：问的问题、要的材料和网上完全一样。"),
        errors=errors_of(form),
        body=(
            *_here(request),
            Section(
                title=gettext("核验来人身份"),
                id="receive",
                body=PostForm(
                    body=(*fields_of(form, "name", "number", "identified", "agreed"), _limits()),
                    buttons=navigation.Button(words=gettext("开始接待")),
                ),
            ),
            *_earlier(request),
            *_papers(request),
        ),
    )
    return show(request, page)


def _received(request: HttpRequest, form: ReceiveForm) -> UUID | None:
    """Return the attendance, or None with the reason on the form."""
    said = form.cleaned_data
    wish = Wish(
        number=said["number"],
        person=said["name"],
        identified=Identified(said["identified"]),
        agreed=said["agreed"],
    )
    try:
        return receive(officer_of(request), wish, outside_of(request))
    except NameDiffers:
        form.add_error("name", gettext("姓名和身份证号对不上，请再看一遍证件"))
    except NotAtWindow:
        form.add_error(None, gettext("您的岗位不能接待窗口群众。"))
    return None


def _limits() -> Component:
    minutes = {"minutes": int(LASTS.total_seconds() // 60)}
    return lists.Paragraph(
        body=gettext(
            "一次接待最长 %(minutes)d 分钟，到时自动结束。查询过程本人在“谁查了我的数据”里看得到。"
        )
        % minutes
    )


def _here(request: HttpRequest) -> tuple[Component, ...]:
    """Return who is at the window now, if somebody is."""
    now = outside_of(request).now
    for one in attendances_of(officer_of(request)):
        if one.attendance.stands(now):
            link = navigation.Link(
                words=gettext("继续为“%(name)s”办理")
                % {"name": masks.covered(one.attendance.person)},
                href=reverse("counter:attendance", args=[one.id]),
            )
            return (messages.Notification(title=gettext("窗口现在有人"), body=link),)
    return ()


def _papers(request: HttpRequest) -> tuple[Component, ...]:
    """Return the way to papers that windows of the department kept."""
    if outside_of(request).practices.paper_mandates is None:
        return ()
    way = navigation.Link(words=gettext("纸质委托"), href=reverse("counter:paper_mandates"))
    return (lists.Paragraph(body=way),)


def _earlier(request: HttpRequest) -> tuple[Component, ...]:
    """Return whom this clerk received lately, with names covered."""
    earlier = attendances_of(officer_of(request))
    if not earlier:
        return ()
    rows = tuple(
        lists.Row(
            cells=(
                navigation.Link(
                    words=written_moment(one.attendance.opened_at),
                    href=reverse("counter:attendance", args=[one.id]),
                ),
                masks.covered(one.attendance.person),
                str(len(one.attendance.filed)),
            )
        )
        for one in earlier
    )
    table = lists.DataTable(
        caption=gettext("我接待过的，新的在前"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("时间")),
            lists.Column(words=gettext("来人"), one_line=True),
            lists.Column(words=gettext("提交的申请"), number=True),
        ),
        rows=rows,
    )
    return (Section(title=gettext("我接待过的"), id="earlier", body=table),)
