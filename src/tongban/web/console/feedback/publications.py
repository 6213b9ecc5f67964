"""What the body makes public (主动公开): what it has made, and by when it must be public."""

from datetime import date
from uuid import UUID

from django import forms
from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from tongban.actions.feedback.publishing import LONGEST_TITLE, make_public, owe
from tongban.actions.targets import published
from tongban.core.feedback.desk import UNIT_ROLES
from tongban.core.feedback.practice import USUAL
from tongban.core.vocabulary.errors import Conflict, InvalidValue
from tongban.core.vocabulary.plain_text import plain_text
from tongban.store.feedback.publications import PublicationLine, duties
from tongban.web.components import concerns, labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.forms import DatePartsField, PlainForm, errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.sentences import refusal
from tongban.web.components.words import plain_date, written_date
from tongban.web.console.feedback.seats import SEATS, bar, own_department
from tongban.web.console.requests import officer_of, outside_of

_LONGEST_SUMMARY = 2000


class PublicationForm(PlainForm):
    """What was made, when, and what stands in it."""

    title = forms.CharField(label=gettext_lazy("信息名称"), max_length=LONGEST_TITLE)
    summary = forms.CharField(
        label=gettext_lazy("内容"),
        max_length=_LONGEST_SUMMARY,
        required=False,
        widget=forms.Textarea,
    )
    made_on = DatePartsField(label=gettext_lazy("形成或者变更日期"))

    def clean_title(self) -> str:
        """Return the title as plain text."""
        return _plain(self.cleaned_data["title"])

    def clean_summary(self) -> str:
        """Return the content as plain text."""
        return _plain(self.cleaned_data["summary"])


@officer_required(*SEATS)
@require_http_methods(["GET", "HEAD", "POST"])
def publications(request: HttpRequest) -> HttpResponseBase:
    """Show what bodies have to publish; take what a body has made."""
    form = PublicationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            owe(
                officer_of(request),
                outside_of(request),
                title=said["title"],
                summary=said["summary"],
                made_on=said["made_on"],
            )
        except InvalidValue as wrong:
            form.add_error(wrong.kind, refusal(wrong))
        else:
            news.success(request, gettext("已登记，到期前请公开。"))
            return HttpResponseRedirect(reverse("console:feedback-publications"))
    return show(request, _page(request, form))


@officer_required(*sorted(UNIT_ROLES, key=lambda role: role.value))
@require_POST
def publish(request: HttpRequest, publication: UUID) -> HttpResponseBase:
    """Make it public."""
    try:
        make_public(officer_of(request), publication, outside_of(request))
    except Conflict:
        news.warning(request, gettext("已经公开了。"))
    else:
        news.success(request, gettext("已公开，大家都能查到。"))
    return HttpResponseRedirect(reverse("console:feedback-publications"))


def _page(request: HttpRequest, form: PublicationForm) -> Page:
    found = duties(own_department(request))
    days = {"days": labels.limit(USUAL.publish)}
    return Page(
        title=gettext("主动公开"),
        wide=True,
        errors=errors_of(form) if form.is_bound else None,
        lead=(
            lists.Paragraph(body=gettext("信息形成或者变更之日起%(days)s内公开。") % days),
            lists.Paragraph(body=concerns.basis(USUAL.publish.citation)),
        ),
        body=(
            bar(request, "console:feedback-publications"),
            _table(request, found) if found else messages.EmptyState(title=gettext("还没有登记过")),
            *_new(request, form),
        ),
    )


def _new(request: HttpRequest, form: PublicationForm) -> tuple[Component, ...]:
    if not officer_of(request).roles & UNIT_ROLES:
        return ()
    return (
        Section(
            title=gettext("登记一条信息"),
            body=PostForm(body=fields_of(form), buttons=navigation.Button(words=gettext("登记"))),
        ),
    )


def _table(request: HttpRequest, found: tuple[PublicationLine, ...]) -> Component:
    departments, today = published().catalogue.departments, outside_of(request).today
    return lists.DataTable(
        caption=gettext("主动公开"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("信息名称")),
            lists.Column(words=gettext("部门")),
            lists.Column(words=gettext("形成日期")),
            lists.Column(words=gettext("公开期限")),
            lists.Column(words=gettext("状态")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    one.title,
                    concerns.department_name(one.department, departments),
                    plain_date(one.made_on),
                    written_date(one.due_on),
                    _standing(request, one, today),
                )
            )
            for one in found
        ),
    )


def _standing(request: HttpRequest, one: PublicationLine, today: date) -> Content:
    late = one.late(today)
    tone = messages.Tone.BAD if late else messages.Tone.GOOD
    if one.published_on is not None:
        words = gettext("逾期公开") if late else gettext("已公开")
        return messages.Tag(words=words, tone=tone)
    tag = messages.Tag(
        words=gettext("逾期没有公开") if late else gettext("待公开"),
        tone=messages.Tone.BAD if late else messages.Tone.ATTENTION,
    )
    officer = officer_of(request)
    if officer.department != one.department or not officer.roles & UNIT_ROLES:
        return tag
    form = PostForm(
        action=reverse("console:feedback-publish", args=[one.id]),
        body="",
        buttons=navigation.Button(
            words=gettext("公开"), kind=navigation.ButtonKind.SECONDARY, about=one.title
        ),
    )
    return (tag, form)


def _plain(text: str) -> str:
    try:
        return plain_text(text, multiline=True)
    except InvalidValue as wrong:
        raise forms.ValidationError(refusal(wrong)) from None
