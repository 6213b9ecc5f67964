"""Break the glass (紧急查阅): whom, why, in words; the supervisor is told as soon as it is sent."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from tongban.actions.looking import look_outside_a_case
from tongban.core.people.breaking_glass import AN_HOUR, LASTS, GlassReason, GlassWish
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.core.vocabulary.identity import parse_citizen_number
from tongban.web.components import lists
from tongban.web.components.access import officer_required
from tongban.web.components.assurance import lately_proven
from tongban.web.components.component import Component
from tongban.web.components.forms import PlainForm, errors_of, fields_of
from tongban.web.components.navigation import Button
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.sentences import refusal
from tongban.web.counter.requests import HANDLERS, officer_of, outside_of

REASONS = (
    (GlassReason.LIFE.value, gettext_lazy("抢救生命、保护人身安全")),
    (GlassReason.PUBLIC_EMERGENCY.value, gettext_lazy("应对突发公共事件")),
    (GlassReason.LAWFUL_ORDER.value, gettext_lazy("司法、执法机关依法紧急调取")),
    (GlassReason.LOST_PERSON.value, gettext_lazy("查找走失人员的家属")),
)


class GlassForm(PlainForm):
    """Whom, and why."""

    number = forms.CharField(label=gettext_lazy("身份证号"), max_length=32)
    reason = forms.ChoiceField(
        label=gettext_lazy("事由"), choices=REASONS, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=gettext_lazy("说明具体情况"),
        help_text=gettext_lazy("谁、什么事、为什么等不及立办件。审计管理员逐件复核。"),
        widget=forms.Textarea,
        max_length=500,
    )

    def clean_number(self) -> str:
        """Return the number in its one form."""
        try:
            return parse_citizen_number(self.cleaned_data["number"]).value
        except InvalidValue as wrong:
            raise forms.ValidationError(refusal(wrong)) from None


@officer_required(*HANDLERS)
@lately_proven(gettext_lazy("紧急查阅办件以外的个人信息"))
@require_http_methods(["GET", "HEAD", "POST"])
def breaking(request: HttpRequest) -> HttpResponseBase:
    """Ask for the reason; a post opens the person for a while."""
    form = GlassForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        key = _opened(request, form)
        if key is not None:
            return HttpResponseRedirect(reverse("counter:person", args=[key]))
    page = Page(
        title=gettext("紧急查阅"),
        lead=gettext(
            "没有办件，不能查看任何人的信息。只有遇到下面的紧急情形，才能限时查看一个人。"
        ),
        errors=errors_of(form),
        body=(
            _terms(),
            PostForm(
                body=fields_of(form, "number", "reason", "words"),
                buttons=Button(words=gettext("说明事由并查看")),
            ),
        ),
    )
    return show(request, page)


def _opened(request: HttpRequest, form: GlassForm) -> UUID | None:
    """Return where to look, or None with the reason on the form."""
    said = form.cleaned_data
    wish = GlassWish(person=said["number"], reason=GlassReason(said["reason"]), words=said["words"])
    try:
        return look_outside_a_case(officer_of(request), wish, outside_of(request))
    except InvalidValue as wrong:
        form.add_error("words", refusal(wrong))
    except NotAllowed as refused:
        form.add_error(None, _why_not(refused))
    return None


def _terms() -> Component:
    limits = {"minutes": int(LASTS.total_seconds() // 60), "times": AN_HOUR}
    told = gettext("每次只能看一个人，%(minutes)d 分钟后自动关闭；每小时最多 %(times)d 次。")
    return lists.PlainList(
        items=(
            told % limits,
            gettext("提交时立即通知监督人员；本人在“谁查了我的数据”里看得到您的工号和事由。"),
        )
    )


def _why_not(refused: NotAllowed) -> str:
    if refused.rule == "glass.too_many":
        return gettext("一小时内紧急查阅的次数已经用完，请联系监督人员。")
    return gettext("您的岗位不能紧急查阅。")
