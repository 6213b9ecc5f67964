"""Put somebody on a list (提出列入): what is written here counts once another officer agrees."""

from datetime import date

from django import forms
from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from tongban.actions.credit.listing import NewEntry, party_number, propose
from tongban.core.vocabulary.errors import InvalidValue
from tongban.web.components import credit, lists, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.forms import DatePartsField, PlainForm, errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.console.credit.listing import STEWARDS
from tongban.web.console.requests import officer_of, outside_of


class NewEntryForm(PlainForm):
    """A decision by which somebody is put on a list."""

    list = forms.ChoiceField(
        label=gettext_lazy("所在名单"),
        choices=[(code, words) for code, words in credit.NAMES.items()],
    )
    number = forms.CharField(label=gettext_lazy("公民身份号码或者统一社会信用代码"), max_length=40)
    party = forms.CharField(label=gettext_lazy("姓名或者单位名称"), max_length=100)
    decision = forms.CharField(
        label=gettext_lazy("决定文书号"),
        help_text=gettext_lazy("例如：市监罚〔2026〕7号"),
        max_length=100,
    )
    decided_on = DatePartsField(label=gettext_lazy("决定日期"))
    grounds = forms.CharField(
        label=gettext_lazy("事实和依据"), max_length=1000, widget=forms.Textarea
    )

    def __init__(self, *args: object, today: date, **options: object) -> None:
        super().__init__(*args, **options)
        self._today = today

    def clean_number(self) -> str:
        """Return a number that proves right."""
        try:
            return party_number(self.cleaned_data["number"])
        except InvalidValue:
            raise forms.ValidationError(
                gettext("请填写正确的公民身份号码或者统一社会信用代码"), code="number"
            ) from None

    def clean_decided_on(self) -> date:
        """Return a day that has come."""
        day: date = self.cleaned_data["decided_on"]
        if day > self._today:
            raise forms.ValidationError(gettext("决定日期不能晚于今天"), code="future")
        return day

    def entry(self) -> NewEntry:
        """Return what was answered."""
        said = self.cleaned_data
        return NewEntry(
            list=said["list"],
            number=said["number"],
            name=said["party"],
            decision=said["decision"],
            decided_on=said["decided_on"],
            grounds=said["grounds"],
        )


@officer_required(*STEWARDS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_entry(request: HttpRequest) -> HttpResponseBase:
    """Take a proposal to put somebody on a list."""
    today = outside_of(request).today
    if request.method != "POST":
        return show(request, _page(NewEntryForm(today=today)))
    form = NewEntryForm(request.POST, today=today)
    if not form.is_valid():
        return show(request, _page(form))
    try:
        made = propose(officer_of(request), form.entry(), outside_of(request))
    except InvalidValue as wrong:
        form.add_error(None, wrong.reason)
        return show(request, _page(form))
    news.success(request, gettext("已提出，由本部门另一名数据管理员确认后生效。"))
    return HttpResponseRedirect(reverse("console:credit_entry", args=[made]))


def _page(form: NewEntryForm) -> Page:
    return Page(
        title=gettext("提出列入"),
        caption=gettext("信用管理"),
        back=navigation.BackLink(href=reverse("console:credit")),
        lead=lists.Paragraph(
            body=gettext("只凭生效的法律文书列入；另一名同事确认以前，不对当事人产生影响。")
        ),
        errors=errors_of(form),
        body=PostForm(
            body=fields_of(form), buttons=navigation.Button(words=gettext("提交，等第二人确认"))
        ),
    )
