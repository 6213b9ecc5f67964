"""Say something (提诉求): what it is about, in one's own words, and who may learn who said it."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from tongban.actions.feedback.speaking import LONGEST_WORDS, Spoken, speak
from tongban.actions.targets import published
from tongban.core.feedback.concerns import WORK_ORDERS, ConcernKind
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.plain_text import plain_text
from tongban.web.components import labels, lists, navigation
from tongban.web.components.access import citizen_required
from tongban.web.components.forms import PlainForm, errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.sentences import refusal
from tongban.web.hall.visitor import citizen_of, outside_of

LONGEST_TITLE = 60


class PlainTextForm(PlainForm):
    """A form whose texts are plain: what nobody can see, or no database takes, is dropped."""

    def clean(self) -> dict[str, Any]:
        """Return what was said as plain text."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        for name, value in tuple(said.items()):
            if isinstance(value, str):
                try:
                    said[name] = plain_text(value, multiline=True)
                except InvalidValue as wrong:
                    self.add_error(name, refusal(wrong))
        return said


class SayingForm(PlainTextForm):
    """A kind, a line, the words; a department or an item for those who know it."""

    title = forms.CharField(
        label=gettext_lazy("用一句话说是什么事"),
        max_length=LONGEST_TITLE,
        error_messages={"max_length": gettext_lazy("最多写 60 个字，请删减后再提交")},
    )
    words = forms.CharField(
        label=gettext_lazy("具体情况"),
        help_text=gettext_lazy(
            "什么时间、什么地方、发生了什么、希望怎么解决。不要写银行卡号和密码。"
        ),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea,
        error_messages={"max_length": gettext_lazy("最多写 1000 个字，请删减后再提交")},
    )
    place = forms.CharField(
        label=gettext_lazy("发生在哪里"),
        help_text=gettext_lazy("街道或者小区，例如“临江街道”"),
        max_length=LONGEST_TITLE,
        required=False,
    )
    secret = forms.BooleanField(
        label=gettext_lazy("不要告诉承办单位是谁提的（举报一律保密）"), required=False
    )

    field_order = ("kind", "title", "words", "place", "department", "item", "secret")

    def questions(self) -> dict[str, forms.Field]:
        """Return the questions whose answers are those of the published catalogue."""
        catalogue = published().catalogue
        departments = [(code, one.short_name) for code, one in catalogue.departments.items()]
        items = sorted((code, one.name) for code, one in catalogue.items.items())
        unknown = ("", gettext("不清楚，由热线转办"))
        return {
            "kind": forms.ChoiceField(
                label=gettext("类型"),
                choices=[(kind.value, labels.label(kind)) for kind in WORK_ORDERS],
            ),
            "department": forms.ChoiceField(
                label=gettext("哪个部门"), choices=[unknown, *departments], required=False
            ),
            "item": forms.ChoiceField(
                label=gettext("与哪个事项有关"),
                choices=[("", gettext("没有或者不清楚")), *items],
                required=False,
            ),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.order_fields(self.field_order)


@citizen_required
@require_http_methods(["GET", "HEAD", "POST"])
def say(request: HttpRequest) -> HttpResponseBase:
    """Take a work order; `case`, `item` and `kind` in the address say what it is about."""
    form = SayingForm(request.POST if request.method == "POST" else None, initial=_known(request))
    if request.method == "POST" and form.is_valid():
        return _keep(request, form)
    return show(request, _page(form))


def _keep(request: HttpRequest, form: SayingForm) -> HttpResponseBase:
    said = form.cleaned_data
    spoken = Spoken(
        kind=ConcernKind(said["kind"]),
        title=said["title"],
        words=said["words"],
        department=said["department"],
        item=said["item"],
        place=said["place"],
        secret=said["secret"],
        case=_case(request),
    )
    try:
        concern = speak(citizen_of(request), spoken, outside_of(request))
    except InvalidValue as wrong:
        form.add_error(wrong.kind if wrong.kind in form.fields else None, refusal(wrong))
        return show(request, _page(form))
    news.success(request, gettext("已经收到，办理情况都会显示在这里。"))
    return HttpResponseRedirect(reverse("hall:concern", args=[concern]))


def _case(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("case", ""))
    except ValueError:
        return None


def _known(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET.get(name, "") for name in ("kind", "item", "department")}


def _page(form: SayingForm) -> Page:
    return Page(
        title=gettext("咨询、投诉、举报、建议、求助"),
        back=navigation.BackLink(href=reverse("hall:contact")),
        errors=errors_of(form) if form.is_bound else None,
        lead=lists.Paragraph(
            body=gettext("不满意办事服务的，办件页面上可以直接评价；这里什么事都可以说。")
        ),
        body=PostForm(body=fields_of(form), buttons=navigation.Button(words=gettext("提交"))),
    )
