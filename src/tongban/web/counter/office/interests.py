"""Conflicts of interest (回避): withdraw from a case, decide on it, have relatives looked up."""

from uuid import UUID

from django import forms
from django.contrib import messages as flash
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from tongban.actions.officework import interests
from tongban.core.people.actors import Officer, Role
from tongban.core.people.interests import AnyInterestEvent, InterestDeclared, withdrawn
from tongban.core.vocabulary.errors import (
    Conflict,
    InvalidValue,
    NotAllowed,
    NotFound,
    Unavailable,
)
from tongban.core.vocabulary.identity import parse_citizen_number
from tongban.store.cases.queries.work import case_known
from tongban.store.people.interests import history_of, kin_of
from tongban.store.people.queries import colleagues_of
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.forms import PlainForm, errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.sentences import refusal
from tongban.web.components.words import written_date
from tongban.web.counter import refusals
from tongban.web.counter.requests import HANDLERS, officer_of, outside_of


class KinForm(PlainForm):
    """Who the officer is."""

    number = forms.CharField(
        label=gettext_lazy("本人身份证号"),
        help_text=gettext_lazy("只用来核对同户的近亲属；系统不保存号码，也不显示亲属是谁。"),
        max_length=32,
    )

    def clean_number(self) -> str:
        """Return the number in its one form."""
        try:
            return parse_citizen_number(self.cleaned_data["number"]).value
        except InvalidValue as wrong:
            raise forms.ValidationError(refusal(wrong)) from None


class InterestForm(PlainForm):
    """Who withdraws from a case, and why."""

    def __init__(self, officer: Officer, *args: object, **options: object) -> None:
        self.officer = officer
        super().__init__(*args, **options)

    def questions(self) -> dict[str, forms.Field]:
        """Ask who, where the officer decides for the department, and why."""
        own = (self.officer.staff_number, gettext("本人"))
        others = [(one.staff_number, one.name) for one in colleagues_of(self.officer)]
        heads = Role.APPROVER in self.officer.roles
        return {
            "about": forms.ChoiceField(
                label=gettext("谁回避"),
                choices=[own, *(others if heads else ())],
                initial=self.officer.staff_number,
            ),
            "reason": forms.CharField(
                label=gettext("理由"),
                help_text=gettext("例如：与申请人是姻亲。不要写申请人的其他情况。"),
                max_length=200,
            ),
        }


@officer_required(*HANDLERS)
@require_http_methods(["GET", "HEAD", "POST"])
def own_interests(request: HttpRequest) -> HttpResponseBase:
    """Show what is known of the officer's relatives, and have the register asked."""
    officer = officer_of(request)
    form = KinForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _asked(request, form):
        return HttpResponseRedirect(reverse("counter:interests"))
    page = Page(
        title=gettext("回避"),
        lead=gettext(
            "本人的办件、近亲属的办件，以及可能影响公正办理的办件，都应当回避"
            "（《公务员法》第七十四条、第七十六条）。系统会拦住；其他情形请在办理页申请回避。"
        ),
        back=navigation.BackLink(href=reverse("counter:office"), words=gettext("返回日常办公")),
        errors=errors_of(form),
        body=(
            _known(officer),
            PostForm(
                body=fields_of(form),
                buttons=navigation.Button(words=gettext("核对近亲属")),
            ),
        ),
    )
    return show(request, page)


@officer_required(*HANDLERS)
@require_http_methods(["GET", "HEAD", "POST"])
def case_interests(request: HttpRequest, case: UUID) -> HttpResponseBase:
    """Show who withdrew from a case, and let somebody withdraw or be let in again."""
    officer = officer_of(request)
    number = case_known(officer, case)
    if not number:
        raise Http404
    form = InterestForm(officer, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _changed(request, case, form):
        return HttpResponseRedirect(reverse("counter:case_interests", args=[case]))
    page = Page(
        title=gettext("回避"),
        caption=number,
        back=navigation.BackLink(href=reverse("counter:inbox"), words=gettext("返回待办")),
        errors=errors_of(form),
        body=(
            _history(case),
            PostForm(body=fields_of(form), buttons=_buttons(officer, case)),
        ),
    )
    return show(request, page)


def _asked(request: HttpRequest, form: KinForm) -> bool:
    try:
        count = interests.ask_relatives(
            officer_of(request), form.cleaned_data["number"], outside_of(request)
        )
    except InvalidValue as wrong:
        form.add_error("number", refusal(wrong))
        return False
    except Unavailable:
        form.add_error(None, gettext("户籍登记暂时没有答复，请稍后再试。"))
        return False
    flash.success(request, gettext("已核对：同户登记 %(count)s 人。") % {"count": count})
    return True


def _changed(request: HttpRequest, case: UUID, form: InterestForm) -> bool:
    said = form.cleaned_data
    act = interests.lift if request.POST.get("verb") == "lift" else interests.declare
    try:
        act(
            officer_of(request),
            case,
            outside_of(request),
            about=said["about"],
            reason=said["reason"],
        )
    except NotFound as missing:
        raise Http404 from missing
    except InvalidValue as wrong:
        form.add_error("reason", refusal(wrong))
    except NotAllowed as refused:
        form.add_error("about", refusals.sentence(refused))
    except Conflict:
        form.add_error("about", gettext("已经是这样，不用再办"))
    else:
        flash.success(request, gettext("已登记，领取的工作已放回待办。"))
        return True
    return False


def _known(officer: Officer) -> Component:
    kin = kin_of(officer.account)
    if kin.confirmed_on is None:
        return messages.Notification(
            title=gettext("还没有核对过近亲属"),
            body=gettext("核对以后，本人和同户近亲属的办件会自动拦住。"),
            kind=messages.NotificationKind.ATTENTION,
        )
    return lists.SummaryList(
        rows=(
            lists.SummaryRow(key=gettext("同户登记的人"), value=str(len(kin.relatives))),
            lists.SummaryRow(key=gettext("核对日期"), value=written_date(kin.confirmed_on)),
        )
    )


def _history(case: UUID) -> Content:
    events = history_of(case)
    if not events:
        return messages.EmptyState(title=gettext("这件办件没有人回避"))
    moments = lists.Timeline(moments=tuple(_moment(one) for one in events))
    return Section(title=gettext("回避记录"), body=moments)


def _moment(event: AnyInterestEvent) -> lists.Moment:
    words = (
        gettext("%(number)s 回避")
        if isinstance(event, InterestDeclared)
        else gettext("%(number)s 不需要回避")
    )
    return lists.Moment(
        title=words % {"number": event.officer}, at=event.at, by=event.by.name, body=event.reason
    )


def _buttons(officer: Officer, case: UUID) -> Content:
    declare = navigation.Button(words=gettext("登记回避"), name="verb", value="declare")
    if Role.APPROVER not in officer.roles or not withdrawn(history_of(case)):
        return declare
    lift = navigation.Button(
        words=gettext("不需要回避"),
        kind=navigation.ButtonKind.SECONDARY,
        name="verb",
        value="lift",
    )
    return navigation.Buttons(items=(declare, lift))
