"""Let somebody see a certificate (授权他人): one receiver, chosen fields, a purpose, a last day."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from tongban.actions.certificates.sharing import Receiver, grant, take_back
from tongban.actions.targets import published
from tongban.core.people.assurance_levels import OnlineAct
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.core.vocabulary.plain_text import plain_text
from tongban.store.certificates.queries import KeptCertificate
from tongban.web.components import navigation
from tongban.web.components.access import citizen_required
from tongban.web.components.forms import DatePartsField, errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.sentences import refusal
from tongban.web.hall import places
from tongban.web.hall.certificates.face import field_choices, own
from tongban.web.hall.certificates.showing import ChoosingForm
from tongban.web.hall.proving import sure_enough_to
from tongban.web.hall.visitor import citizen_of, outside_of


class GrantForm(ChoosingForm):
    """Who may look, at what, what for and until when."""

    name = forms.CharField(label=gettext_lazy("对方的姓名或单位名称"), max_length=100)
    number = forms.CharField(
        label=gettext_lazy("对方的身份证号或统一社会信用代码"),
        help_text=gettext_lazy("只有用这个号码登录的人才能看到。"),
        max_length=32,
    )
    until = DatePartsField(
        label=gettext_lazy("可以看到哪一天"), help_text=gettext_lazy("最长九十天，随时可以收回。")
    )

    def clean_name(self) -> str:
        """Return the name as plain text."""
        try:
            return plain_text(self.cleaned_data["name"])
        except InvalidValue as wrong:
            raise forms.ValidationError(refusal(wrong)) from None


@citizen_required
@sure_enough_to(OnlineAct.SHARE, gettext_lazy("授权他人查看证照"))
@require_http_methods(["GET", "HEAD", "POST"])
def granting(request: HttpRequest, certificate_id: UUID) -> HttpResponseBase:
    """Ask who may see what; a post keeps the grant."""
    kept = own(request, certificate_id)
    choices = field_choices(kept, published().catalogue)
    form = GrantForm(request.POST if request.method == "POST" else None, choices)
    if request.method == "POST" and form.is_valid():
        try:
            _keep(request, kept, form.cleaned_data, form.chosen)
        except InvalidValue as error:
            form.add_error(None, refusal(error))
        except NotAllowed:
            form.add_error(None, gettext("这张证照现在不能给别人看，请看它的状态。"))
        else:
            return HttpResponseRedirect(f"{places.certificate(kept.id)}#shares")
    page = Page(
        title=gettext("授权他人查看：%(name)s") % {"name": kept.certificate.face.name},
        back=navigation.BackLink(href=places.certificate(kept.id)),
        errors=errors_of(form),
        body=PostForm(
            body=fields_of(form, "name", "number", "purpose", *_chosen(form), "until"),
            buttons=navigation.Button(words=gettext("确认授权")),
        ),
    )
    return show(request, page)


@citizen_required
@require_POST
def taking_back(request: HttpRequest, share_id: UUID) -> HttpResponseBase:
    """End a share at once."""
    certificate = take_back(citizen_of(request), share_id, outside_of(request))
    return HttpResponseRedirect(places.certificate(certificate))


def _keep(
    request: HttpRequest, kept: KeptCertificate, said: dict[str, Any], chosen: list[str]
) -> None:
    grant(
        citizen_of(request),
        kept.id,
        outside_of(request),
        receiver=Receiver(number=said["number"], name=said["name"]),
        fields=chosen,
        purpose=said["purpose"],
        until=said["until"],
    )


def _chosen(form: GrantForm) -> tuple[str, ...]:
    return ("fields",) if "fields" in form.fields else ()
