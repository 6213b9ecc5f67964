"""Absences (外出与代理): announce one, name who does the work, come back."""

from uuid import UUID

from django import forms
from django.contrib import messages as flash
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from tongban.actions.officework import absences
from tongban.actions.officework.absences import Wish
from tongban.actions.targets import published
from tongban.core.people.absences import LENT
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound
from tongban.store.people.absence_queries import KeptAbsence, absences_of
from tongban.store.people.queries import colleagues_of
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.forms import DatePartsField, PlainForm, errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.sentences import refusal
from tongban.web.components.words import written_date
from tongban.web.counter import refusals
from tongban.web.counter.requests import HANDLERS, officer_of, outside_of


class AbsenceForm(PlainForm):
    """Who stands in, from when to when, in what, and why."""

    def __init__(self, officer: Officer, *args: object, **options: object) -> None:
        self.officer = officer
        super().__init__(*args, **options)

    def questions(self) -> dict[str, forms.Field]:
        """Ask for a colleague who works on cases, for the days, the items and the reason."""
        colleagues = [one for one in colleagues_of(self.officer) if one.roles & LENT]
        items = published().catalogue.items.values()
        own = [one for one in items if one.department == self.officer.department]
        return {
            "deputy": forms.ChoiceField(
                label=gettext("代理人"),
                choices=[(one.staff_number, one.name) for one in colleagues],
            ),
            "first_on": DatePartsField(label=gettext("从哪一天起")),
            "last_on": DatePartsField(label=gettext("到哪一天止")),
            "items": forms.MultipleChoiceField(
                label=gettext("只代办这些事项"),
                help_text=gettext("不选就是全部。"),
                required=False,
                choices=[(one.code, one.name) for one in own],
            ),
            "reason": forms.CharField(label=gettext("外出的理由"), max_length=200),
        }


@officer_required(*HANDLERS)
@require_http_methods(["GET", "HEAD", "POST"])
def absence_list(request: HttpRequest) -> HttpResponseBase:
    """Show who of the department is away, and announce an absence of one's own."""
    officer = officer_of(request)
    posted = request.POST if request.method == "POST" else None
    form = AbsenceForm(officer, posted)
    if posted is not None and form.is_valid() and _announced(request, form):
        flash.success(request, gettext("已登记外出；到时工作自动转给代理人，结束后自动转回。"))
        return HttpResponseRedirect(reverse("counter:absences"))
    known = absences_of(officer, outside_of(request).today)
    page = Page(
        title=gettext("外出与代理"),
        back=navigation.BackLink(href=reverse("counter:office"), words=gettext("返回日常办公")),
        errors=errors_of(form),
        body=(
            Section(title=gettext("本部门的外出"), body=_table(known, officer)),
            Section(title=gettext("登记外出"), body=_form(form)),
        ),
        wide=True,
    )
    return show(request, page)


@officer_required(*HANDLERS)
@require_POST
def end(request: HttpRequest, absence: UUID) -> HttpResponseBase:
    """Take the work back."""
    try:
        absences.end(officer_of(request), absence, outside_of(request))
    except NotFound as missing:
        raise Http404 from missing
    except NotAllowed as refused:
        flash.warning(request, refusals.sentence(refused))
    except Conflict:
        flash.warning(request, gettext("这次外出已经结束。"))
    else:
        flash.success(request, gettext("已销假，工作转回本人。"))
    return HttpResponseRedirect(reverse("counter:absences"))


def _announced(request: HttpRequest, form: AbsenceForm) -> bool:
    said = form.cleaned_data
    wish = Wish(
        deputy=said["deputy"],
        first_on=said["first_on"],
        last_on=said["last_on"],
        reason=said["reason"],
        items=frozenset(said["items"]),
    )
    try:
        absences.announce(officer_of(request), wish, outside_of(request))
    except InvalidValue as wrong:
        form.add_error("first_on", refusal(wrong))
    except NotAllowed as refused:
        form.add_error("deputy", refusals.sentence(refused))
    except Conflict:
        form.add_error("first_on", gettext("这几天已经登记过外出"))
    else:
        return True
    return False


def _form(form: AbsenceForm) -> Content:
    if not form.fields["deputy"].choices:  # type: ignore[attr-defined]
        return messages.EmptyState(
            title=gettext("没有可以代理的同事"),
            advice=gettext("代理人要在本部门，并有受理、审查或者审批岗位。"),
        )
    return (
        lists.PlainList(
            items=(
                gettext("代理人以自己的名义办理，每一步注明“代”您。"),
                gettext("代理不改变回避和审查、决定分开的要求；代理人不能再转给第三人。"),
            )
        ),
        PostForm(body=fields_of(form), buttons=navigation.Button(words=gettext("登记外出"))),
    )


def _table(known: tuple[KeptAbsence, ...], officer: Officer) -> Component:
    if not known:
        return messages.EmptyState(title=gettext("没有登记的外出"))
    return lists.DataTable(
        caption=gettext("本部门的外出"),
        caption_hidden=True,
        columns=tuple(
            lists.Column(words=words)
            for words in (
                gettext("外出人"),
                gettext("代理人"),
                gettext("时间"),
                gettext("范围"),
                gettext("办理"),
            )
        ),
        rows=tuple(_row(one, officer) for one in known),
    )


def _row(one: KeptAbsence, officer: Officer) -> lists.Row:
    items = published().catalogue.items
    names = "、".join(items[code].name for code in sorted(one.absence.items) if code in items)
    may_end = (
        one.absence.absent == officer.staff_number or Role.APPROVER in officer.roles
    ) and one.absence.ended_on is None
    return lists.Row(
        cells=(
            one.absent_name,
            one.deputy_name,
            gettext("%(first)s至%(last)s")
            % {
                "first": written_date(one.absence.first_on),
                "last": written_date(one.absence.last_on),
            },
            names or gettext("全部工作"),
            PostForm(
                body="",
                action=reverse("counter:absence_end", args=[one.id]),
                buttons=navigation.Button(
                    words=gettext("销假"),
                    kind=navigation.ButtonKind.SECONDARY,
                    about=one.absent_name,
                ),
            )
            if may_end
            else "",
        )
    )
