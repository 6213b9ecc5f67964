"""Show a certificate (亮证): choose what is seen and why; a code for five minutes follows."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from tongban.actions.certificates.sharing import show_code, shown_code
from tongban.actions.certificates.showing import shown_fields
from tongban.actions.targets import published
from tongban.core.people.assurance_levels import OnlineAct
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.web.components import figures, lists, messages, navigation
from tongban.web.components.access import citizen_required
from tongban.web.components.forms import PlainForm, errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.sentences import refusal
from tongban.web.components.words import written_moment
from tongban.web.hall import places
from tongban.web.hall.certificates.face import field_choices, own
from tongban.web.hall.proving import sure_enough_to
from tongban.web.hall.visitor import citizen_of, outside_of, theirs

LONGEST_PURPOSE = 60


class ChoosingForm(PlainForm):
    """What is shown of a certificate, and what for."""

    def __init__(self, posted: object, choices: list[tuple[str, str]]) -> None:
        self._choices = choices
        super().__init__(posted)

    purpose = forms.CharField(
        label=gettext_lazy("给谁看、做什么用"),
        help_text=gettext_lazy("例如：租房时给房东核对。会写在用证记录里。"),
        max_length=LONGEST_PURPOSE,
        error_messages={"max_length": gettext_lazy("最多写 60 个字")},
    )

    def questions(self) -> dict[str, forms.Field]:
        """Return the fields of this certificate; none is chosen beforehand."""
        if not self._choices:
            return {}
        return {
            "fields": forms.MultipleChoiceField(
                label=gettext("让对方看到哪些内容"),
                help_text=gettext(
                    "证照名称、持证人、颁发机构和有效期一定会显示；其他只显示您选的。"
                ),
                choices=self._choices,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
        }

    @property
    def chosen(self) -> list[str]:
        """Return the codes of the chosen fields."""
        return list(self.cleaned_data.get("fields", ()))


@citizen_required
@sure_enough_to(OnlineAct.SHARE, gettext_lazy("出示证照"))
@require_http_methods(["GET", "HEAD", "POST"])
def showing(request: HttpRequest, certificate_id: UUID) -> HttpResponseBase:
    """Ask what to show; a post leads to the code."""
    kept = own(request, certificate_id)
    choices = field_choices(kept, published().catalogue)
    form = ChoosingForm(request.POST if request.method == "POST" else None, choices)
    if request.method == "POST" and form.is_valid():
        try:
            token = show_code(
                citizen_of(request),
                kept.id,
                outside_of(request),
                fields=form.chosen,
                purpose=form.cleaned_data["purpose"],
            )
        except InvalidValue as error:
            form.add_error(None, refusal(error))
        except NotAllowed:
            form.add_error(None, gettext("这张证照现在不能给别人看，请看它的状态。"))
        else:
            return HttpResponseRedirect(reverse("hall:certificate_code", args=[token]))
    page = Page(
        title=gettext("亮证：%(name)s") % {"name": kept.certificate.face.name},
        back=navigation.BackLink(href=places.certificate(kept.id)),
        errors=errors_of(form),
        body=PostForm(body=fields_of(form), buttons=navigation.Button(words=gettext("生成亮证码"))),
    )
    return show(request, page)


@citizen_required
@require_safe
def code(request: HttpRequest, token: str) -> HttpResponseBase:
    """Show the code that the person is showing; it ends by itself."""
    outside = outside_of(request)
    found, text = theirs(
        shown_code(citizen_of(request), token, outside), request, "certificate.code", "code"
    )
    address = f"{outside.public_url}{reverse('hall:scanned_certificate', args=[token])}#{text}"
    seen = shown_fields(found.certificate, found.share, published().catalogue)
    rows = tuple(lists.SummaryRow(key=label, value=value) for label, value in seen.items())
    page = Page(
        title=gettext("请对方扫这个码"),
        back=navigation.BackLink(href=places.certificate(found.certificate.id)),
        body=(
            figures.QrFigure(
                address=address,
                caption=gettext("%(moment)s前有效") % {"moment": written_moment(found.share.until)},
                dense=True,
            ),
            messages.Inset(
                body=gettext("没有网络也能核验：码里带着签名。不要把这个码发给不认识的人。")
            ),
            lists.SummaryList(
                title=gettext("对方会看到"),
                rows=(
                    lists.SummaryRow(
                        key=gettext("证照名称"), value=found.certificate.certificate.face.name
                    ),
                    *rows,
                ),
            ),
            PostForm(
                body="",
                action=reverse("hall:take_back_share", args=[found.id]),
                buttons=navigation.Button(
                    words=gettext("不再出示"), kind=navigation.ButtonKind.SECONDARY
                ),
            ),
        ),
    )
    return show(request, page)
