"""Rate (好差评): five levels in words, once when accepted and once when finished; never forced.

国办发〔2019〕51号. What was good or bad is asked in the contents of the national standard for
services on line: efficiency, accuracy of the guide, convenience, the platform itself.
"""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from tongban.actions.feedback import rate as keep_rating
from tongban.core.feedback.ratings import ONLINE, RatedStage, RatingChannel
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed
from tongban.core.vocabulary.plain_text import plain_text
from tongban.store.feedback.ratings import own_ratings
from tongban.web.components import labels, navigation
from tongban.web.components.access import agent_admitted
from tongban.web.components.forms import PlainForm, RatingField, errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.sentences import refusal
from tongban.web.hall import places
from tongban.web.hall.mine.cases import followed_case
from tongban.web.hall.visitor import citizen_of, outside_of

LONGEST_COMMENT = 500


class RatingForm(PlainForm):
    """A level, and more for those who want to say it."""

    level = RatingField(label=gettext_lazy("您对这次服务满意吗？"))
    comment = forms.CharField(
        label=gettext_lazy("还想说什么"),
        help_text=gettext_lazy("不要写身份证号、银行卡号等信息。被评价的人看不到是谁写的。"),
        max_length=LONGEST_COMMENT,
        required=False,
        widget=forms.Textarea,
        error_messages={"max_length": gettext_lazy("最多写 500 个字，请删减后再提交")},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.order_fields(("level", "aspects", "comment"))

    def questions(self) -> dict[str, forms.Field]:
        """Return what the standard asks of services on line."""
        return {
            "aspects": forms.MultipleChoiceField(
                label=gettext("您的评价主要针对哪些方面"),
                choices=[(code, labels.word(words)) for code, words in ONLINE.aspects],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
        }

    def clean_comment(self) -> str:
        """Return the comment as plain text."""
        try:
            return plain_text(self.cleaned_data["comment"], multiline=True)
        except InvalidValue as wrong:
            raise forms.ValidationError(refusal(wrong)) from None


@agent_admitted
@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    """Ask for a rating of a case at the stage that it has come to, once."""
    followed = followed_case(request, case_id)
    stage = followed.rated_stage
    before = {one.stage for one in own_ratings(citizen_of(request), case_id)}
    if stage is None or stage in before:
        return _back(request, case_id, said=False)
    form = RatingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _keep(request, case_id, form.cleaned_data)
    return show(request, _page(case_id, followed.record.item_name, form, stage))


def _keep(request: HttpRequest, case_id: UUID, said: dict[str, Any]) -> HttpResponseBase:
    try:
        keep_rating(
            citizen_of(request),
            case_id,
            outside_of(request),
            level=said["level"],
            channel=_channel(request),
            aspects=tuple(said["aspects"]),
            comment=said["comment"],
        )
    except (Conflict, NotAllowed):
        return _back(request, case_id, said=False)
    return _back(request, case_id, said=True)


def _channel(request: HttpRequest) -> RatingChannel:
    """Return whether it comes from a telephone (移动端) or not, which is all that is kept of it."""
    hint = request.headers.get("Sec-CH-UA-Mobile", "")
    mobile = hint == "?1" or (not hint and "Mobi" in request.headers.get("User-Agent", ""))
    return RatingChannel.MOBILE if mobile else RatingChannel.WEB


def _back(request: HttpRequest, case_id: UUID, *, said: bool) -> HttpResponseBase:
    if said:
        news.success(request, gettext("谢谢您的评价。不满意的评价会有人联系您核实、整改。"))
    else:
        news.warning(request, gettext("这件事现在不能评价：受理以后、办结以后各可以评价一次。"))
    return HttpResponseRedirect(places.case(case_id))


def _page(case_id: UUID, name: str, form: RatingForm, stage: RatedStage) -> Page:
    return Page(
        title=gettext("评价“%(name)s”") % {"name": name},
        caption=gettext("%(stage)s阶段的服务") % {"stage": labels.label(stage)},
        back=navigation.BackLink(href=places.case(case_id)),
        errors=errors_of(form) if form.is_bound else None,
        body=PostForm(
            body=fields_of(form),
            buttons=(
                navigation.Button(words=gettext("提交评价")),
                navigation.Link(words=gettext("暂不评价"), href=places.case(case_id)),
            ),
        ),
    )
