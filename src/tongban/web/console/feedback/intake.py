"""Write down what comes in (来电、来访、来信登记): by the centre, or by a window of a unit."""

from django import forms
from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from tongban.actions.feedback.speaking import LONGEST_WORDS, Spoken
from tongban.actions.feedback.speaking import take_down as keep
from tongban.actions.targets import published
from tongban.core.feedback.concerns import WORK_ORDERS, ConcernChannel, ConcernKind
from tongban.core.feedback.desk import in_centre
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.core.vocabulary.plain_text import plain_text
from tongban.web.components import labels, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.forms import PlainForm, errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.sentences import refusal
from tongban.web.console.feedback.seats import SEATS
from tongban.web.console.requests import officer_of, outside_of

_LONGEST = 60
_BY_HAND = (
    ConcernChannel.HOTLINE,
    ConcernChannel.WINDOW,
    ConcernChannel.LETTER,
    ConcernChannel.HIGHER,
)


class IntakeForm(PlainForm):
    """What somebody said, by which way, and how to call them back."""

    title = forms.CharField(label=gettext_lazy("是什么事"), max_length=_LONGEST)
    words = forms.CharField(
        label=gettext_lazy("具体情况"), max_length=LONGEST_WORDS, widget=forms.Textarea
    )
    place = forms.CharField(label=gettext_lazy("发生在哪里"), max_length=_LONGEST, required=False)
    caller = forms.CharField(label=gettext_lazy("姓名"), max_length=_LONGEST, required=False)
    telephone = forms.CharField(label=gettext_lazy("回访电话"), max_length=_LONGEST, required=False)
    secret = forms.BooleanField(label=gettext_lazy("本人要求对承办单位保密"), required=False)

    def questions(self) -> dict[str, forms.Field]:
        """Return the questions whose answers are listed."""
        catalogue = published().catalogue
        items = sorted((code, one.name) for code, one in catalogue.items.items())
        return {
            "channel": forms.ChoiceField(
                label=gettext("来源"),
                choices=[(one.value, labels.label(one)) for one in _BY_HAND],
            ),
            "kind": forms.ChoiceField(
                label=gettext("类型"),
                choices=[(one.value, labels.label(one)) for one in WORK_ORDERS],
            ),
            "item": forms.ChoiceField(
                label=gettext("事项"), choices=[("", gettext("没有")), *items], required=False
            ),
        }

    def clean(self) -> dict[str, str]:
        """Return what was said as plain text."""
        said = super().clean() or self.cleaned_data
        for name, value in tuple(said.items()):
            if isinstance(value, str):
                try:
                    said[name] = plain_text(value, multiline=True)
                except InvalidValue as wrong:
                    self.add_error(name, refusal(wrong))
        return said


@officer_required(*SEATS)
@require_http_methods(["GET", "HEAD", "POST"])
def take_down(request: HttpRequest) -> HttpResponseBase:
    """Take down what somebody says."""
    form = IntakeForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return show(request, _page(form))
    said = form.cleaned_data
    spoken = Spoken(
        kind=ConcernKind(said["kind"]),
        title=said["title"],
        words=said["words"],
        item=said["item"],
        place=said["place"],
        secret=said["secret"],
    )
    try:
        concern = keep(
            officer_of(request),
            spoken,
            outside_of(request),
            channel=ConcernChannel(said["channel"]),
            name=said["caller"],
            phone=said["telephone"],
        )
    except NotAllowed:
        form.add_error(None, gettext("您的岗位不能登记这类诉求，请转告热线。"))
        return show(request, _page(form))
    news.success(request, gettext("已登记，由热线转办。"))
    if in_centre(officer_of(request)):
        return HttpResponseRedirect(reverse("console:feedback-concern", args=[concern]))
    return HttpResponseRedirect(reverse("console:feedback"))


def _page(form: IntakeForm) -> Page:
    return Page(
        title=gettext("登记来电、来访、来信"),
        back=navigation.BackLink(href=reverse("console:feedback")),
        errors=errors_of(form) if form.is_bound else None,
        body=PostForm(body=fields_of(form), buttons=navigation.Button(words=gettext("登记"))),
    )
