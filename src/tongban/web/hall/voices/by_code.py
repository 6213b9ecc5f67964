"""Rate by a code (扫码评价): whoever was handed the code of a case rates, without signing in.

The code is sealed: it names one case, says by which way it was handed out, and ends after a month.
"""

from typing import Any, Final
from uuid import UUID

from django import forms
from django.core import signing
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from tongban.actions.feedback.rating import rate_by_code as keep_rating
from tongban.core.feedback.ratings import RatingChannel, contents_of
from tongban.core.vocabulary.errors import Conflict, NotAllowed, NotFound
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.access import public
from tongban.web.components.forms import RatingField, errors_of, fields_of
from tongban.web.components.rating_codes import read_code
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.hall.visitor import outside_of
from tongban.web.hall.voices.saying import PlainTextForm

LONGEST_COMMENT: Final = 500


class CodeRatingForm(PlainTextForm):
    """A grade, and more for those who want to say it."""

    level = RatingField(label=gettext_lazy("您对这次服务满意吗？"))
    comment = forms.CharField(
        label=gettext_lazy("还想说什么"),
        help_text=gettext_lazy("不要写身份证号、银行卡号等信息。被评价的人看不到是谁写的。"),
        max_length=LONGEST_COMMENT,
        required=False,
        widget=forms.Textarea,
        error_messages={"max_length": gettext_lazy("最多写 500 个字，请删减后再提交")},
    )

    def __init__(self, *args: Any, channel: RatingChannel, **options: Any) -> None:
        self._channel = channel
        super().__init__(*args, **options)
        self.order_fields(("level", "aspects", "comment"))

    def questions(self) -> dict[str, forms.Field]:
        """Return what the standard asks by this way."""
        return {
            "aspects": forms.MultipleChoiceField(
                label=gettext("您的评价主要针对哪些方面"),
                choices=[
                    (code, labels.word(words)) for code, words in contents_of(self._channel).aspects
                ],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
        }


@public
@require_http_methods(["GET", "HEAD", "POST"])
def rate_by_code(request: HttpRequest, token: str) -> HttpResponseBase:
    """Ask whoever holds the code of a case, once."""
    try:
        case, channel = read_code(token)
    except signing.BadSignature:
        raise NotFound("no such code") from None
    form = CodeRatingForm(request.POST if request.method == "POST" else None, channel=channel)
    if request.method == "POST" and form.is_valid():
        return show(request, _kept(request, case, channel, form.cleaned_data))
    page = Page(
        title=gettext("评价这次服务"),
        errors=errors_of(form) if form.is_bound else None,
        lead=lists.Paragraph(body=gettext("自愿评价。不满意的，会有人联系您核实、整改。")),
        body=PostForm(body=fields_of(form), buttons=navigation.Button(words=gettext("提交评价"))),
    )
    return show(request, page)


def _kept(request: HttpRequest, case: UUID, channel: RatingChannel, said: dict[str, Any]) -> Page:
    try:
        keep_rating(
            case,
            outside_of(request),
            level=said["level"],
            channel=channel,
            aspects=tuple(said["aspects"]),
            comment=said["comment"],
        )
    except (Conflict, NotAllowed):
        told = gettext("这次服务现在不能评价：每个阶段评价一次。")
        return Page(title=gettext("没有收下评价"), body=messages.Inset(body=told))
    return Page(
        title=gettext("谢谢您的评价"),
        body=lists.Paragraph(body=gettext("不满意的评价会有人联系您核实、整改。")),
    )
