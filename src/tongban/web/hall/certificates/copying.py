"""A copy for one use (加注件): its purpose and last day stand across every page."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from tongban.actions.certificates.printing import print_copy
from tongban.actions.targets import published
from tongban.core.people.assurance_levels import OnlineAct
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.plain_text import plain_text
from tongban.web.components import navigation
from tongban.web.components.access import citizen_required
from tongban.web.components.attachments import PDF, attachment
from tongban.web.components.forms import PlainForm, errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.sentences import refusal
from tongban.web.hall import places
from tongban.web.hall.certificates.face import own
from tongban.web.hall.certificates.showing import LONGEST_PURPOSE
from tongban.web.hall.proving import sure_enough_to
from tongban.web.hall.visitor import citizen_of, outside_of


class CopyForm(PlainForm):
    """What the copy is for."""

    purpose = forms.CharField(
        label=gettext_lazy("用证事由"),
        help_text=gettext_lazy("例如：办理住房贷款。会印在每一页上，三十天内有效。"),
        max_length=LONGEST_PURPOSE,
        error_messages={"max_length": gettext_lazy("最多写 60 个字")},
    )

    def clean_purpose(self) -> str:
        """Return the purpose as plain text."""
        try:
            return plain_text(self.cleaned_data["purpose"])
        except InvalidValue as wrong:
            raise forms.ValidationError(refusal(wrong)) from None


@citizen_required
@sure_enough_to(OnlineAct.SHARE, gettext_lazy("下载证照加注件"))
@require_http_methods(["GET", "HEAD", "POST"])
def copying(request: HttpRequest, certificate_id: UUID) -> HttpResponseBase:
    """Ask what the copy is for; a post hands it out."""
    kept = own(request, certificate_id)
    form = CopyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        _, content = print_copy(
            citizen_of(request),
            kept.id,
            published().catalogue,
            outside_of(request),
            purpose=form.cleaned_data["purpose"],
        )
        name = gettext("%(name)s（加注件）.pdf") % {"name": kept.certificate.face.name}
        return attachment(content, PDF, name=name)
    page = Page(
        title=gettext("生成加注件：%(name)s") % {"name": kept.certificate.face.name},
        back=navigation.BackLink(href=places.certificate(kept.id)),
        errors=errors_of(form),
        body=PostForm(body=fields_of(form), buttons=navigation.Button(words=gettext("生成并下载"))),
    )
    return show(request, page)
