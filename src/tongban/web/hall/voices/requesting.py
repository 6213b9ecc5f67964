"""Ask for government information (申请公开政府信息): 政府信息公开条例 §29."""

from django import forms
from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from tongban.actions.feedback.speaking import LONGEST_WORDS, Spoken, speak
from tongban.actions.targets import published
from tongban.core.feedback.concerns import ConcernKind
from tongban.core.feedback.practice import USUAL
from tongban.core.vocabulary.errors import InvalidValue
from tongban.web.components import concerns, labels, lists, navigation
from tongban.web.components.access import citizen_required
from tongban.web.components.forms import errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.sentences import refusal
from tongban.web.hall.visitor import citizen_of, outside_of
from tongban.web.hall.voices.saying import LONGEST_TITLE, PlainTextForm


class RequestForm(PlainTextForm):
    """What the article asks for: the name or other marks of the information, and its form."""

    title = forms.CharField(
        label=gettext_lazy("需要什么信息"),
        help_text=gettext_lazy("信息的名称、文号，或者便于查询的其他描述"),
        max_length=LONGEST_TITLE,
        error_messages={"max_length": gettext_lazy("最多写 60 个字，请删减后再提交")},
    )
    words = forms.CharField(
        label=gettext_lazy("具体描述"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea,
        error_messages={"max_length": gettext_lazy("最多写 1000 个字，请删减后再提交")},
    )
    form = forms.ChoiceField(
        label=gettext_lazy("希望怎样得到"), choices=tuple(concerns.FORMS.items())
    )

    def questions(self) -> dict[str, forms.Field]:
        """Return the question whose answers are those of the published catalogue."""
        departments = published().catalogue.departments
        return {
            "department": forms.ChoiceField(
                label=gettext("向哪个机关申请"),
                choices=[(code, one.name) for code, one in departments.items()],
            )
        }


@citizen_required
@require_http_methods(["GET", "HEAD", "POST"])
def request_information(request: HttpRequest) -> HttpResponseBase:
    """Take a request for information."""
    form = RequestForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _keep(request, form)
    return show(request, _page(form))


def _keep(request: HttpRequest, form: RequestForm) -> HttpResponseBase:
    said = form.cleaned_data
    spoken = Spoken(
        kind=ConcernKind.INFORMATION,
        title=said["title"],
        words=said["words"],
        department=said["department"],
        form=said["form"],
    )
    try:
        concern = speak(citizen_of(request), spoken, outside_of(request))
    except InvalidValue as wrong:
        form.add_error(wrong.kind if wrong.kind in form.fields else None, refusal(wrong))
        return show(request, _page(form))
    news.success(request, gettext("申请已经提交，答复会显示在这里。"))
    return HttpResponseRedirect(reverse("hall:concern", args=[concern]))


def _page(form: RequestForm) -> Page:
    return Page(
        title=gettext("申请公开政府信息"),
        back=navigation.BackLink(href=reverse("hall:contact")),
        errors=errors_of(form) if form.is_bound else None,
        lead=(
            lists.Paragraph(
                body=gettext("机关在%(days)s内答复；需要延长的，会告诉您原因。")
                % {"days": labels.limit(USUAL.inform)}
            ),
            lists.Paragraph(body=concerns.basis(USUAL.inform.citation)),
        ),
        body=PostForm(body=fields_of(form), buttons=navigation.Button(words=gettext("提交申请"))),
    )
