"""Ask for a change and answer one (状态变更、换发): two officers take away or give back."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from tongban.actions.certificates.renewing import renew
from tongban.actions.certificates.standing import answer_change, propose_change
from tongban.core.certificates.standings import Standing
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed
from tongban.core.vocabulary.plain_text import plain_text
from tongban.store.certificates.queries import KeptCertificate
from tongban.web.components import labels, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.assurance import lately_proven
from tongban.web.components.component import Content
from tongban.web.components.forms import DatePartsField, PlainForm, errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.sentences import refusal
from tongban.web.counter.certificates.one import of_department, possible
from tongban.web.counter.certificates.words import POSTS
from tongban.web.counter.requests import officer_of, outside_of


class _Grounds(PlainForm):
    """The law that a change rests on."""

    basis = forms.CharField(
        label=gettext_lazy("依据"),
        help_text=gettext_lazy("例如：食品安全法第一百二十六条"),
        max_length=200,
    )

    def clean_basis(self) -> str:
        """Return the basis as plain text."""
        return _plain(self.cleaned_data["basis"])


class ChangeForm(_Grounds):
    """What the certificate is to become, and why."""

    def __init__(self, posted: object, standings: list[Standing]) -> None:
        self._standings = standings
        super().__init__(posted)

    reason = forms.CharField(label=gettext_lazy("理由"), max_length=500, widget=forms.Textarea)

    def questions(self) -> dict[str, forms.Field]:
        """Return the standings that may follow."""
        choices = [(one.value, labels.label(one)) for one in self._standings]
        return {
            "standing": forms.ChoiceField(
                label=gettext("改为"), choices=choices, widget=forms.RadioSelect
            )
        }

    def clean_reason(self) -> str:
        """Return the reason as plain text."""
        return _plain(self.cleaned_data["reason"], multiline=True)


class RenewalForm(_Grounds):
    """Until when the next version is valid."""

    valid_until = DatePartsField(
        label=gettext_lazy("新的有效期止"), required=False,
        help_text=gettext_lazy("长期有效就空着。"),
    )  # fmt: skip


@officer_required(*POSTS)
@require_http_methods(["GET", "HEAD", "POST"])
def changing(request: HttpRequest, certificate_id: UUID) -> HttpResponseBase:
    """Ask for another standing; nothing changes until a second officer agrees."""
    kept = of_department(request, certificate_id)
    form = ChangeForm(request.POST if request.method == "POST" else None, possible(kept))
    if request.method == "POST" and form.is_valid() and _asked(request, kept, form):
        return _to(kept.id)
    words = gettext("提交后由本部门另一位工作人员复核，复核同意才会改变。")
    body = fields_of(form, "standing", "reason", "basis")
    return show(request, _page(kept, form, gettext("提出状态变更"), words=words, body=body))


@officer_required(*POSTS)
@lately_proven(gettext_lazy("换发证照"))
@require_http_methods(["GET", "HEAD", "POST"])
def renewing(request: HttpRequest, certificate_id: UUID) -> HttpResponseBase:
    """Make out the next version; the one before stays readable."""
    kept = of_department(request, certificate_id)
    form = RenewalForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        following = _renewed(request, kept, form)
        if following is not None:
            return _to(following)
    words = gettext("原证照会标为已换发，仍可查看；新版证照标识的版本号加一。")
    body = fields_of(form, "valid_until", "basis")
    return show(request, _page(kept, form, gettext("换发新版"), words=words, body=body))


@officer_required(*POSTS)
@lately_proven(gettext_lazy("同意变更证照状态"))
@require_POST
def answering(request: HttpRequest, proposal: UUID) -> HttpResponseBase:
    """Agree to a change or refuse it."""
    agrees = request.POST.get("answer") == "agree"
    try:
        answer_change(officer_of(request), proposal, outside_of(request), agrees=agrees)
    except NotAllowed as refused:
        raise PermissionDenied from refused
    return HttpResponseRedirect(reverse("counter:certificates"))


def _asked(request: HttpRequest, kept: KeptCertificate, form: ChangeForm) -> bool:
    said: dict[str, Any] = form.cleaned_data
    try:
        propose_change(
            officer_of(request),
            kept.id,
            Standing(said["standing"]),
            outside_of(request),
            reason=said["reason"],
            basis=said["basis"],
        )
    except Conflict:
        form.add_error(None, gettext("这张证照已有一项变更在等复核。"))
    except NotAllowed:
        form.add_error(None, gettext("现在不能这样变更，或者您的岗位不能提出。"))
    else:
        return True
    return False


def _renewed(request: HttpRequest, kept: KeptCertificate, form: RenewalForm) -> UUID | None:
    said: dict[str, Any] = form.cleaned_data
    try:
        return renew(
            officer_of(request),
            kept.id,
            outside_of(request),
            basis=said["basis"],
            valid_until=said["valid_until"],
        )
    except NotAllowed:
        form.add_error(None, gettext("现在不能换发，或者您的岗位不能换发。"))
    except InvalidValue:
        form.add_error("valid_until", gettext("新的有效期止不能早于今天。"))
    return None


def _page(kept: KeptCertificate, form: PlainForm, title: str, *, words: str, body: Content) -> Page:
    face = kept.certificate.face
    return Page(
        title=title,
        caption=f"{face.name}　{face.number}",
        lead=words,
        back=navigation.BackLink(href=reverse("counter:certificate", args=[kept.id])),
        errors=errors_of(form),
        body=PostForm(body=body, buttons=navigation.Button(words=title)),
    )


def _to(certificate: UUID) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("counter:certificate", args=[certificate]))


def _plain(text: str, *, multiline: bool = False) -> str:
    try:
        return plain_text(text, multiline=multiline)
    except InvalidValue as wrong:
        raise forms.ValidationError(refusal(wrong)) from None
